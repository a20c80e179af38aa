from __future__ import annotations

from enum import StrEnum


class TemplateStyle(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    BOLD = "bold"
    ITALIC = "italic"
    REGULAR = "regular"

    @classmethod
    def _missing_(cls, value: object) -> TemplateStyle:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
