"""Official crosswalks between occupation classifications: code, title, both vintages."""

from dataclasses import replace

import polars as pl

from jobmorph.build.delimited import Column, read_delimited, select_columns
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFile, RawFolder
from jobmorph.build.workbook import read_sheet

_FOLDER = "onet/crosswalks"
_ONET = Origin(
    source_id="crosswalk_onet2010_onet2019",
    producer="National Center for O*NET Development for USDOL/ETA",
    title="Crosswalk O*NET-SOC 2010 to O*NET-SOC 2019",
    edition="2019 taxonomy",
    url="https://www.onetcenter.org/taxonomy/2019/walk/2010_to_2019_Crosswalk.csv?fmt=csv",
    path=f"{_FOLDER}/2010_to_2019_Crosswalk.csv",
    licence="CC BY 4.0",
    credit="O*NET taxonomy crosswalks by USDOL/ETA, CC BY 4.0. O*NET is a trademark of USDOL/ETA.",
    accessed="2026-11-22",
    redistribution=True,
    tier="official",
)
_SOC = Origin(
    source_id="crosswalk_soc2010_soc2018",
    producer="U.S. Bureau of Labor Statistics for the SOC Policy Committee",
    title="Crosswalk SOC 2010 to SOC 2018",
    edition="November 2017",
    url="https://www.bls.gov/soc/2018/soc_2010_to_2018_crosswalk.xlsx",
    path=f"{_FOLDER}/soc_2010_to_2018_crosswalk.xlsx",
    licence="US Government work, public domain",
    credit="U.S. Bureau of Labor Statistics, SOC crosswalks.",
    accessed="2026-11-22",
    redistribution=True,
    tier="official",
)
ORIGINS: tuple[Origin, ...] = (
    _ONET,
    replace(
        _ONET,
        source_id="crosswalk_onet2019_soc2018",
        title="Crosswalk O*NET-SOC 2019 to SOC 2018",
        url="https://www.onetcenter.org/taxonomy/2019/soc/2019_to_SOC_Crosswalk.xlsx?fmt=xlsx",
        path=f"{_FOLDER}/2019_to_SOC_Crosswalk.xlsx",
    ),
    replace(
        _ONET,
        source_id="crosswalk_onet2010_soc2010",
        title="Crosswalk O*NET-SOC 2010 to SOC 2010",
        edition="2010 taxonomy",
        url="https://www.onetcenter.org/taxonomy/2010/soc/2010_to_SOC_Crosswalk.xls?fmt=xls",
        path=f"{_FOLDER}/2010_to_SOC_Crosswalk.xls",
    ),
    replace(
        _ONET,
        source_id="soc_structure_2019",
        title="SOC 2018 and O*NET-SOC 2019 structure",
        url="https://www.onetcenter.org/taxonomy/2019/structure/SOC_Structure.csv?fmt=csv",
        path=f"{_FOLDER}/SOC_Structure.csv",
    ),
    _SOC,
    replace(
        _SOC,
        source_id="crosswalk_soc2000_soc2010",
        title="Crosswalk SOC 2000 to SOC 2010",
        edition="January 2010",
        url="https://www.bls.gov/soc/soc_2000_to_2010_crosswalk.xls",
        path=f"{_FOLDER}/soc_2000_to_2010_crosswalk.xls",
    ),
    replace(
        _SOC,
        source_id="crosswalk_onet2019_nem",
        producer="U.S. Bureau of Labor Statistics, Employment Projections",
        title="O*NET-SOC to National Employment Matrix and Occupational Outlook Handbook",
        edition="6 September 2023",
        url="https://www.bls.gov/emp/classifications-crosswalks/nem-onet-to-soc-crosswalk.xlsx",
        path=f"{_FOLDER}/nem-onet-to-soc-crosswalk.xlsx",
        credit="U.S. Bureau of Labor Statistics, Employment Projections crosswalks.",
    ),
    replace(
        _SOC,
        source_id="crosswalk_census2018_soc2018",
        producer="U.S. Census Bureau",
        title="2018 Census occupation codes and SOC 2018",
        edition="2018",
        url=(
            "https://www2.census.gov/programs-surveys/demo/guidance/industry-occupation/"
            "2018-occupation-code-list-and-crosswalk.xlsx"
        ),
        credit="U.S. Census Bureau, 2018 occupation code list.",
        path=None,
        note="Read from a CSV extract of the workbook.",
    ),
)


def read_onet2010_to_onet2019(raw: RawFolder) -> pl.DataFrame:
    """Read O*NET-SOC 2010 to 2019, many to many.

    Returns
    -------
    polars.DataFrame
        occupation_onet2010, title_onet2010, occupation_onet2019, title_onet2019.
    """
    file = raw.read(f"{_FOLDER}/2010_to_2019_Crosswalk.csv", source="crosswalk_onet2010_onet2019")
    columns = tuple(
        Column(name.format(year), (f"O*NET-SOC {year} {kind}",))
        for year in (2010, 2019)
        for name, kind in (("occupation_onet{}", "Code"), ("title_onet{}", "Title"))
    )
    return read_delimited(file, columns)


