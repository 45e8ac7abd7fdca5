"""Human edge: six qualities that the work asks of a person, per task and per job (section 2)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.exposure.loadings import (
    ACTIVITY_WORDS,
    ELEMENT_WORDS,
    QUALITY_LOADINGS,
    QualityLoading,
)
from jobmorph.exposure.ranks import ElementRanks, element_ranks
from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import gwa_of_activity
from jobmorph.schema.job import Anchor
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.tables import EDGE

FloatArray = NDArray[np.float64]

AUTHOR_TOP: Final = 4.0
MIDDLE_RANK: Final = 0.5
NAMED_RANK_FROM: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Scored:
    """Scores of one quality: loading b (T,), scores by variant (V, T); variant 0 is the mid.

    `from_ratings` is what the job's ratings alone give.
    """

    loading: QualityLoading
    activity: FloatArray
    variants: FloatArray
    from_ratings: float


def task_edge(
    facts: pl.DataFrame,
    *,
    ratings: pl.DataFrame,
    anchors: Sequence[Anchor],
    parameters: ParameterSet,
    authored: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Score six qualities per task.

    Q_t = 100 [g b_t + (1 - g) o 1(b_t > 0)], b the mean loading of the task's activities, o the
    mean rank of the quality's elements for the job, g = .6.

    Parameters
    ----------
    facts : polars.DataFrame
        task_id, activity_ids (contract `task_facts` will do).
    ratings, anchors
        As in `element_ranks`.
    parameters : ParameterSet
        `edge_activity_weight`: g with the low and high it is replaced by.
    authored : polars.DataFrame, optional
        task_id, quality, score (0 to 4): a library author's scores, which take the place of b as
        score/4.

    Returns
    -------
    polars.DataFrame
        task_id, quality, score_low, score, score_high (0 to 100); a task with neither activities
        nor an author's score has no rows: nothing is known about it.

    Notes
    -----
    The range is the smallest and largest score with g replaced by its low and high, and with each
    vintage of the ratings in turn. It holds no draws: what is unsure here is our scheme.
    Where the job has no rating at all o is the middle rank, and 0 and 1 widen the range.
    """
    scored = _scored(facts, element_ranks(ratings, anchors), parameters, authored)
    frames = []
    for item in scored:
        known = np.flatnonzero(~np.isnan(item.activity))
        frames.append(
            pl.DataFrame(
                {
                    "task_id": facts.get_column("task_id").gather(known),
                    "quality": pl.Series([item.loading.quality] * known.size, dtype=pl.String),
                    "score_low": item.variants[:, known].min(axis=0),
                    "score": item.variants[0, known],
                    "score_high": item.variants[:, known].max(axis=0),
                }
            )
        )
    return pl.concat(frames)


