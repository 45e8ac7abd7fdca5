"""Scores of the history: its figures against what is published, and how far it reaches."""

from collections.abc import Mapping

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.score.history_checks import (
    CASE_FIGURES,
    CENSUS_TOTALS,
    HEADLINES,
    MEDIANS,
    case_figures,
    census_agreement,
    direction_agreement,
    jump_ratio,
    title_agreement,
)
from jobmorph.build.score.history_likeness import likeness_rows
from jobmorph.build.score.history_reach import reach_rows
from jobmorph.build.score.history_rows import AREA, BOTH, CENSUS, SURVEY, exact, exact_row
from jobmorph.build.score.rows import ScoreRow, score_frame
from jobmorph.build.sources import oews
from jobmorph.reference.edition import Edition


def score_history(raw: RawFolder, edition: Edition) -> pl.DataFrame:
    """Measure everything that is claimed of the history.

    Parameters
    ----------
    raw : RawFolder
        The raw files, those for scoring only included.
    edition : Edition
        Holds the tables `history_*`.

    Returns
    -------
    polars.DataFrame
        The ledger's columns, but for what it adds on writing.
    """
    rows = [
        *_totals(raw, edition),
        *_figures(raw, edition),
        *reach_rows(edition),
        *_checks(raw, edition),
        *likeness_rows(edition),
    ]
    return score_frame(rows)


def _totals(raw: RawFolder, edition: Edition) -> list[ScoreRow]:
    totals = edition.table("history_total").filter(pl.col("sex") == "all")
    is_survey = pl.col("definition") == "employers"
    heads = ("year", "history_heads")
    everybody = oews.read_panel(raw).filter(pl.col("level") == "total")
    return [
        exact_row(
            "census_totals",
            "census years whose rows add up to the total on record",
            "to the head; recorded when the table was first read, so a guard and no other source",
            _equal(totals.filter(~is_survey).select(heads), CENSUS_TOTALS),
            len(CENSUS_TOTALS),
            CENSUS,
            1.0,
        ),
        exact_row(
            "employers_totals",
            "years whose total equals the survey's headline",
            "published totals, written down apart from the files",
            _equal(totals.filter(is_survey).select(heads), HEADLINES),
            len(HEADLINES),
            SURVEY,
            1.0,
        ),
        exact_row(
            "employers_medians",
            "years whose median annual wage over all jobs equals the survey's headline",
            "published medians, written down apart from the files; a check on the files read: "
            "wages are no part of the history",
            _equal(everybody.select("year", "wage_p50_usd_year"), MEDIANS),
            len(MEDIANS),
            SURVEY,
            1.0,
        ),
    ]


def _equal(found: pl.DataFrame, published: Mapping[int, int]) -> float:
    """Share of the published figures that the found ones equal; two columns, year and figure."""
    known = dict(found.iter_rows())
    right = [bool(known.get(year) == figure) for year, figure in published.items()]
    return sum(right) / len(right)


def _figures(raw: RawFolder, edition: Edition) -> list[ScoreRow]:
    cells = census_agreement(raw, edition)
    figures = case_figures(edition)
    return [
        exact_row(
            "census_cells",
            "census figures by job, year and sex equal to the published table",
            "every cell; a cell of which both sexes are zero must be missing",
            cells.value,
            cells.n,
            CENSUS,
            1.0,
        ),
        exact_row(
            "case_figures",
            "figures of the prepared cases equal to the source to the head",
            "read from the source tables by hand: a guard on how codes are joined",
            sum(figures) / len(figures),
            len(CASE_FIGURES),
            BOTH,
            1.0,
        ),
    ]


def _checks(raw: RawFolder, edition: Edition) -> list[ScoreRow]:
    titles = title_agreement(raw, edition)
    directions = direction_agreement(raw, edition)
    return [
        _jump_row(raw, edition),
        exact_row(
            "links_by_title",
            "census jobs whose linked occupations hold the one that official titles name",
            "only names of which official titles and the direct-match file give a single code; "
            "the list was at hand when the links were written: a check on slips, no more",
            titles.value,
            titles.n,
            f"{CENSUS}; SOC 2018 Direct Match Title File",
            None,
        ),
        exact_row(
            "direction_by_hours",
            "prepared cases whose course 2002-2015 has the same sign in full-time equivalents",
            "survey of employers against the household survey (occ1990dd), cases with a code in "
            "both; neither is the truth",
            directions.value,
            directions.n,
            f"{SURVEY}; full-time equivalents 1984-2015 (scoring only)",
            None,
        ),
    ]


def _jump_row(raw: RawFolder, edition: Edition) -> ScoreRow:
    ours, naive = jump_ratio(raw, edition)
    return ScoreRow(
        "history.jump_ratio",
        "change from year to year where the list of occupations changed, over ordinary years",
        "95th percentile of the absolute log change of series with figures in both years: "
        "steps to 2010, 2012 and 2019 over all others; 1 is no trace of the change. 2021 "
        "(pandemic and a new method) is left out",
        exact(ours),
        3,
        "series tied by equal code numbers alone",
        naive,
        None,
        None,
        SURVEY,
        is_higher_better=False,
        area=AREA,
    )
