"""How a report looks: one style sheet for the page, one for paper. Contrast of 7 to 1; nothing by colour alone."""

from importlib.resources import files

BASIS = """
:root { --inkt: #1a1a1a; --zacht: #454545; --lijn: #b9c0c7; --vlak: #f2f5f8; --accent: #0b4a85; --let-op: #fff4d6;
  --papier: #ffffff; }
* { box-sizing: border-box; }
body { color: var(--inkt); background: var(--papier); line-height: 1.5; margin: 0;
  font-family: "Source Sans 3", "Noto Sans", "Segoe UI", "DejaVu Sans", "Liberation Sans", sans-serif; }
h1, h2, h3 { line-height: 1.25; margin: 0; }
p { margin: 0.5em 0; }
a { color: var(--accent); }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 700; padding: 0 0 0.4em; }
th, td { text-align: left; vertical-align: top; padding: 0.35em 0.7em 0.35em 0; border-bottom: 1px solid var(--lijn);
  }
thead th { border-bottom: 2px solid var(--inkt); vertical-align: bottom; }
tbody th { font-weight: 600; }
th.rechts, td.rechts { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.dag { white-space: nowrap; }
tr.nadruk th, tr.nadruk td { font-weight: 700; border-top: 2px solid var(--inkt); }
tfoot td { border-bottom: 0; color: var(--zacht); }
dl { margin: 0.3em 0; }
dl.over { display: grid; grid-template-columns: max-content 1fr; gap: 0.1em 1.2em; }
dl.over dt { color: var(--zacht); }
dd { margin: 0; }
.let-op { background: var(--let-op); border-left: 5px solid #8a5a00; padding: 0.6em 1em; }
.zacht { color: var(--zacht); }
"""

TELEFOON = (files(__package__) / "static" / "telmee" / "telefoon.css").read_text(encoding="utf-8")
"""What tables become on a telephone: said once, for this page and for those of `telmee serve`."""

PAGINA = (
    BASIS
    + """
html { scroll-behavior: auto; scroll-padding-top: 1rem; }
body { font-size: 1.0625rem; }
.sla-over { position: absolute; left: -999em; }
.sla-over:focus { left: 1rem; top: 1rem; background: var(--papier); padding: 0.6em 1em; border: 3px solid var(--accent);
  z-index: 2; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
header, main, nav, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
header.kop { padding-top: 1.5rem; }
h1.antwoord { font-size: 1.6rem; color: var(--accent); max-width: 52rem; text-wrap: pretty; }
h1.antwoord .verder { display: block; font-size: 1.15rem; font-weight: 400; color: var(--inkt); margin-top: 0.3rem; }
h2.klein { font-size: 1.15rem; border: 0; padding: 0; margin: 0.9rem 0 0; }
.wie { margin: 0.4rem 0; }
h2 { font-size: 1.45rem; color: var(--accent); border-top: 3px solid var(--accent); padding-top: 0.6rem;
  margin-bottom: 0.8rem; }
section { margin: 2.4rem 0; }
section > * + .kader, section > * + table { margin-top: 1.4rem; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.3rem 1.3rem; padding: 0.7rem 0; margin: 1rem 0 0;
  border-top: 1px solid var(--lijn); border-bottom: 1px solid var(--lijn); }
nav a { display: inline-block; min-height: 24px; }
.kort { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0.9rem; margin: 0;
  padding: 0; }
.kort > div { background: var(--vlak); border-left: 5px solid var(--accent); padding: 0.7rem 1rem; }
.kort dt { font-weight: 600; }
.kort dd.cijfer { font-size: 1.55rem; font-weight: 700; font-variant-numeric: tabular-nums; }
.kort dd { margin: 0; }
.kader { overflow-x: auto; max-width: 100%; }
.kader.hoog { max-height: 40rem; overflow-y: auto; border: 1px solid var(--lijn); padding: 0 0.6rem; }
.kader.hoog thead th { position: sticky; top: 0; background: var(--papier); }
.kader.hoog table { font-size: 0.95rem; }
#termijnen tbody th { white-space: nowrap; }
table.figuren td:last-child { width: 52%; }
table.figuren th { width: 28%; }
.kader.breed table { min-width: 66rem; font-size: 0.9rem; }
thead th.rechts { white-space: normal; max-width: 7rem; }
details summary { cursor: pointer; min-height: 24px; color: var(--accent); }
details details { margin-left: 1rem; }
.telmee-uitleg { font-size: 0.95rem; overflow-wrap: anywhere; }
.telmee-uitleg summary { padding: 0.1em 0; }
.telmee-uitleg dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1em 0.8em;
  margin: 0.2em 0 0.5em 1rem; }
.telmee-uitleg dt { color: var(--zacht); }
.telmee-uitleg p { margin: 0.1em 0 0.1em 1rem; }
.doen { padding-left: 1.6rem; margin: 0.4rem 0 1rem; max-width: 52rem; }
.doen li { padding: 0.2rem 0; }
.doen .zacht { display: block; }
.artikel { font-size: 0.9rem; }
figure { margin: 0; }
figcaption { font-weight: 700; padding: 0 0 0.4em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
figure { margin-top: 1.2rem; }
svg.staven { width: 100%; max-width: 44rem; height: auto; display: block; }
svg.staven.smal { display: none; max-width: 26rem; }
footer { color: var(--zacht); border-top: 1px solid var(--lijn); margin-top: 3rem; padding-top: 1rem;
  padding-bottom: 2rem; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --inkt: #f1f3f5; --zacht: #c9d1d9; --lijn: #4a545e; --vlak: #1d252d; --accent: #9ecbff;
    --let-op: #3a2f10; --papier: #12171c; }
  svg.staven { fill: var(--inkt); }
  svg.staven .papier { stroke: var(--papier); }
  svg.staven .s0 { fill: #6cb2ff; }
  svg.staven .s1 { fill: #6fd08c; }
  svg.staven .s2 { fill: #e3b341; }
  svg.staven .s3 { fill: #c9a5f5; }
  svg.staven .s4 { fill: #aab4be; }
}
@media (max-width: 40rem) {
  header.kop { padding-top: 0.8rem; }
  h1.antwoord { font-size: 1.2rem; }
  .let-op { padding: 0.3em 0.6em; }
  svg.staven { display: none; }
  svg.staven.smal { display: block; }
  dl.over { grid-template-columns: 1fr; }
}
@media print {
  @page { size: A4; margin: 18mm 15mm; }
  @page liggend { size: A4 landscape; margin: 15mm; }
  html { font-size: 10pt; }
  body { font-size: 1rem; }
  nav, .sla-over { display: none; }
  header, main, footer { max-width: none; padding: 0; }
  .kader, .kader.hoog { overflow: visible; max-height: none; border: 0; padding: 0; }
  .kader.breed { page: liggend; }
  .kader.breed table, .kader.hoog table { width: 100%; min-width: 0; font-size: 8.5pt; }
  .kader.breed th, .kader.breed td { padding-right: 0.6em; }
  .kader.hoog thead th { position: static; }
  thead th.rechts { max-width: none; }
  .telmee-uitleg > details::details-content { content-visibility: visible; }
  section, tr, .kort > div { break-inside: avoid; }
  section.lang { break-inside: auto; }
  thead { display: table-header-group; }
  h2, caption { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
"""
    + TELEFOON
)