def job_edge(
    facts: pl.DataFrame,
    *,
    ratings: pl.DataFrame,
    anchors: Sequence[Anchor],
    parameters: ParameterSet,
    authored: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Score six qualities of a job, sum over tasks of w_t Q_t.

    Parameters
    ----------
    facts, ratings, anchors, parameters, authored
        As in `task_edge`; facts also hold `time_share`.

    Returns
    -------
    polars.DataFrame
        Contract `edge`, six rows. `task_id` is the task that adds most (w_t Q_t), null where no
        task asks for the quality; `reason_text` names its activity and the job's highest rank.

    Raises
    ------
    DataError
        If the tasks that can be scored have no time.

    Notes
    -----
    Tasks without activities are left out and the other time shares scaled up. If none is left the
    job scores (1 - g) 100 o with a range of 0 to 100: the ratings speak, the tasks do not.
    """
    ranks = element_ranks(ratings, anchors)
    time_share = facts.get_column("time_share").to_numpy().astype(float)
    rows = [
        _job_row(item, facts, time_share, ranks.newest)
        for item in _scored(facts, ranks, parameters, authored)
    ]
    return EDGE.check(pl.DataFrame(rows, schema=EDGE.polars_schema))


def _scored(
    facts: pl.DataFrame,
    ranks: ElementRanks,
    parameters: ParameterSet,
    authored: pl.DataFrame | None,
) -> list[_Scored]:
    weight = parameters["exposure.edge_activity_weight"]
    links = [[gwa_of_activity(a) for a in ids or []] for ids in facts["activity_ids"].to_list()]
    theirs = _authored_scores(authored)
    scored = []
    for loading in QUALITY_LOADINGS:
        activity = np.array(
            [
                theirs.get(f"{task_id} {loading.quality}", _mean_loading(loading, gwa_ids))
                for task_id, gwa_ids in zip(facts["task_id"], links, strict=True)
            ]
        )
        occupation = [_mean_rank(loading, variant) for variant in ranks.variants]
        pairs = [(g, occupation[0]) for g in (weight.value, weight.low, weight.high)]
        pairs += [(weight.value, rank) for rank in occupation[1:]]
        if np.isnan(occupation[0]):
            pairs = [(weight.value, rank) for rank in (MIDDLE_RANK, 0.0, 1.0)]
        variants = np.stack(
            [100.0 * (g * activity + (1.0 - g) * rank * (activity > 0.0)) for g, rank in pairs]
        )
        from_ratings = 100.0 * (1.0 - weight.value) * pairs[0][1]
        scored.append(_Scored(loading, activity, variants, from_ratings))
    return scored


def _authored_scores(authored: pl.DataFrame | None) -> Mapping[str, float]:
    if authored is None:
        return {}
    faulty = authored.filter(~pl.col("score").is_between(0.0, AUTHOR_TOP))
    if faulty.height:
        raise DataError(
            "an author's scores lie outside 0..4",
            where="human edge",
            items=faulty.get_column("task_id").to_list(),
        )
    return {
        f"{row['task_id']} {row['quality']}": row["score"] / AUTHOR_TOP
        for row in authored.iter_rows(named=True)
    }


def _mean_loading(loading: QualityLoading, gwa_ids: list[str]) -> float:
    if not gwa_ids:
        return float("nan")
    return float(np.mean([loading.of_activity(gwa_id) for gwa_id in gwa_ids]))


def _mean_rank(loading: QualityLoading, ranks: Mapping[str, float]) -> float:
    known = [ranks[element] for element in loading.elements if element in ranks]
    return float(np.mean(known)) if known else float("nan")


def _job_row(
    item: _Scored, facts: pl.DataFrame, time_share: FloatArray, ranks: Mapping[str, float]
) -> dict[str, Any]:
    quality = item.loading.quality
    known = ~np.isnan(item.activity)
    if not known.any():
        return _unlinked_row(item)
    total = time_share[known].sum()
    if not total > 0.0:
        raise DataError("tasks that can be scored have no time", where="human edge")
    scores = item.variants[:, known] @ time_share[known] / total
    added = np.where(known, time_share * np.nan_to_num(item.variants[0]), 0.0)
    row = int(added.argmax())
    driver = facts.get_column("task_id")[row] if added[row] > 0.0 else None
    links = facts.get_column("activity_ids").to_list()[row] or []
    return {
        "quality": quality,
        "score_low": float(min(scores.min(), scores[0])),
        "score": float(scores[0]),
        "score_high": float(max(scores.max(), scores[0])),
        "task_id": driver,
        "reason_text": _reason(item.loading, links, ranks, driver),
    }


def _unlinked_row(item: _Scored) -> dict[str, Any]:
    return {
        "quality": item.loading.quality,
        "score_low": 0.0,
        "score": item.from_ratings,
        "score_high": 100.0,
        "task_id": None,
        "reason_text": "none of these tasks is linked to an activity",
    }


def _reason(
    loading: QualityLoading, links: list[str], ranks: Mapping[str, float], driver: str | None
) -> str:
    if driver is None:
        return "no task here asks for it"
    counted = Counter(gwa_of_activity(link) for link in links)
    loaded = sorted(counted, key=lambda gwa: (-loading.of_activity(gwa) * counted[gwa], gwa))
    named = next((gwa for gwa in loaded if loading.of_activity(gwa) > 0.0), None)
    first = "mostly from " + ACTIVITY_WORDS[named] if named else "by its author's judgement"
    rated = [element for element in loading.elements if element in ranks]
    best = max(rated, key=lambda element: ranks[element], default=None)
    if best is None or ranks[best] < NAMED_RANK_FROM:
        return first
    return f"{first}; ranks above {100 * ranks[best]:.0f} of 100 jobs on {ELEMENT_WORDS[best]}"
