"""One job of the atlas as a reader sees it: whole hours, money and people, why, what opens up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
import polars as pl

from jobmorph.reports.role_view import WeekBar
from jobmorph.reports.rounding import round_rows
from jobmorph.reports.sentences import in_sentence
from jobmorph.reports.theme import ShownRange, money, people, signed_percent, whole
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS, RANGE_ENDS, Moment
from jobmorph.studies.atlas_result import JobAtlasResult

Show = Literal["hours", "growth", "pay"]
Layout = Literal["map", "scatter", "list"]
SHOWS: Final[tuple[Show, ...]] = ("hours", "growth", "pay")
LAYOUTS: Final[tuple[Layout, ...]] = ("map", "scatter", "list")
# Moments in the order of time, which is also that of the links.
IN_TIME: Final[tuple[Moment, ...]] = ("today", "horizon", "reach")
GROWS_FROM: Final = 0.05  # less is nearly an even bet


@dataclass(frozen=True, slots=True)
class AtlasView:
    """What of the atlas is shown.

    Parameters
    ----------
    moment : Moment
        Whose hours.
    show : {'hours', 'growth', 'pay'}
        What tiles and the upright of the scatter tell.
    layout : {'map', 'scatter', 'list'}
        The picture above the list, if any.
    job : str or None
        The job told about beside the picture; the largest if not given.
    find : str
        Words that a title must hold; rows without them are left out.
    """

    moment: Moment = "horizon"
    show: Show = "hours"
    layout: Layout = "map"
    job: str | None = None
    find: str = ""


@dataclass(frozen=True, slots=True)
class AtlasRow:
    """A job in words.

    Parameters
    ----------
    job_id, anchor, title, field : str
        Id, the id of its row on the page, name, field.
    is_inside : bool
        Stands inside another job, without a count of its own.
    area_heads : float
        US jobs that its tile stands for; 0 without a count.
    values : mapping of str to float or None
        jobs, ai_today, ai_horizon, ai_reach, growth, pay: what sorting goes by.
    bars : mapping of Moment to WeekBar
        Whole hours with ranges.
    week : int
        Hours of the week.
    jobs, short_jobs, growth, pay, sources : str
        Figures in words; `short_jobs` is empty where the job has no count of its own.
    moves : int
        Known moves out.
    why, reasons, opens, note : str
        Sentences: why AI's and the person's part, in full and in a few words; what opens up; what a
        reader must know.
    is_apart : bool
        Sources are far apart.
    """

    job_id: str
    anchor: str
    title: str
    field: str
    is_inside: bool
    area_heads: float
    values: Mapping[str, float | None]
    bars: Mapping[Moment, WeekBar]
    week: int
    jobs: str
    short_jobs: str
    growth: str
    pay: str
    sources: str
    moves: int
    why: str
    reasons: str
    opens: str
    note: str
    is_apart: bool


def atlas_rows(result: JobAtlasResult) -> list[AtlasRow]:
    """Put every job into words; library families stand after the job that they are inside of."""
    titles = dict(result.jobs.select("job_id", "title").iter_rows())
    weeks = {moment: week_bars(result.jobs, moment) for moment in IN_TIME}
    inside: dict[str, list[dict[str, Any]]] = {}
    own = pl.col("inside_of")
    for row in result.jobs.drop_nulls("inside_of").iter_rows(named=True):
        inside.setdefault(row["inside_of"], []).append(row)
    rows: list[AtlasRow] = []

    def add(row: dict[str, Any]) -> None:
        bars = {moment: weeks[moment][row["job_id"]] for moment in IN_TIME}
        within = inside.pop(row["job_id"], [])
        rows.append(_row(row, _note(row, within, titles), bars))
        for each in within:
            add(each)

    for row in result.jobs.filter(own.is_null()).iter_rows(named=True):
        add(row)
    for row in [each for left in list(inside.values()) for each in left]:
        add(row)
    return rows


def anchor_of(job_id: str) -> str:
    """Id of a job's row on the page.

    Examples
    --------
    >>> anchor_of("43-4051.00"), anchor_of("sales-development/entry")
    ('job-43-4051-00', 'job-sales-development-entry')
    """
    return "job-" + job_id.replace(".", "-").replace("/", "-")


def moment_name(moment: Moment, result: JobAtlasResult) -> str:
    """Name a moment as its switch does."""
    return say(f"jobs.moment.{moment}", year=result.horizon_year)


def week_bars(jobs: pl.DataFrame, moment: Moment) -> dict[str, WeekBar]:
    """Whole hours of each job at a moment, as the job's own page rounds them."""
    names = {end: [f"{moment}_{part}_hours_week{end}" for part in PARTS] for end in RANGE_ENDS}
    low, mid, high = (jobs.select(names[end]).to_numpy() for end in RANGE_ENDS)
    weeks = np.floor(jobs.get_column("time_hours_week").to_numpy() + 0.5).astype(np.int64)
    mids = round_rows(mid, weeks)
    # The ends give way to the middle, as in `theme.shown`.
    lows = np.minimum(np.floor(low + 0.5).astype(np.int64), mids).tolist()
    highs = np.maximum(np.floor(high + 0.5).astype(np.int64), mids).tolist()
    ids = jobs.get_column("job_id").to_list()
    return {
        job_id: WeekBar(*(ShownRange(*each) for each in zip(*ends, strict=True)))
        for job_id, *ends in zip(ids, lows, mids.tolist(), highs, strict=True)
    }


