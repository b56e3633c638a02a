"""What a rule asks beside its query: words as they stand in the rule, and what they mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import cast, get_args

from news.alerting.quiet import BadQuiet, QuietHours, read_quiet
from news.alerting.thresholds import BadThreshold, Threshold, read_threshold
from news.model import ChangeClass

CLASSES: tuple[ChangeClass, ...] = get_args(ChangeClass)


class BadOption(ValueError):
    """An option of a rule that cannot be meant so; its message says what would do."""


@dataclass(frozen=True, slots=True)
class RuleOptions:
    """What a rule asks beside its query."""

    changed: frozenset[ChangeClass] = frozenset()
    """Only revisions with a change of one of these classes count; empty is any."""
    threshold: Threshold | None = None
    quiet: QuietHours | None = None
    every: timedelta = timedelta()
    """Its notices are gathered: one in that time."""

    def counts(self, classes: Iterable[ChangeClass]) -> bool:
        """Whether a revision with these changes counts."""
        return not self.changed or bool(self.told(classes))

    def told(self, classes: Iterable[ChangeClass]) -> list[ChangeClass]:
        """Those of a revision's changes that are asked for."""
        return [each for each in classes if each in self.changed]


def read_options(options: Mapping[str, str]) -> RuleOptions:
    """The meaning of a rule's options; raises BadOption.

    `changed` is a list with commas, `threshold` and `quiet` are as their own files read them, `every` is
    seconds.
    """
    classes = [name.strip() for name in options.get("changed", "").split(",") if name.strip()]
    wrong = [name for name in classes if name not in CLASSES]
    if wrong:
        raise BadOption(f"{wrong[0]!r} is no class of change; write one of {' '.join(CLASSES)}")
    threshold, quiet, every = (options.get(name, "") for name in ("threshold", "quiet", "every"))
    if every and not every.isdecimal():
        raise BadOption(f"{every!r} is no number of seconds")
    try:
        return RuleOptions(
            changed=frozenset(cast("list[ChangeClass]", classes)),
            threshold=read_threshold(threshold) if threshold else None,
            quiet=read_quiet(quiet) if quiet else None,
            every=timedelta(seconds=int(every or 0)),
        )
    except (BadThreshold, BadQuiet) as error:
        raise BadOption(str(error)) from error
