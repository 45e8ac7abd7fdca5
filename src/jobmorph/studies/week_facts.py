"""Facts about tasks that the public data do not know: a user's own week."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.intake.tasks import Week
from jobmorph.reference.edition import Edition
from jobmorph.reference.embedding import embed_texts
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import iwa_of_activity
from jobmorph.schema.job import JobRef
from jobmorph.schema.tables import TASK_FACTS
from jobmorph.studies.job_facts import occupation_context
from jobmorph.work.activity import NearestActivities, nearest_activities
from jobmorph.work.time_share import TimeShares, share_by_hours

# How much nearer an activity counts that the named occupation is known to do.
KNOWN_BONUS: Final = 0.15
PHYSICAL_MAJORITY: Final = 0.5
_MEANS: Final = (
    *(f"label_e{step}_share" for step in range(3)),
    *(f"automation_t{step}_share" for step in range(5)),
    "physical_share",
    "cognitive_demand",
    "physical_demand",
    "regulation_demand",
    "propensity",
    "usage_signal",
    "log_intensity_chat",
    "log_intensity_api",
    "automated_chat_share",
    "automated_api_share",
)


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """A user's week, ready for the verdict.

    Parameters
    ----------
    shares : TimeShares
        The tasks with time_share and iwa_id.
    facts : polars.DataFrame
        Contract `task_facts`.
    neighbours : polars.DataFrame
        task_id, iwa_id, weight: the activities each text was read as, heaviest first.
    similarity : polars.DataFrame
        task_id, similarity (0..1) of the nearest activity; 1 where the user named it.
    """

    shares: TimeShares
    facts: pl.DataFrame
    neighbours: pl.DataFrame
    similarity: pl.DataFrame


def week_facts(week: Week, job: JobRef | None, edition: Edition) -> WeekFacts:
    """Read each of a user's tasks through the activities its text is nearest to.

    A named activity is taken as it is. Otherwise the text is embedded and compared with the
    edition's activities; those of the named job count as a little nearer. Labels, demands and
    expected use are weighted means over the neighbours, marked `label_source = text`, which
    widens their range.

    Parameters
    ----------
    week : Week
        The user's tasks with hours.
    job : JobRef or None
        The job the user says it is; lends employment and ratings.
    edition : Edition
        The edition.

    Returns
    -------
    WeekFacts

    Raises
    ------
    ParameterError
        If a named activity does not exist.
    """
    neighbours = _neighbours(week, job, edition)
    main = neighbours.group_by("task_id", maintain_order=True).agg(pl.col("iwa_id").first())
    tasks = week.tasks.join(main, on="task_id", maintain_order="left")
    sides = edition.table("activity").select("iwa_id", pl.col("other_side").alias("usual_side"))
    shares = share_by_hours(
        tasks.join(sides, on="iwa_id", how="left", maintain_order="left")
        .with_columns(pl.coalesce("other_side", "usual_side").alias("other_side"))
        .drop("usual_side")
    )
    means = _means(neighbours, edition)
    context = _context(job, edition)
    facts = (
        shares.tasks.join(means, on="task_id", maintain_order="left")
        .join(context, how="cross")
        .with_columns(
            pl.lit("text").alias("label_source"),
            (pl.col("physical_share") > PHYSICAL_MAJORITY).alias("is_physical"),
            pl.lit(None, dtype=pl.Float64).alias("usage_chat_share"),
            pl.lit(None, dtype=pl.Float64).alias("usage_api_share"),
            pl.lit(value=False).alias("is_usage_observable"),
            pl.col("iwa_id")
            .map_elements(lambda iwa: [iwa], return_dtype=pl.List(pl.String))
            .alias("activity_ids"),
            pl.lit(0.0).alias("access_strength"),
        )
        .select(TASK_FACTS.columns)
    )
    similarity = neighbours.group_by("task_id", maintain_order=True).agg(
        pl.col("similarity").first()
    )
    return WeekFacts(shares, TASK_FACTS.check(facts), neighbours.drop("similarity"), similarity)


def _neighbours(week: Week, job: JobRef | None, edition: Edition) -> pl.DataFrame:
    detailed = edition.table("detailed_activity")
    named = week.tasks.filter(pl.col("activity_id").is_not_null())
    known = set(detailed.get_column("iwa_id").to_list())
    unknown = [
        f"{row['task_id']} {row['activity_id']}"
        for row in named.iter_rows(named=True)
        if iwa_of_activity(row["activity_id"]) not in known
    ]
    if unknown:
        raise ParameterError("activities that do not exist", where=week.source, items=unknown)
    frames = [
        named.select(
            "task_id",
            pl.col("activity_id")
            .map_elements(iwa_of_activity, return_dtype=pl.String)
            .alias("iwa_id"),
            pl.lit(1.0).alias("weight"),
            pl.lit(1.0).alias("similarity"),
        )
    ]
    read = week.tasks.filter(pl.col("activity_id").is_null())
    if read.height:
        found = nearest_activities(
            embed_texts(read.get_column("statement").to_list()),
            edition.activity_vectors(),
            _bonus(job, detailed, edition),
        )
        frames.append(_long(read.get_column("task_id").to_list(), found, detailed))
    order = week.tasks.select("task_id")
    return order.join(pl.concat(frames), on="task_id", maintain_order="left_right")


def _long(task_ids: list[str], found: NearestActivities, detailed: pl.DataFrame) -> pl.DataFrame:
    iwa_ids = np.array(detailed.get_column("iwa_id").to_list())[found.rows]
    count = found.rows.shape[1]
    frame = pl.DataFrame(
        {
            "task_id": np.repeat(task_ids, count).tolist(),
            "iwa_id": iwa_ids.ravel().tolist(),
            "weight": found.weights.ravel(),
            "similarity": np.repeat(found.similarity, count),
        }
    )
    merged = frame.group_by("task_id", "iwa_id", maintain_order=True).agg(
        pl.col("weight").sum(), pl.col("similarity").first()
    )
    return merged.sort("weight", descending=True, maintain_order=True)


def _bonus(
    job: JobRef | None, detailed: pl.DataFrame, edition: Edition
) -> NDArray[np.float64] | None:
    if job is None:
        return None
    codes = [anchor.occupation_onet2019 for anchor in job.anchors]
    rows = edition.rows("task", pl.col("occupation_onet2019").is_in(codes))
    done = rows.get_column("activity_ids").explode().unique().to_list()
    is_known = detailed.get_column("dwa_id").is_in(done).to_numpy()
    return KNOWN_BONUS * is_known.astype(np.float64)


def _means(neighbours: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    weighted = neighbours.join(edition.table("activity_fact"), on="iwa_id", maintain_order="left")
    weight = pl.col("weight")
    return weighted.group_by("task_id", maintain_order=True).agg(
        *(
            (pl.col(name) * weight).sum() / weight.filter(pl.col(name).is_not_null()).sum()
            for name in _MEANS
        )
    )


def _context(job: JobRef | None, edition: Edition) -> pl.DataFrame:
    if job is None:
        everything = occupation_context(
            edition.table("occupation").get_column("occupation_onet2019").to_list(), edition
        )
        return everything.select(
            pl.lit("").alias("occupation_onet2019"),
            pl.col("employment_heads").median(),
            pl.lit(1.0).alias("relative_adoption"),
            *(
                pl.col(f"{reason}_percentile").median()
                for reason in ("accountability", "error_cost", "preference")
            ),
        )
    main = max(job.anchors, key=lambda anchor: anchor.weight).occupation_onet2019
    return occupation_context([main], edition)
