"""How far the history reaches: jobs in series, people in linked jobs, cases with own rows."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.score.history_rows import BOTH, CENSUS, SURVEY, exact_row
from jobmorph.build.score.rows import ScoreRow
from jobmorph.reference.edition import Edition
from jobmorph.reference.history_cases import load_cases
from jobmorph.reference.history_definitions import load_definitions

FIRST_WHOLE: Final = 2004  # earlier years leave the rest groups out
LAST: Final = 2025
MIXED_YEARS: Final = (2010, 2011, 2019, 2020)
LINKED_YEARS: Final = (1900, 1950, 2000)


def reach_rows(edition: Edition) -> list[ScoreRow]:
    """Measure coverage.

    Returns
    -------
    list of ScoreRow
        Jobs in series and in unbroken ones, people in linked census jobs, cases by count.
    """
    named = edition.table("history_occupation")
    series = edition.table("history_series").filter(pl.col("sex") == "all")
    joined = series.join(named, on="series_id")
    whole = joined.filter(~pl.col("is_part"))
    return [
        *_covered(whole.filter(pl.col("definition") == "employers"), edition),
        *_linked(whole.filter(pl.col("definition") != "employers"), edition),
        *_cases(joined),
    ]


def _covered(jobs: pl.DataFrame, edition: Edition) -> list[ScoreRow]:
    headlines = edition.table("history_total").filter(pl.col("definition") == "employers")
    shares = (
        jobs.group_by("year")
        .agg(pl.col("history_heads").sum().alias("summed"))
        .join(headlines, on="year")
        .select("year", (pl.col("summed") / pl.col("history_heads")).alias("share"))
    )
    is_mixed = pl.col("year").is_in(MIXED_YEARS)
    lasting = shares.filter((pl.col("year") >= FIRST_WHOLE) & ~is_mixed)
    mixed = shares.filter(is_mixed)
    return [
        exact_row(
            "employers_covered",
            "jobs in series, least year outside the years of change",
            f"sum over series that are no part of another, over the headline, {FIRST_WHOLE}-{LAST}",
            _least(lasting),
            lasting.height,
            SURVEY,
            0.995,
        ),
        exact_row(
            "employers_covered_change_years",
            "jobs in series, least of the years in which two lists stand side by side",
            "2010, 2011, 2019, 2020: groups that no official list resolves are left out",
            _least(mixed),
            mixed.height,
            SURVEY,
            None,
        ),
        _unbroken(jobs),
    ]


def _unbroken(jobs: pl.DataFrame) -> ScoreRow:
    known = jobs.filter(~pl.col("is_missing"))
    starts = known.group_by("series_id").agg(pl.col("year").min().alias("start"))
    latest = known.filter(pl.col("year") == LAST).join(starts, on="series_id")
    unbroken = latest.filter(pl.col("start") <= FIRST_WHOLE)
    return exact_row(
        "employers_unbroken",
        f"jobs of {LAST} in series that mean the same back to {FIRST_WHOLE} or before",
        "codes joined through the official crosswalks one to one, many to one, one to many",
        _share(unbroken, latest),
        latest.height,
        SURVEY,
        None,
    )


def _linked(people: pl.DataFrame, edition: Edition) -> list[ScoreRow]:
    linked = edition.table("history_link").get_column("series_id").unique().to_list()
    rows = []
    for year in LINKED_YEARS:
        counted = people.filter((pl.col("year") == year) & pl.col("is_work"))
        tied = counted.filter(pl.col("series_id").is_in(linked))
        rows.append(
            exact_row(
                f"linked_{year}",
                f"people of the census of {year} in a job linked to an occupation of today",
                "links of every kind, by our own judgement; most of the others are rest groups",
                _share(tied, counted),
                counted.height,
                CENSUS,
                None,
            )
        )
    return rows


def _cases(series: pl.DataFrame) -> list[ScoreRow]:
    rows = []
    for definition, about in load_definitions().items():
        ids = set(series.filter(pl.col("definition") == definition).get_column("series_id"))
        own = [
            case
            for case in load_cases().values()
            if ids & {row.series_id for row in case.series if row.kind != "nearest"}
        ]
        rows.append(
            exact_row(
                f"cases_{definition}",
                f"prepared cases with a row of their own in '{about.label}'",
                "rows that are only the nearest are not counted",
                float(len(own)),
                len(load_cases()),
                BOTH,
                None,
            )
        )
    return rows


def _share(part: pl.DataFrame, whole: pl.DataFrame) -> float:
    return float(_heads(part).sum() / _heads(whole).sum())


def _heads(frame: pl.DataFrame) -> NDArray[np.float64]:
    """People of a frame, those without a figure left out."""
    return frame.get_column("history_heads").drop_nulls().to_numpy()


def _least(frame: pl.DataFrame) -> float:
    return float(frame.get_column("share").to_numpy().min())
