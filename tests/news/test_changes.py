"""What an edit changed, in a reason's words."""

from news.alerting.changes import changes
from news.model import Text

BEFORE = Text(
    "Missiles asked for", ("The army has 211 Javelin missiles.", "Mr Taylor said it on 7 July in Kyiv.")
)


def after(*paragraphs: str, headline: str = BEFORE.headline) -> Text:
    return Text(headline, paragraphs)


def test_a_fact_is_told_as_it_was_and_as_it_is() -> None:
    text = after("The army has 212 Javelin missiles.", "Mr Taylor said it on 9 July in Kyiv.")
    assert changes(BEFORE, text, ["figure"]) == "figure 211 → 212"
    assert changes(BEFORE, text, ["figure", "date"]) == "figure 211 → 212; date 7 July → 9 July"


def test_what_is_no_fact_is_named() -> None:
    text = after(*BEFORE.paragraphs, headline="Missiles sent")
    assert changes(BEFORE, text, ["headline"]) == "headline Missiles asked for → Missiles sent"
    assert changes(BEFORE, text, ["moved"]) == "moved"


def test_few_are_told_and_the_others_counted() -> None:
    lists = [
        tuple(
            f"The town of {town} counted {n + more} dead."
            for n, town in enumerate(("Bar", "Tyr", "Sur", "Nis", "Pec"))
        )
        for more in (20, 40)
    ]
    told = changes(after(*lists[0]), after(*lists[1]), ["figure"])
    assert told == "figure 20 → 40; figure 21 → 41; figure 22 → 42; and 2 more changes"
