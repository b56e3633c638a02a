"""Figures, dates, names and quotations as Ukrainian, Russian, German, French and Spanish news writes them."""

from datetime import UTC, datetime

import pytest

from news.facts.read import facts
from news.model import Fact, FactKind, Text

CLAIMED = datetime(2024, 7, 10, 12, tzinfo=UTC)
"""A Wednesday."""


def read(sentence: str, *kinds: FactKind) -> list[Fact]:
    return [fact for fact in facts(Text("", (sentence,), claimed=CLAIMED)) if fact.kind in kinds]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        # Ukrainian
        ("Унаслідок удару загинули 14 людей, ще понад 60 поранені.", ["14", "60"]),
        ("Уряд виділить 2,5 млрд гривень на відбудову.", ["2500000000 UAH"]),
        ("Ціни зросли на 3,7 відсотка.", ["3.7 percent"]),
        ("Евакуювали 1 200 мешканців із трьох сіл.", ["1200", "3"]),
        ("Росія втратила близько 1,1 тисячі військових за добу.", ["1100"]),
        # Russian
        ("Погибли двенадцать человек, сообщили в МЧС.", ["12"]),
        ("Ущерб превысил 300 млн долларов.", ["300000000 USD"]),
        ("Инфляция составила 8,6%.", ["8.6 percent"]),
        ("Компания уволила около 1,5 тыс. сотрудников.", ["1500"]),
        ("В больнице остаются пять детей.", ["5"]),
        # German
        ("Bei dem Brand starben zwölf Menschen, mehr als 30 wurden verletzt.", ["12", "30"]),
        ("Der Bund zahlt 1,2 Milliarden Euro.", ["1200000000 EUR"]),
        ("Die Preise stiegen um 2,2 Prozent.", ["2.2 percent"]),
        ("Rund 13.000 Menschen gingen auf die Straße.", ["13000"]),
        ("Er sprach vor drei Millionen Zuschauern.", ["3000000"]),
        # French
        ("Au moins 17 personnes sont mortes et une centaine blessées.", ["17"]),
        ("Le plan coûtera 3,4 milliards d'euros.", ["3400000000 EUR"]),
        ("Le chômage a reculé de 0,3 point, à 7,5 %.", ["0.3", "7.5 percent"]),
        ("Plus de 12 000 manifestants ont défilé à Paris.", ["12000"]),
        ("Trois soldats ont été tués, deux autres blessés.", ["2"]),
        # Spanish
        ("Al menos 23 personas murieron en el incendio.", ["23"]),
        ("El Gobierno destinará 1.500 millones de euros.", ["1500000000 EUR"]),
        ("Los precios subieron un 4,1 por ciento.", ["4.1 percent"]),
        ("Unas 3.000 personas fueron evacuadas de cinco pueblos.", ["3000", "5"]),
        ("La deuda supera los 20 mil millones de dólares.", ["20000000000 USD"]),
    ],
)
def test_figures_are_read_with_their_unit(sentence: str, values: list[str]) -> None:
    found = read(sentence, "figure", "money", "percent")
    assert [f"{fact.value} {fact.unit or ''}".strip() for fact in found] == values


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        # Ukrainian
        ("Це сталося 24 лютого 2022 року.", ["2022-02-24"]),
        ("Удар завдали в понеділок увечері.", ["2024-07-08"]),
        ("Учора президент прибув до Вашингтона.", ["2024-07-09"]),
        ("Вибори відбудуться наступного року, у березні 2025 року.", ["2025", "2025-03"]),
        # Russian
        ("Он родился 7 октября 1952 года.", ["1952-10-07"]),
        ("Суд состоится в пятницу.", ["2024-07-05"]),
        ("Вчера в Москве прошёл митинг.", ["2024-07-09"]),
        ("На прошлой неделе цены выросли, а в июне упали.", ["2024-W27", "2024-06"]),
        # German
        ("Das Gesetz gilt seit dem 1. Januar 2024.", ["2024-01-01"]),
        ("Der Kanzler reist am Montag nach Kiew.", ["2024-07-08"]),
        ("Gestern tagte der Bundestag, im Mai wählt das Land.", ["2024-07-09", "2024-05"]),
        ("Vor zwei Wochen begann der Streik.", ["2024-W26"]),
        # French
        ("L'attaque a eu lieu le 13 novembre 2015.", ["2015-11-13"]),
        ("Le ministre a démissionné mardi.", ["2024-07-09"]),
        ("Hier, le Parlement a voté le budget.", ["2024-07-09"]),
        ("Le procès s'ouvre en septembre, la semaine prochaine au plus tôt.", ["2024-09", "2024-W29"]),
        # Spanish
        ("El terremoto ocurrió el 19 de septiembre de 2017.", ["2017-09-19"]),
        ("El presidente viajó el lunes a Kiev.", ["2024-07-08"]),
        ("Ayer murieron dos personas en el incendio.", ["2024-07-09"]),
        ("La ley entró en vigor en enero; el año pasado fue rechazada.", ["2024-01", "2023"]),
    ],
)
def test_dates_are_resolved_by_the_day_the_text_claims(sentence: str, days: list[str]) -> None:
    assert [fact.value for fact in read(sentence, "date")] == days


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        # Ukrainian
        ("Президент Володимир Зеленський прибув до Києва.", ["володимир зеленський", "kyiv"]),
        ("Ми чекаємо на рішення, сказав Дмитро Кулеба.", ["дмитро кулеба"]),
        ("У Харкові та Одесі пролунали вибухи.", ["kharkiv", "odesa"]),
        # Russian
        ("Министр обороны Сергей Шойгу посетил Донецк.", ["сергей шойгу", "donetsk"]),
        ("Песков прокомментировал слова Трампа.", ["peskov", "trump"]),
        ("После удара по Киеву Москва молчит.", ["kyiv", "moscow"]),
        # German
        (
            "Bundeskanzler Olaf Scholz traf in Kiew den Präsidenten der Ukraine.",
            ["olaf scholz", "kyiv", "ukraine"],
        ),
        ("Die Regierung will den Haushalt im Herbst beschließen.", []),
        ("Außenministerin Annalena Baerbock flog nach Warschau.", ["annalena baerbock", "warsaw"]),
        # French
        (
            "Le président Emmanuel Macron a reçu Volodymyr Zelensky.",
            ["emmanuel macron", "volodymyr zelensky"],
        ),
        ("Selon le ministre, Londres et Berlin sont d'accord.", ["london", "berlin"]),
        ("Plusieurs avions ont survolé Marseille.", ["marseille"]),
        # Spanish
        ("El presidente Pedro Sánchez se reunió con Joe Biden.", ["pedro sánchez", "joe biden"]),
        ("Según la policía, varios manifestantes llegaron a Madrid.", ["madrid"]),
        ("Estados Unidos enviará ayuda a Ucrania.", ["united states", "ukraine"]),
    ],
)
def test_names_come_without_titles_and_openers_in_one_spelling(sentence: str, names: list[str]) -> None:
    assert [fact.value for fact in read(sentence, "name", "place")] == names


