"""Shapes of the answers about many jobs: outlook, history, a market run, evidence."""

from typing import Annotated

from pydantic import Field

from jobmorph.web.mcp.brief import Brief, JobRead, Part, Span


class CountedUnit(Part):
    """An official occupation behind an outlook."""

    codes: tuple[str, ...]
    title: str
    weight: float | None = None


class OutlookBrief(Brief):
    """How many US jobs of a kind there may be."""

    job: JobRead
    measure: Annotated[str, Field(description="jobs, or an index with the base year at 100.")]
    is_borrowed: bool
    base_year: int
    base: float
    target_year: int
    low: float
    middle: Annotated[float, Field(description="The median; 8 in 10 lie between low and high.")]
    high: float
    chance_of_fewer: float
    official_projection: float
    if_all_jobs_grow_alike: float
    from_codes: tuple[CountedUnit, ...]
    track_record: str
    said_before: tuple[str, ...] = ()


class CountPath(Part):
    """One count; figures of two counts must not be joined."""

    count: str
    row: str
    is_own_row: Annotated[bool, Field(description="False: the nearest row, not the job itself.")]
    first_year: int
    first: float
    peak_year: int
    peak: float
    last_year: int
    last: float
    course: str


class HistoryBrief(Brief):
    """What became of a job, beside the story that went the other way."""

    title: str
    counts: Annotated[
        tuple[CountPath, ...], Field(description="Figures of two counts must not be joined.")
    ]
    happened: str | None = None
    where_they_went: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()
    the_other_story: str
    grew_nearby: str


class MarketFigure(Part):
    """One figure of a run: under the scenario, under slow AI, and the difference."""

    quantity: str
    scenario: Span | None = None
    reference: Span | None = None
    difference: Span | None = None


class MarketBrief(Brief):
    """What a scenario does to the US labour market. A what-if, not a forecast."""

    base_date: str
    years: int
    draws: int
    draws_warning: str
    figures: tuple[MarketFigure, ...]
    who: Annotated[tuple[str, ...], Field(description="Who waits longest, which jobs are wanted.")]
    what_matters: str


class Score(Part):
    """One published score beside its baseline, and whether its floor and goal are met."""

    metric: str
    value: float
    low: float | None = None
    high: float | None = None
    n: int
    baseline: str
    baseline_value: float | None = None
    floor_met: bool | None = None
    goal_met: bool | None = None
    measured_on: str


class EvidenceBrief(Brief):
    """How good the figures are."""

    area: str
    floors_met: str
    goals_met: str
    is_stale: Annotated[bool, Field(description="Data or code changed since the measurement.")]
    scores: tuple[Score, ...]
    scores_left_out: int
