"""The words of the transcript, in each language. A sentence that is missing is a type error."""

from collections.abc import Mapping
from dataclasses import dataclass

from handoff.core.entries import CloseReason, HandoffReason, Locale, Problem


@dataclass(frozen=True, slots=True)
class Words:
    """Names, marks and sentences; those with braces are filled with names and instants."""

    title: str
    title_of: str  # {company}
    reference: str
    times: str
    left_out: str  # {count}
    you: str
    visitor: str
    bot: str
    not_a_person: str
    nameless: str
    support_team: str
    system: str
    note: str
    summary: str
    button: str
    source: str  # {entry} {confidence}
    picked: str  # {entry}
    routed: str  # {entry} {team} {problem} {facts}
    opened: str
    opened_detail: str  # {number} {site} {channel}
    asked_for_person: str
    handed_off: str  # {due}
    handed_off_detail: str  # {team} {reason}
    claimed: str  # {name}
    released: str  # {name} {due}
    confirmed: str
    declined: str
    reopened: str
    missed: str  # {due}
    rated: str  # {score}
    languages: Mapping[Locale, str]
    problems: Mapping[Problem, str]
    handoff_reasons: Mapping[HandoffReason, str]
    closed: Mapping[CloseReason, str]


_ENGLISH = Words(
    title="Conversation",
    title_of="Conversation with {company}",
    reference="Reference",
    times="Times",
    left_out="Earlier entries left out: {count}",
    you="You",
    visitor="Visitor",
    bot="Automatic assistant",
    not_a_person="not a person",
    nameless="A colleague",
    support_team="support team",
    system="System",
    note="note, for agents only",
    summary="summary",
    button="button",
    source="FAQ entry {entry}, confidence {confidence}%",
    picked="FAQ entry {entry}, picked by the visitor",
    routed="FAQ entry {entry}: {problem}, for the team {team}; asked for: {facts}",
    opened="The conversation began.",
    opened_detail="The visitor's conversation no. {number}; site: {site}; channel: {channel}.",
    asked_for_person="A person was asked for.",
    handed_off="Handed over to people. A person answers by {due} at the latest.",
    handed_off_detail="Team: {team}; reason: {reason}.",
    claimed="{name} answers from here on.",
    released="{name} put the conversation back into the queue. "
    "The next person answers by {due} at the latest.",
    confirmed="Yes, it is solved.",
    declined="No, not solved yet.",
    reopened="The conversation goes on.",
    missed="Target missed: a person's answer was due by {due}.",
    rated="Rating: {score} of 5.",
    languages={"pl": "in Polish", "en": "in English"},
    problems={
        "simple": "simple matter",
        "standard": "standard matter",
        "complex": "complex matter",
        "custom": "custom matter",
    },
    handoff_reasons={
        "asked": "asked for a person",
        "not_found": "no answer in the FAQ",
        "not_helped": "the answers did not help",
        "reopened": "wrote again after the end",
        "routed": "only people may answer this",
    },
    closed={
        "helped": "The conversation ended: the answer helped.",
        "confirmed": "The conversation ended: it is solved.",
        "agent": "The support team ended the conversation.",
        "silence": "The conversation ended: the question whether it is solved "
        "was left without an answer.",
    },
)

_POLISH = Words(
    title="Rozmowa",
    title_of="Rozmowa: {company}",
    reference="Numer",
    times="Czas",
    left_out="Pominięte wcześniejsze wpisy: {count}",
    you="Ty",
    visitor="Klient",
    bot="Automatyczny asystent",
    not_a_person="nie człowiek",
    nameless="Osoba z zespołu",
    support_team="zespół wsparcia",
    system="System",
    note="notatka, tylko dla zespołu",
    summary="podsumowanie",
    button="przycisk",
    source="Wpis FAQ {entry}, pewność {confidence}%",
    picked="Wpis FAQ {entry}, wybrany w rozmowie",
    routed="Wpis FAQ {entry}: {problem}, dla zespołu {team}; potrzebne dane: {facts}",
    opened="Początek rozmowy.",
    opened_detail="Rozmowa tego klienta nr {number}; strona: {site}; kanał: {channel}.",
    asked_for_person="Prośba o rozmowę z człowiekiem.",
    handed_off="Rozmowa przekazana ludziom. Odpowiedź człowieka najpóźniej: {due}.",
    handed_off_detail="Zespół: {team}; powód: {reason}.",
    claimed="Od teraz odpowiada {name}.",
    released="{name} oddaje rozmowę do kolejki. Odpowiedź kolejnej osoby najpóźniej: {due}.",
    confirmed="Tak, sprawa jest rozwiązana.",
    declined="Nie, sprawa nie jest jeszcze rozwiązana.",
    reopened="Rozmowa trwa dalej.",
    missed="Cel nieosiągnięty: odpowiedź człowieka miała być najpóźniej: {due}.",
    rated="Ocena: {score} z 5.",
    languages={"pl": "po polsku", "en": "po angielsku"},
    problems={
        "simple": "sprawa prosta",
        "standard": "sprawa standardowa",
        "complex": "sprawa złożona",
        "custom": "sprawa indywidualna",
    },
    handoff_reasons={
        "asked": "prośba o człowieka",
        "not_found": "brak odpowiedzi w FAQ",
        "not_helped": "odpowiedzi nie pomogły",
        "reopened": "nowa wiadomość po zakończeniu",
        "routed": "na to odpowiada tylko człowiek",
    },
    closed={
        "helped": "Rozmowa zakończona: odpowiedź pomogła.",
        "confirmed": "Rozmowa zakończona: sprawa jest rozwiązana.",
        "agent": "Zespół wsparcia zakończył rozmowę.",
        "silence": "Rozmowa zakończona: pytanie, czy sprawa jest rozwiązana, "
        "pozostało bez odpowiedzi.",
    },
)

WORDS: Mapping[Locale, Words] = {"en": _ENGLISH, "pl": _POLISH}
