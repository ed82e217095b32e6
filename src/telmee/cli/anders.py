"""The option `--anders` and its sentences under an answer; what it means is `telmee.deur`."""

from typing import Any

import typer

from telmee.veilig import regel

ANDERS = typer.Option(
    None, "--anders", metavar="NAAM=WAARDE", help="Reken met een andere waarde, zoals drempel_uren=50000; mag vaker."
)


def druk_af(wetten_: Any) -> None:
    """The sentences under an answer."""
    ongebruikt = wetten_.unused()
    for elk in wetten_.changed():
        print(f"{regel(elk.zin)}{'; niets hier hangt ervan af' if elk.zoals_getypt in ongebruikt else ''}.")
