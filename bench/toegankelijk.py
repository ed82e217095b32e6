"""Measures what the accessibility statement says: axe-core on every page, both languages, both themes, narrow and wide.

    PYTHONPATH=src:tests python bench/toegankelijk.py           # writes onderdelen/toegankelijk/gemeten.json
    PYTHONPATH=src:tests python bench/toegankelijk.py --nieuw   # only the pages that are not in it yet; its day stays

Prints every fault that it finds; the statement is made from the file, and a test holds the file to the pages there are.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(WORTEL / "src"), str(WORTEL / "tests")]
BREEDTES = (320, 1440)


def main() -> int:
    """Writes the file; 1 when something was found."""
    import browser_hulp
    import web_hulp
    from telmee.web.onderdelen.toegankelijk.paginas import GEMETEN, gemeten

    eerder = gemeten() if "--nieuw" in sys.argv[1:] else {"paginas": {}, "op": date.today().isoformat()}
    keren: Counter[str] = Counter()
    fouten: Counter[str] = Counter()
    with browser_hulp.bezoek() as bezoek:
        versie = f"Chromium {bezoek.browser.version.split('.')[0]}"
        for naam, adres in [*web_hulp.adressen(), *web_hulp.antwoorden()]:
            if naam in eerder["paginas"]:
                continue
            for donker in (False, True):
                with bezoek.blad(donker=donker) as blad:
                    blad.goto(adres)
                    for breedte in BREEDTES:
                        blad.set_viewport_size({"width": breedte, "height": 900})
                        gevonden = browser_hulp.axe(blad)
                        keren[naam] += 1
                        fouten[naam] += len(gevonden)
                        for fout in gevonden:
                            print(adres, breedte, "donker" if donker else "licht", fout)
    axe = re.search(r"axe v([\d.]+)", browser_hulp.axe_bron())
    nieuw = {naam: {"keren": keren[naam], "fouten": fouten[naam]} for naam in keren}
    uit = {
        "op": eerder["op"],
        "gereedschap": [f"axe-core {axe[1] if axe else ''}".strip(), versie],
        "breedtes": list(BREEDTES),
        "paginas": dict(sorted((eerder["paginas"] | nieuw).items())),
    }
    GEMETEN.write_text(json.dumps(uit, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{sum(keren.values())} keer gekeken op {len(keren)} pagina's, {sum(fouten.values())} fouten")
    return 1 if sum(fouten.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
