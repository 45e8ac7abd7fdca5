"""Answers about many jobs, shortened: outlook, history, a market run, evidence."""

from typing import Any, Final

import polars as pl

from jobmorph.reports.evidence import row_meets
from jobmorph.reports.history_view import (
    count_name,
    grew_sentence,
    leads,
    other_sentence,
    studies,
)
from jobmorph.reports.history_view import lead_sentence as history_lead
from jobmorph.reports.market_terminal import lead_sentence as market_lead
from jobmorph.reports.market_terminal import matters_sentence, title_sentence, who_sentences
from jobmorph.reports.outlook_view import (
    know_sentences,
    question_sentence,
    score_sentence,
    track_lines,
)
from jobmorph.reports.outlook_view import lead_sentence as outlook_lead
from jobmorph.reports.words import say
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.evidence import EvidenceResult
from jobmorph.studies.history_result import HistoryPath, HistoryResult
from jobmorph.studies.market_result import MarketResult
from jobmorph.studies.outlook_result import OutlookResult
from jobmorph.web.mcp.brief import Record, Span
from jobmorph.web.mcp.market_briefs import (
    CountedUnit,
    CountPath,
    EvidenceBrief,
    HistoryBrief,
    MarketBrief,
    MarketFigure,
    OutlookBrief,
    Score,
)
from jobmorph.web.mcp.shorten import (
    brief_notes,
    brief_record,
    command,
    figure,
    figure_or_none,
    job_read,
    level_option,
    option,
    span,
)

DEFAULT_YEARS: Final = 5
MARKET_YEARS: Final = 10
MOST_UNITS: Final = 3
MOST_MOVES: Final = 4
MOST_SCORES: Final = 8
SHOWN: Final = (
    "peak_unemployment_rate",
    "end_unemployment_rate",
    "end_openings_rate",
    "extra_unemployed_years",
)
FULL_DRAWS: Final = 200


def outlook_brief(result: OutlookResult) -> OutlookBrief:
    """Shorten an outlook, with the track record of such sayings."""
    return OutlookBrief(
        answer=f"{question_sentence(result)} {outlook_lead(result)} {say('outlook.exposure')}",
        more=command("outlook", (result.match,), level_option(result.match),
                     option("--years", result.years, DEFAULT_YEARS), "--all"),
        notes=tuple(know_sentences(result)),
        record=brief_record(result.record),
        job=job_read(result.match),
        measure=result.measure,
        is_borrowed=result.is_borrowed,
        base_year=result.base_year,
        base=figure(result.base),
        target_year=result.target_year,
        low=figure(result.low),
        middle=figure(result.middle),
        high=figure(result.high),
        chance_of_fewer=figure(result.fewer_probability),
        official_projection=figure(result.official),
        if_all_jobs_grow_alike=figure(result.alike),
        from_codes=tuple(
            CountedUnit(
                codes=tuple(row["codes"]), title=row["title"], weight=figure_or_none(row["weight"])
            )
            for row in result.units.head(MOST_UNITS).iter_rows(named=True)
        ),
        track_record=score_sentence(result.score),
        said_before=tuple(line.strip() for line in track_lines(result)),
    )  # fmt: skip


def history_brief(result: HistoryResult) -> HistoryBrief:
    """Shorten a history: counts kept apart, and the story that went the other way."""
    return HistoryBrief(
        answer=f"{history_lead(result)} {say('history.pairs')}",
        more=command("history", (result.query,), "--all"),
        notes=brief_notes(result.notes),
        record=brief_record(result.record),
        title=result.title,
        counts=tuple(_count(path) for path in leads(result)),
        happened=result.happened or None,
        where_they_went=_moves(result),
        studies=tuple(studies(result)),
        the_other_story=other_sentence(result),
        grew_nearby=grew_sentence(result),
    )


def _count(path: HistoryPath) -> CountPath:
    summary = path.summary
    return CountPath(
        count=count_name(path.definition),
        row=path.title,
        is_own_row=path.kind != "nearest",
        first_year=summary.first_year,
        first=figure(summary.first_heads),
        peak_year=summary.peak_year,
        peak=figure(summary.peak_heads),
        last_year=summary.last_year,
        last=figure(summary.last_heads),
        course=summary.course,
    )


