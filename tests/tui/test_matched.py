"""Matched words in the reader: which rule each answers, told by a number and not by colour alone."""

from news.model import Alert, Article, Rule, Text
from tests.tui.stocked import NOW
from tui.lines import Line, plain, said
from tui.marks import ASCII, UNICODE
from tui.pages.article import Shown, article_page
from tui.pages.matched import mark_words

KYIV = Alert("1", "k", "a", NOW, "Kiev (a spelling of Kyiv) in paragraph 1", ("Kiev", "Київ"))
ARMS = Alert("2", "m", "a", NOW, "missiles in the headline", ("missiles",))
MATCHED = ((KYIV, Rule("k", "capital", "Kyiv")), (ARMS, Rule("m", "arms", "missile*")))
ARTICLE = Article("a", "s", "k", "https://a.example/1", "Missiles for Kiev", "Gazette", NOW, NOW)
SHOWN = Shown(ARTICLE, text=Text("Missiles for Kiev", ("Kiev asked for them.",)), alerts=MATCHED)


def of_role(line: Line, role: str) -> list[str]:
    return [text for text, roles in line if role in roles.split()]


def test_each_matched_word_carries_the_number_of_its_rule() -> None:
    line = mark_words("Missiles for Kiev, not missileers", MATCHED, UNICODE)
    assert plain(line) == "Missiles² for Kiev¹, not missileers"
    assert of_role(line, "mark") == ["Missiles", "Kiev"]
    assert plain(mark_words("Missiles for Kiev", MATCHED, ASCII)) == "Missiles[2] for Kiev[1]"


def test_a_word_of_two_rules_carries_both_numbers() -> None:
    both = (*MATCHED, (Alert("3", "t", "a", NOW, "", ("Kiev missiles",)), None))
    assert plain(mark_words("Kiev missiles", both, UNICODE)) == "Kiev missiles¹·²·³"


def test_a_word_of_a_script_without_spaces_is_marked_within_others() -> None:
    rule = ((Alert("4", "w", "a", NOW, "", ("水泵",)), None),)
    assert plain(mark_words("订购一百八十台水泵以应对", rule, UNICODE)) == "订购一百八十台水泵¹以应对"


def test_the_legend_names_number_rule_spelling_and_the_words_that_the_reason_leaves_out() -> None:
    lines = [plain(line) for line in article_page(SHOWN, UNICODE, NOW)(90).lines]
    assert "! capital¹  Kiev (a spelling of Kyiv) in paragraph 1; also Київ" in lines
    assert "! arms²  missiles in the headline" in lines


def test_a_number_behind_a_word_is_not_in_the_way_of_finding_words() -> None:
    line = mark_words("Missiles for Kiev today", MATCHED, UNICODE)
    assert said(line) == "Missiles for Kiev today"
