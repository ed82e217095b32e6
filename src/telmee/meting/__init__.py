"""The national measurement: did the country reach its jobs?

Three roads to one table: the figures as published (`gepubliceerd`), the published table recomputed from its parts
(`delen`), and the table computed from payroll records and register (`berekend`). What counts and how it is rounded is
law and lives in ``telmee.wet``; what was published and the records come from ``telmee.gegevens``. Importing this
package loads no engine.
"""

from telmee.meting.delen import uit_delen
from telmee.meting.gepubliceerd import reeks, uitslag
from telmee.meting.uitkomst import CELLEN, SECTOREN, VORMEN, Herkomst, Uitslag, Verschil

__all__ = ["CELLEN", "SECTOREN", "VORMEN", "Herkomst", "Uitslag", "Verschil", "reeks", "uit_delen", "uitslag"]
