"""Questions that no entry holds as a phrasing, by the entry that answers them.

Do not add these to the entries: they tell how the starter knowledge does with what it never saw.
"""

HELD_OUT: dict[str, dict[str, tuple[str, ...]]] = {
    "invoice-download": {
        "pl": (
            "Dzień dobry, skąd mogę pobrać fakturę za wrzesień?",
            "nie widze nigdzie faktury za domene",
        ),
        "en": (
            "Hi, where can I download the invoice for September?",
            "i cant see an invoice for my domain anywhere",
        ),
    },
    "invoice-recipient": {
        "pl": (
            "czy da się ustawić, żeby faktury szły na maila naszej księgowej?",
            "proszę wysyłać faktury na adres biura rachunkowego",
        ),
        "en": (
            "is it possible to have the invoices emailed to our accountant?",
            "please send all invoices to a different email",
        ),
    },
    "invoice-details": {
        "pl": ("gdzie wpisać NIP, żeby był na fakturze",),
        "en": ("where do i put the tax number so that it is on the invoice",),
    },
    "invoice-correction": {
        "pl": ("mam na fakturze stary adres firmy, jak to poprawić",),
        "en": ("there is an old company address on my invoice, how can I correct it",),
    },
    "pro-forma": {
        "pl": (
            "przyszła do mnie pro forma, czy to już jest faktura?",
            "muszę dostać proformę dla szefa",
        ),
        "en": (
            "i received a pro forma, is that already an invoice?",
            "could you issue a proforma for us",
        ),
    },
    "payment-methods": {
        "pl": ("można u was zapłacić paypalem?", "jakimi sposobami mogę opłacić hosting"),
        "en": ("is paypal possible with you?", "which payment methods can I use for hosting"),
    },
    "payment-declined": {
        "pl": (
            "próbuję zapłacić kartą i ciągle jest odrzucana",
            "dlaczego moja płatność nie przeszła",
        ),
        "en": (
            "I am trying to pay by card and it keeps being declined",
            "why did my payment not go through",
        ),
    },
    "payment-booked": {
        "pl": (
            "w poniedziałek zrobiłem przelew, a faktura dalej nieopłacona",
            "jak długo czeka się na zaksięgowanie przelewu",
        ),
        "en": (
            "I made a bank transfer on monday and the invoice is still unpaid",
            "how long does it take to book a transfer",
        ),
    },
    "top-up": {
        "pl": ("chciałbym doładować saldo, jak to zrobić?", "gdzie wpłacić środki na portfel"),
        "en": ("I would like to top up my balance, how?", "where do I add funds to the wallet"),
    },
    "renew-service": {
        "pl": ("za tydzień wygasa mi domena, jak ją przedłużyć?", "gdzie odnawia się hosting"),
        "en": (
            "my domain expires next week, how do I renew it?",
            "where can I extend the hosting",
        ),
    },
    "auto-renewal": {
        "pl": (
            "chcę wyłączyć automatyczne przedłużanie domeny",
            "czy hosting przedłuży się automatycznie?",
        ),
        "en": (
            "I want to switch off automatic renewal of the domain",
            "does hosting renew automatically?",
        ),
    },
    "service-suspended": {
        "pl": (
            "zawiesiliście mi hosting, bo nie opłaciłem faktury, co robić",
            "spóźniłem się z płatnością i serwer jest zawieszony",
        ),
        "en": (
            "you suspended my hosting because I did not pay the invoice, what now",
            "i was late with the payment and the server is suspended",
        ),
    },
    "vat-reverse-charge": {
        "pl": ("mamy spółkę w Czechach, czy faktura może być bez VAT?",),
        "en": ("we have a company in France, can the invoice be without VAT?",),
    },
    "price-net-gross": {
        "pl": ("czy te ceny są z VAT czy netto",),
        "en": ("do these prices include vat or are they net",),
    },
    "cancel-service": {
        "pl": (
            "chciałabym zrezygnować z hostingu, co mam zrobić?",
            "jak wypowiedzieć umowę na serwer",
        ),
        "en": (
            "I would like to cancel my hosting, what should I do?",
            "how do I terminate the contract for a server",
        ),
    },
    "upgrade-cost": {
        "pl": (
            "ile dopłacę przy przejściu na wyższy pakiet?",
            "chciałbym zmienić plan na większy",
        ),
        "en": (
            "how much extra do I pay for a bigger package?",
            "i would like to change my plan to a higher one",
        ),
    },
    "billing-period": {
        "pl": (
            "czy mogę przejść z płatności miesięcznej na roczną?",
            "wolę płacić raz na rok, da się?",
        ),
        "en": (
            "can I switch from monthly to annual payments?",
            "i prefer paying once a year, is that possible",
        ),
    },
    "card-change": {
        "pl": (
            "wymieniono mi kartę w banku, gdzie podać nową?",
            "proszę usunąć moją kartę z konta",
        ),
        "en": (
            "my bank gave me a new card, where do I enter it?",
            "please remove my card from the account",
        ),
    },
    "promo-code": {
        "pl": (
            "gdzie w zamówieniu podaje się kod promocyjny?",
            "kod rabatowy z newslettera nie działa",
        ),
        "en": (
            "where in the order do I put my discount code?",
            "the promo code from the newsletter does not work",
        ),
    },
    "panel-password": {
        "pl": (
            "nie pamiętam hasła do waszego panelu klienta, proszę o pomoc",
            "jak mogę zmienić hasło do panelu",
        ),
        "en": (
            "I can't remember the password to your customer panel, please help",
            "how can I change my panel password",
        ),
    },
    "two-factor-lost": {
        "pl": (
            "zmieniłem telefon i nie mam kodów do logowania",
            "zgubiłem telefon z google authenticator, jak się zalogować",
        ),
        "en": (
            "I changed my phone and do not have the login codes",
            "lost my phone with google authenticator, how do I log in",
        ),
    },
    "two-factor-enable": {
        "pl": ("gdzie w panelu włącza się 2FA?", "chcę ustawić logowanie dwuetapowe"),
        "en": ("where in the panel do I enable 2FA?", "i want to set up two-factor login"),
    },
    "ssh-login": {
        "pl": ("jak wejść na serwer po ssh?", "gdzie są dane ssh do mojego vps"),
        "en": ("how can I get into my server with ssh?", "where are the ssh details of my vps"),
    },
    "ssh-key": {
        "pl": ("gdzie wgrać publiczny klucz do ssh?", "dostaję permission denied (publickey)"),
        "en": (
            "where can I upload my public ssh key?",
            "i am getting permission denied (publickey)",
        ),
    },
    "ftp-password": {
        "pl": ("nie pamiętam hasła do konta ftp", "skąd wziąć login i hasło do ftp"),
        "en": (
            "I don't remember the password of the ftp account",
            "where do I get the ftp login and password",
        ),
    },
    "mailbox-password": {
        "pl": (
            "jak mogę zresetować hasło do skrzynki e-mail?",
            "kolega zapomniał hasło do swojej poczty",
        ),
        "en": (
            "how can I reset the password of a mailbox?",
            "a colleague forgot the password to his mailbox",
        ),
    },
    "mailbox-setup": {
        "pl": (
            "jakie ustawienia imap wpisać w outlooku?",
            "jak podłączyć pocztę firmową na telefonie",
        ),
        "en": (
            "which imap settings do I enter in outlook?",
            "how do I set up company mail on my phone",
        ),
    },
    "webmail": {
        "pl": ("pod jakim adresem jest webmail?", "jak sprawdzić pocztę przez przeglądarkę"),
        "en": ("what is the address of the webmail?", "how can i read my mail in a browser"),
    },
    "account-email": {
        "pl": (
            "chcę zmienić adres e-mail swojego konta",
            "w profilu mam starego maila, jak go zmienić na nowego",
        ),
        "en": (
            "I want to change the email address of my account",
            "my profile has an old email, how do I change it to a new one",
        ),
    },
    "add-user": {
        "pl": (
            "chcę dać programiście dostęp do hostingu",
            "jak dodać drugiego użytkownika do panelu",
        ),
        "en": (
            "I want to give a developer access to my hosting",
            "how do I add a second user to the panel",
        ),
    },
    "account-locked": {
        "pl": (
            "zablokowało mi konto po kilku złych hasłach",
            "konto jest zablokowane, jak je odblokować?",
        ),
        "en": (
            "my account got locked after a few wrong passwords",
            "the account is locked, how do I unlock it?",
        ),
    },
    "confirmation-email": {
        "pl": (
            "założyłem konto, ale nie przyszedł mail z linkiem aktywacyjnym",
            "nie dostałem linku do potwierdzenia adresu",
        ),
        "en": (
            "I created an account but the activation email did not come",
            "did not receive the link to confirm my address",
        ),
    },
    "api-key": {
        "pl": ("gdzie mogę wygenerować klucz do api?", "jak się dostać do waszego api"),
        "en": ("where can I generate a key for the api?", "how do I get access to your api"),
    },
    "database-password": {
        "pl": (
            "jakie jest hasło do mojej bazy mysql?",
            "gdzie znajdę phpmyadmin i jak się tam zalogować",
        ),
        "en": (
            "what is the password of my mysql database?",
            "where can I find phpmyadmin and how do I log in there",
        ),
    },
}
