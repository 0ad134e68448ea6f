"""The tree. There is no markup in it, so nothing in it can be taken for any."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one line; `link` is an http, https or mailto address."""

    text: str
    bold: bool = False
    code: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that flow. A newline in a span begins a new line."""

    spans: tuple[Span, ...]
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered from 1 or with bullets; one line of spans for each item."""

    ordered: bool
    items: tuple[tuple[Span, ...], ...]
    kind: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class Code:
    """Lines to be copied as they are."""

    text: str
    kind: Literal["code"] = "code"


Block = Paragraph | Items | Code
RichText = tuple[Block, ...]
