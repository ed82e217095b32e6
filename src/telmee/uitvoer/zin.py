"""Words in a sentence."""

from __future__ import annotations


def binnen_zin(woorden: str) -> str:
    """A label or sentence as it goes on inside a sentence; a name in capitals (UWV, LKV) stays as it is.

    >>> binnen_zin("Baankans in een kwartaal"), binnen_zin("UWV: no-riskpolis")
    ('baankans in een kwartaal', 'UWV: no-riskpolis')
    """
    if len(woorden) > 1 and woorden[1].isupper():
        return woorden
    return woorden[:1].lower() + woorden[1:]
