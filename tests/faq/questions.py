"""Questions that no entry holds as a phrasing, and questions that must never be answered.

Do not add these to the entries: they tell how the starter knowledge does with what it never saw.
"""

HELD_OUT: dict[str, dict[str, tuple[str, str]]] = {
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
        "pl": (
            "mam na fakturze stary adres firmy, jak to poprawić",
            "gdzie wpisać NIP, żeby był na fakturze",
        ),
        "en": (
            "there is an old company address on my invoice, how can I correct it",
            "where do i put the tax number so that it is on the invoice",
        ),
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
        "pl": (
            "mamy spółkę w Czechach, czy faktura może być bez VAT?",
            "czy te ceny są z VAT czy netto",
        ),
        "en": (
            "we have a company in France, can the invoice be without VAT?",
            "do these prices include vat or are they net",
        ),
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

PROMISE_CASES = (
    ("en", "Why was I charged twice?"),
    ("pl", "Dlaczego pobrano mi opłatę dwa razy?"),
    ("pl", "Dlaczego naliczono mi podwójną opłatę?"),
    ("en", "My VPS is slow"),
    ("pl", "Mój VPS działa wolno"),
    ("en", "Can a custom firewall rule set be configured for my VPS?"),
    ("pl", "Czy można skonfigurować niestandardowy zestaw reguł zapory sieciowej dla mojego VPS?"),
)

OUT_OF_SCOPE = (
    # What a person must take.
    ("en", "you charged my card two times for one invoice, please explain"),
    ("pl", "ściągnęliście mi z karty dwa razy tę samą kwotę za fakturę"),
    ("en", "I demand a refund for last month, the service was useless"),
    ("pl", "żądam zwrotu pieniędzy za ten miesiąc"),
    ("en", "my server has been down for two hours, what is going on"),
    ("pl", "serwer nie odpowiada od dwóch godzin, co się dzieje"),
    ("en", "the vps is lagging badly since the update"),
    ("pl", "vps strasznie muli od wczoraj"),
    ("en", "please open port 8443 in the firewall of my server"),
    ("pl", "proszę otworzyć port 8443 w zaporze"),
    ("en", "someone logged in to my account and changed the password"),
    ("pl", "ktoś zalogował się na moje konto i zmienił hasło"),
    ("en", "I want compensation for yesterday's outage"),
    ("pl", "domagam się rekompensaty za wczorajszą awarię"),
    ("en", "my website shows error 503"),
    ("pl", "strona wyświetla błąd 503"),
    ("en", "how do I install nextcloud on my vps"),
    ("pl", "jak zainstalować nextcloud na vps"),
    ("en", "please restore yesterday's backup of my database"),
    ("pl", "proszę przywrócić wczorajszą kopię bazy danych"),
    ("en", "all my emails land in the recipients' spam"),
    ("pl", "moje maile wpadają klientom do spamu"),
    ("en", "the disk of my dedicated server is failing"),
    ("pl", "w serwerze dedykowanym psuje się dysk"),
    ("en", "how do I move a domain to you from another registrar"),
    ("pl", "jak przenieść do was domenę od konkurencji"),
    # Chit-chat.
    ("en", "hello"),
    ("pl", "dzień dobry"),
    ("en", "how are you today?"),
    ("pl", "co u was słychać?"),
    ("en", "thanks, that was all"),
    ("pl", "dziękuję, to już wszystko"),
    ("en", "are you a robot?"),
    ("pl", "czy rozmawiam z robotem?"),
    ("en", "what is the weather like in Warsaw"),
    ("pl", "jaka będzie jutro pogoda"),
    ("en", "ok"),
    ("pl", "tak"),
    ("en", "tell me a joke"),
    ("pl", "opowiedz mi dowcip"),
    # Other languages.
    ("en", "Wie kann ich meinen Server kündigen?"),
    ("en", "¿Cómo puedo cambiar mi contraseña?"),
    ("pl", "Як мені змінити пароль?"),
    ("pl", "где мой счёт"),
    ("en", "Mon site ne marche plus depuis hier"),
    ("pl", "Môj server dnes nefunguje"),
    ("en", "我的发票在哪里"),
    ("en", "كيف أغير كلمة المرور"),
    # Abuse and noise.
    ("en", "you are a bunch of idiots"),
    ("pl", "jesteście bandą złodziei"),
    ("en", "asdf qwer zxcv"),
    ("pl", "aaaaaaa"),
    ("en", "1234567890"),
    ("en", "'; DROP TABLE entries; --"),
    ("en", "<script>alert('invoice')</script>"),
)
