"""Census Business Trends and Outlook Survey: share of firms that use AI, by sector and over time.

The question widened in November 2025 from 'in producing goods or services' to 'in any of its
business functions': two series with a break between them, never to be spliced. Cycles 202521 to
202523 were not collected. Firm use runs ahead of hours.
"""

import json
from dataclasses import replace

import polars as pl

from jobmorph.build.delimited import Column, read_delimited, read_text_frame, select_columns
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.build.workbook import read_cells, read_sheet
from jobmorph.schema.errors import SchemaError

_FOLDER = "exposure/ground_truth/census_btos"
_SECTOR = Origin(
    source_id="business_trends_sector",
    producer="U.S. Census Bureau",
    title="Business Trends and Outlook Survey, response estimates by sector",
    edition="cycles 202319 to 202524, file of 2025-12-08",
    url="https://www.census.gov/hfp/btos/downloads/Sector.xlsx",
    licence="US Government work, public domain",
    credit="U.S. Census Bureau, Business Trends and Outlook Survey (experimental).",
    accessed="2026-11-22",
    redistribution=True,
    tier="survey",
    path=f"{_FOLDER}/Sector.xlsx",
    note="The address always holds the newest file. Firms, not workers or hours.",
)
ORIGINS: tuple[Origin, ...] = (
    _SECTOR,
    replace(
        _SECTOR,
        source_id="business_trends_national_2025",
        title="Business Trends and Outlook Survey, national, old AI question",
        edition="2023-09 to 2025-10",
        url="https://raw.githubusercontent.com/EIG-Research/ai-btos/"
        "0bb07e25445d5a274994deee956f384de9e49a95/results/fig2.csv",
        path=f"{_FOLDER}/eig_fig2.csv",
        sha256="89419b885f4b2383d9d213161adf6db1618bfbbe3afe5881fb53d29c4dd2a875",
        size_bytes=1097,
        note="Extract by the Economic Innovation Group.",
    ),
    replace(
        _SECTOR,
        source_id="business_trends_names",
        title="Business Trends and Outlook Survey, AI use by sector, both questions",
        edition="autumn 2025",
        url="https://raw.githubusercontent.com/EIG-Research/ai-btos/"
        "0bb07e25445d5a274994deee956f384de9e49a95/results/fig1.csv",
        path=f"{_FOLDER}/eig_fig1.csv",
        sha256="dfca81943036c489f4005777b2b68ff5ab2d55cb7bef884a9a721857742e3a04",
        size_bytes=652,
        note="Extract by the Economic Innovation Group.",
    ),
    replace(
        _SECTOR,
        source_id="business_trends_national_2026",
        title="Business Trends and Outlook Survey, national, new AI question, monthly",
        edition="2025-11 to 2026-07",
        url="https://raw.githubusercontent.com/DoubleJ0n/ai-labor-dashboard-data/"
        "c147486f4ad35334c57af82d65236778a7cf89a0/data/adoption/ai_adoption.json",
        path=f"{_FOLDER}/ai_adoption_monthly_to_2026.json",
        sha256="1bec9755a54931c7fcf81e35eb3db57046cd6e5a35f802fb6b32267457dd3a04",
        size_bytes=9296,
        note=(
            "Monthly extract by a third party, refreshed 2026-08-13, of "
            "www.census.gov/hfp/btos/downloads/National.xlsx."
        ),
    ),
)
QUESTIONS = {
    "in producing goods or services": "goods_or_services",
    "in any of its business functions": "any_function",
}
_HORIZONS = {"7": "last_two_weeks", "24": "next_six_months"}


def read_sector_use(raw: RawFolder) -> pl.DataFrame:
    """Read the share of firms in a sector that say yes to using AI, by two-week cycle.

    Returns
    -------
    polars.DataFrame
        sector_naics (two digits, 31 for 31-33, 44 for 44-45, 48 for 48-49, XX for firms in several
        sectors), question ('goods_or_services', 'any_function'), horizon ('last_two_weeks',
        'next_six_months'), cycle (YYYYNN), reference_start, reference_end (days), use_percent
        (missing where suppressed). Cycles in which the question was not asked are left out.

    Raises
    ------
    DataError
        If the workbook is absent or damaged.
    SchemaError
        If columns or the AI questions are missing.
    """
    file = raw.read(f"{_FOLDER}/Sector.xlsx", source="business_trends_sector")
    sheet = read_sheet(file, lambda row: row[0] == "Sector", "Response Estimates")
    cycles = [name for name in sheet.columns if name.isdigit() and len(name) == 6]
    columns = (
        Column("sector_naics", ("Sector",)),
        Column("question_id", ("Question ID",)),
        Column("question", ("Question",)),
        Column("answer", ("Answer",)),
        *(Column(cycle, (cycle,)) for cycle in cycles),
    )
    asked = _yes_answers(select_columns(sheet, file.path, columns), cycles, file.path)
    percent = pl.col("use").str.strip_chars_end("%").cast(pl.Float64, strict=False)
    return (
        asked.with_columns(percent.alias("use_percent"))
        .join(_cycle_days(raw), on="cycle", how="left")
        .select(
            "sector_naics",
            "question",
            "horizon",
            "cycle",
            "reference_start",
            "reference_end",
            "use_percent",
        )
        .sort("sector_naics", "question", "horizon", "cycle")
    )


