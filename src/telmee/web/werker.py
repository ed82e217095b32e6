"""A worker in a process of its own, beside the pages on a server: `python -m telmee.web.werker`."""

from __future__ import annotations

import os


def main() -> None:
    """Runs what is in the queue until it is stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "telmee.web.settings")
    import django

    django.setup()
    from telmee.web.kit import ontdek, taken

    for soort in ("paginas", "werk"):  # they declare the pieces of work
        ontdek.modules(soort)
    taken.ruim_geregeld_op()
    eigen = taken.werker()
    eigen.configure_signals()
    eigen.run()


if __name__ == "__main__":
    main()
