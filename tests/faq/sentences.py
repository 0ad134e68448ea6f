"""What visitors write: in Polish, in English, in third languages, and what is none of them."""
# ruff: noqa: RUF001 - letters of other scripts are what is tested

POLISH = """
Jak mogę zmienić hasło do panelu?
Zapomniałem hasła, co teraz?
Nie przychodzą do mnie maile od wczoraj
Dlaczego pobraliście mi dwa razy pieniądze?
Kiedy dostanę fakturę za maj?
Proszę o korektę faktury, zły NIP
Czy da się zapłacić blikiem?
Chcę zrezygnować z usługi i dostać zwrot
Strona nie działa, wyskakuje błąd 500
Mój VPS strasznie muli
Ile kosztuje najtańszy hosting?
Gdzie znajdę dane do FTP?
Zgubiłam telefon i nie mogę wejść, bo jest włączone 2FA
Przenieśliście już moją domenę?
Jak ustawić przekierowanie poczty na Gmaila?
Czy robicie kopie zapasowe baz danych?
Poproszę o kontakt z człowiekiem
Certyfikat SSL wygasł, pomóżcie
Potrzebuję więcej miejsca na dysku
Nie mogę się zalogować przez SSH
Domena wygasła wczoraj, da się ją odzyskać?
hasło?
faktura
zwrot
ile to kosztuje
nie dziala mi poczta
jak zmienic haslo do konta
kiedy przyjdzie moja paczka
chcialbym anulowac zamowienie
gdzie jest moj przelew
zle dane na fakturze co zrobic
nie moge zaplacic karta
prosze o szybka odpowiedz bo firma stoi
czy moge dostac rabat na kolejny rok
usuncie moje konto i wszystkie dane
jak podpiac domene do serwera vps
JAK ODZYSKAĆ KONTO???
zapomnialam loginu
haslo nie dziala po resecie
siema, apka sie zawiesza przy logowaniu
wlacz mi backup na serwerze
no i znowu nic nie dziala
zamówiłem hosting i dalej nieaktywny
"""

ENGLISH = """
How do I change my password?
I forgot my password, what now?
I haven't received any e-mails since yesterday
Why was I charged twice?
When will I get the invoice for May?
Please correct the invoice, the VAT number is wrong
Can I pay by BLIK?
I want to cancel my service and get a refund
My site is down with an error 500
My VPS is terribly slow
How much is the cheapest hosting plan?
Where do I find the FTP details?
I lost my phone and can't get in because of 2FA
Have you moved my domain yet?
How do I forward my mail to Gmail?
Do you back up databases?
Let me talk to a human
The SSL certificate has expired, help
I need more disk space
I can't log in over SSH
My domain expired yesterday, can I get it back?
password?
invoice
refund
how much is it
mail not working
cant login to my account
where is my parcel
pls cancel my order
wheres my money
wrong details on the bill, what to do
card payment declined
please answer quickly, our business is at a standstill
any discount for another year
delete my account and all of my data
how to point the domain at a vps
HOW DO I GET MY ACCOUNT BACK???
forgot username
pasword reset dosent work
hey the app keeps freezing when i sign in
turn on backups for my server
and again nothing works
ordered hosting and its still not active
"""

