"""Starts the command line: `python -m telmee`."""

import sys

from telmee.cli import main

if __name__ == "__main__":
    sys.exit(main())
