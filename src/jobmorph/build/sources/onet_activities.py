"""O*NET's tree of work activities and what links to it."""

from typing import Literal

import polars as pl

from jobmorph.build.delimited import Column
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.onet_ratings import with_task_id
from jobmorph.build.sources.onet_release import (
    CURRENT,
    occupation_column,
    read_table,
    table_files,
)


def read_task_activities(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read which detailed work activities a task belongs to.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019 (or 2010), onet_task, task_id, dwa_id, date, domain_source.
    """
    columns = (
        Column(occupation_column(version), ("O*NET-SOC Code",)),
        Column("onet_task", ("Task ID",), pl.Int64),
        Column("dwa_id", ("DWA ID", "DWA Element ID")),
        Column("date", ("Date",), optional=True),
        Column("domain_source", ("Domain Source",), optional=True),
    )
    return with_task_id(read_table(raw, version, "task_activities", columns))


def read_activity_reference(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read the tree of work activities: detailed, intermediate, generalized.

    From 30.3 the identifiers are new and do not match those of earlier releases; titles do.

    Returns
    -------
    polars.DataFrame
        dwa_id, dwa_title, iwa_id, iwa_title, gwa_id, one row per detailed activity.
    """
    names = [file.name for file in table_files(raw, version, "activity_reference")]
    gwa = Column("gwa_id", ("Element ID", "GWA Element ID", "GWA ID"))
    iwa = Column("iwa_id", ("IWA ID", "IWA Element ID"))
    iwa_title = Column("iwa_title", ("IWA Title", "IWA Element Name"))
    dwa = (
        Column("dwa_id", ("DWA ID", "DWA Element ID")),
        Column("dwa_title", ("DWA Title", "DWA Element Name")),
    )
    if names != ["DWA Reference.txt"]:
        return read_table(raw, version, "activity_reference", (*dwa, iwa, iwa_title, gwa))
    activities = read_table(raw, version, "activity_reference", (*dwa, iwa, gwa))
    titles = read_table(raw, version, "iwa_reference", (iwa, iwa_title))
    joined = activities.join(titles, on="iwa_id", how="left", maintain_order="left")
    return joined.select("dwa_id", "dwa_title", "iwa_id", "iwa_title", "gwa_id")


def read_content_model(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read names and descriptions of all elements.

    Returns
    -------
    polars.DataFrame
        element_id, element_name, description.
    """
    columns = (
        Column("element_id", ("Element ID",)),
        Column("element_name", ("Element Name",)),
        Column("description", ("Description",)),
    )
    return read_table(raw, version, "content_model", columns)


def read_activity_links(
    raw: RawFolder, kind: Literal["skills", "abilities"], version: str = CURRENT
) -> pl.DataFrame:
    """Read which generalized work activities a skill or ability serves.

    Returns
    -------
    polars.DataFrame
        element_id, element_name, gwa_id, gwa_title.
    """
    heads = (
        ("Skills", "Essential Skills", "Transferable Skills")
        if kind == "skills"
        else ("Abilities",)
    )
    columns = (
        Column("element_id", tuple(f"{head} Element ID" for head in heads)),
        Column("element_name", tuple(f"{head} Element Name" for head in heads)),
        Column("gwa_id", ("Work Activities Element ID",)),
        Column("gwa_title", ("Work Activities Element Name",)),
    )
    table = "skill_links" if kind == "skills" else "ability_links"
    return read_table(raw, version, table, columns)
