"""What a plan rests on, in words: roster, bad case, pay, and the figures that decide most."""

from collections.abc import Iterator
from typing import Final

from jobmorph.reports.blocks import Block, Bullets, Paragraph, table_of
from jobmorph.reports.team_plan_amounts import listed, percent_text, years_text
from jobmorph.reports.theme import plain_number, tier_words
from jobmorph.reports.words import say
from jobmorph.schema.record import Assumption
from jobmorph.studies.team_chapters import TeamChapters
from jobmorph.studies.team_result import TeamResult

# Parameters that decide most of a plan, in the order in which they are told.
ASSUMED: Final = (
    "redesign.attrition_year",
    "redesign.pace_share",
    "exposure.checking_share",
    "exposure.assisted_saving",
    "redesign.used_share",
    "redesign.tool_amount_head_month",
    "redesign.tool_amount_delegated_hour",
    "redesign.set_up_amount_head",
    "redesign.hire_cost_share",
    "redesign.ai_training_hours",
)


def assumed_parts(result: TeamResult, chapters: TeamChapters) -> Iterator[Block]:
    """Say what the plan rests on."""
    yield Bullets(tuple(_texts(result, chapters)))
    yield Paragraph(say("teamplan.assumed.change"))
    known = {each.name: each for each in result.record.assumptions}
    rows = [_row(known[name]) for name in ASSUMED if name in known]
    heads = [say(f"teamplan.assumed.{name}") for name in ("meaning", "value", "range", "tier")]
    yield table_of(say("teamplan.assumed.table"), heads, rows, (1, 2))
    yield Paragraph(say("teamplan.assumed.all", count=len(known)))


def _texts(result: TeamResult, chapters: TeamChapters) -> Iterator[str]:
    yield say(
        "teamplan.assumed.read",
        source=result.roster.source,
        people=f"{result.roster.totals.people:,}",
        quarters=years_text(result.quarters),
    )
    held = [each for each in chapters.risks if each.kind == "held"]
    if held:
        yield say(
            "teamplan.assumed.held",
            count=f"{held[0].number:.0f}",
            of=f"{held[0].of:.0f}",
            names=listed(held[0].names, most=4),
        )
    bold = chapters.recruit.is_bold
    yield say("teamplan.assumed.service.bold" if bold else "teamplan.assumed.service")
    yield _pay_text(result)
    if result.limits_source:
        yield say("teamplan.assumed.limits", source=result.limits_source)


def _pay_text(result: TeamResult) -> str:
    if not result.pay.is_own:
        return say("teamplan.assumed.pay.lent")
    return say("teamplan.assumed.pay.own", currency=result.pay.currency)


def _row(each: Assumption) -> tuple[str, str, str, str]:
    between = say(
        "teamplan.from_to", low=_value(each.low, each.unit), high=_value(each.high, each.unit)
    )
    return (each.meaning.rstrip("."), _with_unit(each), between, tier_words(each.tier))


def _with_unit(each: Assumption) -> str:
    value = _value(each.value, each.unit)
    if each.unit.startswith("share"):
        return value
    return say("teamplan.assumed.unit", value=value, unit=each.unit)


def _value(value: float, unit: str) -> str:
    return percent_text(value) if unit.startswith("share") else plain_number(value)
