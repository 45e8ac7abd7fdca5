"""Answers about one job or two, shortened: titles, weeks, skills, ladders."""

from typing import Final

import polars as pl

from jobmorph.reports.ladder_blocks import change_sentence
from jobmorph.reports.ladder_blocks import lead_sentence as ladder_lead
from jobmorph.reports.role_view import view_role
from jobmorph.reports.sentences import (
    agreement_sentence,
    as_heading,
    lead_sentence,
    so_far_sentence,
    stays_sentence,
)
from jobmorph.reports.skills_view import lead_sentence as skills_lead
from jobmorph.reports.skills_view import (
    main_skills,
    moves_sentence,
    reach_sentence,
    skill_lines,
    start_rows,
)
from jobmorph.reports.theme import moment_words, month_words
from jobmorph.reports.title import lead_sentence as title_lead
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import Moment
from jobmorph.studies.compare import CompareResult
from jobmorph.studies.role_result import RoleResult
from jobmorph.studies.skills_result import LadderResult, LadderRungResult, SkillsResult
from jobmorph.studies.title_result import TitleCard, TitleResult
from jobmorph.web.mcp.job_briefs import (
    CompareBrief,
    ComparedJob,
    LadderBrief,
    NewWork,
    OccupationRead,
    RoleBrief,
    Rung,
    SkillPart,
    SkillsBrief,
    TaskPart,
    TitleBrief,
    TitleRead,
    UsFigures,
    WeekParts,
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
    row_span,
    span,
    span_or_none,
)

DEFAULT_YEARS: Final = 5.0
IN_TIME: Final[tuple[Moment, ...]] = ("today", "horizon", "reach")
MOST_NEW_WORK: Final = 3
MOST_QUALITIES: Final = 3
MOST_SKILLS: Final = 6
MOST_PRACTICES: Final = 2
MOST_CHECKS: Final = 3
MOST_OCCUPATIONS: Final = 3
NEW_WORK_SPAN: Final = ("time_hours_week_low", "time_hours_week", "time_hours_week_high")


def role_brief(result: RoleResult, most_tasks: int) -> RoleBrief:
    """Shorten what happens to a job; hours are those of `RoleResult.hours`."""
    years = result.horizon_years
    return RoleBrief(
        answer=_role_words(result),
        more=command("role", (result.match,), level_option(result.match),
                     option("--horizon", years, DEFAULT_YEARS), "--all"),
        notes=brief_notes(result.notes),
        record=brief_record(result.record),
        job=job_read(result.match),
        hours_week=figure(result.hours_week),
        moments=_moments(result),
        freed_hours_week=span(result.hours_freed_week["horizon"]),
        tasks=_tasks(result, most_tasks),
        tasks_left_out=max(result.tasks.height - most_tasks, 0),
        new_work=_new_work(result),
        stays_human_because=_qualities(result),
        script_share=span(result.scriptedness),
        sources_agree=agreement_sentence(result.agreement),
        us=_us_figures(result),
    )  # fmt: skip


def _role_words(result: RoleResult) -> str:
    view = view_role(result)
    return " ".join(
        (
            lead_sentence(result, view),
            stays_sentence(result, view),
            so_far_sentence(result, view),
        )
    )


def _moments(result: RoleResult) -> tuple[WeekParts, ...]:
    usage = month_words(result.usage_as_of)
    return tuple(
        WeekParts(
            moment=moment_words(moment, year=result.horizon_year, usage=usage),
            delegated=span(result.hours(moment, "delegated")),
            assisted=span(result.hours(moment, "assisted")),
            human=span(result.hours(moment, "human")),
        )
        for moment in IN_TIME
    )


def _tasks(result: RoleResult, most: int) -> tuple[TaskPart, ...]:
    rows = result.tasks.sort("time_hours_week", descending=True, maintain_order=True).head(most)
    return tuple(
        TaskPart(
            task=row["label"],
            hours_week=figure(row["time_hours_week"]),
            delegated=span(
                Estimate(
                    row["horizon_delegated_low"],
                    row["horizon_delegated_mid"],
                    row["horizon_delegated_high"],
                ).scaled(row["time_hours_week"])
            ),
            assisted=figure(row["horizon_assisted_mid"] * row["time_hours_week"]),
            human=figure(row["horizon_human_mid"] * row["time_hours_week"]),
            why=row["reason_text"],
        )
        for row in rows.iter_rows(named=True)
    )


def _new_work(result: RoleResult) -> tuple[NewWork, ...]:
    rows = result.new_work.sort("time_hours_week", descending=True, maintain_order=True)
    found = (
        (row["label"], row_span(row, *NEW_WORK_SPAN))
        for row in rows.head(MOST_NEW_WORK).iter_rows(named=True)
    )
    return tuple(NewWork(work=label, hours_week=hours) for label, hours in found if hours)


def _qualities(result: RoleResult) -> tuple[str, ...]:
    rows = result.edge.sort("score", descending=True).head(MOST_QUALITIES)
    return tuple(
        f"{say('quality.' + row['quality'])}: {figure(row['score']):g} "
        f"({figure(row['score_low']):g}-{figure(row['score_high']):g})"
        for row in rows.iter_rows(named=True)
    )


