"""Adverse impact of a design in plain words, and as a table for a workbook."""

from typing import Any, Final

import polars as pl

from jobmorph.reports.words import say
from jobmorph.studies.adverse_impact import FOLDED, AdverseImpact
from jobmorph.studies.suppression import LEAST_GROUP

# A share of a small group to more digits would tell how its people are spread over seats.
_DIGITS: Final = 2
_ROUNDED: Final = (
    "category_outcome_share",
    "reference_outcome_share",
    "selection_ratio",
    "layoff_ratio",
    "odds_ratio",
    "odds_ratio_low",
    "odds_ratio_high",
)
_LEFT_OUT: Final = ("category_outcome_heads", "reference_outcome_heads")


def impact_frame(impact: AdverseImpact) -> pl.DataFrame:
    """Return the comparisons as a table for a workbook.

    Shares and ratios have two digits and expected people are left out, so that several designs
    side by side do not tell how a group is spread over seats.
    """
    digits = [pl.col(name).round(_DIGITS) for name in _ROUNDED]
    p_value = pl.col("fisher_p").round(_DIGITS + 1)
    named = pl.col("protected_category", "reference_category").replace(
        {FOLDED: say("impact.folded")}
    )
    return impact.tests.with_columns(*digits, p_value, named).drop(_LEFT_OUT)


def impact_lines(impact: AdverseImpact) -> list[str]:
    """Say what a design means for groups by a protected attribute, one finding a line."""
    if not impact.is_comparable:
        return [say("impact.none"), *_left_out(impact)]
    rows = list(impact.tests.iter_rows(named=True))
    lines = [say("impact.lead", groups=_groups(impact)), *(_line(row) for row in rows)]
    if impact.idle_outcomes:
        names = ", ".join(_outcome(each).lower() for each in impact.idle_outcomes)
        lines.append(say("impact.idle", outcomes=names))
    broken = {row["impact_outcome"] for row in rows if row["is_below_rule"]}
    if "laid_off" in broken and "kept" not in broken:
        lines.append(say("impact.opposite"))
    return [*lines, say("impact.expected"), *_left_out(impact)]


def _left_out(impact: AdverseImpact) -> list[str]:
    lines = [say("impact.fold")] if impact.folded_categories else []
    people = impact.unstated_heads
    if people >= LEAST_GROUP:
        lines.append(say("impact.unstated", people=f"{people:,}"))
    elif people:
        lines.append(say("impact.unstated.few"))
    return lines


def _groups(impact: AdverseImpact) -> str:
    return ", ".join(
        say("impact.group", name=_name(name), people=f"{impact.heads[name]:,}")
        for name in impact.categories
    )


def _line(row: dict[str, Any]) -> str:
    is_loss = row["impact_outcome"] == "laid_off"
    ratio = row["layoff_ratio"] if is_loss else row["selection_ratio"]
    key = "impact.line"
    if is_loss:
        key = "impact.line.layoff.only" if ratio is None else "impact.line.layoff"
    rule = "impact.rule.layoff" if is_loss else "impact.rule"
    return say(
        key,
        outcome=_outcome(row["impact_outcome"]),
        share=_percent(row["category_outcome_share"]),
        group=_name(row["protected_category"]),
        best_share=_percent(row["reference_outcome_share"]),
        best=_name(row["reference_category"]),
        ratio="" if ratio is None else f"{ratio:.1f}" if is_loss else f"{ratio:.2f}",
        rule=say(f"{rule}.{'broken' if row['is_below_rule'] else 'kept'}"),
        test=_test(row),
    )


def _test(row: dict[str, Any]) -> str:
    key = "impact.test.plain" if row["odds_ratio"] is None else "impact.test"
    told = say(
        key,
        p=_p(row["fisher_p"]),
        odds=_odds(row["odds_ratio"]),
        low=_odds(row["odds_ratio_low"]),
        high=_odds(row["odds_ratio_high"]),
        people=f"{row['category_heads']:,}",
        best_people=f"{row['reference_heads']:,}",
    )
    return told + (say("impact.test.small") if row["is_small_sample"] else "")


def _outcome(outcome: str) -> str:
    return say(f"impact.outcome.{outcome}")


def _name(category: str) -> str:
    return say("impact.folded") if category == FOLDED else category


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _p(value: float) -> str:
    return "under 0.001" if value < 0.001 else f"{value:.2g}"


def _odds(value: float | None) -> str:
    return say("impact.open") if value is None else f"{value:.2g}"
