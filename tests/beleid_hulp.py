"""Commands of beleid as somebody types them."""

from __future__ import annotations

from typer.testing import CliRunner

from telmee.cli.beleid import app


def draai(*woorden: object, breedte: int = 80) -> str:
    """What it prints; what it refuses is raised."""
    uit = CliRunner(env={"COLUMNS": str(breedte)}).invoke(app, [str(w) for w in woorden])
    if uit.exception is not None and not isinstance(uit.exception, SystemExit):
        raise uit.exception
    assert uit.exit_code == 0, uit.output
    return uit.stdout
