/** Why something was refused, over HTTP and over the socket: Polish. */

import type { Refusal } from "../http";
import type { Problem } from "../socket";

export const refusals: {
  readonly http: Readonly<Record<Refusal["code"], string>>;
  readonly problem: Readonly<Record<Problem, string>>;
} = {
  http: {
    bad_request: "Coś w formularzu się nie zgadza. Sprawdź wszystkie pola.",
    weak_password: "To hasło jest za krótkie albo zbyt łatwe do odgadnięcia. Wybierz inne.",
    bad_credentials: "E-mail lub hasło się nie zgadza.",
    signed_out: "Sesja wygasła. Zaloguj się ponownie.",
    not_allowed: "Pod tym adresem nie można się zalogować. Otwórz panel pod jego własnym adresem.",
    bad_token: "Link został już użyty albo wygasł. Dopóki nie ma administratora, serwer wypisuje nowy.",
    not_found: "Serwer nie zna tej strony. Odśwież ją.",
    too_fast: "Zbyt wiele prób. Poczekaj chwilę.",
    internal: "Coś poszło nie tak po stronie serwera. Spróbuj ponownie.",
    unavailable: "Serwer nie może teraz odpowiedzieć. Spróbuj za chwilę.",
    offline: "Nie ma połączenia z serwerem. Sprawdź sieć i spróbuj ponownie.",
  },
  problem: {
    taken: "Tę rozmowę ma już ktoś inny.",
    not_yours: "Może to zrobić tylko osoba, która ma tę rozmowę.",
    not_open: "Ta rozmowa jest zamknięta.",
    wrong_phase: "Teraz to niemożliwe: ktoś zmienił stan rozmowy.",
    outdated_choice: "Ten wybór nie jest już dostępny.",
    already_rated: "Ocena została już wystawiona.",
    bad_text: "Tekst jest pusty, za długi albo zawiera znaki, których nie można zapisać.",
    bad_score: "Ocena to liczba od 1 do 5.",
    person_answers: "Odpowiada teraz człowiek.",
    bad_request: "Serwer nie zrozumiał żądania. Odśwież stronę.",
    unknown_event: "Serwer nie zna tego żądania. Odśwież stronę.",
    not_allowed: "Nie masz do tego uprawnień.",
    unknown_conversation: "Nie ma takiej rozmowy.",
    bad_token: "Sesja wygasła. Zaloguj się ponownie.",
    bad_identity: "Nie udało się potwierdzić, kim jest ten gość.",
    hello_first: "Połączenie jest jeszcze nawiązywane. Spróbuj ponownie.",
    too_fast: "Za szybko. Poczekaj chwilę.",
    too_many: "Jest ich teraz za dużo. Najpierw coś zamknij.",
    queue_empty: "Nikt nie czeka.",
    unavailable: "Serwer nie może teraz niczego zapisać. Spróbuj za chwilę.",
    internal: "Coś poszło nie tak po stronie serwera. Spróbuj ponownie.",
    lost: "Serwer nie odpowiedział. Spróbuj, gdy wróci połączenie.",
  },
};
