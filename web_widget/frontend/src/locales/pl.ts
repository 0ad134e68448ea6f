/** What the widget says in Polish. */

import type { Words } from "../words";

export const pl: Words = {
  chat: "Czat",
  close: "Zamknij czat",
  launcher: "Napisz do nas",
  unread: { one: "{n} nowa wiadomość", few: "{n} nowe wiadomości", other: "{n} nowych wiadomości" },

  bot: "Automatyczny asystent",
  you: "Ty",
  queued: "Czekasz na człowieka",
  assigned: "Odpowiada {name}",

  messages: "Rozmowa",
  older: "Pokaż starsze wiadomości",
  newest: "Nowe wiadomości",
  today: "Dzisiaj",
  yesterday: "Wczoraj",
  typing: "{name} pisze",
  sending: "Wysyłanie",
  sent: "Wysłano",
  seen: "Przeczytano",
  solved: "Czy sprawa jest rozwiązana?",

  message: "Twoja wiadomość",
  placeholder: "Napisz wiadomość…",
  again: "Napisz ponownie…",
  send: "Wyślij",
  left: { one: "został {n} znak", few: "zostały {n} znaki", other: "zostało {n} znaków" },
  tooLong: { one: "o {n} znak za dużo", few: "o {n} znaki za dużo", other: "o {n} znaków za dużo" },
  person: "Porozmawiaj z człowiekiem",
  asking: "Prosimy kogoś o odpowiedź…",

  next: "Jesteś następną osobą w kolejce",
  ahead: { one: "Przed Tobą {n} osoba", few: "Przed Tobą {n} osoby", other: "Przed Tobą {n} osób" },
  wait: "czas oczekiwania: ",
  about: { one: "około {n} minuty", other: "około {n} minut" },
  upTo: { one: "do {n} minuty", other: "do {n} minut" },
  latest: "człowiek odpowie najpóźniej o {time}",
  late: "przepraszamy za opóźnienie: odpowiemy najszybciej, jak to możliwe",

  asked_for_person: "Prośba o rozmowę z człowiekiem",
  handed_off: "Rozmowa przekazana naszemu zespołowi",
  claimed: "Teraz odpowiada {name}",
  released: "{name} oddaje rozmowę do kolejki: odpowie następna osoba",
  resolution_confirmed: "Sprawa oznaczona przez Ciebie jako rozwiązana",
  resolution_declined: "Sprawa oznaczona przez Ciebie jako jeszcze nierozwiązana",
  closed: "Rozmowa zakończona",
  closedSilence: "Rozmowa zakończona, bo nie było odpowiedzi",
  reopened: "Rozmowa wznowiona",

  rate: "Jak nam poszło?",
  stars: { one: "{n} gwiazdka z 5", few: "{n} gwiazdki z 5", other: "{n} gwiazdek z 5" },
  comment: "Chcesz coś dodać? (nieobowiązkowe)",
  sendRating: "Wyślij ocenę",
  thanks: "Dziękujemy za ocenę.",

  menu: "Więcej",
  asText: "Pobierz jako tekst",
  asPage: "Pobierz jako stronę",

  connecting: "Łączenie…",
  lost: "Brak połączenia. Wiadomość zachowamy i wyślemy, gdy połączenie wróci.",
  retry: "Spróbuj ponownie",
  discard: "Usuń",

  errText: "Tego nie da się wysłać: wiadomość jest pusta, za długa albo nie jest zwykłym tekstem.",
  errChoice: "Ten przycisk jest już nieaktualny. Użyj najnowszych albo napisz.",
  errClosed: "Tutaj nie jest to już możliwe. Napisz nową wiadomość.",
  errDown: "Teraz się nie udało. Spróbuj ponownie za chwilę.",
  errPage: "Czat nie jest dostępny na tej stronie.",
};
