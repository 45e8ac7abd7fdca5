"""All scores of the data behind skills."""

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.score import (
    knowledge_fit,
    rating_change,
    rows,
    skill_hours,
    skill_properties,
    skill_shift,
)
from jobmorph.reference.edition import Edition

_PROTOCOL = "shares of time from task ratings, published yes-or-no links to work activities"


def score_skills(raw: RawFolder, edition: Edition) -> pl.DataFrame:
    """Score shifts of demand, rating changes, linked time and the links of knowledge.

    Parameters
    ----------
    raw : RawFolder
        Holds O*NET 22.1 and 30.1, the employment panel, the projections and crosswalks.
    edition : Edition
        The edition whose tasks, links and ratings are scored.

    Returns
    -------
    polars.DataFrame
        Rows of the ledger without command, date and hash; those named `skills.variants.*` stand
        beside the others.
    """
    activity = skill_hours.activity_time(edition)
    links, ratings = edition.table("skill_activity"), edition.table("rating")
    is_ability = pl.col("skill_id").str.starts_with("1.A")
    found = [
        *skill_shift.score_shift(raw),
        rating_change.score_rating_change(raw),
        *skill_hours.score_agreement(
            skill_hours.rated_time(activity, links.filter(~is_ability), ratings),
            "skills.hours_match_importance",
            "skills",
            _PROTOCOL,
        ),
        *skill_hours.score_agreement(
            skill_hours.rated_time(activity, links.filter(is_ability), ratings),
            "skills.variants.hours_match_importance.abilities",
            "abilities",
            f"{_PROTOCOL}; importance of 2016, moved from SOC 2010",
        ),
        *knowledge_fit.score_knowledge(edition, activity),
        *skill_properties.score_properties(edition),
    ]
    return rows.score_frame(found)
