import ast
import re
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import bot
from bot import catalogue
from bot.catalogue import TEXTS, Catalogue, Key
from handoff.core.entries import Locale

LOCALES: tuple[Locale, ...] = get_args(Locale)
FORMS = {"pl": 3, "en": 2}
COUNTED = {Key.ACKNOWLEDGED_MINUTES, Key.CHOICES, Key.NEXT_MINUTES}
BLANKS: dict[Key, set[str]] = {
    Key.GREETING: {"company"},
    Key.ACKNOWLEDGED_MINUTES: {"number"},
    Key.NEXT_MINUTES: {"number"},
}


def messages(locale: Locale) -> dict[str, Message]:
    """What the catalogue's file holds, by key."""
    with (TEXTS / f"{locale}.po").open("rb") as opened:
        read: Catalog = read_po(opened, locale=locale, abort_invalid=True)
    assert not read.obsolete
    return {
        message.id if isinstance(message.id, str) else message.id[0]: message
        for message in read
        if message.id
    }


def forms(message: Message) -> tuple[str, ...]:
    """The sentence in each of its forms."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def keys_in_use() -> set[str]:
    """Every `Key.SOMETHING` that the bot's sources name."""
    sources = Path(bot.__file__).parent.rglob("*.py")
    nodes = (node for source in sources for node in ast.walk(ast.parse(source.read_text())))
    return {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Key"
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_each_language_holds_exactly_what_the_bot_says(locale: Locale):
    assert messages(locale).keys() == {key.value for key in Key}
    assert keys_in_use() == {key.name for key in Key}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", list(Key))
def test_blanks_agree_in_all_languages_and_forms(locale: Locale, key: Key):
    for sentence in forms(messages(locale)[key]):
        blanks = set(re.findall(r"\{(.*?)\}", sentence))
        assert blanks == BLANKS.get(key, set())
        assert sentence.strip() == sentence


@pytest.mark.parametrize("locale", LOCALES)
def test_every_form_that_the_language_has_is_there(locale: Locale):
    for key, message in messages(locale).items():
        assert len(forms(message)) == (FORMS[locale] if Key(key) in COUNTED else 1)
        assert not message.fuzzy


@pytest.mark.parametrize(
    ("locale", "number", "want"),
    [
        ("en", 1, "in 1 minute at"),
        ("en", 2, "in 2 minutes at"),
        ("pl", 1, "za 1 minutę,"),
        ("pl", 2, "za 2 minuty,"),
        ("pl", 4, "za 4 minuty,"),
        ("pl", 5, "za 5 minut,"),
        ("pl", 10, "za 10 minut,"),
        ("pl", 12, "za 12 minut,"),
        ("pl", 21, "za 21 minut,"),
        ("pl", 22, "za 22 minuty,"),
        ("pl", 112, "za 112 minut,"),
    ],
)
def test_minutes_are_counted_as_people_count_them(locale: Locale, number: int, want: str):
    assert want in Catalogue(locale).count(Key.NEXT_MINUTES, number)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('msgid "glad"', 'msgid "merry"'),
        ('msgstr "Not yet"', 'msgstr ""'),
        ('msgstr[1] "Is it one of these?', 'msgstr[1] ""\n# "Is it one of these?'),
    ],
)
def test_a_catalogue_with_a_gap_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, was: str, becomes: str
):
    text = (TEXTS / "en.po").read_text(encoding="utf-8")
    assert was in text
    (tmp_path / "en.po").write_text(text.replace(was, becomes), encoding="utf-8")
    monkeypatch.setattr(catalogue, "TEXTS", tmp_path)

    with pytest.raises(ValueError, match=r"en\.po says nothing for"):
        Catalogue("en")