def read_onet2019_to_soc2018(raw: RawFolder) -> pl.DataFrame:
    """Read the SOC 2018 code of each O*NET-SOC 2019 code.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, occupation_soc2018, title_soc2018.
    """
    file = _workbook(raw, "2019_to_SOC_Crosswalk", "crosswalk_onet2019_soc2018")
    columns = (
        Column("occupation_onet2019", ("O*NET-SOC 2019 Code",)),
        Column("occupation_soc2018", ("2018 SOC Code",)),
        Column("title_soc2018", ("2018 SOC Title",)),
    )
    return _sheet(file, columns)


def read_onet2010_to_soc2010(raw: RawFolder) -> pl.DataFrame:
    """Read the SOC 2010 code of each O*NET-SOC 2010 code.

    Returns
    -------
    polars.DataFrame
        occupation_onet2010, occupation_soc2010, title_soc2010.
    """
    file = _workbook(raw, "2010_to_SOC_Crosswalk", "crosswalk_onet2010_soc2010")
    columns = (
        Column("occupation_onet2010", ("O*NET-SOC 2010 Code",)),
        Column("occupation_soc2010", ("2010 SOC Code",)),
        Column("title_soc2010", ("2010 SOC Title",)),
    )
    return _sheet(file, columns)


def read_soc2010_to_soc2018(raw: RawFolder) -> pl.DataFrame:
    """Read SOC 2010 to 2018, many to many.

    Returns
    -------
    polars.DataFrame
        occupation_soc2010, title_soc2010, occupation_soc2018, title_soc2018.
    """
    name = f"{_FOLDER}/soc_2010_to_2018_crosswalk.xlsx"
    return _sheet(raw.read(name, source="crosswalk_soc2010_soc2018"), _soc_pair(2010, 2018))


def read_soc2000_to_soc2010(raw: RawFolder) -> pl.DataFrame:
    """Read SOC 2000 to 2010, many to many.

    Returns
    -------
    polars.DataFrame
        occupation_soc2000, title_soc2000, occupation_soc2010, title_soc2010.
    """
    name = f"{_FOLDER}/soc_2000_to_2010_crosswalk.xls"
    return _sheet(raw.read(name, source="crosswalk_soc2000_soc2010"), _soc_pair(2000, 2010))


def read_onet2019_to_nem(raw: RawFolder) -> pl.DataFrame:
    """Read the National Employment Matrix code of each O*NET-SOC 2019 code.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, occupation_nem, title_nem, handbook_profile.
    """
    file = raw.read(f"{_FOLDER}/nem-onet-to-soc-crosswalk.xlsx", source="crosswalk_onet2019_nem")
    columns = (
        Column("occupation_onet2019", ("O*NET-SOC Code",)),
        Column("occupation_nem", ("NEM Code",)),
        Column("title_nem", ("National Employment Matrix Occupational Title",)),
        Column("handbook_profile", ("OOH Profile Code",)),
    )
    return _sheet(file, columns)


def read_soc_structure(raw: RawFolder) -> pl.DataFrame:
    """Read the levels of SOC 2018 with O*NET's detail.

    Returns
    -------
    polars.DataFrame
        level (major, minor, broad, detailed, onet), code, title.
    """
    levels = {
        "major": "Major Group",
        "minor": "Minor Group",
        "broad": "Broad Occupation",
        "detailed": "Detailed Occupation",
        "onet": "Detailed O*NET-SOC",
    }
    columns = (
        *(Column(level, (published,)) for level, published in levels.items()),
        Column("title", ("SOC or O*NET-SOC 2019 Title",)),
    )
    file = raw.read(f"{_FOLDER}/SOC_Structure.csv", source="soc_structure_2019")
    frame = read_delimited(file, columns)
    level = pl.coalesce(pl.when(pl.col(name).is_not_null()).then(pl.lit(name)) for name in levels)
    return frame.select(level.alias("level"), pl.coalesce(levels.keys()).alias("code"), "title")


def read_census2018_to_soc2018(raw: RawFolder) -> pl.DataFrame:
    """Read the SOC 2018 code of each 2018 Census occupation.

    Returns
    -------
    polars.DataFrame
        occupation_census2018, occupation_soc2018 (may be a group), title_census2018.
    """
    columns = (
        Column("occupation_census2018", ("2018 Census Code",)),
        Column("occupation_soc2018", ("2018 SOC Code",)),
        Column("title_census2018", ("2018 Census Title",)),
    )
    name = "crosswalks/census2018_to_soc2018.csv"
    return read_delimited(raw.read(name, source="crosswalk_census2018_soc2018"), columns)


def _soc_pair(*years: int) -> tuple[Column, ...]:
    return tuple(
        Column(f"{name}_soc{year}", (f"{year} SOC {kind}", f"{year} SOC {kind.lower()}"))
        for year in years
        for name, kind in (("occupation", "Code"), ("title", "Title"))
    )


def _workbook(raw: RawFolder, stem: str, source: str) -> RawFile:
    names = (f"{_FOLDER}/{stem}.{ending}" for ending in ("xlsx", "xls"))
    return raw.read(*names, source=source)


def _sheet(file: RawFile, columns: tuple[Column, ...]) -> pl.DataFrame:
    wanted = set(columns[0].published)
    sheet = read_sheet(file, lambda row: bool(wanted & set(row)))
    frame = select_columns(sheet, file.path, columns)
    # Below the table lie notes; a row without a code is one of them.
    return frame.filter(pl.col(columns[0].name).str.contains(r"^\d\d-\d{4}"))
