"""Spellings that a person may want to include."""

from news.names import shipped
from news.spelt.suggest import suggestions


def test_a_likely_spelling_is_suggested_and_not_applied() -> None:
    assert suggestions("Yatsenyuk", ["Yatseniouk", "Yatsenyak", "Paris"], shipped()) == ["Yatsenyak"]


def test_what_is_found_already_is_not_suggested() -> None:
    assert suggestions("Zelensky", ["Zelenskiy", "Selenskyj", "Zelensky"], shipped()) == []


def test_common_words_small_letters_and_other_names_are_not_suggested() -> None:
    assert suggestions("Poroshenko", ["Timoshenko", "poroshenka", "Government"], shipped()) == []


def test_the_likeliest_comes_first_and_few_are_told() -> None:
    seen = ["Yatsenyak", "Yatsenyukk", "Yatsenyku", "Yatzenuyk", "Yatsenyuek", "Yatsenuyk", "Yatsanyuk"]
    found = suggestions("Yatsenyuk", seen, shipped(), limit=3)
    assert len(found) == 3
    assert set(found) <= set(seen)
