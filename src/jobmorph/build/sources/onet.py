"""The O*NET database, text releases: occupations, tasks, activities, titles, technology.

Ratings are read by `onet_ratings` (its functions are offered here too), the two file layouts by
`onet_release`. Text is tab-delimited with CRLF ends and 'n/a' for a missing value. Task statements,
descriptions and activity titles are sentences: read to build on, never shipped.
"""

import polars as pl

from jobmorph.build.delimited import Column
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.onet_activities import (
    read_activity_links,
    read_activity_reference,
    read_content_model,
    read_task_activities,
)
from jobmorph.build.sources.onet_ratings import (
    Domain,
    read_categories,
    read_education,
    read_job_zones,
    read_ratings,
    read_task_ratings,
    with_task_id,
)
from jobmorph.build.sources.onet_release import (
    CURRENT,
    TABLES,
    occupation_column,
    read_table,
    releases_present,
    tables_present,
)

__all__ = [
    "CURRENT",
    "ORIGINS",
    "TABLES",
    "Domain",
    "occupation_column",
    "read_activity_links",
    "read_activity_reference",
    "read_alternate_titles",
    "read_categories",
    "read_content_model",
    "read_education",
    "read_emerging_tasks",
    "read_job_zones",
    "read_occupations",
    "read_ratings",
    "read_related",
    "read_reported_titles",
    "read_task_activities",
    "read_task_ratings",
    "read_tasks",
    "read_technology",
    "read_tools",
    "releases_present",
    "tables_present",
]

_EDITIONS = {
    "19.0": "July 2014",
    "20.1": "October 2015",
    "22.1": "October 2017",
    "24.1": "November 2019",
    "30.1": "December 2025",
}


def _origin(version: str, month: str) -> Origin:
    stem = f"db_{version.replace('.', '_')}"
    file_name = f"{stem}.zip" if version == "19.0" else f"{stem}_text.zip"
    stated = float(version) >= 22
    return Origin(
        source_id=f"onet_{version.replace('.', '_')}",
        producer="U.S. Department of Labor, Employment and Training Administration (USDOL/ETA)",
        title="O*NET Database",
        edition=f"{version} ({month})",
        url=f"https://www.onetcenter.org/dl_files/database/{file_name}",
        licence="CC BY 4.0",
        credit=(
            f"O*NET {version} Database by the U.S. Department of Labor, Employment and Training "
            "Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET is a trademark "
            "of USDOL/ETA. jobmorph has modified this information; USDOL/ETA has not approved, "
            "endorsed or tested these modifications."
        ),
        accessed="2026-11-22",
        redistribution=True,
        tier="official",
        path=f"onet/{file_name}",
        note=(
            "Codes, names and figures ship; task statements, descriptions and activity titles "
            "are pulled by the user."
            + (
                ""
                if stated
                else " This release's own Read Me states no licence; the database "
                "licence page is taken to cover it."
            )
        ),
    )


ORIGINS: tuple[Origin, ...] = tuple(_origin(*item) for item in _EDITIONS.items())


def read_occupations(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read codes, titles and descriptions.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019 (occupation_onet2010 up to 24.1), title, description.
    """
    columns = (
        _code(version),
        Column("title", ("Title",)),
        Column("description", ("Description",)),
    )
    return read_table(raw, version, "occupations", columns)


def read_tasks(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read the tasks of each occupation.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019 (or 2010), onet_task (the number), task_id ('onet:<n>'), statement,
        task_type (Core, Supplemental or missing), incumbents, date, domain_source.
    """
    columns = (
        _code(version),
        Column("onet_task", ("Task ID",), pl.Int64),
        Column("statement", ("Task",)),
        Column("task_type", ("Task Type",)),
        Column("incumbents", ("Incumbents Responding",), pl.Int64, optional=True),
        *_DATED,
    )
    return with_task_id(read_table(raw, version, "tasks", columns))


def read_alternate_titles(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read lay titles.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019 (or 2010), alternate_title, short_title, sources.
    """
    columns = (
        _code(version),
        Column("alternate_title", ("Alternate Title", "Job Title")),
        Column("short_title", ("Short Title",), optional=True),
        Column("sources", ("Source(s)", "Source"), optional=True),
    )
    return read_table(raw, version, "alternate_titles", columns)


def read_reported_titles(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read titles that job incumbents reported.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019 (or 2010), reported_title, is_shown_in_my_next_move.
    """
    shown = Column(
        "is_shown_in_my_next_move", ("Shown in My Next Move",), pl.Boolean, optional=True
    )
    columns = (_code(version), Column("reported_title", ("Reported Job Title",)), shown)
    return read_table(raw, version, "reported_titles", columns)


def read_related(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read the related occupations, rank 1 the closest.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, related_onet2019 (or 2010), tier, rank.
    """
    code = occupation_column(version)
    columns = (
        _code(version),
        Column(code.replace("occupation", "related"), ("Related O*NET-SOC Code",)),
        Column("tier", ("Relatedness Tier",), optional=True),
        Column("rank", ("Index", "Related Index"), pl.Int64, optional=True),
    )
    return read_table(raw, version, "related", columns)


def read_technology(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read software used in an occupation.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019 (or 2010), example, commodity_code (a UNSPSC code; an element id from
        30.3), commodity_title, is_hot_technology, is_in_demand.
    """
    columns = (
        _code(version),
        Column("example", ("Example", "Workplace Example")),
        Column("commodity_code", ("Commodity Code", "Element ID")),
        Column("commodity_title", ("Commodity Title", "Element Name")),
        Column("is_hot_technology", ("Hot Technology",), pl.Boolean, optional=True),
        Column("is_in_demand", ("In Demand",), pl.Boolean, optional=True),
    )
    return read_table(raw, version, "technology", columns)


def read_tools(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read tools and machines used in an occupation.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019 (or 2010), example, commodity_code, commodity_title.
    """
    columns = (
        _code(version),
        Column("example", ("Example",)),
        Column("commodity_code", ("Commodity Code",)),
        Column("commodity_title", ("Commodity Title",)),
    )
    return read_table(raw, version, "tools", columns)


def read_emerging_tasks(raw: RawFolder, version: str = CURRENT) -> pl.DataFrame:
    """Read tasks that are new or revised but not yet in the task list.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019 (or 2010), statement, category (New, Revision), onet_task and task_id
        (of the task revised), date, domain_source.
    """
    columns = (
        _code(version),
        Column("statement", ("Task",)),
        Column("category", ("Category",)),
        Column("onet_task", ("Original Task ID",), pl.Int64),
        *_DATED,
    )
    return with_task_id(read_table(raw, version, "emerging_tasks", columns))


_DATED = (
    Column("date", ("Date",), optional=True),
    Column("domain_source", ("Domain Source",), optional=True),
)


def _code(version: str) -> Column:
    return Column(occupation_column(version), ("O*NET-SOC Code",))
