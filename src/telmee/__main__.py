"""Starts the command line: `python -m telmee`."""

import sys


def _start() -> int:
    """Loading takes a moment too: a Ctrl-C then ends as it does later, in one sentence."""
    try:
        from telmee.cli import main
    except KeyboardInterrupt:
        print("Afgebroken; er is niets half geschreven.", file=sys.stderr)
        return 1
    return main()


if __name__ == "__main__":
    sys.exit(_start())
