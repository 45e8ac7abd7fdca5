"""Jobs of today that stand alike, and jobs that fell or rose and come nearest by profile."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.likeness import Distances, profile_distances
from jobmorph.reference.history_cases import load_cases
from jobmorph.studies.history_profile import ProfileBook

FloatArray = NDArray[np.float64]

SHOWN: Final = 5
DIRECTIONS: Final = ("fell", "rose")
_STAND: Final = (
    "occupation_soc2018",
    "title",
    "distance",
    "activity_distance",
    "skill_distance",
    "wage_difference",
    "preparation_difference",
    "employment_heads",
    "course",
    "change",
    "first_year",
    "last_year",
)
_ANALOGUE_SCHEMA: Final = {
    "direction": pl.String,
    "basis": pl.String,
    "id": pl.String,
    "title": pl.String,
    "distance": pl.Float64,
    "definition": pl.String,
    "first_year": pl.Int64,
    "last_year": pl.Int64,
    "change": pl.Float64,
}


def stand_alike(book: ProfileBook, codes: tuple[str, ...]) -> pl.DataFrame:
    """Return the jobs of today nearest to some, with how their count went since 2002.

    Returns
    -------
    polars.DataFrame
        As `HistoryResult.stand_alike`.
    """
    found = _distances(book, codes)
    if found is None:
        return _alike_frame(book, np.full(len(book.profiles.codes), np.nan), None, codes).clear()
    return _alike_frame(book, found.total, found, codes).head(SHOWN)


def analogues(book: ProfileBook, codes: tuple[str, ...], case_id: str | None) -> pl.DataFrame:
    """Return for each basis the nearest job that fell and the nearest that rose.

    'case' looks among the prepared cases, by the story told; 'counted' among all occupations of
    the survey of employers, by their course. A basis that lacks either side is left out.

    Returns
    -------
    polars.DataFrame
        As `HistoryResult.analogues`.
    """
    found = _distances(book, codes)
    if found is None:
        return pl.DataFrame(schema=_ANALOGUE_SCHEMA)
    distance = dict(zip(book.profiles.codes, found.total.tolist(), strict=True))
    own = set(codes)
    frames = [_case_analogues(book, distance, own, case_id), _counted(book, distance, own)]
    pairs = [_pair(frame) for frame in frames]
    return pl.concat([pair for pair in pairs if pair.height == len(DIRECTIONS)] or [_empty()])


def _case_analogues(
    book: ProfileBook, distance: dict[str, float], own: set[str], case_id: str | None
) -> pl.DataFrame:
    rows = []
    for row in book.cases.iter_rows(named=True):
        case = load_cases()[row["case_id"]]
        known = [distance[code] for code in case.today if not np.isnan(distance.get(code, np.nan))]
        if case.case_id == case_id or not known or own & set(case.today):
            continue
        direction = "fell" if case.story == "fell" else "rose"
        span = (row["definition"], row["first_year"], row["last_year"], row["change"])
        rows.append((direction, "case", case.case_id, case.title, float(np.mean(known)), *span))
    return pl.DataFrame(rows, schema=_ANALOGUE_SCHEMA, orient="row")


def _counted(book: ProfileBook, distance: dict[str, float], own: set[str]) -> pl.DataFrame:
    went = {"fell": "fell", "rose then fell": "fell", "rose": "rose", "fell then rose": "rose"}
    titles = dict(book.names.select("occupation_soc2018", "title").iter_rows())
    rows = [
        (
            went[row["course"]],
            "counted",
            row["series_id"],
            titles[row["occupation_soc2018"]],
            distance[row["occupation_soc2018"]],
            "employers",
            row["first_year"],
            row["last_year"],
            row["change"],
        )
        for row in book.courses.iter_rows(named=True)
        if row["course"] in went
        and row["occupation_soc2018"] not in own
        and not np.isnan(distance.get(row["occupation_soc2018"], np.nan))
        # A course that turned counts only if it ended on the side that its name says.
        and (row["change"] < 0) == (went[row["course"]] == "fell")
    ]
    return pl.DataFrame(rows, schema=_ANALOGUE_SCHEMA, orient="row")


def _pair(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.sort("distance", "id").unique("direction", keep="first").sort("direction")


def _empty() -> pl.DataFrame:
    return pl.DataFrame(schema=_ANALOGUE_SCHEMA)


def _distances(book: ProfileBook, codes: tuple[str, ...]) -> Distances | None:
    members = book.rows_of(codes)
    return profile_distances(book.profiles, members) if members else None


def _alike_frame(
    book: ProfileBook, total: FloatArray, found: Distances | None, own: tuple[str, ...]
) -> pl.DataFrame:
    def column(name: str) -> FloatArray:
        return total if found is None else np.asarray(getattr(found, name))

    return (
        book.names.with_columns(
            pl.Series("distance", total),
            pl.Series("activity_distance", column("activities")),
            pl.Series("skill_distance", column("skills")),
            pl.Series("wage_difference", column("wage")),
            pl.Series("preparation_difference", column("preparation")),
        )
        .with_columns(
            pl.col("distance", "activity_distance", "skill_distance").fill_nan(None),
            pl.col("wage_difference", "preparation_difference").fill_nan(None),
        )
        .filter(
            pl.col("distance").is_not_null()
            & ~pl.col("occupation_soc2018").is_in(list(own))
            & pl.col("employment_heads").is_not_null()
        )
        .join(book.courses, on="occupation_soc2018", how="left", maintain_order="left")
        .sort("distance", "occupation_soc2018")
        .select(_STAND)
    )
