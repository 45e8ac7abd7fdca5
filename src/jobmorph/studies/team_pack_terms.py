"""What surrounds a plan in its pack: moves, review days, scores, rates without a score."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.reference.evidence_targets import evidence_areas
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.record import Assumption
from jobmorph.studies.evidence import study_evidence
from jobmorph.studies.team_result import TeamResult

# Areas of scores that an answer about a team rests on; those without scores yet are left out.
RESTS_ON: Final = ("titles", "exposure", "skills", "redesign")
# Rates of the verdict on tasks that a plan's hours move with most.
VERDICT_RATES: Final = (
    "exposure.checking_share",
    "exposure.assisted_saving",
    "exposure.adoption_speed",
    "exposure.adoption_ceiling",
    "exposure.reach_growth",
)
REVIEW_QUARTERS: Final = 2
SHOWN_MOVES: Final = 12
_QUARTER: Final = re.compile(r"Q([1-4]) (\d{4})")
_QUARTER_END: Final = {1: (4, 1), 2: (7, 1), 3: (10, 1), 4: (13, 1)}
_LAYOFF_RATE: Final = "redesign.layoff_cost_share"


@dataclass(frozen=True, slots=True)
class PackMove:
    """A move between jobs of the team that the trade knows; whether a plan makes it is not told.

    Parameters
    ----------
    start, end : str
        Names of the jobs.
    kind : str
        'up', 'across', 'into'.
    months : Estimate
        Until somebody is ready.
    training_hours : float
        Learning before the first day.
    """

    start: str
    end: str
    kind: str
    months: Estimate
    training_hours: float


@dataclass(frozen=True, slots=True)
class PackScores:
    """How good the figures are.

    Parameters
    ----------
    table : polars.DataFrame
        Contract `evidence`: published scores of the areas an answer rests on.
    stale_reason : str or None
        What has changed since a score was measured.
    missing : tuple of str
        Areas without any score.
    rates : tuple of Assumption
        Rates that a plan rests on which no score stands behind.
    """

    table: pl.DataFrame
    stale_reason: str | None
    missing: tuple[str, ...]
    rates: tuple[Assumption, ...]


def known_moves(result: TeamResult) -> tuple[PackMove, ...]:
    """List moves inside the team that the trade knows: up first, then the soonest."""
    labels = dict(result.seats.select("seat_id", "label").iter_rows())
    ordered = result.moves.with_columns((pl.col("move_kind") == "up").alias("_up")).sort(
        "_up", "months", "seat_id", "destination_seat_id", descending=[True, False, False, False]
    )
    rows = ordered.head(SHOWN_MOVES).iter_rows(named=True)
    return tuple(
        PackMove(
            labels[row["seat_id"]],
            labels[row["destination_seat_id"]],
            row["move_kind"],
            Estimate(row["months_low"], row["months"], row["months_high"]),
            row["training_hours"],
        )
        for row in rows
    )


def review_days(quarter_names: tuple[str, ...]) -> tuple[date, ...]:
    """Return the days of review: the end of every second quarter, and of the plan.

    Raises
    ------
    ParameterError
        If a name is not one of a quarter.

    Examples
    --------
    >>> [str(day) for day in review_days(("Q4 2026", "Q1 2027", "Q2 2027"))]
    ['2027-03-31', '2027-06-30']
    """
    ends = [_last_day(name) for name in quarter_names]
    chosen = ends[REVIEW_QUARTERS - 1 :: REVIEW_QUARTERS]
    return tuple(dict.fromkeys([*chosen, ends[-1]]))


def _last_day(name: str) -> date:
    found = _QUARTER.fullmatch(name)
    if found is None:
        raise ParameterError(f"{name!r} is no quarter", hint="A quarter is named: Q1 2027")
    month, day = _QUARTER_END[int(found.group(1))]
    year = int(found.group(2)) + month // 13
    return date(year, 1 if month == 13 else month, day) - timedelta(days=1)


def scores_of(result: TeamResult, edition: Edition) -> PackScores:
    """Collect the scores of an edition that an answer rests on, and the rates that have none."""
    own = set(edition.table("evidence").get_column("area"))
    tables, stale = [], []
    for area in RESTS_ON:
        if area not in own or area not in evidence_areas():
            continue
        found = study_evidence(area, edition=edition)
        wanted = list(evidence_areas()[area].metrics)
        tables.append(found.table.filter(pl.col("metric_id").is_in(wanted)))
        stale += [found.stale_reason] if found.stale_reason else []
    table = pl.concat(tables) if tables else edition.table("evidence").clear()
    scored = set(table.get_column("area"))
    return PackScores(
        table,
        "; ".join(stale) or None,
        tuple(area for area in RESTS_ON if area not in scored),
        unscored_rates(result),
    )


def unscored_rates(result: TeamResult) -> tuple[Assumption, ...]:
    """Return rates with a range that are nobody's count, and those of the verdict that matter."""
    may_lay_off = any(plan.request.limits.layoff_share > 0.0 for plan in result.plans)
    return tuple(
        each
        for each in result.record.assumptions
        if (each.name.startswith("redesign.") and each.low < each.high)
        or each.name in VERDICT_RATES
        if may_lay_off or each.name != _LAYOFF_RATE
    )
