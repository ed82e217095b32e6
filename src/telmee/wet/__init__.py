"""The law as rules: pure, dated, cited, and computed on any engine.

>>> from telmee.wet import Wetten
>>> wetten = Wetten.known()                    # as known today; a stand, regimes and given values are chosen here, once
>>> law = wetten.op("2018-12-31")
>>> law.derive(frame, "quotumheffing")         # a Polars, DuckDB or Spark frame, and the same comes back
>>> law.explain(record, "quotumheffing")       # the tree of figures behind it

This room reads nothing but its own values, and knows no database, file or clock of the user's.
"""

from telmee.wet.machine.event import event
from telmee.wet.machine.face import Law, Wetten
from telmee.wet.machine.rule import DAY, day_fact, fact, family, rule, yes_no
from telmee.wet.machine.terms import (
    ceiling,
    choose,
    count,
    day_of,
    first,
    is_known,
    maximum,
    minimum,
    months_between,
    months_later,
    nearest,
    part_of,
    scaled,
    working_day,
    working_day_before,
    year_of,
    years_between,
)

__all__ = [
    "DAY",
    "day_fact",
    "yes_no",
    "Law",
    "Wetten",
    "ceiling",
    "choose",
    "count",
    "day_of",
    "event",
    "fact",
    "family",
    "first",
    "is_known",
    "maximum",
    "minimum",
    "months_between",
    "months_later",
    "nearest",
    "part_of",
    "rule",
    "scaled",
    "working_day",
    "working_day_before",
    "year_of",
    "years_between",
]
