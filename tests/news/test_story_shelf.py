"""Where stories are found again."""

from news.story.shelf import Shelf


def test_the_stories_that_share_most_come_first_and_those_that_share_next_to_nothing_not_at_all() -> None:
    shelf = Shelf()
    shelf.post("much", ["raid", "vault", "alarm"])
    shelf.post("less", ["raid", "vault"])
    shelf.post("hardly", ["tunnel"])
    telling = [("raid", 1.0), ("vault", 0.5), ("alarm", 0.5), ("tunnel", 0.1)]
    assert shelf.near(telling, 8) == ["much", "less"]
    assert shelf.near(telling, 1) == ["much"]
    assert shelf.near(telling, 8, but="much") == ["less"]
    assert shelf.near([("tunnel", 0.1)], 8) == ["hardly"]
    assert shelf.near([("unknown", 1.0)], 8) == []
