"""Which new passwords are refused: too short, too long, the e-mail address, or too common."""

import string
import unicodedata

from handoff.panel.http_wire import MAX_PASSWORD, MIN_PASSWORD

FEWEST_LETTERS = 5  # different ones; "hahahahahaha" is long, and guessed at once
LONG_NUMBER = 16  # digits and signs alone are taken from this length on
SHORTEST_RUN = 4

COMMON = frozenset({
    "abc", "access", "admin", "administrator", "agent", "changeme", "chat", "default",
    "frontline", "guest", "hello", "hosting", "iloveyou", "kochamcie", "letmein", "login",
    "manager", "master", "monkey", "pass", "passphrase", "password", "polska", "root", "secret",
    "server", "support", "system", "temp", "test", "user", "warszawa", "welcome", "witaj",
    "wsparcie", "zmiento", "haslo", "mojehaslo", "mypassword", "correcthorsebatterystaple",
})  # fmt: skip
RUNS = (
    string.ascii_lowercase,
    string.digits * 3,
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "zaq12wsxcde34rfvbgt56yhn",
    "q1w2e3r4t5y6u7i8o9p0",
    "1q2w3e4r5t6y7u8i9o0p",
)
LOOKALIKES = str.maketrans("@013457$!łąęóśćńżź", "aoleastsilaeoscnzz")


def weakness(password: str, *, email: str) -> str | None:
    """Why this must not become the password of `email`; None: it may."""
    password = unicodedata.normalize("NFC", password)
    if len(password) < MIN_PASSWORD:
        return f"A password has at least {MIN_PASSWORD} characters."
    if len(password) > MAX_PASSWORD:
        return f"A password has at most {MAX_PASSWORD} characters."
    if any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in password):
        return "This is not text."
    folded = password.strip().casefold()
    if folded in (email.casefold(), email.casefold().partition("@")[0]):
        return "The e-mail address is no password."
    if _is_common(folded):
        return "This password is too easy to guess."
    return None


def _is_common(folded: str) -> bool:
    if len(set(folded)) < FEWEST_LETTERS or _is_run(folded):
        return True
    word = folded.strip(string.digits + string.punctuation + string.whitespace)
    if not word:
        return len(folded) < LONG_NUMBER
    unit = _repeated_part("".join(filter(str.isalnum, word.translate(LOOKALIKES))))
    return unit in COMMON or _is_run(unit)


def _is_run(text: str) -> bool:
    """Whether it is a walk over the keyboard, the alphabet or the digits."""
    return len(text) >= SHORTEST_RUN and any(text in run or text in run[::-1] for run in RUNS)


def _repeated_part(text: str) -> str:
    """What the text repeats: the text itself where it repeats nothing."""
    return text[: (text + text).find(text, 1)] if text else text
