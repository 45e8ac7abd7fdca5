"""The rules of a plan, by name, in the order in which they are added and told."""

from collections.abc import Callable
from typing import Final

from jobmorph.redesign import rules_owner, rules_people, rules_work
from jobmorph.redesign.model import PlanModel

Rule = Callable[[PlanModel], None]

RULES: Final[dict[str, Rule]] = {
    rule.__name__: rule
    for rule in (
        rules_work.load,
        rules_work.delegation,
        rules_work.assistance,
        rules_work.pace,
        rules_work.hours,
        rules_work.unused,
        rules_work.late,
        rules_work.put_back,
        rules_work.checking,
        rules_work.service,
        rules_people.stock,
        rules_people.leave,
        rules_people.leaving_people,
        rules_people.layoffs,
        rules_people.attrition_first,
        rules_people.held,
        rules_people.moves,
        rules_people.span,
        rules_people.coaching,
        rules_people.entry_seats,
        rules_people.practice,
        rules_people.margin,
        rules_owner.budget,
        rules_owner.seats_least,
        rules_owner.seats_most,
        rules_owner.seat_limits,
        rules_owner.freezes,
    )
}

# Rules that say what words mean; without them a plan is none.
DEFINITIONS: Final = (
    "load", "hours", "unused", "late", "stock", "leave", "leaving_people", "held", "margin",
)  # fmt: skip
# Limits that an owner sets or may change.
OWNERS: Final = (
    "budget", "seats_most", "seats_least", "seat_limits", "freezes", "layoffs", "attrition_first",
    "entry_seats", "practice", "coaching", "span",
)  # fmt: skip
# All rules without which a plan is still a plan.
LIMITS: Final = (*OWNERS, *(name for name in RULES if name not in (*DEFINITIONS, *OWNERS)))


def add_rules(model: PlanModel) -> None:
    """Add every rule to a programme."""
    for rule in RULES.values():
        rule(model)
