"""How variables get into the tree, and that nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rich_text.filling import fill, variables_of
from rich_text.markdown import parse
from rich_text.tree import Code, Items, Paragraph, Span

PANEL = "https://panel.example"


def line(markup: str, **variables: str) -> tuple[Span, ...]:
    """The spans of a text that is one paragraph, filled."""
    (paragraph,) = fill(parse(markup), variables)
    assert isinstance(paragraph, Paragraph)
    return paragraph.spans


def words(markup: str, **variables: str) -> str:
    return "".join(span.text for span in line(markup, **variables))


def test_words_and_links_are_filled_everywhere():
    rich = parse(
        "**{company}**: [here]({panel_url}/a)\n\n- {company}\n\n```\ncurl {panel_url}\n```"
    )
    assert variables_of(rich) == {"company", "panel_url"}
    assert fill(rich, {"company": "Acme", "panel_url": PANEL}) == (
        Paragraph((Span("Acme", bold=True), Span(": "), Span("here", link=f"{PANEL}/a"))),
        Items(ordered=False, items=((Span("Acme"),),)),
        Code(f"curl {PANEL}"),
    )


@given(st.text(max_size=60))
def test_a_value_is_never_markup(value):
    assert words("Of {company}, **ours**.", company=value) == f"Of {value}, ours."


def test_a_value_is_not_filled_in_again():
    assert words("{a}", a="{b}", b="x") == "{b}"


def test_a_variable_without_a_value_is_an_error():
    with pytest.raises(KeyError):
        fill(parse("{company}"), {})


def test_a_brace_that_belongs_to_no_variable_is_refused_but_not_in_code():
    assert variables_of(parse("`awk '{print $1}'` and `{a}`\n\n```\nif (a) { b }\n```")) == set()
    for stray in ("{company", "company}", "{Company}", "{}", "[a](https://x.example/{)"):
        with pytest.raises(ValueError, match="does not belong to a variable"):
            variables_of(parse(stray))


def test_code_keeps_what_is_no_known_variable():
    assert fill(parse("`{print} {a}`"), {"a": "1"}) == (
        Paragraph((Span("{print} 1", code=True),)),
    )


@pytest.mark.parametrize(
    ("markup", "shown", "link"),
    [
        ("At {panel_url}.", PANEL, PANEL),
        ("At {panel_url}/billing, now.", f"{PANEL}/billing", f"{PANEL}/billing"),
        ("(https://a.example/x_(y))", "https://a.example/x_(y)", "https://a.example/x_(y)"),
        ("Write to {email}.", "pay@shop.example", "mailto:pay@shop.example"),
    ],
)
def test_an_address_in_the_words_is_a_link(markup, shown, link):
    spans = line(markup, panel_url=PANEL, email="pay@shop.example")
    assert [span for span in spans if span.link] == [Span(shown, link=link)]


def test_an_address_as_an_example_is_no_link():
    spans = line("as you@example.com or `https://a.example`")
    assert [span for span in spans if span.link] == []


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "panel.example", "", "{x}", "https://a b"]
)
def test_a_link_to_an_address_that_is_none_becomes_words(value):
    assert line("[here]({a})", a=value) == (Span("here"),)
