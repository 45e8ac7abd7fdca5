"""Facts about a team's people that a report tells, held beside what earlier reports told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from jobmorph.intake.disclosure_store import Ledger
from jobmorph.studies.disclosure import (
    PAY_FACTS,
    Decision,
    PeopleFact,
    fingerprints,
    held_back,
)
from jobmorph.studies.roster_result import RosterResult

START_MIDDLE: Final = "start_year middle"
START_TABLE: Final = "start_year by department"
PAY_RATIO: Final = "pay_amount_year per reference"


@dataclass(frozen=True, slots=True)
class HeldRoster:
    """A roster whose facts about people may stand beside those of earlier reports.

    Parameters
    ----------
    result : RosterResult
        Middle years as they may be told; None, and no table, where nothing may.
    decisions : tuple of Decision
        What became of each fact.
    """

    result: RosterResult
    decisions: tuple[Decision, ...]


def held_roster(result: RosterResult, ledger: Ledger) -> HeldRoster:
    """Hold back what would, with earlier reports, tell of fewer than five people.

    Parameters
    ----------
    result : RosterResult
        A roster that was read.
    ledger : Ledger
        What earlier reports told.
    """
    rows = result.rows.filter(pl.col("start_year").is_not_null())
    marks = pl.Series("mark", fingerprints(rows, ledger.key), dtype=pl.String)
    named = rows.get_column("department").fill_null("")
    told = [group for group in result.groups if group.start_year_middle is not None]
    members = [marks.filter(named == (group.name or "")).to_list() for group in told]
    small = [group.name or "" for group in result.groups if group.is_folded]
    facts = [
        PeopleFact(START_MIDDLE, tuple(each), float(group.start_year_middle or 0.0))
        for group, each in zip(told, members, strict=True)
    ]
    if result.folded_start_year is not None:
        together = marks.filter(named.is_in(small)).to_list()
        facts.append(PeopleFact(START_MIDDLE, tuple(together), result.folded_start_year))
    if result.starts is not None:
        facts.append(PeopleFact(START_TABLE, tuple(marks), float(rows.height)))
    decisions = held_back(facts, ledger.told)
    return HeldRoster(_as_told(result, decisions), decisions)


def _as_told(result: RosterResult, decisions: Sequence[Decision]) -> RosterResult:
    left = iter(decisions)
    groups = tuple(
        group
        if group.start_year_middle is None
        else replace(group, start_year_middle=next(left).value)
        for group in result.groups
    )
    folded = None if result.folded_start_year is None else next(left).value
    starts = result.starts
    if starts is not None and next(left).verdict != "tell":
        starts = None
    return replace(result, groups=groups, folded_start_year=folded, starts=starts)


def held_pay(stated: pl.DataFrame, sums: pl.DataFrame, ledger: Ledger) -> tuple[Decision, ...]:
    """Hold back groups' pay, told as a ratio to the reference pay of the same seats.

    Parameters
    ----------
    stated : polars.DataFrame
        One row a person who states pay: `PAY_FACTS`, with the place under stated_location,
        and pay_group.
    sums : polars.DataFrame
        One row a group: pay_group, pay_ratio.
    ledger : Ledger
        What earlier reports told.

    Returns
    -------
    tuple of Decision
        One a group, in the order of `sums`. A ratio to known reference pay is a sum in disguise,
        so that what holds for sums holds for it.
    """
    people = stated.with_columns(pl.col("stated_location").alias("location"))
    marks = pl.Series("mark", fingerprints(people, ledger.key, PAY_FACTS), dtype=pl.String)
    groups = stated.get_column("pay_group")
    facts = [
        PeopleFact(PAY_RATIO, tuple(marks.filter(groups == group).to_list()), ratio)
        for group, ratio in sums.select("pay_group", "pay_ratio").iter_rows()
    ]
    return held_back(facts, ledger.told)
