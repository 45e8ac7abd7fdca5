"""The answer to 'where can I go?', as tables and a record."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal

import polars as pl

from jobmorph.schema.job import Match
from jobmorph.schema.record import RunRecord

SCHEMA_VERSION = "1.0"

MoveGroup = Literal["trade", "counted", "asked"]
LEFT_OUT_REASONS: Final = ("months", "wage", "degree", "licence", "part_time", "avoid", "unknown")
BARRIERS: Final = ("degree", "licence", "experience", "preparation")


@dataclass(frozen=True, slots=True)
class PathLimits:
    """What a person will not go beyond; None, False and empty set no limit.

    Parameters
    ----------
    most_months : float or None
        Months that a move, or a whole route, may take.
    least_wage_usd_year : float or None
        Median pay that no job on the way may fall below.
    no_degree : bool
        Leave out jobs where most people say that a degree is asked for.
    no_licence : bool
        Leave out jobs that need a licence.
    part_time : bool
        Only jobs whose usual week is often under 40 hours.
    avoid : tuple of str
        Ids of conditions of work to avoid, such as 'heavy-lifting'.
    most_hops : int
        Steps of a route, 1 to 3.
    """

    most_months: float | None = None
    least_wage_usd_year: float | None = None
    no_degree: bool = False
    no_licence: bool = False
    part_time: bool = False
    avoid: tuple[str, ...] = ()
    most_hops: int = 3


@dataclass(frozen=True, slots=True)
class Start:
    """The job a person leaves.

    Parameters
    ----------
    match : Match
        How the words were read.
    nodes : tuple of str
        Nodes of the observed moves behind it, most weight first.
    counted_as : str
        Title of the first of them: whose leavers are shown.
    people : str
        Class of people behind its moves: '<3', '3-9', '10-29', '30+'.
    wage_usd_year : float or None
        Median pay.
    hours : dict of str to float
        Hours of a 40-hour week at the horizon: 'delegated', 'assisted', 'human'.
    leave_share_year : float or None
        Share that changes occupation in a year.
    """

    match: Match
    nodes: tuple[str, ...]
    counted_as: str
    people: str
    wage_usd_year: float | None
    hours: dict[str, float]
    leave_share_year: float | None


@dataclass(frozen=True)
class PathsResult:
    """Where people can go from a job.

    Parameters
    ----------
    start : Start
        The job left.
    target : Match or None
        The job asked for; None where none is.
    horizon_year : int
        Year in which the jobs are looked at.
    hours_week : float
        Hours a week for learning, behind months.
    is_from_profile : bool
        Levels come from a profile, not from the job left.
    limits : PathLimits
        What was not to be gone beyond.
    destinations : polars.DataFrame
        One row per job one can move to, in three groups: `group` 'asked' (the target, if neither
        of the others holds it), 'trade' (known in the trade, not counted: probability null),
        'counted' (the likeliest first). Columns: group, place_id ('role:...' or 'node:...'),
        place_kind ('role', 'node'), codes (list of official codes behind it), title, move_kind
        ('up', 'across', 'into'; null if counted), move_probability_low, move_probability,
        move_probability_high (of all leavers; null outside 'counted'), support (people seen:
        '<3', '3-9', '10-29', '30+'), brings, asks (skills had at the level asked, skills asked),
        learn (list of labels, most hours first), learning_hours_low, learning_hours,
        learning_hours_high, months_low, months, months_high, months_from ('trade': what it usually
        takes; 'learning': at `hours_week`, and a licence on top; null, like months and hours, where
        nobody has rated what the job asks), delegated_share, assisted_share, human_share and their
        _low and _high (of a week at the horizon), wage_usd_year (median, null if not counted),
        wage_change_share (against the job left), growth_low, growth_middle, growth_high (share by
        which US jobs grow to the horizon, 8 in 10 between; null if no outlook), crowding (pushed
        newcomers per usual newcomer), is_crowded, congestion_low, congestion, congestion_high
        (searchers per opening there at the horizon under the scenario 'expected', over those of all
        jobs: 1 everywhere today; median and 8 in 10 between, errors of the outlook among them),
        congestion_word ('more', 'less', 'unclear': what that range carries),
        congestion_cut_first and its _low and _high, job_zone_step, barriers (list of `BARRIERS`),
        barrier_words (list, same order), left_out (one of `LEFT_OUT_REASONS`, the first that
        applies; null if the move keeps the limits), note (a remark of the trade; empty).
    routes : polars.DataFrame
        Routes that keep the limits and that no other beats, likeliest first, those with moves that
        nobody counts after the counted ones of equal length: route (0..), hops, uncounted_hops,
        place_ids (list, start not included), titles (list), hop_probability (list: share of the
        leavers of the job before; null if not counted), hop_months (list), route_index (product of
        chances of counted hops, an index only), months_low, months, months_high (stays at steps
        between included), wages_usd_year (list), wage_least_usd_year, wage_end_usd_year,
        human_shares (list), human_end_share, growth_end, has_crowded, barriers (list, all hops),
        gains (list of str: 'months' or 'chance' where it beats the direct move to the same end,
        'pay' where the first step already pays more than the job left). Without a target: routes
        of two or three hops to better paid jobs, direct moves stand in `destinations`.
    left_out : polars.DataFrame
        reason (one of `LEFT_OUT_REASONS`), count: moves that the limits leave out.
    unseen : polars.DataFrame
        occupation_onet2019, title: jobs that surveys cannot tell from the one left.
    elsewhere_share : float
        Share of leavers who go to jobs that are not listed.
    record : RunRecord
        What the answer rests on.
    notes : tuple of str
        What a reader must know.
    stops : polars.DataFrame
        Jobs on routes that are no destination, with the columns of `destinations` and the group
        'step': what going straight there would ask, were it usual.
    """

    start: Start
    target: Match | None
    horizon_year: int
    hours_week: float
    is_from_profile: bool
    limits: PathLimits
    destinations: pl.DataFrame
    routes: pl.DataFrame
    left_out: pl.DataFrame
    unseen: pl.DataFrame
    elsewhere_share: float
    record: RunRecord
    notes: tuple[str, ...] = field(default=())
    stops: pl.DataFrame = field(default_factory=pl.DataFrame)
    schema_version: str = SCHEMA_VERSION

    @cached_property
    def moves(self) -> tuple[dict[str, Any], ...]:
        """Rows of `destinations`, by name."""
        return tuple(self.destinations.to_dicts())
