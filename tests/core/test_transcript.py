import json
from datetime import UTC, timedelta
from html.parser import HTMLParser
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from handoff.core import transcript as module
from handoff.core.entries import (
    AGENTS_ONLY,
    Body,
    BotSaid,
    CloseReason,
    HandoffReason,
    Locale,
    Problem,
    Said,
    Wrote,
)
from handoff.core.transcript import Transcript, as_html, as_json, as_text, transcript
from handoff.core.transcript_words import WORDS
from rich_text.plain import plain
from rich_text.tree import Items, Paragraph, Span
from tests.core.every_body import EVERY_BODY, log_of

WARSAW = ZoneInfo("Europe/Warsaw")
LOCALES: tuple[Locale, ...] = ("pl", "en")
RENDERINGS = (as_text, as_html, lambda told: json.dumps(as_json(told), ensure_ascii=False))


def told(
    *bodies: Body, for_agent: bool = False, locale: Locale = "en", company: str = "Acme"
) -> Transcript:
    """The transcript of a log that holds these."""
    return transcript(
        log_of(*bodies), for_agent=for_agent, locale=locale, zone=WARSAW, company=company
    )


class Page(HTMLParser):
    """What a browser makes of a page: its elements, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    @override
    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_of_entry_is_told_in_words(locale: Locale):
    lines = told(*EVERY_BODY, for_agent=True, locale=locale).lines

    assert [line.seq for line in lines] == list(range(1, len(EVERY_BODY) + 1))
    assert all(line.text and line.name for line in lines)
    assert not any("{" in line.text for line in lines)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_reason_has_words(locale: Locale):
    assert WORDS[locale].handoff_reasons.keys() == set(get_args(HandoffReason))
    assert WORDS[locale].closed.keys() == set(get_args(CloseReason))
    assert WORDS[locale].problems.keys() == set(get_args(Problem))
    assert WORDS[locale].languages.keys() == set(get_args(Locale))


@pytest.mark.parametrize("render", RENDERINGS)
def test_a_visitor_never_reads_what_is_for_agents_only(render):
    page = render(told(*EVERY_BODY))

    hidden = ("Paid on the 2nd", "Target missed", "Rating", "invoices", "93", "support;")
    for secret in (*hidden, "double-charge", "in Polish", "the invoice"):
        assert secret not in page


def test_an_agent_reads_notes_and_where_the_answer_came_from():
    page = as_text(told(*EVERY_BODY, for_agent=True))

    for words in ("Paid on the 2nd", "Target missed", "Rating: 5 of 5", "invoices", "93%"):
        assert words in page


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "complex matter, for the team billing; asked for: the invoice"),
        ("pl", "sprawa złożona, dla zespołu billing; potrzebne dane: the invoice"),
    ],
)
@pytest.mark.parametrize("render", RENDERINGS)
def test_an_agent_reads_where_a_question_belongs_and_which_facts_it_needs(
    render, locale: Locale, words: str
):
    page = render(told(*EVERY_BODY, for_agent=True, locale=locale))

    assert "double-charge" in page
    assert words in page


def test_an_agent_reads_in_which_language_the_visitor_goes_on():
    lines = told(Wrote("hi"), Wrote("hej", language="pl"), for_agent=True).lines

    assert [line.mark for line in lines] == ["", "in Polish"]


def test_who_speaks_is_told_on_every_line():
    kinds = {line.kind: (line.name, line.role) for line in told(*EVERY_BODY).lines}

    assert kinds["wrote"] == ("You", "")
    assert kinds["acknowledged"] == ("Automatic assistant", "not a person")
    assert kinds["bot_said"] == ("Automatic assistant", "not a person")
    assert kinds["said"] == ("Ola", "support team")
    assert kinds["closed"] == ("System", "")


def test_instants_are_told_in_the_readers_zone_with_their_distance_from_utc():
    summer = transcript([*log_of(Wrote("hi"))][:1], for_agent=False, locale="en", zone=WARSAW)

    assert "Times: Europe/Warsaw" in as_text(summer)
    assert "2026-03-02 13:00:01+01:00" in as_text(summer)
    assert 'datetime="2026-03-02T12:00:01+00:00"' in as_html(summer)


def test_the_hour_that_summer_time_repeats_is_told_apart():
    [first] = log_of(Wrote("hi"))
    at = first.at.replace(month=10, day=25, hour=0, minute=30, second=0)
    entries = [
        type(first)("case-1", n, at + timedelta(hours=n - 1), "test", Wrote("hi")) for n in (1, 2)
    ]

    page = as_text(transcript(entries, for_agent=False, locale="pl", zone=WARSAW))

    assert "2026-10-25 02:30:00+02:00" in page
    assert "2026-10-25 02:30:00+01:00" in page


def test_a_rich_answer_is_told_in_its_plain_words():
    rich = (
        Paragraph((Span("Open "), Span("Billing", bold=True, link="https://panel.example"))),
        Items(ordered=True, items=((Span("Pay."),), (Span("Wait."),))),
    )
    page = told(BotSaid("answer", plain(rich), rich=rich))

    assert "    Open Billing (https://panel.example)\n\n    1. Pay.\n    2. Wait.\n" in as_text(
        page
    )
    assert "Open Billing (https://panel.example)\n\n1. Pay.\n2. Wait." in Page(as_html(page)).text


@pytest.mark.parametrize("line_break", ["\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_words_cannot_pass_for_a_line_of_somebody_else(line_break: str):
    forged = f"hi{line_break}{line_break}2026-03-02 13:00:02+01:00  Ola (support team)"
    page = as_text(told(Wrote(forged)))

    heads = [line for line in page.splitlines() if line.startswith("2026")]
    assert len(heads) == 1


def test_the_page_runs_nothing_and_loads_nothing():
    hostile = '<script>alert(1)</script><img src=x onerror="x"></article></style>&amp;"\''
    bodies = (Wrote(hostile), Said("ola", hostile, hostile), BotSaid("answer", hostile))
    page = Page(as_html(told(*bodies, company=hostile)))

    assert page.tags.isdisjoint({"script", "img", "link", "iframe", "object", "a"})
    assert not {name for name in page.attributes if name.startswith("on")} | (
        page.attributes & {"src", "href"}
    )
    assert page.text.count("<script>alert(1)</script>") >= 3


@pytest.mark.parametrize("render", [as_text, as_html])
def test_words_that_turn_the_reading_direction_stay_among_themselves(render):
    steering = "\u202e\u2066\u2067\u2069\u2069\u202cabc"
    page = render(told(Wrote(steering), Said("ola", steering + "\n\u202e", "ok")))

    for paragraph in page.splitlines():
        assert paragraph.count("\u2068") == paragraph.count("\u2069")
        assert not set(paragraph) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067")


def test_words_from_right_to_left_are_isolated():
    page = as_text(
        told(Wrote("\u05e9\u05dc\u05d5\u05dd"), Said("ola", "\u0639\u0644\u064a", "ok"))
    )

    assert "    \u2068\u05e9\u05dc\u05d5\u05dd\u2069\n" in page
    assert "\u2068\u0639\u0644\u064a\u2069 (support team)" in page


def test_a_name_has_no_hidden_characters_and_one_line():
    [line] = told(Said("ola", "O\u200bl\u00ada\n\n  Nowak" + "x" * 500, "ok")).lines
    [nameless] = told(Said("ola", "\u200b", "ok")).lines

    assert line.name.startswith("Ola Nowakxx")
    assert len(line.name) == 80
    assert nameless.name == "A colleague"


def test_a_long_transcript_keeps_the_newest_lines_and_says_so(monkeypatch):
    monkeypatch.setattr(module, "MAX_LINES", 3)
    kept = told(*(Wrote(f"word {n}") for n in range(5)))

    assert [line.text for line in kept.lines] == ["word 2", "word 3", "word 4"]
    assert "Earlier entries left out: 2" in as_text(kept)
    assert "Earlier entries left out: 2" in as_html(kept)


def test_all_texts_together_are_bounded(monkeypatch):
    monkeypatch.setattr(module, "MAX_CHARACTERS", 10)
    kept = told(Wrote("12345"), Wrote("67890"), Wrote("abcde"))

    assert [line.text for line in kept.lines] == ["67890", "abcde"]
    assert kept.left_out == 1


def test_an_empty_log_is_an_empty_transcript():
    empty = told()

    assert empty.lines == ()
    assert "Conversation with Acme" in as_text(empty)
    assert Page(as_html(empty)).tags >= {"html", "main"}


def test_plain_data_tells_both_utc_and_the_readers_time():
    [line] = json.loads(json.dumps(as_json(told(Wrote("hi")))))["lines"]

    assert (line["at"], line["local"]) == (
        "2026-03-02T12:00:01+00:00",
        "2026-03-02T13:00:01+01:00",
    )


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(texts, texts, st.sampled_from(LOCALES), st.booleans())
def test_any_words_are_told_once_and_safely(text, name, locale, for_agent):
    bodies = (Wrote(text), Said("ola", name, text))
    page = transcript(log_of(*bodies), for_agent=for_agent, locale=locale, zone=UTC, company=name)

    assert len([line for line in as_text(page).splitlines() if line.startswith("2026-")]) == 2
    assert Page(as_html(page)).tags == Page(as_html(told(Wrote("a"), Said("o", "O", "b")))).tags
    assert len(json.loads(json.dumps(as_json(page)))["lines"]) == 2


def test_exactly_these_are_left_out_for_visitors():
    shown = {line.kind for line in told(*EVERY_BODY).lines}

    hidden = {body.kind for body in EVERY_BODY if isinstance(body, AGENTS_ONLY)}
    assert {body.kind for body in EVERY_BODY} - shown == hidden
