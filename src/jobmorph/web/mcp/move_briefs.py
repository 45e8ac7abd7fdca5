"""Shapes of the answers about moves and plans."""

from typing import Annotated

from pydantic import Field

from jobmorph.web.mcp.brief import Brief, JobRead, Part, Span


class Move(Part):
    """A job one can move to."""

    title: str
    group: Annotated[
        str,
        Field(description="trade: known in the trade, nobody counts it; counted; asked."),
    ]
    of_100_leavers: Annotated[
        Span | None, Field(description="Where people went. Not anybody's odds.")
    ] = None
    brings: Annotated[int, Field(description="Skills had at the level asked, of `asks`.")]
    asks: int
    learn: tuple[str, ...] = ()
    months: Span | None = None
    human_share: Annotated[
        Span | None, Field(description="Share of the week that stays with people by the horizon.")
    ] = None
    pay_change_share: Annotated[
        float | None, Field(description="Median US pay against the job left.")
    ] = None
    is_pay_borrowed: bool = False
    is_crowded: bool = False
    barriers: tuple[str, ...] = ()
    left_out: Annotated[str | None, Field(description="The limit that leaves it out.")] = None


class Route(Part):
    """A way of several steps; months include the stays between."""

    steps: tuple[str, ...]
    months: Span | None = None
    barriers: tuple[str, ...] = ()


class PathsBrief(Brief):
    """Where a person can go."""

    job: JobRead
    target: JobRead | None = None
    horizon_year: int
    learning_hours_week: float
    moves: tuple[Move, ...] = ()
    routes: tuple[Route, ...] = ()
    left_out: Annotated[
        dict[str, int], Field(description="Moves that the limits leave out, by reason.")
    ]


class Step(Part):
    """One step of a plan: a skill from one level to the next (1 to 5)."""

    skill: str
    from_level: float
    to_level: float
    hours: Span
    weeks: str
    practice: str | None = None
    check: str | None = None


class PlanBrief(Brief):
    """What to learn next, in which order."""

    job: JobRead
    target: JobRead
    horizon_year: int
    learning_hours_week: float
    hours: Span
    weeks: Span
    is_level_assumed: Annotated[
        bool, Field(description="Levels are those the present job asks; nobody told any.")
    ]
    brings: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    steps_left_out: int
    degree_asked: str | None = None
    questions_for_the_manager: tuple[str, ...] = ()
