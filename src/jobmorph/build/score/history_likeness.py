"""What likeness of profile says about the course of a job: how good the analogues are."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.score.metrics import Interval, cluster_interval, spearman
from jobmorph.build.score.rows import ScoreRow
from jobmorph.market.likeness import profile_distances
from jobmorph.reference.edition import Edition
from jobmorph.studies.history_profile import ProfileBook, open_profiles

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

NEIGHBOURS: Final = 5
DATA: Final = "OEWS 2002 to May 2025; O*NET 30.1 with stand-ins; our own distance"
_PROTOCOL: Final = (
    "log change of jobs over the whole count of {n} occupations against the mean of their five "
    "nearest by profile, {rule}; profiles are of today, so this is no forecast; interval by "
    "bootstrap over SOC minor groups"
)


def likeness_rows(edition: Edition) -> list[ScoreRow]:
    """Score how far jobs that stand alike went alike.

    Returns
    -------
    list of ScoreRow
        Rank correlation of an occupation's change with that of its nearest, any and from another
        minor group; share of occupations whose nearest is of their own minor group.
    """
    book = open_profiles(edition)
    courses = book.courses.filter(pl.col("change") > -1).sort("occupation_soc2018")
    rows = book.rows_of(tuple(courses.get_column("occupation_soc2018")))
    kept = [book.profiles.codes[row] for row in rows]
    change = dict(courses.select("occupation_soc2018", "change").iter_rows())
    went = np.log1p(np.array([change[code] for code in kept]))
    minor = np.array([code[:4] for code in kept])
    distance = _distances(book, rows)
    known = ~np.isnan(distance).all(axis=1)
    distance, went, minor = distance[known][:, known], went[known], minor[known]
    apart = np.where(minor[:, None] == minor[None, :], np.inf, distance)
    return [
        _course_row("alike_course", distance, went, minor, "any of them"),
        _course_row("alike_course_apart", apart, went, minor, "none of the same minor group"),
        _minor_row(distance, minor),
    ]


def _distances(book: ProfileBook, rows: list[int]) -> FloatArray:
    found = np.array([profile_distances(book.profiles, [row]).total[rows] for row in rows])
    np.fill_diagonal(found, np.inf)
    empty = np.isnan(found).sum(axis=1) >= len(rows) - 1
    found = np.where(np.isnan(found), np.inf, found)
    found[empty] = np.nan
    return np.asarray(found)


def _course_row(
    name: str, distance: FloatArray, went: FloatArray, minor: NDArray[np.str_], rule: str
) -> ScoreRow:
    nearest = np.argsort(distance, axis=1, kind="stable")[:, :NEIGHBOURS]
    expected = went[nearest].mean(axis=1)

    def statistic(at: IntArray) -> float:
        return spearman(expected[at], went[at])

    return ScoreRow(
        f"history.{name}",
        "rank correlation of a job's change with that of the five nearest by profile",
        _PROTOCOL.format(n=went.size, rule=rule),
        cluster_interval(statistic, minor),
        went.size,
        "no relation",
        0.0,
        None,
        None,
        DATA,
        area="history",
    )


def _minor_row(distance: FloatArray, minor: NDArray[np.str_]) -> ScoreRow:
    nearest = distance.argmin(axis=1)
    same = minor[nearest] == minor
    chance = float(np.mean([(np.sum(minor == own) - 1) / (minor.size - 1) for own in minor]))
    return ScoreRow(
        "history.alike_minor_group",
        "jobs whose nearest by profile is of their own minor group",
        f"{minor.size} occupations, 94 groups; a distance that knows nothing of the groups",
        Interval(float(same.mean()), float("nan"), float("nan")),
        minor.size,
        "any other job at random",
        chance,
        None,
        None,
        DATA,
        area="history",
    )
