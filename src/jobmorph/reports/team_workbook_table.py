"""What the sheets of a team's workbook share: headings, names of designs, seats and rules."""

from collections.abc import Iterable
from typing import Final

from jobmorph.redesign.problem import TeamDesign
from jobmorph.reports.words import say
from jobmorph.studies.team_result import TeamMeasures, TeamPlan, TeamResult

HOURS: Final = "#,##0.0"
WHOLE: Final = "#,##0"
SHARE: Final = "0%"
FINE_SHARE: Final = "0.0000%"
RATIO: Final = "0.00"


def heads(*names: str) -> list[str]:
    """Write headings by the names of their columns."""
    return [say(f"team.book.column.{name}") for name in names]


def planned(result: TeamResult) -> list[tuple[TeamPlan, TeamDesign, TeamMeasures]]:
    """List the designs that have a plan, with it and its figures."""
    return [
        (plan, plan.design, plan.measures)
        for plan in result.plans
        if plan.design is not None and plan.measures is not None
    ]


def labels_of(result: TeamResult) -> dict[str, str]:
    """Titles of seats by id."""
    return dict(result.seats.select("seat_id", "label").iter_rows())


def yes_no(value: bool) -> str:
    """Write a flag."""
    return say("team.book.yes" if value else "team.book.no")


def rule_words(rule: str) -> str:
    """Name a rule of a plan."""
    return say(f"team.book.rule.{rule}")


def rules_words(rules: Iterable[str]) -> str:
    """Name several rules."""
    return "; ".join(map(rule_words, rules))


def design_words(result: TeamResult, name: str) -> str:
    """Name a design; the team as it is has a name of its own."""
    labels = {plan.offer.name: plan.offer.label for plan in result.plans}
    return labels.get(name, say("team.book.as_is"))
