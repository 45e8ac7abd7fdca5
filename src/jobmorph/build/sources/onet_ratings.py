"""O*NET's ratings of occupations and tasks, in the columns they share over all releases."""

from typing import Literal

import polars as pl

from jobmorph.build.delimited import Column
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.onet_release import CURRENT, occupation_column, read_table

Domain = Literal[
    "skills",
    "knowledge",
    "abilities",
    "work_activities",
    "work_context",
    "work_styles",
    "interests",
    "work_values",
]

_VALUES = (
    Column("scale_id", ("Scale ID",)),
    Column("category", ("Category",), pl.Int64, optional=True),
    Column("data_value", ("Data Value",), pl.Float64),
    Column("respondents", ("N",), pl.Int64, optional=True),
    Column("standard_error", ("Standard Error",), pl.Float64, optional=True),
    Column("lower_bound", ("Lower CI Bound",), pl.Float64, optional=True),
    Column("upper_bound", ("Upper CI Bound",), pl.Float64, optional=True),
    Column("is_suppress_recommended", ("Recommend Suppress",), pl.Boolean, optional=True),
    Column("is_not_relevant", ("Not Relevant",), pl.Boolean, optional=True),
    Column("date", ("Date",), optional=True),
    Column("domain_source", ("Domain Source",), optional=True),
)
_ELEMENT = (Column("element_id", ("Element ID",)), Column("element_name", ("Element Name",)))


def read_ratings(raw: RawFolder, domain: Domain, version: str = CURRENT) -> pl.DataFrame:
    """Read the ratings of one domain.

    Scales: IM importance 1-5 and LV level 0-7 (skills, knowledge, abilities, work activities);
    CX, CT means and CXP, CTP percent by category (work context); WI -3..3 and DR 0..10 (work
    styles from 30.1, IM before); OI 1-7 and IH (interests); EX (work values).

    Parameters
    ----------
    raw : RawFolder
        Holds the release.
    domain : str
        One of `Domain`.
    version : str
        Release.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019 (or 2010), element_id, element_name, scale_id, category, data_value,
        respondents, standard_error, lower_bound, upper_bound, is_suppress_recommended,
        is_not_relevant, date, domain_source. A column the table does not have is missing.

    Raises
    ------
    DataError
        If the table is not in the release or does not parse.
    SchemaError
        If columns are missing.
    """
    code = Column(occupation_column(version), ("O*NET-SOC Code",))
    return read_table(raw, version, domain, (code, *_ELEMENT, *_VALUES))


def read_education(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read education (RL), related work (RW), on-site (PT) and on-the-job training (OJ).

    Returns
    -------
    polars.DataFrame
        Columns of `read_ratings`; data_value is the percent of respondents in the category.
    """
    code = Column(occupation_column(version), ("O*NET-SOC Code",))
    return read_table(raw, version, "education", (code, *_ELEMENT, *_VALUES))


def read_categories(
    raw: RawFolder,
    table: Literal["education_categories", "work_context_categories"],
    version: str = CURRENT,
) -> pl.DataFrame:
    """Read what the categories of a scale mean.

    Returns
    -------
    polars.DataFrame
        element_id, scale_id, category, description.
    """
    columns = (
        Column("element_id", ("Element ID",)),
        Column("scale_id", ("Scale ID",)),
        Column("category", ("Category",), pl.Int64),
        Column("description", ("Category Description",)),
    )
    return read_table(raw, version, table, columns)


def read_task_ratings(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read the ratings of tasks.

    Scales: IM importance 1-5, RT relevance in percent, FT percent of respondents in each of
    seven frequency categories (1 yearly or less ... 7 hourly or more).

    Returns
    -------
    polars.DataFrame
        occupation_onet2019 (or 2010), onet_task, task_id, then the value columns of
        `read_ratings`.
    """
    columns = (
        Column(occupation_column(version), ("O*NET-SOC Code",)),
        Column("onet_task", ("Task ID",), pl.Int64),
        *_VALUES,
    )
    return with_task_id(read_table(raw, version, "task_ratings", columns))


def read_job_zones(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read the job zone of each occupation, 1 little to 5 extensive preparation.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019 (or 2010), job_zone, date, domain_source.
    """
    columns = (
        Column(occupation_column(version), ("O*NET-SOC Code",)),
        Column("job_zone", ("Job Zone",), pl.Int64),
        Column("date", ("Date",), optional=True),
        Column("domain_source", ("Domain Source",), optional=True),
    )
    return read_table(raw, version, "job_zones", columns)


def with_task_id(frame: pl.DataFrame) -> pl.DataFrame:
    """Add `task_id` ('onet:8823') after `onet_task`.

    Examples
    --------
    >>> with_task_id(pl.DataFrame({"onet_task": [8823], "x": [1]})).row(0)
    (8823, 'onet:8823', 1)
    """
    at = frame.get_column_index("onet_task") + 1
    named = frame.select(
        pl.when(pl.col("onet_task").is_not_null())
        .then(pl.format("onet:{}", "onet_task"))
        .alias("task_id")
    )
    return frame.insert_column(at, named["task_id"])
