"""Greetings, politeness and signatures around a question: they say nothing about the matter."""

from __future__ import annotations

from collections.abc import Sequence


def _phrases(lines: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(line.split()) for line in lines.strip().splitlines())


# Folded, one phrase a line. They say nothing about the matter, wherever they open a question.
_OPENINGS = _phrases("""
    czesc
    hej
    hejka
    halo
    siema
    witam
    witam serdecznie
    witam panstwa
    witajcie
    dzien dobry
    dzien dobry panstwu
    dobry
    dobry wieczor
    szanowni panstwo
    drodzy panstwo
    mam pytanie
    mam takie pytanie
    mam krotkie pytanie
    pytanie
    szybkie pytanie
    mam problem
    mam maly problem
    przepraszam
    sorki
    sorry
    prosze
    prosze o pomoc
    prosze o informacje
    prosze powiedziec
    poprosze
    potrzebuje pomocy
    pomocy
    pomozcie
    chcialbym zapytac
    chcialabym zapytac
    chcialbym sie dowiedziec
    chcialabym sie dowiedziec
    chcialem zapytac
    chcialam zapytac
    czy moge zapytac
    czy moglibyscie mi powiedziec
    czy mogliby panstwo
    czy moga mi panstwo powiedziec
    czy ktos moze mi powiedziec
    powiedzcie mi
    powiedzcie
    hi
    hi there
    hi team
    hi guys
    hello
    hello there
    hello team
    hey
    hey there
    hey guys
    dear team
    dear support
    dear sir or madam
    dear sir
    good morning
    good afternoon
    good evening
    greetings
    excuse me
    i have a question
    i have a quick question
    quick question
    question
    i have a problem
    please
    pls
    plz
    please help
    please help me
    help
    help me
    i need help
    need help
    can you help
    can you help me
    can you please help me
    could you help me
    could you please help me
    can you tell me
    can you please tell me
    could you tell me
    could you please tell me
    please tell me
    tell me
    i would like to know
    id like to know
    i want to know
    i wanted to ask
    i would like to ask
    just wondering
    i was wondering
    """)

# The same at the end of a question.
_CLOSINGS = _phrases("""
    dzieki
    dzieki z gory
    dziekuje
    dziekuje bardzo
    bardzo dziekuje
    dziekuje za pomoc
    z gory dziekuje za pomoc
    z gory dziekuje za odpowiedz
    prosze
    prosze o pomoc
    prosze o odpowiedz
    prosze o szybka odpowiedz
    prosze o informacje
    bardzo prosze o pomoc
    pomocy
    pomozcie
    pilne
    milego dnia
    do widzenia
    czekam na odpowiedz
    thanks
    thanks a lot
    many thanks
    thx
    ty
    thank you
    thank you very much
    thanks for your help
    thank you for your help
    cheers
    please
    pls
    plz
    please help
    please help me
    help
    help me
    help please
    pls help
    asap
    urgent
    have a nice day
    have a good day
    bye
    """)

# A signature follows these, so up to three more words go with them.
_SIGN_OFFS = _phrases("""
    pozdrawiam
    z gory dziekuje
    z gory dzieki
    dziekuje z gory
    thanks in advance
    thank you in advance
    pozdrawiam serdecznie
    pozdrowienia
    pozdro
    z powazaniem
    regards
    best regards
    kind regards
    best wishes
    yours sincerely
    sincerely
    """)
_SIGNATURE_WORDS = 3
_ENDINGS = _CLOSINGS | _SIGN_OFFS
_LONGEST = max(map(len, _OPENINGS | _ENDINGS))


def bare(spoken: Sequence[str]) -> tuple[str, ...]:
    """The folded words without politeness and signature at both ends; may become empty."""
    end = _unsigned(spoken)
    start = 0
    while count := _polite_from(spoken, start, end):
        start += count
    while count := _polite_until(spoken, start, end):
        end -= count
    return tuple(spoken[start:end])


def _polite_from(spoken: Sequence[str], start: int, end: int) -> int:
    longest_first = range(min(_LONGEST, end - start), 0, -1)
    return next((n for n in longest_first if tuple(spoken[start : start + n]) in _OPENINGS), 0)


def _polite_until(spoken: Sequence[str], start: int, end: int) -> int:
    longest_first = range(min(_LONGEST, end - start), 0, -1)
    return next((n for n in longest_first if tuple(spoken[end - n : end]) in _ENDINGS), 0)


def _unsigned(spoken: Sequence[str]) -> int:
    """Where the signature starts, or the length; a message that is nothing else has none."""
    length = len(spoken)
    for start in range(max(1, length - _SIGNATURE_WORDS - _LONGEST), length):
        for count in range(1, _LONGEST + 1):
            unread = length - start - count
            if tuple(spoken[start : start + count]) in _SIGN_OFFS and unread <= _SIGNATURE_WORDS:
                return start
    return length