@pytest.mark.parametrize(
    ("sentence", "words", "speaker"),
    [
        # Ukrainian
        ("«Ми не здамося», — сказав Володимир Зеленський.", "Ми не здамося", "Володимир Зеленський"),
        ("Кулеба заявив: «Допомога вже в дорозі».", "Допомога вже в дорозі", "Кулеба"),
        ("“Це воєнний злочин”, – наголосив президент Зеленський.", "Це воєнний злочин", "Зеленський"),
        # Russian
        ("«Это война», — сказал Иванов.", "Это война", "Иванов"),
        ("Песков подчеркнул: «Переговоров не будет».", "Переговоров не будет", "Песков"),
        ("«Мы готовы», — заявила представитель МИД Мария Захарова.", "Мы готовы", "Мария Захарова"),
        # German
        ("„Wir brauchen Zeit“, sagte Olaf Scholz am Montag.", "Wir brauchen Zeit", "Olaf Scholz"),
        ("Baerbock erklärte: „Die Lage ist ernst.“", "Die Lage ist ernst.", "Baerbock"),
        ("„Das ist ein Fehler“, kritisierte der Minister.", "Das ist ein Fehler", "der Minister"),
        # French
        ("« Nous ne céderons pas », a déclaré Emmanuel Macron.", "Nous ne céderons pas", "Emmanuel Macron"),
        ("Marine Le Pen a affirmé : « C'est une faute grave. »", "C'est une faute grave.", "Marine Le Pen"),
        ("« Tout est fini », a-t-elle ajouté.", "Tout est fini", "elle"),
        # Spanish
        ("«No vamos a ceder», dijo Pedro Sánchez.", "No vamos a ceder", "Pedro Sánchez"),
        ("Yolanda Díaz aseguró: “Habrá acuerdo esta semana”.", "Habrá acuerdo esta semana", "Yolanda Díaz"),
        ("“Es una victoria”, afirmó la ministra.", "Es una victoria", "la ministra"),
    ],
)
def test_quotations_have_their_speaker(sentence: str, words: str, speaker: str) -> None:
    assert [(fact.text, fact.of) for fact in read(sentence, "quote")] == [(words, speaker)]
