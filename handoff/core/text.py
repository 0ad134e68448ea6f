"""Which text may enter the house: one rule for every channel and both databases."""

import re
import unicodedata

from handoff.core.decision import Refusal, RefusalCode

MAX_TEXT = 4000  # characters (code points) of one message
MAX_SUMMARY = 1000  # characters of an agent's summary
MAX_COMMENT = 1000  # characters of a rating's comment
MAX_KEY = 64  # characters of a client key
MAX_NAME = 80  # characters of a person's name

_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")  # PostgreSQL refuses NUL; UTF-8 has no surrogates
_CONTROLS = re.compile(r"[\x01-\x08\x0b-\x1f\x7f-\x9f]")  # all but line break and tab
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})  # controls, zero-width characters, spaces


def checked(text: str, *, limit: int = MAX_TEXT) -> str | Refusal:
    """The text as it will be stored, or why it is refused: empty, too long, or not storable.

    Other control characters mean nothing to a reader, come in by pasting, and steer terminals:
    they are dropped.
    """
    if len(text) > limit:
        return Refusal(RefusalCode.BAD_TEXT, f"at most {limit} characters")
    if _UNSTORABLE.search(text):
        return Refusal(RefusalCode.BAD_TEXT, "not valid text")
    clean = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if all(unicodedata.category(character) in _UNSEEN for character in clean):
        return Refusal(RefusalCode.BAD_TEXT, "empty")
    return clean
