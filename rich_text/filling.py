"""Fills {variables} into the tree. A value stays text: it can never become markup."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import assert_never

from rich_text.reason import MarkupFault
from rich_text.tree import Block, Code, Items, Paragraph, RichText, Span

_VARIABLE = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}")
_BRACE = re.compile(r"[{}]")
_ADDRESS = re.compile(
    r"(?:https?://(?:[\w.:\[\]@-]|\{[a-z][a-z0-9_]*\})|mailto:[^\s@]+@[^\s@]|\{[a-z][a-z0-9_]*\})"
    r"[^\s\x00-\x1f<>]*",
    re.IGNORECASE,
)
_BARE = re.compile(r"https?://[^\s<>\"“”„]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_AFTER = ".,;:!?'’)]}*_"  # ends a sentence rather than an address


def is_address(text: str) -> bool:
    """Whether a link may lead there: http, https, mailto, or a variable in front."""
    return _ADDRESS.fullmatch(text) is not None


def variables_of(rich: RichText) -> frozenset[str]:
    """The variables that must be filled; MarkupFault for a brace that belongs to none.

    In code a brace is a brace, as programs are full of them: only what is known is filled there.
    """
    names: set[str] = set()
    for span in _spans(rich):
        for text in ("" if span.code else span.text, span.link or ""):
            names.update(_VARIABLE.findall(text))
            if stray := _BRACE.search(_VARIABLE.sub("", text)):
                raise MarkupFault(
                    f"{stray[0]} does not belong to a variable such as {{panel_url}}",
                    f"{stray[0]} nie należy do żadnej zmiennej, takiej jak {{panel_url}}",
                )
    return frozenset(names)


def fill(rich: RichText, variables: Mapping[str, str]) -> RichText:
    """The tree as it is sent; web addresses in its words, and e-mail addresses among the values,
    are links.

    Raises KeyError for a variable without a value. A link whose filled address is none that may
    be linked becomes plain words.
    """
    return tuple(_filled(block, variables) for block in rich)


def _filled(block: Block, variables: Mapping[str, str]) -> Block:
    def line(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(piece for span in spans for piece in _pieces(span, variables))

    match block:
        case Paragraph():
            return Paragraph(line(block.spans))
        case Items():
            return Items(block.ordered, tuple(map(line, block.items)))
        case Code():
            return Code(_VARIABLE.sub(_known(variables), block.text))
        case _:
            assert_never(block)


def _pieces(span: Span, variables: Mapping[str, str]) -> Iterator[Span]:
    """One span filled; its words and the addresses in them apart."""
    if span.code:
        filled = replace(span, text=_VARIABLE.sub(_known(variables), span.text))
    else:
        filled = replace(span, text=_VARIABLE.sub(lambda m: variables[m[1]], span.text))
    if span.link:
        link = _VARIABLE.sub(lambda m: variables[m[1]], span.link)
        yield replace(filled, link=link if _is_filled(link) else None)
    elif span.code:
        yield filled
    else:
        yield from _linked(filled, frozenset(variables.values()))


def _is_filled(link: str) -> bool:
    return is_address(link) and not link.startswith("{")


def _known(variables: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda match: variables.get(match[1], match[0])


def _linked(span: Span, values: Collection[str]) -> Iterator[Span]:
    """The span, cut at the addresses in it, which become links.

    An e-mail address is linked where it is a value: others are examples, such as you@example.com.
    """
    start = 0
    for match in _BARE.finditer(span.text):
        address = _trimmed(match[0])
        link = address if "://" in address else f"mailto:{address}"
        if not _is_filled(link) or ("://" not in address and address not in values):
            continue
        if before := span.text[start : match.start()]:
            yield replace(span, text=before)
        yield replace(span, text=address, link=link)
        start = match.start() + len(address)
    if rest := span.text[start:]:
        yield replace(span, text=rest)


def _trimmed(address: str) -> str:
    """Without the end of the sentence around it; a bracket opened in the address stays."""
    short = address.rstrip(_AFTER)
    return f"{short})" if "(" in short and address.startswith(f"{short})") else short


def _spans(rich: RichText) -> Iterator[Span]:
    for block in rich:
        match block:
            case Paragraph():
                yield from block.spans
            case Items():
                yield from (span for item in block.items for span in item)
            case Code():
                pass
            case _:
                assert_never(block)
