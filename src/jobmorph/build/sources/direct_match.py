"""The SOC 2018 Direct Match Title File: titles that name one detailed occupation."""

import polars as pl

from jobmorph.build.delimited import Column, read_delimited, select_columns
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.build.workbook import read_sheet

_NAME = "soc_2018_direct_match_title_file"
ORIGINS: tuple[Origin, ...] = (
    Origin(
        source_id="direct_match_titles",
        producer="U.S. Bureau of Labor Statistics for the SOC Policy Committee",
        title="2018 SOC Direct Match Title File",
        edition="2018",
        url="https://www.bls.gov/soc/2018/soc_2018_direct_match_title_file.xlsx",
        licence="US Government work, public domain",
        credit="U.S. Bureau of Labor Statistics, 2018 SOC Direct Match Title File.",
        accessed="2026-11-22",
        redistribution=True,
        tier="official",
        path=f"titles/{_NAME}.xlsx",
    ),
)
_COLUMNS = (
    Column("occupation_soc2018", ("2018 SOC Code",)),
    Column("title", ("2018 SOC Direct Match Title",)),
)


def read_direct_match_titles(raw: RawFolder) -> pl.DataFrame:
    """Read titles and the occupation each of them names.

    Returns
    -------
    polars.DataFrame
        occupation_soc2018, title.
    """
    names = (f"titles/{_NAME}.csv", f"titles/{_NAME}.xlsx")
    file = raw.read(*names, source="direct_match_titles")
    if file.name.endswith(".csv"):
        frame = read_delimited(file, _COLUMNS)
    else:
        sheet = read_sheet(file, lambda row: "2018 SOC Code" in row)
        frame = select_columns(sheet, file.path, _COLUMNS)
    return frame.drop_nulls()
