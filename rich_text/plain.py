"""The tree as plain text, for channels and files without anything better."""

from collections.abc import Sequence
from typing import assert_never

from rich_text.tree import Block, Code, Items, Paragraph, RichText, Span


def plain(rich: RichText) -> str:
    """Blocks with an empty line between them, lists with marks, links as "words (address)"."""
    return "\n\n".join(map(_block, rich))


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _line(block.spans)
        case Items():
            marks = (f"{n}. " if block.ordered else "- " for n in range(1, len(block.items) + 1))
            return "\n".join(
                mark + _line(item).replace("\n", "\n" + " " * len(mark))
                for mark, item in zip(marks, block.items, strict=True)
            )
        case Code():
            return block.text
        case _:
            assert_never(block)


def _line(spans: Sequence[Span]) -> str:
    """The words; the address of a link comes once, after the last of its words."""
    words: list[str] = []
    said = ""  # what the present link says so far
    for number, span in enumerate(spans):
        words.append(span.text)
        said += span.text
        following = spans[number + 1].link if number + 1 < len(spans) else None
        if span.link != following:
            if span.link and said not in (span.link, span.link.removeprefix("mailto:")):
                words.append(f" ({span.link.removeprefix('mailto:')})")
            said = ""
    return "".join(words)