def _us_figures(result: RoleResult) -> UsFigures:
    return UsFigures(
        median_pay_usd_year=figure_or_none(result.wage.median_usd_year),
        jobs=figure_or_none(result.employment.heads),
        as_of=result.employment.as_of,
        is_borrowed=result.employment.is_borrowed or result.wage.is_borrowed,
    )


def compare_brief(result: CompareResult) -> CompareBrief:
    """Shorten two jobs side by side."""
    jobs = (result.first, result.second)
    compared = [_compared(each) for each in jobs]
    years = result.first.horizon_years
    notes = tuple(dict.fromkeys(note for each in jobs for note in each.notes))
    return CompareBrief(
        answer=" ".join(f"{each.job.title}: {each.answer}" for each in compared),
        more=command("compare", tuple(each.match for each in jobs),
                     option("--horizon", years, DEFAULT_YEARS)),
        notes=brief_notes(notes),
        record=brief_record(result.first.record),
        first=compared[0],
        second=compared[1],
    )  # fmt: skip


def _compared(result: RoleResult) -> ComparedJob:
    return ComparedJob(
        answer=lead_sentence(result, view_role(result)),
        job=job_read(result.match),
        hours_week=figure(result.hours_week),
        moments=_moments(result),
        freed_hours_week=span(result.hours_freed_week["horizon"]),
        script_share=span(result.scriptedness),
        us=_us_figures(result),
    )


def title_brief(result: TitleResult) -> TitleBrief:
    """Shorten what titles are read as."""
    titles = tuple(_title(card) for card in result.cards)
    return TitleBrief(
        answer=" ".join(each.answer for each in titles),
        more=command("title", tuple(each.title for each in titles)),
        record=brief_record(result.record),
        titles=titles,
    )


def _title(card: TitleCard) -> TitleRead:
    reading, family = card.reading, card.reading.family
    named = zip(reading.occupations, card.occupation_titles, strict=True)
    codes = card.codes.isco if card.codes and reading.is_occupation_sure else ()
    return TitleRead(
        title=reading.title,
        answer=title_lead(card),
        is_stated=not reading.is_abstained,
        role_id=family.role_id if family else None,
        role_title=card.role_title if family else None,
        role_probability=figure(family.probability) if family else None,
        level=reading.level,
        level_probability=figure_or_none(reading.level_probability),
        occupations=tuple(
            OccupationRead(
                soc2018=each.occupation_soc2018, title=title, probability=figure(each.probability)
            )
            for each, title in list(named)[:MOST_OCCUPATIONS]
        ),
        isco08=tuple(f"{each.isco08} {each.title}" for each in codes[:MOST_OCCUPATIONS]),
    )


def skills_brief(result: SkillsResult) -> SkillsBrief:
    """Shorten which skills a job asks for."""
    rows = main_skills(result)
    texts = (
        skills_lead(result),
        moves_sentence(skill_lines(rows)),
        reach_sentence(result),
    )
    return SkillsBrief(
        answer=" ".join(text for text in texts if text),
        more=command("skills", (result.match,), level_option(result.match),
                     option("--horizon", result.horizon_years, DEFAULT_YEARS), "--all"),
        notes=brief_notes(result.notes),
        record=brief_record(result.record),
        job=job_read(result.match),
        horizon_year=result.horizon_year,
        skills=_skills(rows),
        practise_first=tuple(row["practice"] for row in start_rows(result, MOST_PRACTICES)),
        times_as_long_to_learn=span(result.practice.slower),
    )  # fmt: skip


def _skills(rows: pl.DataFrame) -> tuple[SkillPart, ...]:
    return tuple(
        SkillPart(
            skill=row["label"],
            level_asked=figure_or_none(row["proficiency_needed"]),
            hours_now=figure(row["time_hours_week_today"]),
            hours_by_horizon=span(
                Estimate(
                    row["time_hours_week_low"], row["time_hours_week"], row["time_hours_week_high"]
                )
            ),
            direction=row["direction"] or "unclear",
        )
        for row in rows.head(MOST_SKILLS).iter_rows(named=True)
    )


def ladder_brief(result: LadderResult) -> LadderBrief:
    """Shorten what entry takes and each step up."""
    origin = say("ladder.inferred" if result.is_inferred else "ladder.library")
    texts = (ladder_lead(result), change_sentence(result), origin)
    return LadderBrief(
        answer=" ".join(text for text in texts if text),
        more=command("skills", (result.match,), level_option(result.match), "--ladder", "--all"),
        notes=brief_notes(result.notes),
        record=brief_record(result.record),
        job=job_read(result.match),
        horizon_year=result.horizon_year,
        is_inferred=result.is_inferred,
        to_be_hired=result.entry[:MOST_CHECKS],
        levels=tuple(_rung(rung) for rung in result.rungs),
    )


def _rung(rung: LadderRungResult) -> Rung:
    return Rung(
        level=rung.level,
        job_id=rung.job_id,
        title=as_heading(rung.title),
        months=span_or_none(rung.months),
        months_by_horizon=span_or_none(rung.months_horizon),
        to_get_here=rung.promotion[:MOST_CHECKS],
    )