def read_national_use(raw: RawFolder) -> pl.DataFrame:
    """Read the national share of firms that used AI in the last two weeks.

    Returns
    -------
    polars.DataFrame
        question ('goods_or_services' to October 2025, 'any_function' from November 2025), date
        (Monday of the ISO week, or first of the month), use_percent.
    """
    old_file = raw.read(f"{_FOLDER}/eig_fig2.csv", source="business_trends_national_2025")
    columns = (
        Column("week", ("wdate",)),
        Column("use_percent", ("yes2wk_old",), pl.Float64),
    )
    old = read_delimited(old_file, columns, missing=("", "NA")).drop_nulls("use_percent")
    year_week = pl.col("week").str.extract_groups(r"^(?<year>\d{4})w(?<week>\d{1,2})$").struct
    monday = (year_week["year"] + "-W" + year_week["week"].str.zfill(2) + "-1").str.to_date(
        "%G-W%V-%u"
    )
    old = old.select(
        pl.lit("goods_or_services").alias("question"), monday.alias("date"), "use_percent"
    )
    new_file = raw.read(
        f"{_FOLDER}/ai_adoption_monthly_to_2026.json", source="business_trends_national_2026"
    )
    try:
        points = json.loads(new_file.content)["points"]
        new = pl.DataFrame(
            {
                "question": ["any_function"] * len(points),
                "date": [point["date"] for point in points],
                "use_percent": [float(point["pct"]) for point in points],
            }
        ).with_columns(pl.col("date").str.to_date())
    except (ValueError, KeyError, TypeError, pl.exceptions.PolarsError) as error:
        raise SchemaError(
            f"the file does not hold points with date and pct ({error})", where=new_file.path
        ) from error
    return pl.concat([old, new])


def read_sector_names(raw: RawFolder) -> pl.DataFrame:
    """Read the use by sector with the sectors' names, averaged by the Economic Innovation Group.

    Returns
    -------
    polars.DataFrame
        sector_title, use_goods_or_services_percent, use_any_function_percent.
    """
    file = raw.read(f"{_FOLDER}/eig_fig1.csv", source="business_trends_names")
    columns = (
        Column("sector_title", ("sector",)),
        Column("use_goods_or_services_percent", ("yes2wk_old",), pl.Float64),
        Column("use_any_function_percent", ("yes2wk_new",), pl.Float64),
    )
    return select_columns(read_text_frame(file), file.path, columns)


def _yes_answers(text: pl.DataFrame, cycles: list[str], where: str) -> pl.DataFrame:
    about_ai = pl.col("question").str.contains("Artificial Intelligence", literal=True)
    yes = text.filter(about_ai & (pl.col("answer") == "Yes"))
    if yes.is_empty() or not cycles:
        raise SchemaError("no answers to the AI questions", where=where)
    kind = pl.coalesce(
        pl.when(pl.col("question").str.contains(words, literal=True)).then(pl.lit(name))
        for words, name in QUESTIONS.items()
    )
    long = yes.select(
        "sector_naics",
        kind.alias("question"),
        pl.col("question_id").replace_strict(_HORIZONS).alias("horizon"),
        *cycles,
    ).unpivot(
        index=["sector_naics", "question", "horizon"], variable_name="cycle", value_name="use"
    )
    # '.' means not asked in this cycle, 'S' suppressed.
    return long.filter(pl.col("use").is_not_null() & (pl.col("use") != "."))


def _cycle_days(raw: RawFolder) -> pl.DataFrame:
    file = raw.read(f"{_FOLDER}/Sector.xlsx", source="business_trends_sector")
    cells = read_cells(file, "Collection and Reference Dates")
    rows = cells.filter(pl.col("column_1").str.contains(r"^\d{6}$").fill_null(value=False))
    return rows.select(
        pl.col("column_1").alias("cycle"),
        pl.col("column_4").str.to_date("%m/%d/%Y").alias("reference_start"),
        pl.col("column_5").str.to_date("%m/%d/%Y").alias("reference_end"),
    )
