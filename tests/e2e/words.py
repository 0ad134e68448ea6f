"""What the screens say, as far as the tests look for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Locale = Literal["en", "pl"]


@dataclass(frozen=True, slots=True)
class WidgetWords:
    """The widget's own words, and the front line's buttons."""

    launcher: str
    close: str
    field: str
    person: str
    sent: str
    seen: str
    sending: str
    waiting: str  # in the header
    next_in_line: str
    by: str  # before the promised instant
    menu: str
    as_text: str
    as_page: str
    solved: str
    not_yet: str
    helped: str
    not_helped: str
    closed: str
    acknowledged: str
    lost: str
    answers: str  # {name}
    claimed: str  # {name}
    typing: str  # {name}
    released: str  # {name}


WIDGET: Mapping[Locale, WidgetWords] = {
    "en": WidgetWords(
        launcher="Chat with us",
        close="Close the chat",
        field="Your message",
        person="Talk to a person",
        sent="Sent",
        seen="Seen",
        sending="Sending",
        waiting="Waiting for a person",
        next_in_line="You are next in line",
        by="a person answers by",
        menu="More",
        as_text="Download as text",
        as_page="Download as web page",
        solved="Solved",
        not_yet="Not yet",
        helped="Yes, it helped",
        not_helped="No",
        closed="Conversation closed",
        acknowledged="We have your message.",
        lost="No connection.",
        answers="{name} answers you",
        claimed="{name} answers you now",
        typing="{name} is typing",
        released="{name} put this back in the queue",
    ),
    "pl": WidgetWords(
        launcher="Napisz do nas",
        close="Zamknij czat",
        field="Twoja wiadomość",
        person="Porozmawiaj z człowiekiem",
        sent="Wysłano",
        seen="Przeczytano",
        sending="Wysyłanie",
        waiting="Czekasz na człowieka",
        next_in_line="Jesteś następną osobą w kolejce",
        by="człowiek odpowie najpóźniej o",
        menu="Więcej",
        as_text="Pobierz jako tekst",
        as_page="Pobierz jako stronę",
        solved="Rozwiązane",
        not_yet="Jeszcze nie",
        helped="Tak, pomogło",
        not_helped="Nie",
        closed="Rozmowa zakończona",
        acknowledged="Mamy Twoją wiadomość.",
        lost="Brak połączenia.",
        answers="Odpowiada {name}",
        claimed="Teraz odpowiada {name}",
        typing="{name} pisze",
        released="{name} oddaje rozmowę do kolejki",
    ),
}


@dataclass(frozen=True, slots=True)
class PanelWords:
    """The panel's own words."""

    email: str
    password: str
    sign_in: str
    take_next: str
    take: str
    release: str
    resolve: str
    reply: str
    note: str
    reply_field: str
    note_field: str
    send: str
    add_note: str
    summary: str
    ask: str
    taken: str  # {name}
    looking: str  # {name}
    visitor_writes: str
    seen: str
    yours: str
    closed: str
    live: str


PANEL: Mapping[Locale, PanelWords] = {
    "en": PanelWords(
        email="Email",
        password="Password",
        sign_in="Sign in",
        take_next="Take next",
        take="Take over",
        release="Release",
        resolve="Resolve",
        reply="Reply",
        note="Note",
        reply_field="Write to the visitor",
        note_field="Write to colleagues. The visitor never sees it",
        send="Send",
        add_note="Add note",
        summary="Summary",
        ask="Send and ask",
        taken="Taken by {name}.",
        looking="{name} is looking",
        visitor_writes="The visitor is writing",
        seen="Seen",
        yours="Yours",
        closed="Closed",
        live="Live",
    ),
    "pl": PanelWords(
        email="E-mail",
        password="Hasło",
        sign_in="Zaloguj się",
        take_next="Weź następną",
        take="Przejmij",
        release="Oddaj do kolejki",
        resolve="Rozwiąż",
        reply="Odpowiedź",
        note="Notatka",
        reply_field="Napisz do gościa",
        note_field="Napisz do współpracowników. Gość tego nie zobaczy",
        send="Wyślij",
        add_note="Dodaj notatkę",
        summary="Podsumowanie",
        ask="Wyślij i zapytaj",
        taken="Rozmowę ma już {name}.",
        looking="Rozmowę przegląda {name}",
        visitor_writes="Gość pisze",
        seen="Przeczytano",
        yours="Twoja",
        closed="Zamknięta",
        live="Na żywo",
    ),
}
