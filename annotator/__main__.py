"""Without arguments the window, otherwise the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program; returns the exit status."""
    from annotator import bootstrap  # noqa: PLC0415 - whatever it loads, this module is cheap to import

    return bootstrap.main()


if __name__ == "__main__":
    sys.exit(main())
