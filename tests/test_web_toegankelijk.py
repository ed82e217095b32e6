"""The accessibility statement says what was measured of the pages that there are."""

from __future__ import annotations

import web_hulp


def test_every_page_was_measured_and_nothing_was_found():
    namen = {naam for naam, _ in web_hulp.adressen(("nl",))}
    from telmee.web.onderdelen.toegankelijk.paginas import gemeten

    bron = gemeten()
    assert namen <= set(bron["paginas"]), "run bench/toegankelijk.py"
    assert sum(cijfers["fouten"] for cijfers in bron["paginas"].values()) == 0
    html = web_hulp.client().get("/toegankelijkheid").content.decode()
    assert "kwamen er na de meting bij" not in html and str(len(bron["paginas"])) in html
