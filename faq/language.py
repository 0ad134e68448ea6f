"""In which language somebody writes: one of the house's two, or clearly a third."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from faq.text import fold
from faq.words import frequency

Language = Literal["pl", "en"]
Words = Mapping[str, str]  # each word that was read, once, with its folded form

LOOKED_AT = 400  # characters; whoever wants to be understood is by then
LISTS = Path(__file__).parent / "data" / "languages.txt"

# ---- one of two: each word's Zipf frequency in English less that in Polish, summed up
_RARE = 1.5  # the frequency taken for a word that only the other table has
_MOST = 3.0  # what one word may say
_POLISH_LETTER = 3.0  # what a word with a Polish letter says
_SPELLING = 0.7  # what its spelling says of a word that is in no table
_TOLD_APART = 1.5  # the sum that outweighs the language of the page
_POLISH_LETTERS = re.compile(r"[ąćęłńśźż]")
_PLAIN = str.maketrans("ąćęłńóśźż", "acelnoszz")
_POLISH = re.compile(r"[sc]z|rz|dz|[jk]i|ow[aey]|n[aey]$|[aei]m$|[ae]c$|l[aeio]$|ej$|ego$|ych$|uj")
_ENGLISH = re.compile(r"[qvx]|th|sh|oo|ee|ck|ou|ea|ing$|ed$|tion|[^aeiou]y$|ll|ss|tt")
_ABBREVIATION = re.compile(r"[^aeiouy]{2,5}")
_LOANS = "loans"

# ---- clearly a third one: what its words count against those of Polish and English
_CLEARLY = 1.6  # the least that it takes
_LEAD = 1.3  # by how much it outweighs what is Polish or English
_EVERYDAY = 5.2  # the frequency from which on a word is ours, whoever else has it ...
_SHARED = 0.25  # ... and what it then counts for a third language
_COMMON = 4.0  # from here on a word that no third language has speaks for ours ...
_OURS = 0.4  # ... by so much; an everyday one by 1
_OWN_LETTER = 0.5  # what a word counts more with a letter that is neither Polish nor English
_OWN_LETTERS: Mapping[str, str] = {
    "de": "äöüß",
    "fr": "çàâêèùûœëîï",
    "es": "ñáíú",
    "it": "àèìòù",
    "pt": "ãõçâêá",
    "cs": "ěřůžščýáíúťď",
    "sk": "ľĺŕôžščýáíúťďä",
}
_HAVING = {
    letter: [code for code, own in _OWN_LETTERS.items() if letter in own]
    for letter in "".join(_OWN_LETTERS.values())
}
_FOREIGN_SCRIPT = 0.4  # the share of letters that are not Latin from which on the text is not
_SCRIPTS: Mapping[str, str] = {
    "GREEK": "el",
    "ARABIC": "ar",
    "HEBREW": "he",
    "CJK": "zh",
    "HANGUL": "ko",
    "DEVANAGARI": "hi",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}
_UNDETERMINED = "und"  # the code of ISO 639 for a language that is not known
_CYRILLIC: Mapping[str, str] = {"ru": "ыэёи", "uk": "іїєґи", "be": "ўіыэё", "bg": "ъщи"}

_SLAVIC = frozenset({"uk", "be", "ru", "cs", "sk"})
_NO_WORDS = re.compile(r"[@/\\_=<>{}$|\d]|\w\.\w|--")  # addresses, commands, versions, amounts
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def language_of(text: str, prior: Language) -> Language:
    """The language of the words; `prior`, that of the page, when they are few or say little.

    A third language gives the one that its speaker more likely understands, see `fallback_of`.
    """
    words = _read(text)
    if code := _foreign(words):
        return fallback_of(code)
    english = sum(_english(word, folded) for word, folded in words.items())
    if abs(english) < _TOLD_APART:
        return prior
    return "en" if english > 0 else "pl"


def foreign(text: str) -> str | None:
    """The ISO 639 code of a language that is clearly neither of the house's, or None.

    "und" is one in a script that is not known here. A few foreign words among Polish or English
    ones are no foreign text; neither are names, addresses, commands and typing errors.
    """
    return _foreign(_read(text))


def fallback_of(code: str) -> Language:
    """Polish for the Slavic neighbours, many of whom are customers of Polish houses and read it
    more easily than English; English for everybody else. `code` is as `foreign` gives it."""
    return "pl" if code in _SLAVIC else "en"


def _read(text: str) -> Words:
    plain = unicodedata.normalize("NFKC", text[:LOOKED_AT])[:LOOKED_AT].casefold()
    chunks = (chunk for chunk in plain.split() if not _NO_WORDS.search(chunk))
    return {word: _folded(word) for chunk in chunks for word in _WORD.findall(chunk)}


def _folded(word: str) -> str:
    plain = word.translate(_PLAIN)  # a short cut: most words need no more
    return plain if plain.isascii() and plain.isalpha() else fold(plain)


@cache
def _listed() -> Mapping[str, tuple[str, ...]]:
    """The words of `LISTS`, as they are spelt and folded, with the codes of who has them."""
    listed: defaultdict[str, list[str]] = defaultdict(list)
    for line in LISTS.read_text("utf-8").splitlines():
        code, _, words = line.partition(":")
        if not code.startswith("#"):
            for form in {form for word in words.split() for form in (word, fold(word))}:
                listed[form].append(code)
    return {form: tuple(codes) for form, codes in listed.items()}


def _having(word: str, folded: str) -> tuple[str, ...]:
    return _listed().get(word) or _listed().get(folded, ())


# ---------------------------------------------------------------- one of two


def _english(word: str, folded: str) -> float:
    """How much a word speaks for English; less than 0 when for Polish."""
    if _POLISH_LETTERS.search(word):
        return -_POLISH_LETTER
    if _LOANS in _having(word, folded) or _ABBREVIATION.fullmatch(folded):
        return 0.0
    polish, english = frequency(folded, "pl"), frequency(folded, "en")
    if not polish and not english:
        return _SPELLING * (bool(_ENGLISH.search(folded)) - bool(_POLISH.search(folded)))
    return max(-_MOST, min(_MOST, max(english, _RARE) - max(polish, _RARE)))


# ---------------------------------------------------------------- a third one


def _foreign(words: Words) -> str | None:
    if not "".join(words).isascii():
        scripts = Counter(_script(letter) for word in words for letter in word)
        others = scripts.total() - scripts.pop("LATIN", 0)
        if others > 1 and others >= _FOREIGN_SCRIPT * sum(map(len, words)):
            return _by_script(scripts, words)
    return _by_words(words)


def _script(letter: str) -> str:
    """The first word of a letter's name: LATIN, GREEK ...; "CJK UNIFIED IDEOGRAPH-4E00"."""
    return "LATIN" if letter.isascii() else unicodedata.name(letter, _UNDETERMINED).split()[0]