DRUK = (
    BASIS
    + """
@page { size: A4; margin: 17mm 17mm 18mm;
  font-family: "Source Sans 3", "Noto Sans", "DejaVu Sans", "Liberation Sans", sans-serif; font-size: 8pt; color:
    #454545;
  @bottom-left { content: string(titel); }
  @bottom-right { content: "bladzijde " counter(page) " van " counter(pages); } }
body { font-size: 9.5pt; }
h1.antwoord { font-size: 15pt; color: var(--accent); margin-bottom: 2mm; }
.wie { string-set: titel content(); margin: 0 0 2mm; }
h2.klein { border: 0; padding: 0; margin: 4mm 0 1mm; }
h2 { font-size: 13.5pt; color: var(--accent); border-top: 1.2pt solid var(--accent); padding-top: 2.5mm;
  margin: 8mm 0 3mm; break-after: avoid; }
h3 { font-size: 10.5pt; margin: 4mm 0 0.5mm; break-after: avoid; }
table { margin: 3mm 0 4mm; }
caption { break-after: avoid; }
thead { display: table-header-group; }
tfoot { display: table-row-group; }
thead th.rechts { white-space: normal; }
tr { break-inside: avoid; }
th, td { padding: 1.1mm 2.5mm 1.1mm 0; }
th:last-child, td:last-child { padding-right: 0; }
table.figuren th { width: 32%; }
table.figuren td:nth-child(2) { width: 19%; }
.kort { margin: 3mm 0; }
.mee { font-size: 8.5pt; line-height: 1.25; }
.mee h1.antwoord { font-size: 13pt; margin-bottom: 1mm; }
.mee h2 { font-size: 10pt; margin: 2mm 0 0.6mm; padding-top: 1mm; border-top-width: 0.6pt; }
.mee p { margin: 0 0 0.3mm; }
.mee table { margin: 1mm 0 1.5mm; }
.mee th, .mee td { padding: 0.5mm 2mm 0.5mm 0; }
.uitlegdeel { break-inside: avoid; margin-bottom: 2.5mm; }
.uitlegdeel dl { margin: 0; font-size: 8.5pt; }
.uitlegdeel dt { float: left; clear: left; width: 17mm; color: var(--zacht); }
.uitlegdeel dd { margin-left: 19mm; }
dl.over { display: block; }
dl.over dt { float: left; clear: left; width: 42mm; }
dl.over dd { margin-left: 44mm; }
.uitlegdeel p { margin: 0; font-size: 8.5pt; }
svg.staven { width: 150mm; height: auto; margin: 3mm 0; }
a { text-decoration: none; }
.breed { font-size: 8pt; }
.breed th, .breed td { padding-right: 1.8mm; }
.doen { margin: 0 0 3mm; padding-left: 6mm; }
.doen li { padding: 0.4mm 0; }
.doen .zacht { display: block; font-size: 8.5pt; }
section.blad { break-before: page; font-size: 8.5pt; }
section.blad h2 { margin-top: 4mm; padding-top: 1.5mm; font-size: 11.5pt; margin-bottom: 1mm; }
section.blad h2:first-child { margin-top: 0; }
section.blad table { margin: 1mm 0 2mm; }
section.blad th, section.blad td { padding-top: 0.6mm; padding-bottom: 0.6mm; }
section.blad .breed { font-size: 8.5pt; }
.kort table { break-inside: avoid; }
"""
)