def hours_words(hours: ShownRange) -> str:
    """Hours with their range, or that they stay under one.

    Examples
    --------
    >>> hours_words(ShownRange(2, 4, 7)), hours_words(ShownRange(0, 0, 0))
    ('4 (2-7)', 'under 1')
    """
    return say("jobs.hours.none") if hours.high == 0 else str(hours)


def growth_words(row: Mapping[str, Any]) -> str:
    """More or fewer jobs, with range."""
    if row["growth_middle"] is None:
        return say("jobs.growth.none")
    low, mid, high = (signed_percent(row[f"growth_{end}"]) for end in ("low", "middle", "high"))
    return say("jobs.growth", low=low, mid=mid, high=high)


def pay_words(row: Mapping[str, Any]) -> str:
    """US median pay with the middle half, where published."""
    low, mid, high = (row[f"wage_{point}_usd_year"] for point in ("p25", "median", "p75"))
    if mid is None:
        return say("jobs.pay.none")
    if low is None or high is None:
        return say("jobs.pay", mid=money(mid))
    return say("jobs.pay.range", low=_bare(low), mid=money(mid), high=_bare(high))


def why_words(row: Mapping[str, Any]) -> str:
    """Say why AI's part goes to AI and why the person's stays, as the job's own page does."""
    key = "jobs.why" if row["hard_reason"] is None else "jobs.why.hard"
    return say(
        key,
        ai=row["delegated_label"],
        ai_reason=_reason(row["delegated_reason"]),
        person=row["human_label"],
        person_reason=_reason(row["human_reason"]),
        hard=row["hard_reason"],
    )


def opens_words(row: Mapping[str, Any]) -> str:
    """Say what opens up: work that grows, new roles, checking, more jobs, moves."""
    link = say("jobs.opens.and")
    items = []
    if row["rising"]:
        key = "jobs.opens.new" if row["job_kind"] == "role" else "jobs.opens.rising"
        between = link if row["job_kind"] == "role" else say("jobs.opens.and.to")
        items.append(say(key, items=between.join(row["rising"])))
    if row["new_roles"]:
        titles = link.join(in_sentence(title) for title in row["new_roles"])
        items.append(say("jobs.opens.roles", items=titles))
    hours = whole(row["checking_hours_week"])
    if hours:
        low, high = (whole(row[f"checking_hours_week_{end}"]) for end in ("low", "high"))
        items.append(say("jobs.opens.checking", hours=say("range", low=low, mid=hours, high=high)))
    if row["growth_middle"] is not None and row["growth_middle"] >= GROWS_FROM:
        items.append(say("jobs.opens.growth"))
    if not items:
        items.append(say("jobs.opens.moves", count=row["moves_out"]))
    return say("jobs.opens", items="; ".join(items))


def _row(row: dict[str, Any], note: str, bars: Mapping[Moment, WeekBar]) -> AtlasRow:
    return AtlasRow(
        job_id=row["job_id"],
        anchor=anchor_of(row["job_id"]),
        title=row["title"],
        field=row["field"],
        is_inside=row["inside_of"] is not None,
        area_heads=row["employment_area_heads"] or 0.0,
        values={
            "jobs": row["employment_area_heads"],
            **{f"ai_{each}": row[f"{each}_delegated_hours_week"] for each in IN_TIME},
            "growth": row["growth_middle"],
            "pay": row["wage_median_usd_year"],
        },
        bars=bars,
        week=whole(row["time_hours_week"]),
        jobs=_jobs_words(row),
        short_jobs=people(row["employment_area_heads"]) if row["employment_area_heads"] else "",
        growth=growth_words(row),
        pay=pay_words(row),
        sources=say(f"jobs.agreement.{row['agreement']}"),
        moves=row["moves_out"],
        why=why_words(row),
        reasons=reasons_words(row),
        opens=opens_words(row),
        note=note,
        is_apart=row["agreement"] == "far apart",
    )


def _jobs_words(row: Mapping[str, Any]) -> str:
    heads = row["employment_heads"]
    if heads is None:
        return say("jobs.role.jobs" if row["job_kind"] == "role" else "jobs.uncounted")
    if row["employment_area_heads"] is None or row["employment_area_heads"] < heads:
        return say("jobs.within.jobs", jobs=people(heads))
    return say("jobs.jobs", jobs=people(heads))


def _note(row: Mapping[str, Any], within: list[dict[str, Any]], titles: Mapping[str, str]) -> str:
    """Say where the job is counted, and what stands inside it."""
    parts = []
    outer = titles.get(row["inside_of"] or "", "")
    others = (row["jobs_counted"] or 1) - 1
    if row["job_kind"] == "role":
        parts.append(say("jobs.role", occupation=outer) if outer else say("jobs.role.alone"))
    elif outer:
        parts.append(say("jobs.within", occupation=outer))
    elif row["employment_heads"] is not None and others > len(within):
        key = "jobs.counted.with.one" if others == 1 else "jobs.counted.with"
        parts.append(say(key, count=others, jobs=people(row["employment_heads"])))
    if within:
        parts.append(say("jobs.inside", titles="; ".join(each["title"] for each in within)))
    return " ".join(parts)


def _bare(value: float) -> str:
    """Money without its currency, for the ends of a range."""
    return money(value).removeprefix(say("money", amount="")).strip()


def _reason(text: str) -> str:
    """Write a reason so that it stands inside a sentence."""
    return in_sentence(text.rstrip("."))


def reasons_words(row: Mapping[str, Any]) -> str:
    """Why in a few words: what eases AI's part, what holds the person's."""
    ai, person = (_reason(row[f"{part}_reason"]) for part in ("delegated", "human"))
    return say("jobs.reasons", ai=ai, person=person)
