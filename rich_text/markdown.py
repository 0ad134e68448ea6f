"""A small Markdown, parsed into the tree: what an answer may hold, and nothing else.

Paragraphs (a newline is a new line), **bold**, [links](https://...), lists of one level, `code`
and blocks of it. The rest is refused with a reason where a reader would see raw marks, and is
literal text otherwise.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from typing_extensions import override

from rich_text.filling import is_address
from rich_text.reason import MarkupFault
from rich_text.tree import Block, Code, Items, Paragraph, RichText, Span

MAX_MARKUP = 4_000  # characters
MAX_BLOCKS = 100
MAX_NESTING = 12  # a list in a list is refused; deeper than that nothing is looked at

# Rules that read what we refuse are switched on too: refused is better than shown raw.
_RULES = (
    *("blockquote", "fence", "heading", "hr", "html_block", "lheading", "list"),
    *("autolink", "backticks", "emphasis", "escape", "html_inline", "image", "link", "newline"),
    *("balance_pairs", "fragments_join"),
)
_REFUSED = {
    "blockquote_open": (
        "quotes (lines with > in front) are not supported",
        "cytaty (wiersze ze znakiem > na początku) nie są obsługiwane",
    ),
    "em_open": (
        "italics (*text*) are not supported: write **text** for bold, or \\* for a star",
        "kursywa (*tekst*) nie jest obsługiwana: **tekst** to pogrubienie, a \\* to gwiazdka",
    ),
    "heading_open": (
        "headings are not supported: write **text** on a line of its own",
        "nagłówki nie są obsługiwane: w osobnym wierszu wpisz **tekst**",
    ),
    "hr": ("lines across are not supported", "poziome linie nie są obsługiwane"),
    "html_block": ("HTML is not supported", "HTML nie jest obsługiwany"),
    "html_inline": ("HTML is not supported: {content}", "HTML nie jest obsługiwany: {content}"),
    "image": ("images are not supported", "obrazki nie są obsługiwane"),
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SHOWN = 40  # characters of what is refused


def parse(markup: str) -> RichText:
    """The tree of an answer; MarkupFault says what in it is not supported.

    At most 4,000 characters and 100 blocks and items.
    """
    if len(markup) > MAX_MARKUP:
        raise MarkupFault(
            f"the text has {len(markup)} characters; at most {MAX_MARKUP} fit",
            f"liczba znaków w tekście: {len(markup)}; mieści się najwyżej {MAX_MARKUP}",
        )
    if found := _CONTROL.search(markup):
        raise MarkupFault(
            f"the text holds a control character (U+{ord(found[0]):04X})",
            f"w tekście jest znak sterujący (U+{ord(found[0]):04X})",
        )
    tokens = _PARSER.parse(markup)
    if sum(token.type in _COUNTED for token in tokens) > MAX_BLOCKS:
        raise MarkupFault(
            f"the text has more than {MAX_BLOCKS} paragraphs and items",
            f"w tekście jest więcej akapitów i punktów niż {MAX_BLOCKS}",
        )
    return tuple(_Blocks(tokens).read())


_COUNTED = {"paragraph_open", "fence"}


class _Markdown(MarkdownIt):
    """Leaves addresses as they are: they may hold a {variable}, and are judged here."""

    @override
    def normalizeLink(self, url: str) -> str:
        return url

    @override
    def validateLink(self, url: str) -> bool:
        return True


_PARSER = _Markdown("zero", {"html": True, "maxNesting": MAX_NESTING}).enable(list(_RULES))


class _Blocks:
    """Reads the tokens of one text, from the first to the last."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = iter(tokens)

    def read(self) -> list[Block]:
        blocks: list[Block] = []
        for token in self._tokens:
            match token.type:
                case "paragraph_open":
                    if spans := self._line():
                        blocks.append(Paragraph(spans))
                case "bullet_list_open" | "ordered_list_open":
                    blocks.append(self._list(token))
                case "fence":
                    blocks.append(Code(token.content.rstrip("\n")))
                case _:
                    raise _refusal(token)
        return blocks

    def _line(self) -> tuple[Span, ...]:
        """The spans of a paragraph that has just begun."""
        inline = next(self._tokens)
        next(self._tokens)  # the paragraph ends
        return _spans(inline.children or ())

    def _list(self, token: Token) -> Items:
        if token.attrGet("start") not in (None, 1):
            start = token.attrGet("start")
            raise MarkupFault(
                f"a list is numbered from 1, not from {start}: "
                "write \\. after the number if it is none",
                f"numery listy zaczynają się od 1, a nie od {start}: "
                "jeśli to nie lista, wpisz \\. po liczbie",
            )
        items: list[tuple[Span, ...]] = []
        while next(self._tokens).type == "list_item_open":
            items.append(self._item())
        return Items(token.type == "ordered_list_open", tuple(items))

    def _item(self) -> tuple[Span, ...]:
        spans: tuple[Span, ...] = ()
        for count, token in enumerate(self._tokens):
            if token.type == "list_item_close":
                break
            if token.type in ("bullet_list_open", "ordered_list_open"):
                raise MarkupFault(
                    "a list in a list is not supported", "lista w liście nie jest obsługiwana"
                )
            if token.type in _REFUSED:
                raise _refusal(token)
            if count or token.type != "paragraph_open":
                raise MarkupFault(
                    "an item of a list is one paragraph, without blocks in it",
                    "punkt listy to jeden akapit, bez bloków",
                )
            spans = self._line()
        if not spans:
            raise MarkupFault("an item of a list is empty", "punkt listy jest pusty")
        return spans


def _spans(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The pieces of a line, those of the same kind put together."""
    spans: list[Span] = []
    bold, link = 0, None
    before = ""
    for token in tokens:
        match token.type:
            case "text" | "text_special" | "code_inline":
                _add(spans, Span(token.content, bool(bold), token.type == "code_inline", link))
            case "softbreak" | "hardbreak":
                _add(spans, Span("\n", bool(bold), link=link))
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "link_open":
                link = _target(str(token.attrGet("href")))
            case "link_close":
                if before == "link_open":
                    raise MarkupFault(
                        "a link needs words: [words](address)",
                        "odnośnik musi mieć tekst: [tekst](adres)",
                    )
                link = None
            case _:
                raise _refusal(token)
        before = token.type
    return tuple(spans)


def _add(spans: list[Span], span: Span) -> None:
    if not span.text:
        return
    last = spans[-1] if spans else None
    if last and (last.bold, last.code, last.link) == (span.bold, span.code, span.link):
        spans[-1] = Span(last.text + span.text, span.bold, span.code, span.link)
    else:
        spans.append(span)


def _target(address: str) -> str:
    if not is_address(address):
        raise MarkupFault(
            f'"{address[:_SHOWN]}" cannot be linked: only http://, https:// and mailto: can',
            f"„{address[:_SHOWN]}” nie może być odnośnikiem: tylko http://, https:// i mailto:",
        )
    return address


_OTHER = ("this markup is not supported", "takie znaczniki nie są obsługiwane")


def _refusal(token: Token) -> MarkupFault:
    english, polish = _REFUSED.get(token.type, _OTHER)
    content = token.content[:_SHOWN]
    return MarkupFault(english.format(content=content), polish.format(content=content))
