"""The command line of a view: an order read, its query asked, its act done; and the dialogs."""

from tui.acting import Act
from tui.keys import BY_ID
from tui.screens.asking import AskingScreen

LEAVES = frozenset({"q", "q!", "qa"})
"""What leaves the app from wherever one is, as hands from vi type it."""


class OrderingScreen(AskingScreen, inherit_bindings=False):
    """A view that takes orders."""

    def do_command_line(self, _count: int) -> None:
        """A line to type an order in."""
        from tui.orders import NAMES

        hint = "ack QUERY, tag WORD QUERY, filter QUERY, theme NAME, or a key's name"
        self.ask(":", self.order, hint=hint, names=NAMES)

    def order(self, text: str) -> None:
        """Do what was typed."""
        from tui.orders import BadOrder, read_order

        if not text.strip(" :"):
            return
        if text.strip(" :") in LEAVES:
            self.go_to(None)
            return
        try:
            order = read_order(text, self.seat.now())
        except BadOrder as error:
            self.tell(str(error), bad=True)
            return
        if order.act is not None and self.seat.read_only:
            self.tell("This app only looks (--read-only): nothing was changed.", bad=True)
        elif order.act is not None and order.rest:
            self.seat.last_act = order.act
            self.in_turn(self._act_on_query, order.act, order.rest, then=self.done)
        elif order.act is not None:
            self.act_on_chosen(order.act)
        elif order.name in BY_ID and not order.rest:
            self.action_do(order.name)
        else:
            self.set_to(order.name, order.rest)

    def _act_on_query(self, act: Act, query: str) -> str:
        """Do it to all that the query finds; what to tell."""
        from tui.asking import ids_of

        now, reading = self.seat.now(), self.seat.reading
        try:
            names = reading.ask(lambda store: ids_of(store, query, now, act.table))
        except ValueError as error:
            return str(error)
        if not names:
            return "The query finds nothing: nothing was changed."
        return self.seat.acting.act(act, names, now)

    def act_on_chosen(self, act: Act) -> None:
        """Do it to the rows that are chosen; a view without rows has none."""
        self.tell(f"{act.words}: say on what, by a query.", bad=True)

    def set_to(self, name: str, value: str) -> None:
        """Set what an order names: the theme everywhere, more where a view knows it."""
        if name != "theme":
            self.tell(f":{name} means nothing in this view.", bad=True)
        elif value in self.app.available_themes:
            self.app.theme = value
            self.tell(f"The theme is {value}.")
        else:
            self.tell(f"No such theme; there are {', '.join(sorted(self.app.available_themes))}.", bad=True)

    # Dialogs

    def do_add_rule(self, _count: int) -> None:
        """A rule, tried on what is there as it is typed."""
        from tui.screens.ruling import RulingScreen

        self.app.push_screen(RulingScreen(self.seat), self.left)

    def left(self, words: str | None) -> None:
        """Show what a dialog did."""
        if words is not None:
            self.done(words)