def _by_script(scripts: Counter[str], words: Words) -> str:
    if "HIRAGANA" in scripts or "KATAKANA" in scripts:
        return "ja"  # which writes with Chinese characters too
    [(script, _)] = scripts.most_common(1)
    return _in_cyrillic(words) if script == "CYRILLIC" else _SCRIPTS.get(script, _UNDETERMINED)


def _in_cyrillic(words: Words) -> str:
    """Few letters are of one language alone, so its listed words count as much as a letter."""
    worth = dict.fromkeys(_CYRILLIC, 0)
    for word in words:
        for code, own in _CYRILLIC.items():
            worth[code] += (code in _listed().get(word, ())) + sum(word.count(x) for x in own)
    return max(worth, key=lambda code: worth[code])


def _by_words(words: Words) -> str | None:
    worth: defaultdict[str, float] = defaultdict(float)
    for word, folded in words.items():
        for code in _having(word, folded):
            worth[code] += _SHARED if frequency(folded) >= _EVERYDAY else 1.0
        for code in _with_letter(word):
            worth[code] += _OWN_LETTER
    worth.pop(_LOANS, None)
    if not worth:
        return None
    code = max(worth, key=lambda code: worth[code])
    ours = sum(_ours(code, word, folded) for word, folded in words.items())
    return code if worth[code] >= max(_CLEARLY, _LEAD * ours) else None


def _with_letter(word: str) -> set[str]:
    if word.isascii():
        return set()
    return {code for letter in word for code in _HAVING.get(letter, ())}


def _ours(code: str, word: str, folded: str) -> float:
    """What a word says against the third language that was found."""
    if _POLISH_LETTERS.search(word):
        return 1.0
    if code in _having(word, folded):
        return 0.0
    zipf = frequency(folded)
    return 1.0 if zipf >= _EVERYDAY else _OURS * (zipf >= _COMMON)
