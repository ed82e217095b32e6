"""What a renderer drew, in English: each text of its HTML is English, or its element says that it is Dutch."""

from __future__ import annotations

import re
from html import unescape

from telmee.uitvoer.vertaling.zinnen import zin
from telmee.veilig import escape

_DEEL = re.compile(r"(<[^>]*>)")
_NAAM = re.compile(r"</?([a-zA-Z][\w-]*)")
_TAAL = re.compile(r' lang="(\w\w)"')
_LABEL = re.compile(r'( aria-label=")([^"]*)(")')
_KOP = re.compile(r'( data-kop=")([^"]*)(")')
"""The name of a column, which a telephone shows before each cell."""
_WOORD = re.compile(r"[^\W\d_]{2,}")
_EIGEN = re.compile(r"https?://\S+|[\w.-]*_[\w.-]*|[\w.-]+\.(?:xml|csv|json|txt|xlsx)")
"""An address, the name of a field or of a file: of no language."""
LEEG = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
ALLEEN_TEKST = frozenset({"title", "desc", "text", "tspan", "option", "textarea"})
"""Elements that hold no other element: their language stands on themselves."""
DICHT = frozenset({"script", "style", "pre", "code"})


def html(bron: str) -> str:
    """The same HTML for a page in English."""
    return _Tekening().lees(bron)


class _Tekening:
    def __init__(self) -> None:
        self.uit: list[str] = []
        self.stapel: list[tuple[str, str]] = []
        """The open elements: name and language, '-' for what is left as it is."""

    @property
    def hier(self) -> str:
        return self.stapel[-1][1] if self.stapel else "en"

    def lees(self, bron: str) -> str:
        for deel in _DEEL.split(bron):
            if deel.startswith("<") and deel.endswith(">"):
                self._tag(deel)
            elif deel:
                self._tekst(deel)
        return "".join(self.uit)

    def _tag(self, tag: str) -> None:
        gevonden = _NAAM.match(tag)
        if gevonden is None:
            self.uit.append(tag)
            return
        naam = gevonden[1]
        if tag.startswith("</"):
            while self.stapel and self.stapel.pop()[0] != naam:
                pass
            self.uit.append(tag)
            return
        taal = self.hier
        if taal != "-":
            tag, taal = self._open(tag, naam)
        self.uit.append(tag)
        if naam not in LEEG and not tag.endswith("/>"):
            self.stapel.append((naam, taal))

    def _open(self, tag: str, naam: str) -> tuple[str, str]:
        """A tag with its label in English, and the language of what is in it."""
        eigen = _TAAL.search(tag)
        if naam in DICHT or (eigen and naam in ("dfn", "span")):
            return tag, "-"  # says its own language already
        if eigen:
            tag = tag.replace(eigen[0], "")
        taal = "en" if eigen else self.hier
        if label := _LABEL.search(tag):
            engels = zin(unescape(label[2]))
            if engels is not None:
                tag = tag.replace(label[0], label[1] + escape(engels) + label[3])
            elif _eigen_taal(unescape(label[2])):
                taal = "nl"
        if (kop := _KOP.search(tag)) and (engels := zin(unescape(kop[2]))) is not None:
            tag = tag.replace(kop[0], kop[1] + escape(engels) + kop[3])
        if taal != self.hier:
            tag = f'{tag[: len(naam) + 1]} lang="{taal}"{tag[len(naam) + 1 :]}'
        return tag, taal

    def _tekst(self, tekst: str) -> None:
        kaal = unescape(tekst)
        if self.hier == "-" or not kaal.strip():
            self.uit.append(tekst)
            return
        engels = in_engels(kaal)
        taal = self.hier if engels is None and not _eigen_taal(kaal) else "nl" if engels is None else "en"
        nieuw = tekst if engels is None else escape(engels)
        if taal == self.hier:
            self.uit.append(nieuw)
        elif self.stapel and self.stapel[-1][0] in ALLEEN_TEKST:
            naam = self.stapel[-1][0]
            self.uit[-1] = f'{self.uit[-1][: len(naam) + 1]} lang="{taal}"{self.uit[-1][len(naam) + 1 :]}'
            self.uit.append(nieuw)
        else:
            self.uit.append(f'<span lang="{taal}">{nieuw}</span>')


def _eigen_taal(kaal: str) -> bool:
    """Whether there is a word in it that is of a language."""
    return _WOORD.search(_EIGEN.sub("", kaal)) is not None


def in_engels(kaal: str) -> str | None:
    """The English of a text, with the spaces and the punctuation around it that join it to what stands beside it."""
    binnen = kaal.strip()
    voor = kaal[: len(kaal) - len(kaal.lstrip())]
    na = kaal[len(kaal.rstrip()) :]
    if binnen.startswith((": ", "; ", ", ")):
        voor, binnen = voor + binnen[:2], binnen[2:]
    engels = zin(binnen)
    return None if engels is None else voor + engels + na
