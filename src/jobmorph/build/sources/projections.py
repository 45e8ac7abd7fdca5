"""BLS Employment Projections: employment now and in ten years, openings, separations.

National Employment Matrix: wage and salary jobs and the self-employed, in thousands. Separation
rates follow the method of 2016-26 and later; older replacement figures are not comparable.
"""

import re
from dataclasses import replace

import polars as pl

from jobmorph.build.delimited import Column, select_columns
from jobmorph.build.origin import Origin
from jobmorph.build.parquet import read_parquet
from jobmorph.build.raw import RawFile, RawFolder
from jobmorph.build.workbook import read_cells
from jobmorph.schema.errors import DataError, SchemaError

_CURRENT = Origin(
    source_id="projections_2024_34",
    producer="U.S. Bureau of Labor Statistics, Employment Projections program",
    title="Employment Projections, occupation tables",
    edition="2024-34",
    url="https://www.bls.gov/emp/ind-occ-matrix/occupation.xlsx",
    licence="US Government work, public domain",
    credit="U.S. Bureau of Labor Statistics, Employment Projections.",
    accessed="2026-11-22",
    redistribution=True,
    tier="official",
    path="bls/occupation.xlsx",
    note="The address always holds the newest edition.",
)
ORIGINS: tuple[Origin, ...] = (
    _CURRENT,
    replace(
        _CURRENT,
        source_id="projections_panel",
        title="Employment Projections, ten vintages joined",
        edition="2010-20 to 2024-34",
        url="https://www.bls.gov/emp/data/projections-archive.htm",
        path=None,
        note="Joined from published workbooks and finder exports; 2023-33 is missing.",
    ),
)

_FIGURES = {
    "emp_base": "employment_base_thousands",
    "emp_proj": "employment_projected_thousands",
    "emp_change": "employment_change_thousands",
    "emp_change_pct": "employment_change_percent",
    "pct_self_employed": "self_employed_percent",
    "openings_annual": "openings_thousands_year",
    "median_wage": "wage_p50_usd_year",
    "rate_exits": "exit_rate_percent_year",
    "rate_transfers": "transfer_rate_percent_year",
    "rate_total_sep": "separation_rate_percent_year",
    "sep_exits": "exits_thousands_year",
    "sep_transfers": "transfers_thousands_year",
    "sep_total": "separations_thousands_year",
}
_ASSIGNMENTS = {
    "education": "typical_education",
    "experience": "typical_experience",
    "training": "typical_training",
}
# What a header says, groups and sub-headers joined, in the editions from 2016-26 on.
_PATTERNS = {
    "employment_base_thousands": r"^employment,? (number )?{base}$",
    "employment_projected_thousands": r"^employment,? (number )?{projected}$",
    "employment_change_thousands": r"change.*(numeric|number)",
    "employment_change_percent": r"change.*percent",
    "self_employed_percent": r"^percent self employed",
    "openings_thousands_year": r"^occupational openings",
    "wage_p50_usd_year": r"^median annual wage",
    "exit_rate_percent_year": r"^labor force exit rate|separations rate.*labor force exits",
    "transfer_rate_percent_year": r"^occupational transfer rate|separations rate.*transfers",
    "separation_rate_percent_year": r"^total occupational separations rate|separations rate.*total",
    "exits_thousands_year": r"^labor force exits|separations, .*labor force exits",
    "transfers_thousands_year": r"^occupational transfers|separations, .*occupational transfers",
    "separations_thousands_year": r"^total occupational separations,|separations, .*average total",
    "typical_education": r"^typical education",
    "typical_experience": r"^work experience",
    "typical_training": r"^typical on-the-job training",
}
_TITLE_TABLES = (("Table 1.7", "Table 1.2"), ("Table 1.10",))
_MISSING = ("", "—", "-", "N/A")
_CODE = r"^\d\d-\d{4}$"
# '>=$239,200': the median lies above the published ceiling.
_TOP_CODED = r"^>=?\s*\$.*$"


def read_panel(raw: RawFolder) -> pl.DataFrame:
    """Read the joined panel of ten vintages, or else the one official workbook that is there.

    Returns
    -------
    polars.DataFrame
        vintage, base_year, projected_year, occupation_nem (a code of that vintage's matrix, close
        to its SOC), title, occupation_type ('summary', 'line item', missing in 2010-20 and
        2012-22), employment_base_thousands, employment_projected_thousands,
        employment_change_thousands, employment_change_percent, self_employed_percent,
        openings_thousands_year, wage_p50_usd_year, exit_, transfer_, separation_rate_percent_year,
        exits_, transfers_, separations_thousands_year, typical_education, typical_experience,
        typical_training.
    """
    columns = {
        "vintage": pl.String,
        "base_year": pl.Int64,
        "proj_year": pl.Int64,
        "occ_code": pl.String,
        "occ_title": pl.String,
        "occ_type": pl.String,
        **dict.fromkeys(_FIGURES, pl.Float64),
        **dict.fromkeys(_ASSIGNMENTS, pl.String),
    }
    name = "bls/ep_occupation_panel.parquet"
    if not raw.has(name) and raw.has(_CURRENT.path or ""):
        return read_workbook(raw)
    frame = read_parquet(raw.read(name, source="projections_2024_34"), columns)
    return frame.select(
        "vintage",
        "base_year",
        pl.col("proj_year").alias("projected_year"),
        pl.col("occ_code").alias("occupation_nem"),
        pl.col("occ_title").str.strip_chars().alias("title"),
        pl.col("occ_type").str.to_lowercase().alias("occupation_type"),
        *(pl.col(old).alias(new) for old, new in _FIGURES.items()),
        *(_assignment(old).alias(new) for old, new in _ASSIGNMENTS.items()),
    )


