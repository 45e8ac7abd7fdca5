"""Stand-ins for O*NET tables that were not at hand: figures others took from the official files.

Official Abilities, Work Activities, Work Context and Task Ratings replace them as soon as a user
has the full release. Each frame says its vintage in the column `vintage`.
"""

from dataclasses import replace

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.onet_ratings import with_task_id
from jobmorph.build.sources.task_text_20_1 import statement_key

_CREDIT = (
    "O*NET {} Database by USDOL/ETA, CC BY 4.0, through a third party's extract. O*NET is a "
    "trademark of USDOL/ETA."
)
_IMPORTANCE = Origin(
    source_id="stand_in_task_importance",
    producer="USDOL/ETA, extracted by a third party",
    title="Stand-in for O*NET Task Ratings: importance",
    edition="30.1 (December 2025)",
    url="https://www.onetcenter.org/dl_files/database/db_30_1_text.zip",
    licence="CC BY 4.0",
    credit=_CREDIT.format("30.1"),
    accessed="2026-11-22",
    redistribution=True,
    tier="official",
    note="Stand-in: importance only; no relevance, no frequency; 845 analyst tasks have none.",
)
ORIGINS: tuple[Origin, ...] = (
    _IMPORTANCE,
    replace(
        _IMPORTANCE,
        source_id="stand_in_work_activities",
        title="Stand-in for O*NET Work Activities: importance by SOC 2018",
        note="Stand-in: importance only, averaged to six-digit SOC 2018.",
    ),
    replace(
        _IMPORTANCE,
        source_id="stand_in_ratings_2016",
        title="Stand-in for O*NET Abilities, Work Context and others by SOC 2010",
        edition="20.3 (April 2016)",
        url="https://www.onetcenter.org/dl_files/database/db_20_3_text.zip",
        credit=_CREDIT.format("20.3"),
        note=(
            "Stand-in of 2016: plain means over O*NET-SOC codes by SOC 2010, keyed by element "
            "name; that release's own Read Me states no licence."
        ),
    ),
    replace(
        _IMPORTANCE,
        source_id="stand_in_task_frequency_2015",
        title="Task frequency, importance and relevance of 2015 and 2025, usage tasks only",
        edition="O*NET 20.1 (October 2015) and a 2025 release",
        url="https://www.onetcenter.org/dl_files/database/db_20_1_text.zip",
        licence="none stated for the joined file; O*NET content CC BY 4.0",
        redistribution=False,
        note="For study only: tasks seen in usage data, joined by an unlicensed repository.",
    ),
)


def read_task_importance(raw: RawFolder) -> pl.DataFrame:
    """Read the importance of tasks, O*NET 30.1.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, onet_task, task_id, importance (1 to 5), vintage.
    """
    name = "onet/30.1/thirdparty_derived/task_importance_IM.tsv"
    columns = (
        Column("occupation_onet2019", ("O*NET-SOC Code",)),
        Column("onet_task", ("Task ID",), pl.Int64),
        Column("importance", ("Importance (IM)",), pl.Float64),
    )
    file = raw.read(name, source="stand_in_task_importance")
    return _dated(with_task_id(read_delimited(file, columns, separator="\t")), "30.1")


def read_work_activities(raw: RawFolder) -> pl.DataFrame:
    """Read the importance of generalized work activities, O*NET 30.1 averaged to SOC 2018.

    Returns
    -------
    polars.DataFrame
        occupation_soc2018, element_id, element_name, scale_id (IM), data_value (1 to 5), vintage.
    """
    name = "onet/30.1/thirdparty_derived/work_activities_IM_soc2018.tsv"
    columns = (
        Column("occupation_soc2018", ("SOC 2018 Code",)),
        Column("element_id", ("Element ID",)),
        Column("element_name", ("Element Name",)),
        Column("scale_id", ("Scale ID",)),
        Column("data_value", ("Data Value",), pl.Float64),
    )
    file = raw.read(name, source="stand_in_work_activities")
    return _dated(read_delimited(file, columns, separator="\t"), "30.1")


def read_ratings_2016(raw: RawFolder) -> pl.DataFrame:
    """Read ratings of 2016 by SOC 2010 code and element name.

    Element names are those of the time ('Electronic Mail', 'Structured versus Unstructured
    Work').

    Returns
    -------
    polars.DataFrame
        occupation_soc2010, domain (Abilities, WorkContext, WorkActivities, Skills, Knowledge,
        WorkStyles, WorkValues, Interest, EducTrainExp), element_name, scale_id, data_value,
        vintage.
    """
    name = "onet/20.3/thirdparty_derived/onet_combined_averaged.tsv"
    columns = (
        Column("occupation_soc2010", ("SOC 2010 Code",)),
        Column("domain", ("Domain",)),
        Column("element_name", ("Element Name",)),
        Column("scale_id", ("Scale ID",)),
        Column("data_value", ("Mean Value",), pl.Float64),
    )
    file = raw.read(name, source="stand_in_ratings_2016")
    frame = read_delimited(file, columns, separator="\t", missing=("", "NA", "NaN"))
    return _dated(frame, "20.3")


def read_task_frequency_2015(raw: RawFolder) -> pl.DataFrame:
    """Read task ratings of 2015 and 2025 for tasks seen in usage data. For study, never shipped.

    Returns
    -------
    polars.DataFrame
        occupation_onet2010, statement_key, task_type, and for year in 2015, 2025:
        frequency_<year>, importance_<year>, relevance_<year> as published in the joined file,
        vintage.
    """
    name = "onet/thirdparty_misc/tasks_final_aei_2015_2025_ratings.csv"
    ratings = {"freq_mean": "frequency", "importance": "importance", "relevance": "relevance"}
    columns = (
        Column("occupation_onet2010", ("soc_code_2010",)),
        Column("statement_key", ("task",)),
        Column("task_type", ("task_type",)),
        *(
            Column(f"{new}_{year}", (f"{old}_{year}",), pl.Float64)
            for year in (2015, 2025)
            for old, new in ratings.items()
        ),
    )
    file = raw.read(name, source="stand_in_task_frequency_2015")
    frame = read_delimited(file, columns, missing=("", "NA", "NaN"))
    return _dated(frame.with_columns(statement_key(frame["statement_key"])), "20.1 and 2025")


def _dated(frame: pl.DataFrame, vintage: str) -> pl.DataFrame:
    return frame.with_columns(pl.lit(vintage).alias("vintage"))