def _moves(result: HistoryResult) -> tuple[str, ...]:
    if result.moves is None:
        return ()
    rows = result.moves.head(MOST_MOVES).iter_rows(named=True)
    return tuple(f"{row['title']}: {_of_hundred(row)} of 100, 2010-18" for row in rows)


def _of_hundred(row: dict[str, Any]) -> str:
    low, mid, high = (
        round(100 * row[f"move_probability{end}"]) for end in ("_low", "", "_high")
    )  # fmt: skip
    return f"{mid} ({low}-{high})"


def market_brief(result: MarketResult) -> MarketBrief:
    """Shorten a run of the labour market; says that its draws are few."""
    return MarketBrief(
        answer=f"{title_sentence(result)}. {market_lead(result)}",
        more=_market_command(result),
        notes=tuple(note.text for note in result.notes if note.note_id in ("recession", "closure")),
        record=brief_record(result.record),
        base_date=result.base_date,
        years=result.years,
        draws=result.draws,
        draws_warning=(
            f"Only {result.draws} draws: the ends of ranges are rough. "
            f"The command runs {FULL_DRAWS}."
        ),
        figures=tuple(_market_figure(result, name) for name in SHOWN),
        who=tuple(text for text in who_sentences(result) if text),
        what_matters=matters_sentence(result),
    )


def _market_command(result: MarketResult) -> str:
    asked = result.asked
    return command(
        "market run",
        (),
        option("--scenario", result.scenario),
        option("--years", result.years, MARKET_YEARS),
        option("--occupation", None if asked is None else asked.query),
    )


def _market_figure(result: MarketResult, quantity: str) -> MarketFigure:
    return MarketFigure(
        quantity=quantity,
        scenario=_headline(result, quantity, "scenario"),
        reference=_headline(result, quantity, "reference"),
        difference=_headline(result, quantity, "difference"),
    )


def _headline(result: MarketResult, quantity: str, case: str) -> Span | None:
    known = result.headlines.select("quantity", "case").rows()
    return span(result.headline(quantity, case)) if (quantity, case) in known else None


def evidence_brief(result: EvidenceResult, area: str, edition: str, version: str) -> EvidenceBrief:
    """Shorten the published scores: those with a floor or a goal first.

    Raises
    ------
    ParameterError
        If there are no scores.
    """
    table = result.table
    if table.is_empty():
        raise ParameterError("this edition holds no scores")
    aimed = pl.col("floor").is_not_null() | pl.col("goal").is_not_null()
    shown = table.sort(~aimed, maintain_order=True).head(MOST_SCORES)
    floors, goals = (_met(table, name) for name in ("floor", "goal"))
    return EvidenceBrief(
        answer=f"Scores of this edition, {area}: {floors} floors met, {goals} goals met.",
        more=command("evidence", (area,), "--all"),
        notes=(result.stale_reason,) if result.stale_reason else (),
        record=Record(edition=edition, version=version),
        area=area,
        floors_met=floors,
        goals_met=goals,
        is_stale=result.is_stale,
        scores=tuple(_score(row) for row in shown.iter_rows(named=True)),
        scores_left_out=table.height - shown.height,
    )


def _met(table: pl.DataFrame, name: str) -> str:
    found = [row_meets(row, name) for row in table.iter_rows(named=True)]
    return f"{sum(each is True for each in found)} of {sum(each is not None for each in found)}"


def _score(row: dict[str, Any]) -> Score:
    return Score(
        metric=row["metric"],
        value=figure(row["value"]),
        low=figure_or_none(row["low"]),
        high=figure_or_none(row["high"]),
        n=row["n"],
        baseline=row["baseline_name"],
        baseline_value=figure_or_none(row["baseline_value"]),
        floor_met=row_meets(row, "floor"),
        goal_met=row_meets(row, "goal"),
        measured_on=row["computed_on"],
    )
