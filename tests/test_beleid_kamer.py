"""The room of foresight: what it may load, when, and what it says when its packages are missing."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from telmee.beleid import pakketten
from telmee.fouten import Fout

WORTEL = Path(__file__).parent.parent
ZWAAR = ["scipy", "statsmodels", "pandas", "numpy"]


@pytest.mark.parametrize("argumenten", [["--help"], ["beleid", "--help"]])
def test_de_uitleg_laadt_geen_pakket_voor_vooruitkijken(argumenten):
    code = (
        f"import sys; from telmee.cli import main; main({argumenten!r}); "
        f"print([naam for naam in {ZWAAR!r} if naam in sys.modules], file=sys.stderr)"
    )
    klaar = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=WORTEL / "src")
    assert klaar.stderr.strip() == "[]" and "Gebruik" in klaar.stdout


def test_zonder_de_pakketten_staat_er_wat_te_doen(monkeypatch):
    monkeypatch.setattr(pakketten, "find_spec", lambda naam: None if naam == "scipy" else find_spec(naam))
    with pytest.raises(Fout, match=r"start met \./telmee beleid"):
        pakketten.eis()
