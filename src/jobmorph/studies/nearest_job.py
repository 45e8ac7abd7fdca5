"""The official occupations whose work is most like a week that somebody describes."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.intake.tasks import Week
from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import iwa_of_activity
from jobmorph.schema.job import Alternative, Anchor, JobRef, Match
from jobmorph.studies.week_facts import week_facts
from jobmorph.work.time_share import share_by_ratings

CUSTOM_JOB_ID: Final = "custom"
ANCHORS: Final = 3
SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class _Occupations:
    """Unit vectors of time by activity, shape (n, 332), one row per code."""

    codes: list[str]
    vectors: NDArray[np.float64]


def nearest_job(week: Week, edition: Edition) -> Match:
    """Describe a week by the occupations that spend their time on the same activities.

    Similarity is the cosine of two vectors of time by intermediate activity. The three nearest
    occupations are the anchors, weighted by similarity: they lend context (wage, ratings), marked
    as borrowed. Nobody has measured how often that finds the right occupation, so the match
    carries no probability.

    Returns
    -------
    Match
        A job of kind 'custom'.
    """
    activities = edition.table("activity").get_column("iwa_id").to_list()
    column = {iwa: place for place, iwa in enumerate(activities)}
    mine = _week_vector(week, edition, column)
    rows = _occupation_vectors(edition, column)
    similarity = rows.vectors @ mine
    order = np.argsort(-similarity, kind="stable")
    top = order[:ANCHORS]
    weights = similarity[top] / similarity[top].sum()
    anchors = tuple(
        Anchor(rows.codes[place], float(weight)) for place, weight in zip(top, weights, strict=True)
    )
    titles = dict(edition.table("occupation").select("occupation_onet2019", "title").iter_rows())
    alternatives = tuple(
        Alternative(rows.codes[place], titles[rows.codes[place]], None) for place in order[:SHOWN]
    )
    job = JobRef("custom", CUSTOM_JOB_ID, "Your week", None, anchors)
    return Match(week.source, job, None, "activities", alternatives)


def _week_vector(week: Week, edition: Edition, column: dict[str, int]) -> NDArray[np.float64]:
    own = week_facts(week, None, edition)
    weighted = own.neighbours.join(
        own.shares.tasks.select("task_id", "time_share"), on="task_id", maintain_order="left"
    )
    vector = np.zeros(len(column))
    places = [column[iwa] for iwa in weighted.get_column("iwa_id")]
    np.add.at(
        vector,
        places,
        (weighted.get_column("weight") * weighted.get_column("time_share")).to_numpy(),
    )
    return vector / np.linalg.norm(vector)


def _occupation_vectors(edition: Edition, column: dict[str, int]) -> _Occupations:
    codes, rows = [], []
    for part in edition.table("task").partition_by("occupation_onet2019", maintain_order=True):
        vector = np.zeros(len(column))
        shared = share_by_ratings(part).tasks.select("activity_ids", "time_share")
        for activity_ids, time_share in shared.iter_rows():
            for activity in activity_ids:
                vector[column[iwa_of_activity(activity)]] += time_share / len(activity_ids)
        codes.append(part.item(0, "occupation_onet2019"))
        rows.append(vector / np.linalg.norm(vector))
    return _Occupations(codes, np.stack(rows))
