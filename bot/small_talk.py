"""Messages that ask nothing of the FAQ: a greeting, thanks, or the wish for a person."""

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
_PERSON = _set("""
    czlowiek czlowieka czlowiekiem konsultant konsultanta konsultantem konsultantka konsultantke
    konsultantki operator operatora operatorem doradca doradce doradcy pracownik pracownika
    pracownikiem agentem osoba osobe biuro infolinia infolinie botem robotem automatem
    human humans person people agent agents consultant operator representative rep advisor adviser
    somebody someone staff
    """)
_AROUND_PERSON = _set("""
    chce chcialbym chcialabym wole potrzebuje poprosze prosze moge mozna czy da sie jest tam daj
    dajcie dac polacz polaczcie polaczyc przelacz przelaczcie przekaz mnie mi z ze na do o i teraz
    rozmawiac porozmawiac pogadac gadac mowic rozmowa rozmowe rozmowy kontakt kontaktu zywy zywym
    zywa zywego prawdziwy prawdziwym prawdziwa prawdziwego normalnym kims ktos wolny czatu
    obslugi klienta technicznym jakims nie witam czesc hej dzien dobry dzieki dziekuje
    i want wanna need would like to talk speak chat with a an the real live actual human please can
    could may let me my get give connect transfer put through pass switch us now just speaking from
    talking in your team of support service customer there is any to id have contact not hello
    hi hey good morning afternoon evening thanks thank
    """)
_ALL_OF_PERSON = _PERSON | _AROUND_PERSON
_NO_THANKS = frozenset({"nie dziekuje", "nie dzieki", "no thanks", "no thank you"})


def small_talk(message: str) -> Literal["hello", "thanks", "person"] | None:
    """What the message is where it asks nothing; None where there may be a question in it.

    Emoji, signs and bare politeness ("help me please") count as a hello: we ask what it is about.
    """
    spoken = words(message)
    if " ".join(spoken) in _NO_THANKS:
        return "thanks"
    if not _THANKS.isdisjoint(spoken) and _ALL_OF_IT.issuperset(spoken):
        return "thanks"
    if not _PERSON.isdisjoint(spoken) and _ALL_OF_PERSON.issuperset(spoken):
        return "person"
    says_more = normalise(message) or not _THANKS.isdisjoint(spoken[:1])  # "thanks for nothing"
    return None if says_more else "hello"
