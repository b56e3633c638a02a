"""What a turn leaves in the store: articles, revisions, alerts, stories, and the reason of each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import assert_never

from desk.alerting import Alerting
from desk.events import What
from desk.learning import Learning
from desk.opening import Opening, revision_of
from desk.placing import Placing
from desk.ready import Ready
from desk.taken import Taken
from desk.wanting import Wanting
from desk.watch import Seen
from fetchers.found import Feed
from news.ids import identity
from news.model import Article, Entry, NoText, Reading, Revision, Text
from news.moved import has_moved, is_elsewhere, is_to_the_letter
from news.outlets import site
from news.revise import Doubt, New, Outcome, Revised, Same, Suspect, revise
from news.versions import deed
from store.filters import Filter
from store.store import Store

UNBELIEVED = (
    "its links and ids are others at each look and cannot be believed: "
    "what says the same to the letter, and took the place of what is gone, is the same article"
)


class Intake:
    """Takes entries and texts into a store; its callers hold the store's thread and a transaction."""

    def __init__(self, store: Store, alerting: Alerting, placing: Placing, learning: Learning) -> None:
        self._store = store
        self._alerting = alerting
        self._placing = placing
        self._learning = learning
        self._wanting = Wanting(store)
        self._opening = Opening(store, alerting, placing, self._wanting)

    def entries(self, taken: Taken, feed: Feed, entries: Sequence[Ready]) -> None:
        """Take what a source said in one poll, or a part of it; each entry has a key of its own."""
        source = taken.source
        sites = frozenset(name for name in (site(source.url), site(feed.link)) if name)
        said = {ready.entry.key: ready for ready in reversed(entries)}
        known = self._store.articles.known(source.id, list(said))
        known |= self._moved(source.id, [ready.entry for key, ready in said.items() if key not in known])
        known |= self._said_again(taken, feed, [ready for key, ready in said.items() if key not in known])
        told = self._told_last([article.id for article in known.values()])
        unknown = {key: identity(source.id, key) for key in said if key not in known}
        gone = self._store.articles.gone(list(unknown.values()))
        for key, ready in said.items():
            if key in known:
                self._follow(taken, known[key], ready, told)
            elif unknown[key] not in gone:
                self._opening.open(taken, ready, sites, unknown[key])
        self._opening.keep(taken)
        self._end(taken)

    def _follow(self, taken: Taken, article: Article, ready: Ready, told: Mapping[str, str]) -> None:
        """Take what a source says of an article that is known."""
        entry = ready.entry
        article = self._led(taken, article, entry)
        is_same = told.get(article.id) == ready.hash
        outcome = Same(()) if is_same else revise(self._held(article), ready.text)
        self._outcome(taken, article, outcome)
        retitled = isinstance(outcome, Revised) and "headline" in outcome.classes
        self._wanting.stirred(article, entry, taken.now, retitled=retitled)

    def _told_last(self, articles: Sequence[str]) -> dict[str, str]:
        """The hash of the text that the source itself gave last, by article: nothing is to be read of a text
        that came again to the letter.
        """
        revisions = chain.from_iterable(self._store.revisions.of_many(articles))
        return {each.article: each.text for each in revisions if each.origin == "feed"}

    def _moved(self, source: str, entries: Sequence[Entry]) -> dict[str, Article]:
        """The articles that entries with unknown keys are under another link, by key."""
        named = {entry.alias: entry for entry in entries if entry.alias}
        found = self._store.articles.aliased(source, named).items()
        return {named[name].key: article for name, article in found if has_moved(article, named[name])}

    def _said_again(self, taken: Taken, feed: Feed, entries: Sequence[Ready]) -> dict[str, Article]:
        """The articles that entries are to the letter under a link with another query, by key.

        Only those that the look before may have held and this one does not: else they are two.
        """
        found: dict[str, Article] = {}
        likely = [each for each in entries if each.entry.url in feed.links and each.text.paragraphs]
        if not likely:
            return found
        last = self._store.articles.newest(feed.count, where=Filter(source=taken.source.id))
        gone = [each for each in last if each.url and "?" in each.url and each.url not in feed.links]
        told = self._told_last([each.id for each in gone])
        for ready in likely:
            entry = ready.entry
            for article in (each for each in gone if each.id in told and is_elsewhere(each, entry.url)):
                if is_to_the_letter(ready.text, self._store.revisions.text(told[article.id])):
                    gone.remove(article)
                    self._store.articles.change(article.id, url=entry.url)
                    found[entry.key] = replace(article, url=entry.url)
                    break
        if found and all(each.kind != "links" for each in self._store.reasons.of(taken.source.id)):
            taken.why(taken.source.id, "links", UNBELIEVED)
        return found

    def _led(self, taken: Taken, article: Article, entry: Entry) -> Article:
        """An article with the link under which its source has it now."""
        if entry.url is None or entry.url == article.url:
            return article
        self._store.articles.change(article.id, url=entry.url)
        taken.why(article.id, "moved", f"its source now has it at {entry.url}, before at {article.url}")
        return replace(article, url=entry.url)

    def page(self, taken: Taken, article: Article, text: Text, reading: Reading) -> Outcome:
        """Take the text of an article's page."""
        doubt = Doubt(reading.suspect, reading.suspect_looks) if reading.suspect else None
        outcome = revise(self._held(article), text, self._learning.of(article.outlet), doubt)
        self._outcome(taken, article, outcome)
        self._end(taken)
        self._learning.learn(article.outlet, article.id, text)
        return outcome

    def _held(self, article: Article) -> list[tuple[Revision, Text]]:
        """An article's revisions with their texts, oldest first."""
        revisions = self._store.revisions
        return [(revision, revisions.text(revision.text)) for revision in revisions.of(article.id)]

    def _outcome(self, taken: Taken, article: Article, outcome: Outcome) -> None:
        """Take what a text turned out to be to a known article."""
        match outcome:
            case New(text):
                first = revision_of(article, text, taken.now, article.revisions + 1)
                taken.why(article.id, "version", deed(first))
                self._keep(taken, article, first, text)
            case Revised(text):
                revision = replace(
                    revision_of(article, text, taken.now, article.revisions + 1),
                    classes=outcome.classes,
                    added=outcome.added,
                    dropped=outcome.dropped,
                    flip_of=outcome.flip_of,
                )
                left_out = f"; left out: {'; '.join(outcome.suppressed)}" if outcome.suppressed else ""
                taken.why(article.id, "flip" if revision.flip_of else "version", deed(revision) + left_out)
                if outcome.told:
                    taken.why(article.id, "no alert", f"@{revision.number}: these words were told before")
                self._keep(taken, article, revision, text, told=outcome.told)
            case Suspect(_, why, doubt):
                taken.why(article.id, "suspect", f"kept aside, look {doubt.looks}: {why}")
                taken.tell("suspect", article, reason=why)
            case Same(suppressed):
                taken.unchanged += 1
                if suppressed:
                    taken.why(article.id, "suppressed", "; ".join(suppressed))
            case never:
                assert_never(never)

    def no_text(self, taken: Taken, article: Article, chosen: NoText) -> None:
        """Note why an article's page gave no text."""
        taken.why(article.id, "no text", f"{chosen.why}: {chosen.detail}" if chosen.detail else chosen.why)
        self._end(taken)

    def _keep(
        self, taken: Taken, article: Article, revision: Revision, text: Text, *, told: bool = False
    ) -> None:
        """Keep a further revision and let the article follow it."""
        before = self._store.revisions.newest(article.id)
        self._store.revisions.keep(revision, text)
        edited = bool(revision.classes)
        fields: dict[str, object] = {"revisions": revision.number}
        if edited:
            fields |= {"changed": taken.now, "edits": article.edits + 1}
        if "headline" in revision.classes or text.origin == "page":
            fields |= {"title": text.headline or article.title}
        if text.origin == "page":
            fields |= {"words": text.words, "byline": text.byline or article.byline}
            fields |= {"language": article.language or text.language}
        changed = replace(article, **fields)  # type: ignore[arg-type]
        if changed.title != article.title and (story := self._placing.retitled(article, changed.title)):
            taken.why(story, "title", f"as {article.id} has it now; before: “{article.title}”")
        self._store.articles.change(article.id, **fields)
        if edited:
            taken.revised.append(changed)
            kind: What = "flip" if told else "revised"
            old = article.title if changed.title != article.title else None
            taken.tell(kind, changed, old=old, classes=revision.classes)
        if not told:
            held = set(before[1].paragraphs) if before else set()
            added = [line for line in text.paragraphs if line not in held]
            seen = Seen(changed, revision, text, added, taken.source, before[1] if before else None)
            if taken.answers(seen, self._alerting.take(seen, taken.opened, taken.now)):
                self._wanting.matched(taken.source, changed, taken.now)

    def _end(self, taken: Taken) -> None:
        """Ask for the pages that what came makes matter, and keep why all was decided so."""
        if taken.stories:
            self._wanting.stories(list(taken.stories), taken.now)
            taken.stories.clear()
        self._store.reasons.keep_all(taken.reasons)
        taken.reasons.clear()
