"""Whether time linked to a skill ranks jobs as the skill's published importance does."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.score.metrics import cluster_interval
from jobmorph.build.score.rows import ScoreRow
from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import gwa_of_activity
from jobmorph.skills.link import link_matrix, link_tasks
from jobmorph.studies.level import economy_tasks

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

DATA: Final = "O*NET 30.1 tasks, links and importance; stand-in importance of tasks"
LEAST_GROUP: Final = 10
PERMUTATIONS: Final = 20
DECIMALS: Final = 12
SEED: Final = 20261123
_PERMUTED: Final = f"the same links handed to other skills (mean of {PERMUTATIONS} permutations)"


@dataclass(frozen=True, slots=True)
class RatedTime:
    """N occupations, S skills: time linked to each skill beside its published importance.

    Parameters
    ----------
    occupations : tuple of str
        O*NET-SOC 2019 codes, sorted.
    time, importance : ndarray, shape (N, S)
        Share of the week (0 to 1) and importance (1 to 5).
    """

    occupations: tuple[str, ...]
    time: FloatArray
    importance: FloatArray

    @property
    def groups(self) -> NDArray[np.str_]:
        """SOC major group of each occupation, shape (N,)."""
        return np.array([code[:2] for code in self.occupations])


def activity_time(edition: Edition) -> pl.DataFrame:
    """Share of every occupation's week that goes to each generalised activity.

    A task's time is divided equally over its detailed activities.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, then one column per activity; sorted. A row's sum is below 1 where
        tasks belong to no activity.
    """
    tasks = economy_tasks(edition.table("task"))
    activities = edition.table("detailed_activity").get_column("dwa_id")
    gwa_ids = sorted({gwa_of_activity(each) for each in activities})
    itself = pl.DataFrame({"skill_id": gwa_ids, "gwa_id": gwa_ids})
    shares = link_matrix(link_tasks(tasks, itself), gwa_ids, tasks.get_column("task_id").to_list())
    frame = tasks.select("occupation_onet2019").with_columns(
        pl.Series(gwa_id, shares[row] * tasks.get_column("time_share").to_numpy())
        for row, gwa_id in enumerate(gwa_ids)
    )
    by_job = frame.group_by("occupation_onet2019", maintain_order=True).agg(pl.all().sum())
    return by_job.sort("occupation_onet2019")


def importance_by_skill(ratings: pl.DataFrame, skill_ids: list[str]) -> pl.DataFrame:
    """Lay out published importance.

    Parameters
    ----------
    ratings : polars.DataFrame
        Contract `rating`.
    skill_ids : list of str
        Elements, in the order of the columns.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, then one column per skill; occupations rated on all of them, sorted.
    """
    rows = ratings.filter((pl.col("scale") == "IM") & pl.col("element_id").is_in(skill_ids))
    wide = rows.pivot(on="element_id", index="occupation_onet2019", values="rating")
    return wide.select("occupation_onet2019", *skill_ids).drop_nulls().sort("occupation_onet2019")


def rated_time(activity: pl.DataFrame, links: pl.DataFrame, ratings: pl.DataFrame) -> RatedTime:
    """Join linked time and importance of the skills that have links.

    Parameters
    ----------
    activity : polars.DataFrame
        As `activity_time` returns it.
    links : polars.DataFrame
        skill_id, gwa_id and, if links have a strength, link_share.
    ratings : polars.DataFrame
        Contract `rating`.
    """
    if "link_share" not in links.columns:
        links = links.with_columns(pl.lit(1.0).alias("link_share"))
    gwa_ids = activity.columns[1:]
    known = links.filter(pl.col("gwa_id").is_in(gwa_ids))
    wide = known.sort("skill_id").pivot(
        on="skill_id", index="gwa_id", values="link_share", maintain_order=True
    )
    skill_ids = wide.columns[1:]
    importance = importance_by_skill(ratings, skill_ids)
    both = activity.join(importance, on="occupation_onet2019").sort("occupation_onet2019")
    matrix = pl.DataFrame({"gwa_id": gwa_ids}).join(
        wide, on="gwa_id", how="left", maintain_order="left"
    )
    strength = matrix.select(skill_ids).fill_null(0.0).to_numpy()
    return RatedTime(
        tuple(both.get_column("occupation_onet2019").to_list()),
        round_time(both.select(gwa_ids).to_numpy() @ strength),
        both.select(skill_ids).to_numpy(),
    )


def round_time(time: FloatArray) -> FloatArray:
    """Round shares of time to twelve decimals, so that equal ones tie on every machine."""
    return np.asarray(time.round(DECIMALS))


def rank_agreement(time: FloatArray, importance: FloatArray) -> FloatArray:
    """Rank correlation over occupations of every skill's time with every skill's importance.

    Parameters
    ----------
    time, importance : ndarray, shape (N, S)
        Linked time and importance.

    Returns
    -------
    ndarray, shape (S, S)
        Row: whose time, column: whose importance; NaN where one side is constant.

    Examples
    --------
    >>> time = np.array([[0.1, 0.3], [0.2, 0.2], [0.4, 0.1]])
    >>> rank_agreement(time, np.array([[1.0, 1.0], [2.0, 2.0], [5.0, 3.0]])).tolist()
    [[1.0, 1.0], [-1.0, -1.0]]
    """
    left, right = _standard_ranks(time), _standard_ranks(importance)
    return np.asarray((left.T @ right).round(DECIMALS))


def mean_agreement(time: FloatArray, importance: FloatArray) -> float:
    """Mean over skills of the rank correlation of time with importance; undefined ones left out."""
    own = (_standard_ranks(time) * _standard_ranks(importance)).sum(axis=0)
    return float(np.nanmean(own)) if not np.isnan(own).all() else float("nan")


def group_agreement(time: FloatArray, importance: FloatArray, groups: NDArray[np.str_]) -> float:
    """Mean over groups of occupations of `mean_agreement` within the group."""
    inside = [mean_agreement(time[groups == g], importance[groups == g]) for g in np.unique(groups)]
    return float(np.nanmean(inside))


def permuted_agreement(rated: RatedTime, *, is_within: bool = False) -> float:
    """Mean agreement once links are handed to other skills at random."""
    rng = np.random.default_rng(SEED)
    groups = rated.groups if is_within else np.zeros(len(rated.occupations), dtype=str)
    parts = [
        rank_agreement(rated.time[groups == g], rated.importance[groups == g])
        for g in np.unique(groups)
    ]
    size = rated.time.shape[1]
    orders = [rng.permutation(size) for _ in range(PERMUTATIONS)]
    return float(
        np.mean([np.nanmean([np.nanmean(p[o, np.arange(size)]) for p in parts]) for o in orders])
    )


def in_large_groups(rated: RatedTime) -> RatedTime:
    """Keep the occupations of major groups with at least ten rated ones."""
    names, counts = np.unique(rated.groups, return_counts=True)
    keep = np.isin(rated.groups, names[counts >= LEAST_GROUP])
    kept = tuple(code for code, is_in in zip(rated.occupations, keep, strict=True) if is_in)
    return RatedTime(kept, rated.time[keep], rated.importance[keep])


def score_agreement(
    rated: RatedTime, metric_id: str, what: str, protocol: str, data: str = DATA
) -> list[ScoreRow]:
    """Score linked time against published importance: overall, and within major groups.

    Returns
    -------
    list of ScoreRow
        `metric_id` and `metric_id` + '_within'.
    """
    every = np.arange(len(rated.occupations))
    large = in_large_groups(rated)

    def overall(at: IntArray) -> float:
        return mean_agreement(rated.time[at], rated.importance[at])

    def within(at: IntArray) -> float:
        return group_agreement(large.time[at], large.importance[at], large.groups[at])

    found = cluster_interval(overall, every)
    inside = cluster_interval(within, np.arange(len(large.occupations)))
    size = rated.time.shape[1]
    ranked = f"{protocol}; rank correlation over occupations, mean over {size} linked elements"
    return [
        ScoreRow(
            metric_id,
            f"{what}: rank correlation of linked time with published importance",
            f"{ranked}; interval by bootstrap over occupations",
            found,
            len(rated.occupations),
            _PERMUTED,
            permuted_agreement(rated),
            None,
            None,
            data,
            area="skills",
        ),
        ScoreRow(
            f"{metric_id}_within",
            f"{what}: rank correlation of linked time with published importance, within SOC "
            "major groups",
            f"{ranked} and over the {np.unique(large.groups).size} groups with at least "
            f"{LEAST_GROUP} occupations; interval by bootstrap over occupations",
            inside,
            len(large.occupations),
            _PERMUTED,
            permuted_agreement(large, is_within=True),
            None,
            None,
            data,
            area="skills",
        ),
    ]


def _standard_ranks(values: FloatArray) -> FloatArray:
    from scipy.stats import rankdata

    ranks = rankdata(values, axis=0)
    ranks -= ranks.mean(axis=0)
    scale = np.sqrt((ranks**2).sum(axis=0))
    return np.asarray(ranks / np.where(scale > 0, scale, np.nan))
