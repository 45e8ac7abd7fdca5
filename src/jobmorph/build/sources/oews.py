"""BLS Occupational Employment and Wage Statistics: jobs and wages by occupation.

Wage and salary jobs only, no self-employed; May of each year. Estimates pool three years of panels
and 2021 changed the method: BLS advises against comparing years. Codes are those of the year and
are not harmonised: key on year and code.
"""

from dataclasses import replace

import polars as pl

from jobmorph.build.delimited import Column, read_text_frame, select_columns
from jobmorph.build.origin import Origin
from jobmorph.build.parquet import read_parquet
from jobmorph.build.raw import RawFile, RawFolder
from jobmorph.build.workbook import read_sheet

_CREDIT = (
    "U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics. BLS cannot "
    "vouch for data or analyses derived from these data after they leave BLS.gov."
)
_PANEL = Origin(
    source_id="oews_panel",
    producer="U.S. Bureau of Labor Statistics",
    title="Occupational Employment and Wage Statistics, national, joined over years",
    edition="2002 to May 2025",
    url="https://www.bls.gov/oes/tables.htm",
    licence="US Government work, public domain",
    credit=_CREDIT,
    accessed="2026-11-22",
    redistribution=True,
    tier="official",
    note=(
        "Wage and salary jobs only. Joined from the yearly workbooks (2025: time series files); "
        "totals equal the published ones in every year."
    ),
)
YEARS = tuple(range(2012, 2026))
ORIGINS: tuple[Origin, ...] = (
    _PANEL,
    replace(
        _PANEL,
        source_id="oews_2025_industry",
        title="Occupational Employment and Wage Statistics, national by industry",
        edition="May 2025",
        url="https://download.bls.gov/pub/time.series/oe/oe.data.0.Current",
        note="Extract of the time series files; wages at the published ceiling are flagged.",
    ),
    *(
        replace(
            _PANEL,
            source_id=f"oews_{year}",
            title="Occupational Employment and Wage Statistics, national",
            edition=f"May {year}",
            url=f"https://www.bls.gov/oes/special-requests/oesm{year % 100:02d}nat.zip",
            path=f"bls/oesm{year % 100:02d}nat.zip",
            note="Wage and salary jobs only.",
        )
        for year in YEARS
    ),
)

_PERCENTILES = {"pct10": "p10", "pct25": "p25", "median": "p50", "pct75": "p75", "pct90": "p90"}
_WAGES = {
    "h_mean": "wage_mean_usd_hour",
    **{f"h_{old}": f"wage_{new}_usd_hour" for old, new in _PERCENTILES.items()},
    "a_mean": "wage_mean_usd_year",
    **{f"a_{old}": f"wage_{new}_usd_year" for old, new in _PERCENTILES.items()},
}
_FIGURES = {
    "tot_emp": "employment_heads",
    "emp_prse": "employment_error_percent",
    **_WAGES,
    "mean_prse": "wage_mean_error_percent",
}
_NOT_RELEASED = ("", "*", "**", "#", "~")
_TOP_CODED_FOOTNOTE = "5"


def read_panel(raw: RawFolder) -> pl.DataFrame:
    """Read national figures of all years: the joined panel, or else the official yearly files.

    The panel spans 2002 to 2025. Without it, every year of `YEARS` whose workbook is there is read.

    Returns
    -------
    polars.DataFrame
        year, occupation_soc (in the SOC of that year), soc_vintage ('2000', '2010', 'hybrid',
        '2018'), title, level (total, major, minor, broad, detailed), employment_heads,
        employment_error_percent, wage_{mean,p10,p25,p50,p75,p90}_usd_{hour,year},
        wage_mean_error_percent, top_coded (names of the wage columns that were at the ceiling,
        comma-separated, missing where none). Key: year, occupation_soc, level.
    """
    columns = {
        "year": pl.Int64,
        "occ_code": pl.String,
        "occ_title": pl.String,
        "o_group": pl.String,
        **dict.fromkeys(_FIGURES, pl.Float64),
        "topcoded": pl.String,
    }
    name = "bls/oews_national_panel.parquet"
    if not raw.has(name) and (years := [year for year in YEARS if _has_year(raw, year)]):
        return pl.concat(read_national(raw, year) for year in years)
    frame = read_parquet(raw.read(name, source="oews"), columns)
    return frame.select(
        "year",
        pl.col("occ_code").alias("occupation_soc"),
        _soc_vintage().alias("soc_vintage"),
        pl.col("occ_title").str.strip_chars().alias("title"),
        pl.col("o_group").alias("level"),
        *(pl.col(old).alias(new) for old, new in _FIGURES.items()),
        _renamed_top_codes().alias("top_coded"),
    )


