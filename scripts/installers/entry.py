"""Where the frozen program starts."""

import multiprocessing
import sys

from annotator.__main__ import main

if __name__ == "__main__":
    # Suggesting in several processes starts this very file again.
    multiprocessing.freeze_support()
    sys.exit(main())
