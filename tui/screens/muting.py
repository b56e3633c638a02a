"""The keys of a rule that is under the cursor: mute it, for ever or for a while, and edit it."""

from news.model import Rule
from tui.acting import Act
from tui.ago import moment
from tui.screens.ordering import OrderingScreen
from tui.when import read_until


class MutingScreen(OrderingScreen, inherit_bindings=False):
    """A view in which a rule is at hand."""

    @property
    def rule(self) -> Rule | None:
        """The rule in question."""
        raise NotImplementedError

    def mute(self, act: Act) -> None:
        """Mute the rule, or let it speak; a view says how it finds it."""
        raise NotImplementedError

    def do_mute(self, _count: int) -> None:
        """Mute the rule, or let it speak again."""
        rule = self.rule
        if rule is not None:
            silent = rule.is_silent(self.seat.now())
            words = f"{rule.name} {'speaks again' if silent else 'is muted'}"
            self.mute(Act("mute", not silent, "alerts", words))

    def do_mute_until(self, _count: int) -> None:
        """Mute the rule for a while."""
        rule = self.rule
        if rule is not None:
            self.ask(f"Mute {rule.name} for:", self._mute_until, text="2h", hint="2h, 1d, 07:00, 2026-11-21")

    def _mute_until(self, text: str) -> None:
        rule, now = self.rule, self.seat.now()
        until = read_until(text, now.astimezone())
        if until is None:
            self.tell(f"“{text}” is no time to come: 2h, 1d, 07:00, 2026-11-21.", bad=True)
        elif rule is not None:
            self.mute(Act("mute", until, "alerts", f"{rule.name} is muted until {moment(until, now)}"))

    def edit_rule(self, rule: Rule | None) -> None:
        """Open the dialog of a rule."""
        if rule is not None:
            from tui.screens.ruling import RulingScreen

            self.app.push_screen(RulingScreen(self.seat, rule), self.left)
