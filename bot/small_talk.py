"""Messages that ask nothing: a greeting, or thanks. Nobody needs a person for those."""

from typing import Literal

from faq.text import normalise, words


def _set(spoken: str) -> frozenset[str]:
    return frozenset(spoken.split())


# Folded, as faq.text folds them: lower case, without diacritics.
_THANKS = _set("""
    dzieki dziekuje dziekujemy dziena super swietnie rozumiem jasne dobrze
    thanks thank thx ty cheers great perfect understood ok okej okay oki
    """)
_AROUND_THANKS = _set("""
    bardzo wielkie serdecznie slicznie pieknie z gory za pomoc odpowiedz informacje info i to
    wszystko juz wiem milego dnia do widzenia
    you u so very a lot much many for your the help answer reply that is was all it got
    have nice good day bye
    """)
_ALL_OF_IT = _THANKS | _AROUND_THANKS
_NO_THANKS = frozenset({"nie dziekuje", "nie dzieki", "no thanks", "no thank you"})


def small_talk(message: str) -> Literal["hello", "thanks"] | None:
    """What the message is where it asks nothing; None where there may be a question in it.

    Emoji, signs and bare politeness ("help me please") count as a hello: we ask what it is about.
    """
    spoken = words(message)
    if " ".join(spoken) in _NO_THANKS:
        return "thanks"
    if not _THANKS.isdisjoint(spoken) and _ALL_OF_IT.issuperset(spoken):
        return "thanks"
    return None if normalise(message) else "hello"