# code: sentences
THIRD = {
    "de": """
Wie kann ich mein Passwort ändern?
Ich habe meine Rechnung noch nicht erhalten
Guten Tag, meine Webseite funktioniert nicht mehr
Wann bekomme ich mein Geld zurück?
Ich möchte meinen Vertrag kündigen
Koennen Sie mir bitte helfen, ich kann mich nicht einloggen
was kostet das
""",
    "fr": """
Bonjour, comment puis-je changer mon mot de passe ?
Je n'ai pas reçu ma facture
Mon site ne fonctionne plus depuis hier
Je voudrais annuler ma commande
Où est mon remboursement ?
est ce que vous parlez francais
""",
    "es": """
¿Cómo puedo cambiar mi contraseña?
No he recibido la factura de este mes
Hola, mi página web no funciona desde ayer
Quiero cancelar el servicio
cuando me devuelven el dinero por favor
""",
    "it": """
Come posso cambiare la password del mio conto?
Non ho ancora ricevuto la fattura
Buongiorno, il mio sito non funziona più
Vorrei annullare il mio ordine, grazie
quanto costa questo servizio
""",
    "cs": """
Jak můžu změnit heslo k účtu?
Dobrý den, ještě jsem nedostal fakturu
Stránka nefunguje, prosím o pomoc
Chtěl bych zrušit objednávku
zapomnel jsem heslo a nemuzu se prihlasit
""",
    "sk": """
Ako môžem zmeniť heslo?
Dobrý deň, ešte som nedostal faktúru
Stránka mi nefunguje, ďakujem za pomoc
Chcel by som zrušiť objednávku
zabudol som heslo a nemozem sa prihlasit
""",
    "uk": """
Як змінити пароль?
Добрий день, я не отримав рахунок
Мій сайт не працює
хочу повернути гроші
Чи можна оплатити VPS карткою?
""",
    "ru": """
Как поменять пароль?
Здравствуйте, сайт не работает
Когда вернут деньги?
не могу зайти в панель
Не работает hosting, помогите
""",
    "be": """
Як змяніць пароль?
Сайт не працуе, што рабіць
""",
    "pt": """
Não consigo entrar na minha conta
Olá, quando recebo a minha fatura?
""",
    "nl": """
Ik heb mijn factuur nog niet ontvangen
Hoe kan ik mijn wachtwoord wijzigen?
""",
    "el": "Πώς αλλάζω τον κωδικό μου;",
    "ar": "كيف أغير كلمة المرور؟",
    "he": "איך משנים סיסמה?",
    "zh": "如何更改密码？",
    "ja": "パスワードを変更する方法は？",
    "ko": "비밀번호를 어떻게 변경하나요?",
    "hi": "पासवर्ड कैसे बदलें?",
    "th": "เปลี่ยนรหัสผ่านอย่างไร",
    "ka": "როგორ შევცვალო პაროლი",
    "und": "গোপন শব্দ কীভাবে বদলাবো",
}

# Polish or English all the same: typing errors, names, commands, addresses, quotations.
NOT_FOREIGN = """
nei moge sie zalgoowac do panleu
cchialbym zmeinic halso
ktos mi ukardl karte co roibc
jka zmienci plan na wyszzy
prosze o fakutre za lipeic
moj sevrer nei dizala
i forgto my passwrod
wehre is my invocie
cna i get my mnoey bakc
teh site is donw agian
domena mueller-gmbh.de nie działa
Faktura dla Müller & Söhne GmbH
Kupiłem u Was hosting dla Société Générale
invoice for Café José SL please
Nazywam się Čapek i nie mogę się zalogować
My name is François Dupont, where is my order?
sudo systemctl restart nginx
chmod 755 public_html && ls -la
ssh root@192.168.0.1 permission denied
https://www.example.de/warenkorb/kasse?id=7 nie otwiera się
error: connection refused at /var/www/html/index.php
SELECT * FROM users WHERE id = 1
na stronie po niemiecku brakuje słowa Rechnung
how do you say good night in spanish
co znaczy po czesku slovo
was ist das? dostaję takie maile
dostaję spam o treści Привет
The mail says Здравствуйте and nothing else
no
ok
?
123456
a la carte
Die Hard, który rok?
ile kosztuje bilet do Bratysławy na jutro
play la vida loca
zagraj despacito
rezerwacja w hotelu Le Meridien w Paryżu
pizza quattro formaggi na wynos
status zamówienia
taxi do centrum
por favor cancel my order
😀😀😀
co je mój pies
nie mam tego na koncie
do you have a plan for me
to je ale super, dzieki
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()
