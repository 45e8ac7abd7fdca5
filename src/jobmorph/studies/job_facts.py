"""All that is known about the tasks of a job, joined into the frame the verdict takes."""

import polars as pl

from jobmorph.reference.tables import TableSource
from jobmorph.schema.ids import iwa_of_activity
from jobmorph.schema.job import JobRef
from jobmorph.schema.tables import TASK_FACTS
from jobmorph.work.activity import choose_activities
from jobmorph.work.time_share import TimeShares, share_by_ratings

# Elements behind the hard reasons, method section 1.5.
ACCOUNTABILITY = ("4.C.1.c.1", "4.C.1.c.2")
ERROR_COST = ("4.C.3.a.1", "4.C.3.b.4")
PREFERENCE = ("4.C.1.b.1.f",)
_CONTEXT_SCALE = "CX"


def occupation_tasks(job: JobRef, tables: TableSource) -> TimeShares:
    """Return the tasks of a job's occupations with their share of the week.

    Each occupation's week is divided by its own ratings and weighted by its anchor; the rule of
    the heaviest anchor is named.

    Returns
    -------
    TimeShares
        Columns of the table `task`, `time_share`, and those of `with_activity`.
    """
    frames, rules = [], []
    for anchor in sorted(job.anchors, key=lambda a: -a.weight):
        rows = tables.rows_of("task", "occupation_onet2019", [anchor.occupation_onet2019])
        shared = share_by_ratings(rows)
        weighted = shared.tasks.with_columns(pl.col("time_share") * anchor.weight)
        frames.append(weighted)
        rules.append(shared.rule)
    tasks = pl.concat(frames)
    return TimeShares(with_activity(tasks), rules[0])


def with_activity(tasks: pl.DataFrame) -> pl.DataFrame:
    """Add the activity that names each task: `dwa_id`, and `iwa_id` above it."""
    chosen = choose_activities(tasks.get_column("activity_ids").to_list())
    return tasks.with_columns(
        pl.Series("dwa_id", chosen, dtype=pl.String),
        pl.Series("iwa_id", [iwa_of_activity(each) for each in chosen], dtype=pl.String),
    )


def task_facts(tasks: pl.DataFrame, tables: TableSource) -> pl.DataFrame:
    """Join everything the exposure room needs to know about tasks of the public data.

    Occupations without a count of jobs take the median of those that have one: it only scales
    their observed use per hour.

    Parameters
    ----------
    tasks : polars.DataFrame
        Columns of the table `task`, with time_share and iwa_id.
    tables : TableSource
        The edition.

    Returns
    -------
    polars.DataFrame
        Contract `task_facts`, in the order of `tasks`.
    """
    codes = tasks.get_column("occupation_onet2019").unique().to_list()
    ids = tasks.get_column("task_id").to_list()
    sides = tables.table("activity").select("iwa_id", "other_side")
    frame = (
        tasks.join(sides, on="iwa_id", how="left", maintain_order="left")
        .join(
            tables.rows_of("task_use", "task_id", ids),
            on="task_id",
            how="left",
            maintain_order="left",
        )
        .join(
            occupation_context(codes, tables),
            on="occupation_onet2019",
            how="left",
            maintain_order="left",
        )
        .with_columns(pl.lit(0.0).alias("access_strength"))
        .select(TASK_FACTS.columns)
    )
    return TASK_FACTS.check(frame)


def occupation_context(codes: list[str], tables: TableSource) -> pl.DataFrame:
    """Employment, sector adoption and ranks of hard reasons of some occupations.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, employment_heads, relative_adoption, accountability_percentile,
        error_cost_percentile, preference_percentile; percentiles null where not rated.
    """
    adoption = tables.table("adoption").select("occupation_onet2019", "relative_adoption")
    wanted = pl.col("occupation_onet2019").is_in(codes)
    ranks = tables.rows_of("rating", "occupation_onet2019", codes).filter(
        (pl.col("scale") == _CONTEXT_SCALE)
        & pl.col("element_id").is_in([*ACCOUNTABILITY, *ERROR_COST, *PREFERENCE]),
    )
    rank_of = pl.col("percentile")
    by_job = ranks.group_by("occupation_onet2019", maintain_order=True).agg(
        rank_of.filter(pl.col("element_id").is_in(ACCOUNTABILITY))
        .max()
        .alias("accountability_percentile"),
        rank_of.filter(pl.col("element_id").is_in(ERROR_COST))
        .mean()
        .alias("error_cost_percentile"),
        rank_of.filter(pl.col("element_id").is_in(PREFERENCE))
        .mean()
        .alias("preference_percentile"),
    )
    return (
        employment_heads(tables)
        .filter(wanted)
        .join(adoption, on="occupation_onet2019", how="left", maintain_order="left")
        .join(by_job, on="occupation_onet2019", how="left", maintain_order="left")
        .with_columns(pl.col("relative_adoption").fill_null(1.0))
    )


def employment_heads(tables: TableSource) -> pl.DataFrame:
    """US jobs of every occupation, split codes shared out; the median where nobody counts.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, employment_heads.
    """
    counted = counted_heads(tables.table("bridge"), tables.table("employment"))
    return counted.with_columns(
        pl.when(pl.col("employment_heads") > 0)
        .then(pl.col("employment_heads"))
        .otherwise(pl.col("employment_heads").filter(pl.col("employment_heads") > 0).median())
    )


def counted_heads(bridge: pl.DataFrame, employment: pl.DataFrame) -> pl.DataFrame:
    """US jobs of every occupation as counted; null where no survey counts the code.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, employment_heads.
    """
    return bridge.join(
        employment.select("occupation_soc2018", "employment_heads"),
        on="occupation_soc2018",
        how="left",
        maintain_order="left",
    ).select(
        "occupation_onet2019",
        (pl.col("employment_heads") * pl.col("employment_share")).alias("employment_heads"),
    )
