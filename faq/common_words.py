"""Words of both languages that say little about the matter, folded; negations are none of them."""

from __future__ import annotations

_WORDS = """
    a about aby actually again akurat albo ale all already am an and any anyone are as at
    bardzo be been bit bo but by byc byl byla bylo bym can chce chcemy chcialabym chcialbym ci
    cie co cos could currently czy d da dalej did dla do does dzis dzisiaj else for from gdzie
    get getting give go got guys had has have having here how however i ich id if ill im in
    into is it its ive ja jak jaka jakas jaki jakie jakis jest jestem jeszcze ju just jutro juz
    know kto ktora ktore ktory ktos let like ll lub m ma macie make mam mamy me mi mial miala
    mine mna mnie moga moge mogliby moim moj moja moje mojego mojej mojemu more moze mozecie
    mozna my na nad nadal nam nas nasz nasza nasze naszego naszej naszym need needs niestety
    niz now o od of ok on one or oraz our out pan pani panstwa panstwo panu please po pod
    poprosze possible potrzebuje powinienem prosze przed przez przy really s sa sam sama samo
    see should sie since skad so sobie some still swoim swoj swoja swoje swojego t ta tak taka
    taki takie tam te tego tej tell ten teraz tez that thats the their them then there these
    they this to today tomorrow too trzeba tu tutaj tylko tym u up us use ve via w want was
    wasz wasza wasze waszego waszej waszym wciaz wczoraj we were what whats when where which
    who why widze wiec wiem will with wlasnie would wszystko wy yesterday you your z za ze zeby
    znajde znajduje zrobic
"""

COMMON = frozenset(_WORDS.split())
