from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.template_align import TemplateAlign
from ..models.template_style import TemplateStyle
from ..types import UNSET, Unset

T = TypeVar("T", bound="TemplateField")


@_attrs_define
class TemplateField:
    """A text and its place."""

    text: str
    """ `Sinh ngày: {birthDate}`: a name in braces stands for a value, `{{` for a brace. """
    x: float
    """ From the left edge, in millimetres. """
    y: float
    """ Upper edge of the first line. """
    width: float
    """ How wide it is, in millimetres. """
    size: float
    """ Points. A text that does not fit is set smaller, down to six tenths of this. """
    align: TemplateAlign | Unset = UNSET
    """ On which side of its place a text stands. """
    style: TemplateStyle | Unset = UNSET
    """ How a text is set. """
    colour: str | Unset = UNSET
    """ The colour of the text. """
    lines: int | Unset = UNSET
    """ How many lines the text may take. """

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        x = self.x

        y = self.y

        width = self.width

        size = self.size

        align: str | Unset = UNSET
        if not isinstance(self.align, Unset):
            align = self.align.value

        style: str | Unset = UNSET
        if not isinstance(self.style, Unset):
            style = self.style.value

        colour = self.colour

        lines = self.lines

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "text": text,
                "x": x,
                "y": y,
                "width": width,
                "size": size,
            }
        )
        if align is not UNSET:
            field_dict["align"] = align
        if style is not UNSET:
            field_dict["style"] = style
        if colour is not UNSET:
            field_dict["colour"] = colour
        if lines is not UNSET:
            field_dict["lines"] = lines

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        x = d.pop("x")

        y = d.pop("y")

        width = d.pop("width")

        size = d.pop("size")

        _align = d.pop("align", UNSET)
        align: TemplateAlign | Unset
        if isinstance(_align, Unset):
            align = UNSET
        else:
            align = TemplateAlign(_align)

        _style = d.pop("style", UNSET)
        style: TemplateStyle | Unset
        if isinstance(_style, Unset):
            style = UNSET
        else:
            style = TemplateStyle(_style)

        colour = d.pop("colour", UNSET)

        lines = d.pop("lines", UNSET)

        template_field = cls(
            text=text,
            x=x,
            y=y,
            width=width,
            size=size,
            align=align,
            style=style,
            colour=colour,
            lines=lines,
        )

        return template_field
