"""How long the unemployed of ten groups wait: four spells and the long-term share, by year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.score.market_group_runs import NETWORKS
from jobmorph.build.score.market_paired import PairedScores, mean_rank, paired_rows
from jobmorph.build.score.metrics import Interval
from jobmorph.build.score.rows import ScoreRow
from jobmorph.reference.tables import TableSource
from jobmorph.schema.columns.labour_market import SPELL_BINS
from jobmorph.studies.market_calibration import LabourPast
from jobmorph.studies.market_group_courses import GroupCourses

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

AREA: Final = "market"
STEM: Final = f"{AREA}.variants.spells"
# The rule that runs are held against: one node.
RULE: Final = "alike"
RUN: Final = "observed"
OTHERS: Final = ("size", "identity")
ROUNDS: Final = 200
_DATA: Final = "labour_spell: CPS table 32, 2004 to 2022; labour_group; market_node"
_WORDS: Final = NETWORKS | {
    "alike": "alike in all groups (one node)",
    "before": "groups differ as in the year before",
    "earlier": "groups differ as in all years before",
}


@dataclass(frozen=True, slots=True)
class SpellsCase:
    """Unemployed by year, group and spell; Y years, G groups, 4 spells.

    Parameters
    ----------
    years : tuple of int
        Years scored.
    people : ndarray, shape (Y, G, 4)
        Counted.
    predicted : dict of str to ndarray, shape (Y, G, 4)
        By run or rule, each raked: people of each group and of each spell as counted, so that only
        who waits longer than others is left to be said.
    """

    years: tuple[int, ...]
    people: FloatArray
    predicted: dict[str, FloatArray]


def spells_case(
    edition: TableSource, past: LabourPast, runs: Mapping[str, GroupCourses]
) -> SpellsCase:
    """Lay out what was counted, what runs say, and three rules; the first year is the rules' past.

    Parameters
    ----------
    edition : TableSource
        Holds `labour_spell`, `labour_group`.
    past : LabourPast
        Months of the runs.
    runs : mapping of str to GroupCourses
        By network.
    """
    years, people = counted_spells(edition)
    scored = years[1:]
    year_of = np.array([int(month[:4]) for month in past.months])
    seeds = {
        name: np.stack([runs[name].waiting[year_of == year].mean(axis=0) for year in scored])
        for name in NETWORKS
    }
    seeds["alike"] = np.ones_like(people[1:])
    seeds["before"] = people[:-1]
    seeds["earlier"] = np.stack([people[:row].sum(axis=0) for row in range(1, len(years))])
    predicted = {name: raked(seed, people[1:]) for name, seed in seeds.items()}
    return SpellsCase(tuple(scored), people[1:], predicted)


def counted_spells(edition: TableSource) -> tuple[list[int], FloatArray]:
    """Return years and people by year, group and spell; groups sorted, spells in order."""
    table = edition.table("labour_spell")
    years = table.get_column("year").unique().sort().to_list()
    groups = edition.table("labour_group").get_column("labour_group").sort().to_list()
    spells = pl.DataFrame({"spell_bin": list(SPELL_BINS)})
    order = pl.DataFrame({"labour_group": groups}).join(
        spells, how="cross", maintain_order="left_right"
    )
    people = np.stack(
        [
            order.join(
                table.filter(pl.col("year") == year),
                on=["labour_group", "spell_bin"],
                how="left",
                maintain_order="left",
            )
            .get_column("unemployed_heads")
            .to_numpy()
            .reshape(len(groups), len(SPELL_BINS))
            for year in years
        ]
    )
    return years, people


def raked(seed: FloatArray, people: FloatArray) -> FloatArray:
    """Scale tables until people of each row and column are those counted.

    Parameters
    ----------
    seed : ndarray, shape (Y, G, B)
        Tables, above 0.
    people : ndarray, shape (Y, G, B)
        Tables whose row and column sums are taken.
    """
    rows, columns = people.sum(axis=2, keepdims=True), people.sum(axis=1, keepdims=True)
    table = np.maximum(seed, 1e-12 * seed.max())
    for _ in range(ROUNDS):
        table = table * (columns / table.sum(axis=1, keepdims=True))
        table = table * (rows / table.sum(axis=2, keepdims=True))
    return np.asarray(table)


def spells_rows(case: SpellsCase) -> list[ScoreRow]:
    """Score four spells and the long-term share; see `market_paired.paired_rows`."""
    rows = paired_rows(_scores(case, "bins")) + paired_rows(_scores(case, "long_term"))
    heads = {
        f"{STEM}.bins.{RUN}.rmse": f"{AREA}.spells_rmse",
        f"{STEM}.long_term.{RUN}.rmse": f"{AREA}.long_term_groups_rmse",
    }
    return [replace(row, metric_id=heads.get(row.metric_id, row.metric_id)) for row in rows]


def _scores(case: SpellsCase, kind: str) -> PairedScores:
    is_long = kind == "long_term"
    part = slice(-1, None) if is_long else slice(None)
    told = _shares(case.people)[..., part]
    said = {name: _shares(table)[..., part] for name, table in case.predicted.items()}
    people = case.people.sum(axis=2)

    def error(name: str, rows: IntArray) -> float:
        gap = ((said[name] - told)[:, rows] ** 2).mean(axis=2)
        return float(np.sqrt(np.average(gap, weights=people[:, rows])))

    def rank(name: str, rows: IntArray) -> float:
        return mean_rank(told[:, rows, -1], said[name][:, rows, -1])

    return PairedScores(
        _plain_row(case, kind),
        told.shape[1],
        {name: _WORDS[name] for name in said},
        RULE,
        RUN,
        OTHERS,
        error,
        rank if is_long else None,
        unranked=(RULE,),
    )


def _plain_row(case: SpellsCase, kind: str) -> ScoreRow:
    words = {
        "bins": "shares of four spells, ten groups",
        "long_term": "share waiting 27 weeks and more, ten groups",
    }
    nothing = float("nan")
    return ScoreRow(
        f"{STEM}.{kind}",
        f"{words[kind]}, {case.years[0]} to {case.years[-1]}",
        "people of each group and of each spell are given, who waits longer is left to be said; "
        "nothing fitted to groups, driver output, jobs of the same year; weighted by unemployed; "
        "bootstrap of groups",
        Interval(nothing, nothing, nothing),
        len(case.years) * case.people.shape[1],
        _WORDS[RULE],
        None,
        None,
        None,
        _DATA,
        is_higher_better=False,
        area=AREA,
    )


def _shares(people: FloatArray) -> FloatArray:
    shares: FloatArray = people / people.sum(axis=2, keepdims=True)
    return shares
