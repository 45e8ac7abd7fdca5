"""O*NET 20.1 task statements as the Anthropic Economic Index publishes them: its join key."""

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.onet_ratings import with_task_id

_FILE = "exposure/anthropic_economic_index/release_2025_03_27/onet_task_statements.csv"
ORIGINS: tuple[Origin, ...] = (
    Origin(
        source_id="task_text_20_1",
        producer="USDOL/ETA, as published by Anthropic with the Economic Index",
        title="O*NET 20.1 task statements",
        edition="O*NET 20.1 (October 2015), file of 2025-03-27",
        url=(
            "https://huggingface.co/datasets/Anthropic/EconomicIndex/resolve/main/"
            "release_2025_03_27/onet_task_statements.csv"
        ),
        licence="CC BY 4.0",
        credit=("O*NET 20.1 Database by USDOL/ETA, CC BY 4.0, via the Anthropic Economic Index."),
        accessed="2026-11-22",
        redistribution=True,
        tier="official",
        path=_FILE,
        sha256="82e4c418dc08475ef1263ad1e8c66ffa3357291370cd35ee1065ecea590597ec",
        size_bytes=3592256,
        note="Statements are used to join, never shipped. O*NET-SOC 2010 codes.",
    ),
)


def read_task_text(raw: RawFolder) -> pl.DataFrame:
    """Read the 20.1 statements with the key of the usage tables.

    One text can belong to several occupations: its usage is split over them.

    Returns
    -------
    polars.DataFrame
        occupation_onet2010, onet_task, task_id, statement, statement_key, task_type.
    """
    columns = (
        Column("occupation_onet2010", ("O*NET-SOC Code",)),
        Column("onet_task", ("Task ID",), pl.Int64),
        Column("statement", ("Task",)),
        Column("task_type", ("Task Type",)),
    )
    frame = with_task_id(read_delimited(raw.read(_FILE, source="task_text_20_1"), columns))
    at = frame.get_column_index("statement") + 1
    return frame.insert_column(at, statement_key(frame["statement"]))


def statement_key(statements: pl.Series) -> pl.Series:
    """Return task statements as the usage tables write them: lower case, no outer blanks.

    Examples
    --------
    >>> statement_key(pl.Series(["Sell Goods. "])).to_list()
    ['sell goods.']
    """
    return statements.str.to_lowercase().str.strip_chars().alias("statement_key")
