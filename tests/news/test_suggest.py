"""Spellings that a person may want to include."""

from news.names import shipped
from news.spelt.suggest import suggestions


def test_a_likely_spelling_is_suggested_and_not_applied() -> None:
    seen = ["Yatseniouk", "Yatseniouka", "Paris"]
    assert suggestions("Yatsenyuk", seen, shipped()) == ["Yatseniouka"]


def test_what_is_found_already_is_not_suggested() -> None:
    assert suggestions("Zelensky", ["Zelenskiy", "Selenskyj", "Zelensky"], shipped()) == []


def test_a_name_that_looks_alike_is_not_suggested() -> None:
    assert suggestions("Zelensky", ["Zelinsky", "Zelenka"], shipped()) == []
    assert suggestions("Putin", ["Rasputin"], shipped()) == []
    assert suggestions("Yatsenyuk", ["Yatsenyak"], shipped()) == []


def test_common_words_small_letters_and_other_names_are_not_suggested() -> None:
    assert suggestions("Poroshenko", ["Timoshenko", "poroshenka", "Government"], shipped()) == []


def test_the_first_seen_comes_first_and_few_are_told() -> None:
    seen = ["Yatseniouka", "Jazenjukowi", "Iatseniouka", "Iatsenioukom"]
    assert suggestions("Yatsenyuk", seen, shipped(), limit=3) == seen[:3]
