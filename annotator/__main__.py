"""Without arguments the window, otherwise the command line."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the program; returns the exit status."""
    # pydantic would search every installed package for plugins, a tenth of a second at each start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from annotator import bootstrap  # noqa: PLC0415 - whatever it loads, this module is cheap to import

    return bootstrap.main()


if __name__ == "__main__":
    sys.exit(main())
