"""How far the estimated links of knowledge hold on jobs they were not fitted on."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.compile.knowledge_links import (
    RIDGE,
    KnowledgeRatings,
    activities_of_tasks,
    fit_knowledge,
    rated_on_both,
)
from jobmorph.build.score.metrics import cluster_interval
from jobmorph.build.score.rows import ScoreRow
from jobmorph.build.score.skill_hours import RatedTime, round_time, score_agreement
from jobmorph.reference.edition import Edition

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

DATA: Final = "O*NET 30.1 knowledge (importance); stand-in importance of work activities"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is expected of occupations by fits that have not seen their SOC major group.

    Parameters
    ----------
    expected, plain : ndarray, shape (N, K)
        Importance by the fit, and by the mean of the occupations fitted on.
    links : ndarray, shape (N, G, K)
        Links of the fit that each occupation was left out of.
    """

    expected: FloatArray
    plain: FloatArray
    links: FloatArray


def leave_groups_out(rated: KnowledgeRatings, ridge: float = RIDGE) -> LeftOut:
    """Fit once for every SOC major group, without it."""
    groups = np.array([code[:2] for code in rated.occupations])
    shape = rated.knowledge.shape
    expected, plain = np.empty(shape), np.empty(shape)
    links = np.empty((shape[0], rated.activities.shape[1], shape[1]))
    for group in np.unique(groups):
        out = groups == group
        fit = fit_knowledge(rated.activities[~out], rated.knowledge[~out], ridge)
        expected[out] = fit.predict(rated.activities[out])
        plain[out] = fit.knowledge_mean
        links[out] = fit.links
    return LeftOut(expected, plain, links)


def explained(knowledge: FloatArray, left_out: LeftOut, at: IntArray) -> FloatArray:
    """R2 of each field against the mean of the occupations fitted on, shape (K,)."""
    error = ((knowledge[at] - left_out.expected[at]) ** 2).sum(axis=0)
    plain = ((knowledge[at] - left_out.plain[at]) ** 2).sum(axis=0)
    return np.asarray(1.0 - error / plain)


def score_knowledge(edition: Edition, activity: pl.DataFrame) -> list[ScoreRow]:
    """Score the fit of knowledge on activities, and the time that its links give.

    Parameters
    ----------
    edition : Edition
        Holds ratings and detailed activities.
    activity : polars.DataFrame
        As `skill_hours.activity_time` returns it.

    Returns
    -------
    list of ScoreRow
        R2, the same with all 41 activities as a variant, agreement of linked time.
    """
    ratings = edition.table("rating")
    rated = rated_on_both(ratings, activities_of_tasks(edition.table("detailed_activity")))
    left_out = leave_groups_out(rated)
    everything = rated_on_both(ratings)
    matched = score_agreement(
        linked_time(rated, left_out, activity),
        "skills.knowledge_match_importance",
        "knowledge",
        "shares of time from task ratings; links estimated without the occupation's SOC major "
        "group",
        f"{DATA}; O*NET 30.1 tasks",
    )
    return [
        _fit_row("skills.knowledge_links_r2", rated, left_out),
        _fit_row(
            "skills.variants.knowledge_links_r2.all_activities",
            everything,
            leave_groups_out(everything),
        ),
        *matched,
    ]


def linked_time(rated: KnowledgeRatings, left_out: LeftOut, activity: pl.DataFrame) -> RatedTime:
    """Time that links estimated without an occupation's own group give to knowledge."""
    row_of = {code: row for row, code in enumerate(rated.occupations)}
    timed = activity.filter(pl.col("occupation_onet2019").is_in(list(row_of)))
    codes = timed.get_column("occupation_onet2019").to_list()
    rows = [row_of[code] for code in codes]
    shares = timed.select(rated.gwa_ids).to_numpy()
    time = round_time(np.einsum("ng,ngk->nk", shares, left_out.links[rows]))
    return RatedTime(tuple(codes), time, rated.knowledge[rows])


def _fit_row(metric_id: str, rated: KnowledgeRatings, left_out: LeftOut) -> ScoreRow:
    def mean(at: IntArray) -> float:
        return float(explained(rated.knowledge, left_out, at).mean())

    minor = np.array([code[:4] for code in rated.occupations])
    each = explained(rated.knowledge, left_out, np.arange(minor.size))
    return ScoreRow(
        metric_id,
        f"importance of knowledge from that of {len(rated.gwa_ids)} work activities: R2",
        f"non-negative ridge, each SOC major group left out in turn, mean over {each.size} fields "
        f"(from {each.min():.2f} to {each.max():.2f}, median {np.median(each):.2f}); the one "
        "strength of the ridge was chosen on the same groups, and any from 0 to .03 scores within "
        ".002; interval by bootstrap over SOC minor groups, fits held",
        cluster_interval(mean, minor),
        len(rated.occupations),
        "mean of the occupations fitted on",
        0.0,
        None,
        None,
        DATA,
        area="skills",
    )
