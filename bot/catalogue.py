"""The bot's sentences: a gettext catalogue for each language, read at start."""

from enum import StrEnum
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from handoff.core.entries import Locale

TEXTS = Path(__file__).with_name("texts")


class Key(StrEnum):
    """One thing that the bot says. `*_MINUTES` and `CHOICES` have plural forms."""

    GREETING = "greeting"
    ACKNOWLEDGED_MINUTES = "acknowledged_minutes"
    DID_THIS_HELP = "did_this_help"
    CHOICES = "choices"
    HELLO = "hello"
    YOU_ARE_WELCOME = "you_are_welcome"
    FOLLOW_UP = "follow_up"
    GLAD = "glad"
    HANDOFF_ASKED = "handoff_asked"
    HANDOFF_NOT_FOUND = "handoff_not_found"
    HANDOFF_NOT_HELPED = "handoff_not_helped"
    HANDOFF_REOPENED = "handoff_reopened"
    HANDOFF_ROUTED = "handoff_routed"
    FACTS = "facts"
    NEXT_MINUTES = "next_minutes"
    BUTTON_HELPED = "button_helped"
    BUTTON_NOT_HELPED = "button_not_helped"
    BUTTON_PERSON = "button_person"
    BUTTON_SOLVED = "button_solved"
    BUTTON_NOT_YET = "button_not_yet"


class Catalogue:
    """The sentences of one language. Raises ValueError where one is missing."""

    def __init__(self, locale: Locale) -> None:
        file = TEXTS / f"{locale}.po"
        with file.open("rb") as opened:
            messages = read_po(opened, locale=locale, abort_invalid=True)
        if missing := [key.value for key in Key if not _is_complete(messages.get(key))]:
            raise ValueError(f"{file.name} says nothing for {', '.join(missing)}")
        compiled = BytesIO()
        write_mo(compiled, messages)
        compiled.seek(0)
        self._sentences = Translations(compiled)

    def say(self, key: Key, **values: str) -> str:
        """The sentence, with its blanks filled."""
        return self._sentences.gettext(key).format(**values)

    def count(self, key: Key, number: int) -> str:
        """The sentence in the form that goes with `number`, which fills the blank `{number}`."""
        return self._sentences.ngettext(key, key, number).format(number=number)


def _is_complete(message: Message | None) -> bool:
    """Whether there are words, in every plural form."""
    if message is None:
        return False
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(forms)
