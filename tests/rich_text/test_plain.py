"""How the tree reads where there is only plain text."""

from rich_text.markdown import parse
from rich_text.plain import plain


def test_blocks_are_apart_and_lists_keep_their_marks():
    markup = "Hello **you**:\n\n1. one\ntwo\n2. `three`\n\n- four\n\n```\na\n\nb\n```"
    assert plain(parse(markup)) == ("Hello you:\n\n1. one\n   two\n2. three\n\n- four\n\na\n\nb")


def test_a_link_tells_its_address_once_after_its_words():
    assert plain(parse("[the **panel** now](https://p.example)!")) == (
        "the panel now (https://p.example)!"
    )


def test_an_address_that_is_its_own_words_is_told_once():
    assert plain(parse("<https://p.example> [p@a.example](mailto:p@a.example)")) == (
        "https://p.example p@a.example"
    )
    assert plain(parse("[write](mailto:p@a.example)")) == "write (p@a.example)"


def test_two_links_side_by_side_are_two():
    assert plain(parse("[a](https://a.example)[b](https://b.example)")) == (
        "a (https://a.example)b (https://b.example)"
    )
