"""What an answer may hold, and what is refused with a reason."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rich_text.filling import fill
from rich_text.markdown import MAX_MARKUP, parse
from rich_text.plain import plain
from rich_text.reason import MarkupFault
from rich_text.tree import Code, Items, Paragraph, RichText, Span

MARKS = st.sampled_from(
    [*"*_`[]()<>!#-+.\\{}&|~\n \t", "**", "```", "](", "1. ", "- ", "> ", "<b>", "http://", "{a}"]
)
TEXTS = st.lists(MARKS | st.text(max_size=4), max_size=120).map("".join)
SAFE = re.compile(r"https?://|mailto:|\{", re.IGNORECASE)
LONG = [
    "[",
    "**",
    ">",
    "*a ",
    "`",
    "[](a",
    "<a ",
    "- ",
    "![[",
    "_a**b",
    "a\n",
    "<!--",
    "\\",
    "http://",
    "a.a@",
    "{a}",
    "``` ",
]


def test_paragraphs_are_apart_and_a_newline_is_a_new_line():
    assert parse("One\ntwo\n\nThree") == (
        Paragraph((Span("One\ntwo"),)),
        Paragraph((Span("Three"),)),
    )


def test_bold_links_and_code_stand_in_a_line():
    assert parse("Open **Billing** in [the **panel**](https://p.example/a_b), then `ls -l`.") == (
        Paragraph(
            (
                Span("Open "),
                Span("Billing", bold=True),
                Span(" in "),
                Span("the ", link="https://p.example/a_b"),
                Span("panel", bold=True, link="https://p.example/a_b"),
                Span(", then "),
                Span("ls -l", code=True),
                Span("."),
            )
        ),
    )


@pytest.mark.parametrize(
    "address",
    [
        "http://p.example",
        "https://p.example/żółw?a=1&b=%20#c",
        "mailto:pay@shop.example",
        "{panel_url}",
        "{panel_url}/billing/{invoice}",
        "https://{host}/x",
    ],
)
def test_an_address_or_a_variable_can_be_linked(address):
    assert parse(f"[here]({address})") == (Paragraph((Span("here", link=address),)),)


@pytest.mark.parametrize(
    ("markup", "ordered"), [("1. one\n2. two **now**", True), ("- one\n\n- two **now**", False)]
)
def test_lists_have_one_line_of_spans_for_each_item(markup, ordered):
    two = (Span("two "), Span("now", bold=True))
    assert parse(markup) == (Items(ordered, ((Span("one"),), two)),)


def test_a_block_of_code_stays_as_it_is():
    assert parse("```sh\n**a** <b> {c}\n\n  d\n```") == (Code("**a** <b> {c}\n\n  d"),)


@pytest.mark.parametrize(
    "text",
    [
        "a < b, <3, 5 * 3 * 2, snake_case_name, a|b, ~x~, [x], [y](, R&amp;D, #1, (c)",
        "[a]: http://x.example",
        "20.11.2026",
        "+48 600 700 800",
    ],
)
def test_marks_that_mean_nothing_are_words(text):
    assert parse(text) == (Paragraph((Span(text),)),)


def test_a_backslash_makes_a_mark_a_word():
    assert parse(r"\*now\* 2\. \[x]") == (Paragraph((Span("*now* 2. [x]"),)),)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<b>now</b>", "HTML is not supported: <b>"),
        ("<script>alert(1)</script>", "HTML is not supported"),
        ("a <img src=x onerror=alert(1)>", "HTML is not supported: <img"),
        ("<!-- hidden -->", "HTML is not supported"),
        ("![a](https://x.example/a.png)", "images are not supported"),
        ("[a](javascript:alert(1))", '"javascript:alert(1)" cannot be linked'),
        ("<javascript:alert(1)>", "cannot be linked"),
        ("[a](data:text/html,x)", "cannot be linked"),
        ("[a](/etc)", "cannot be linked: only http://, https:// and mailto: can"),
        ("[a](//x.example)", "cannot be linked"),
        ("[a](<https://x.example/a b>)", "cannot be linked"),
        ("[](https://x.example)", "a link needs words"),
        ("# Title", "headings are not supported"),
        ("Title\n===", "headings are not supported"),
        ("> quote", "quotes (lines with > in front) are not supported"),
        ("a\n\n---\n\nb", "lines across are not supported"),
        ("this *now*", "italics (*text*) are not supported"),
        ("- a\n  - b", "a list in a list is not supported"),
        ("- a\n\n  b", "an item of a list is one paragraph"),
        ("- ```\n  a\n  ```", "an item of a list is one paragraph"),
        ("- # a", "headings are not supported"),
        ("-", "an item of a list is empty"),
        ("2024. was a year", "a list is numbered from 1, not from 2024"),
        ("a\x00b", "a control character (U+0000)"),
        ("x" * (MAX_MARKUP + 1), "the text has 4001 characters; at most 4000 fit"),
        ("a\n\n" * 101, "more than 100 paragraphs and items"),
    ],
)
def test_what_is_not_supported_is_refused_with_a_reason_in_both_languages(markup, reason):
    with pytest.raises(MarkupFault, match=re.escape(reason)) as caught:
        parse(markup)
    told = caught.value.reason
    assert told.polish != told
    assert re.findall(r"\d+", told.polish) == re.findall(r"\d+", told)


def parsed(text: str) -> RichText:
    """The tree, empty for a text that is refused."""
    try:
        return parse(text)
    except ValueError:
        return ()


@given(TEXTS)
def test_any_text_is_parsed_or_refused_and_holds_no_address_but_safe_ones(text):
    for block in parsed(text):
        lines = block.items if isinstance(block, Items) else ()
        lines = (block.spans,) if isinstance(block, Paragraph) else lines
        for span in (span for line in lines for span in line):
            assert span.text
            assert span.link is None or SAFE.match(span.link)


@pytest.mark.parametrize("piece", LONG)
def test_the_longest_text_of_one_mark_is_parsed_or_refused(piece):
    rich = parsed((piece * MAX_MARKUP)[:MAX_MARKUP])
    assert len(plain(fill(rich, {"a": "x"}))) <= 2 * MAX_MARKUP


def test_nothing_said_is_no_block():
    assert parse(" \n\n ") == ()
