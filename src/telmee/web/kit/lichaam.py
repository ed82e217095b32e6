"""What a body of the API may hold: the fields that its operation names, in an object, and nothing else.

A field that nobody reads would be a misspelt one: what it was to say would be left out in silence. And where every
field may be left out, a list would pass for an object without fields.
"""

from __future__ import annotations

from typing import Any

from ninja import Schema
from pydantic import ConfigDict, model_validator


class Lichaam(Schema):
    """A body, or an object in one."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _is_object(cls, gegeven: Any) -> Any:
        """Only an object has fields."""
        if isinstance(gegeven, list | tuple | str | bytes | int | float):
            raise ValueError("object")
        return gegeven