def read_national(raw: RawFolder, year: int = 2024) -> pl.DataFrame:
    """Read the official national workbook of one year.

    Parameters
    ----------
    raw : RawFolder
        Holds `national_M2024_dl.xlsx`, alone or in `oesm24nat.zip`.
    year : int
        May of this year.

    Returns
    -------
    polars.DataFrame
        The columns of `read_panel`. In years when BLS codes an occupation as broad and detailed
        at once both rows are kept.
    """
    file = _national_file(raw, year)
    if file.name.endswith(".csv"):
        sheet = read_text_frame(file)
    else:
        sheet = read_sheet(file, lambda row: "OCC_CODE" in {(c or "").upper() for c in row})
    upper = sheet.rename({name: name.upper() for name in sheet.columns})
    text = upper.with_columns(pl.all().str.replace_all(",", "").name.keep())
    columns = (
        Column("occupation_soc", ("OCC_CODE",)),
        Column("level", ("O_GROUP", "OCC_GROUP", "GROUP")),
        *(Column(new, (old.upper(),), pl.Float64) for old, new in _FIGURES.items()),
    )
    figures = select_columns(text, file.path, columns, _NOT_RELEASED)
    marks = [pl.when(pl.col(old.upper()) == "#").then(pl.lit(new)) for old, new in _WAGES.items()]
    top = upper.select(pl.concat_str(marks, separator=",", ignore_nulls=True).alias("top"))["top"]
    titled = figures.with_columns(
        pl.lit(year, dtype=pl.Int64).alias("year"),
        upper["OCC_TITLE"].str.strip_chars().alias("title"),
        top.replace("", None).alias("top_coded"),
    )
    return titled.select(
        "year",
        "occupation_soc",
        _soc_vintage().alias("soc_vintage"),
        "title",
        "level",
        *_FIGURES.values(),
        "top_coded",
    )


def read_industry_2025(raw: RawFolder) -> pl.DataFrame:
    """Read jobs and wages by industry and occupation, May 2025.

    Returns
    -------
    polars.DataFrame
        year, industry (code; '000000' is all industries), industry_title, industry_level,
        occupation_soc2018, title, occupation_level (as the time series files number it),
        employment_heads, employment_error_percent, the wages of `read_panel`,
        wage_mean_error_percent, top_coded.
    """
    notes = {f"{old}_fn": pl.String for old in _WAGES}
    columns = {
        "industry_code": pl.String,
        "industry_name": pl.String,
        "ind_level": pl.Int64,
        "occupation_code": pl.String,
        "occ_title": pl.String,
        "occ_level": pl.Int64,
        **dict.fromkeys(_FIGURES, pl.Float64),
        **notes,
    }
    name = "bls/oews2025/oews_2025_national_by_industry.parquet"
    frame = read_parquet(raw.read(name, source="oews_2025_industry"), columns)
    marks = [
        pl.when(pl.col(f"{old}_fn") == _TOP_CODED_FOOTNOTE).then(pl.lit(new))
        for old, new in _WAGES.items()
    ]
    top = pl.concat_str(marks, separator=",", ignore_nulls=True)
    code = pl.col("occupation_code")
    return frame.select(
        pl.lit(2025, dtype=pl.Int64).alias("year"),
        pl.col("industry_code").alias("industry"),
        pl.col("industry_name").alias("industry_title"),
        pl.col("ind_level").alias("industry_level"),
        (code.str.slice(0, 2) + "-" + code.str.slice(2)).alias("occupation_soc2018"),
        pl.col("occ_title").alias("title"),
        pl.col("occ_level").alias("occupation_level"),
        # Stored in single precision: the published figures have two decimals at most.
        *(pl.col(old).round(2).alias(new) for old, new in _FIGURES.items()),
        pl.when(top != "").then(top).alias("top_coded"),
    )


def _has_year(raw: RawFolder, year: int) -> bool:
    return raw.has(*_national_names(year)) or raw.has_part(_archive_name(year))


def _national_file(raw: RawFolder, year: int) -> RawFile:
    names = _national_names(year)
    if not raw.has(*names) and raw.has_part(_archive_name(year)):
        return raw.part(_archive_name(year)).read(*(name.rpartition("/")[2] for name in names))
    return raw.read(*names, source=f"oews_{year}")


def _archive_name(year: int) -> str:
    return f"bls/oesm{year % 100:02d}nat"


def _national_names(year: int) -> list[str]:
    stems = [f"bls/oews_raw/{year}_national_M{year}_dl", f"bls/oews/national_M{year}_dl"]
    return [f"{stem}.{ending}" for stem in stems for ending in ("xlsx", "xls", "csv")]


def _soc_vintage() -> pl.Expr:
    year = pl.col("year")
    return (
        pl.when(year < 2010)
        .then(pl.lit("2000"))
        .when(year.is_in([2010, 2011, 2019, 2020]))
        .then(pl.lit("hybrid"))
        .when(year < 2019)
        .then(pl.lit("2010"))
        .otherwise(pl.lit("2018"))
    )


def _renamed_top_codes() -> pl.Expr:
    names = (
        pl.col("topcoded")
        .str.split(",")
        .list.eval(pl.element().str.strip_chars().replace_strict(_WAGES, default=None))
    )
    joined = names.list.drop_nulls().list.join(",")
    return pl.when(joined != "").then(joined)