def read_workbook(raw: RawFolder, *candidates: str) -> pl.DataFrame:
    """Read the official workbook of one edition, 2016-26 or later.

    Table 1.7 (1.2 from 2024-34 on) is joined with table 1.10 on the code. A median wage above the
    published ceiling is missing.

    Parameters
    ----------
    raw : RawFolder
        Holds `occupation.xlsx`.
    *candidates : str
        Other paths to try.

    Returns
    -------
    polars.DataFrame
        The columns of `read_panel`.

    Raises
    ------
    DataError
        If the workbook is absent or damaged, or the two tables disagree on employment.
    SchemaError
        If a table or a column is missing.
    """
    names = (*candidates, "bls/occupation.xlsx", "bls/ep_raw/ep_lkomenski_occupation.xlsx")
    file = raw.read(*names, source="projections_2024_34")
    first, second = (_read_table(file, sheets) for sheets in _TITLE_TABLES)
    shared = [name for name in second.columns if name in first.columns]
    joined = first.join(
        second.drop(set(shared) - {"occupation_nem", "employment_base_thousands"}),
        on="occupation_nem",
        how="left",
        suffix="_1_10",
        maintain_order="left",
    )
    absent = [n for n in (*_FIGURES.values(), *_ASSIGNMENTS.values()) if n not in joined.columns]
    if absent:
        raise SchemaError(
            "columns are missing in tables 1.7 (or 1.2) and 1.10",
            where=file.path,
            items=absent,
            hint="Is this another edition of the workbook? Check the headers.",
        )
    differ = joined.filter(
        pl.col("employment_base_thousands") != pl.col("employment_base_thousands_1_10")
    )
    if differ.height:
        raise DataError(
            "tables 1.7 (or 1.2) and 1.10 disagree on employment",
            where=file.path,
            items=differ["occupation_nem"].to_list(),
        )
    return joined.select(
        "vintage",
        "base_year",
        "projected_year",
        "occupation_nem",
        "title",
        "occupation_type",
        *_FIGURES.values(),
        *_ASSIGNMENTS.values(),
    )


def _read_table(file: RawFile, sheets: tuple[str, ...]) -> pl.DataFrame:
    cells = _first_sheet(file, sheets)
    first_row = next((i for i, row in enumerate(cells.iter_rows()) if "00-0000" in row), None)
    years = re.search(r"(\d{4})\D+(\d{2,4})", cells.row(0)[0] or "")
    if first_row is None or years is None:
        raise SchemaError(
            "the sheet does not start with its years and a row for all occupations",
            where=f"{file.path}, sheet {' or '.join(sheets)}",
        )
    base = int(years.group(1))
    projected = base // 100 * 100 + int(years.group(2)[-2:])
    found = _match_headers(_joined_headers(cells, first_row), base, projected)
    columns = (
        *(Column(name, (found[name],)) for name in ("title", "occupation_nem", "occupation_type")),
        *(Column(n, (found[n],), pl.Float64) for n in _FIGURES.values() if n in found),
        *(Column(n, (found[n],)) for n in _ASSIGNMENTS.values() if n in found),
    )
    code = cells[found["occupation_nem"]]
    body = cells.filter(code.str.contains(_CODE).fill_null(value=False))
    body = body.with_columns(pl.all().str.replace(_TOP_CODED, ""))
    frame = select_columns(body, file.path, columns, _MISSING)
    return frame.with_columns(
        pl.lit(f"{base}-{projected}").alias("vintage"),
        pl.lit(base, dtype=pl.Int64).alias("base_year"),
        pl.lit(projected, dtype=pl.Int64).alias("projected_year"),
        pl.col("occupation_type").str.to_lowercase(),
    )


def _first_sheet(file: RawFile, sheets: tuple[str, ...]) -> pl.DataFrame:
    faults = []
    for sheet in sheets:
        try:
            return read_cells(file, sheet)
        except DataError as error:
            faults.append(error.what)
    raise SchemaError("the table is missing", where=file.path, items=faults)


def _joined_headers(cells: pl.DataFrame, first_row: int) -> list[str]:
    """Join the header rows of each column, group headers carried to the right."""
    rows = cells.slice(1, first_row - 1).rows()
    joined = [""] * cells.width
    for depth, row in enumerate(rows):
        group = ""
        for i, cell in enumerate(row):
            # A group header spans the columns to its right that have a header below it.
            below = any(later[i] for later in rows[depth + 1 :])
            group = cell or (group if below else "")
            joined[i] = " ".join(f"{joined[i]} {group}".split())
    return [header.lower() for header in joined]


def _match_headers(headers: list[str], base: int, projected: int) -> dict[str, str]:
    found = {"title": "column_1", "occupation_nem": "column_2", "occupation_type": "column_3"}
    for name, pattern in _PATTERNS.items():
        wanted = re.compile(pattern.format(base=base, projected=projected))
        at = next((i for i, header in enumerate(headers) if wanted.search(header)), None)
        if at is not None:
            found[name] = f"column_{at + 1}"
    return found


def _assignment(name: str) -> pl.Expr:
    text = pl.col(name).str.strip_chars()
    given = pl.col("education").is_not_null() & ~pl.col("education").is_in(list(_MISSING))
    # The panel lost the published entry 'None' (nothing needed) of the workbook vintages; an
    # occupation with an education assignment always has the other two.
    return (
        pl.when(text.is_null() & given)
        .then(pl.lit("None"))
        .when(~text.is_in(list(_MISSING)))
        .then(text)
    )
