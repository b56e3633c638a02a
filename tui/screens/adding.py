"""The dialogs of a source: add one after a look at its address, edit one, try one."""

from dataclasses import replace

from news.amount import amount
from news.model import Source
from news.times import length, length_words
from tui.errands import Ran
from tui.pages.found import Brought, Offered, brought, found_row, offered
from tui.rows import Rows
from tui.screens.dialog import Dialog
from tui.seat import Seat
from tui.widgets.form import Field

PAGES = ("all", "matched", "off")
SHOWN = "50"
"""Entries of a source that a look tells."""


def _fields(source: Source | None = None) -> list[Field]:
    """What a person may say of a source."""
    every = length_words(source.every) if source and source.every else ""
    return [
        Field("name", "Name", source.name if source else "", "what it calls itself"),
        Field("tags", "Tags", " ".join(source.tags) if source else "", "words, parted by blanks"),
        Field("every", "Every", every, "15m, 2h; empty: as often as it needs"),
        Field("pages", "Pages", source.pages if source else "matched", "all, matched or off", PAGES),
    ]


def fault_in(every: str, pages: str) -> str:
    """What is wrong with how often to look, or with which pages to read; empty when nothing is."""
    if every:
        try:
            length(every)
        except ValueError as error:
            return str(error)
    return "" if pages in PAGES else f"{pages or 'nothing'}: pages are {', '.join(PAGES)}"


class AddingScreen(Dialog):
    """An address is looked at, what is there is shown; one of it is added."""

    def __init__(self, seat: Seat) -> None:
        private = Field(
            "private", "Inside", "no", "yes: a host inside this machine or network", ("no", "yes")
        )
        fields = [Field("url", "Address", "", "a feed, or a site that names its feeds"), *_fields(), private]
        super().__init__(seat, "add a source", fields, found_row(seat.marks))
        self._looked = ("", "")
        """The address that was looked at last, and whether inside; what stands in the rows is of it."""
        self._offers: list[Offered] = []
        self._is_site = False
        self.added: str | None = None
        """The id of the source that was added."""

    def on_mount(self) -> None:
        """Say how it goes."""
        self.say("Enter looks at the address; nothing is kept before you have seen what is there.")

    @property
    def _address(self) -> tuple[str, str]:
        values = self.form.values if self.form else {}
        return values["url"], values["private"]

    def keep(self) -> None:
        """Look first; once that was looked at, add it."""
        if self.is_busy:
            return
        url, private = self._address
        wrong = self._fault() if url else "An address is wanted: https://example.org, or a feed's own."
        if wrong:
            self.say(wrong, bad=True)
        elif self._looked == self._address and self._offers:
            self.pick()
        else:
            inside = ["--allow-private"] if private == "yes" else []
            self._looked, self._offers = self._address, []
            self._show([])
            self.send(f"Looking at {url}", "try", url, "--limit", SHOWN, *inside, then=self._looked_at)

    def _looked_at(self, ran: Ran) -> None:
        if ran.error:
            self._looked = ("", "")
            here = " Here: yes in the field Inside." if "--allow-private" in ran.error else ""
            self.say(ran.error + here, bad=True)
            return
        self._offers = [offered(line) for line in ran.lines]
        self._is_site = not ran.lines[0]["looked"]
        if self._is_site:
            self._show(self._offers)
            words = amount(len(self._offers), "source") + (" is" if len(self._offers) == 1 else " are")
            self.say(f"{words} offered there: choose one, Enter adds it.")
            assert self.found is not None
            self.set_focus(self.found)
        else:
            entries = brought(ran.lines[0])
            self._show(entries)
            name = self._offers[0].title or self._offers[0].url
            count = f"{ran.lines[0]['count']:,} entr{'y' if len(entries) == 1 else 'ies'}"
            self.say(f"{name}, a {self._offers[0].kind}: {count}. Enter adds it, Esc leaves.")

    def _fault(self) -> str:
        """What is wrong with the wishes, before a look is spent on them."""
        values = self.form.values if self.form else {}
        if values["private"] not in ("yes", "no"):
            return f"{values['private'] or 'nothing'} in the field Inside: it is yes or no"
        return fault_in(values["every"], values["pages"])

    def _show(self, rows: list[Offered] | list[Brought]) -> None:
        assert self.found is not None
        nouns = {str(place): row for place, row in enumerate(rows)}
        self.found.show(Rows(list(nouns)), nouns, at=0)

    def pick(self) -> None:
        """Add what was looked at, or the offer under the cursor."""
        if self.form is None or self.found is None or self.is_busy or not self._offers:
            return
        values, wrong = self.form.values, self._fault()
        if wrong:
            self.say(wrong, bad=True)
            return
        chosen = self.found.noun if self._is_site else None
        address = [chosen.url] if isinstance(chosen, Offered) else [values["url"]]
        if isinstance(chosen, Offered) and chosen.kind != "feed":
            address += ["--kind", chosen.kind]
        wish = [part for tag in values["tags"].replace("#", " ").split() for part in ("--tag", tag)]
        wish += ["--name", values["name"]] if values["name"] else []
        wish += ["--every", values["every"]] if values["every"] else []
        wish += ["--allow-private"] if values["private"] == "yes" else []
        words = ("add", *address, "--pages", values["pages"], *wish)
        self.send(f"Adding {address[0]}", *words, then=self._added)

    def _added(self, ran: Ran) -> None:
        if ran.error:
            self.say(ran.error, bad=True)
        else:
            self.added = str(ran.lines[0]["id"])
            self.dismiss(f"Added {ran.lines[0]['name']}: the desk looks at it now.   u takes it back")


class EditingScreen(Dialog):
    """What a person may say of a source, said otherwise."""

    def __init__(self, seat: Seat, source: Source) -> None:
        super().__init__(seat, f"edit {source.name}", _fields(source))
        self._source = source

    def on_mount(self) -> None:
        """Say which it is."""
        self.say(f"{self._source.url}   Enter keeps it, Esc leaves it as it was.")

    def keep(self) -> None:
        """Keep it."""
        values = self.form.values if self.form else {}
        wrong = fault_in(values["every"], values["pages"])
        if wrong:
            self.say(wrong, bad=True)
            return
        source = replace(
            self._source,
            name=values["name"] or self._source.name,
            tags=tuple(dict.fromkeys(values["tags"].replace("#", " ").split())),
            every=length(values["every"]) or None if values["every"] else None,
            pages=next(pages for pages in ("all", "matched", "off") if pages == values["pages"]),
        )
        self.keep_by(lambda: self.seat.acting.edit_source(source, self.seat.now()))


class TryingScreen(Dialog):
    """What a look at a kept source would bring."""

    def __init__(self, seat: Seat, source: Source) -> None:
        super().__init__(seat, f"try {source.name}", shape=found_row(seat.marks))
        self._source = source

    def on_mount(self) -> None:
        """Look at once."""
        words = ("try", self._source.id, "--limit", SHOWN)
        self.send(f"Looking at {self._source.url}", *words, then=self._looked_at)

    def _looked_at(self, ran: Ran) -> None:
        if ran.error:
            self.say(ran.error, bad=True)
            return
        assert self.found is not None
        nouns = {str(place): row for place, row in enumerate(brought(ran.lines[0]))}
        self.found.show(Rows(list(nouns)), nouns, at=0)
        count, new = ran.lines[0]["count"], ran.lines[0]["new"]
        self.say(f"{amount(count, 'entry')}, {new:,} of them new (+). Nothing was kept: r has the desk look.")
