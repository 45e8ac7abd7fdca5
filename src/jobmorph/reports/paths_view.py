"""Moves as a reader sees them: names, figures of one move, which moves an answer shows."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from jobmorph.reports.history_view import short_title
from jobmorph.reports.sentences import as_heading, in_sentence
from jobmorph.reports.theme import ShownRange, money, signed_percent, whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import PARTS, RANGE_ENDS, Part, soc_of_onet
from jobmorph.studies.paths_result import MoveGroup, PathsResult

Row = dict[str, Any]

WEEK: Final = 40.0
ROLE: Final = "role"
NOTED_FALL: Final = 0.1
_CAPITAL: Final = re.compile(r"(?<=[ /-])[A-Z](?=[a-z]+\b)")


def official_name(title: str) -> str:
    """Write an official title in sentence case; abbreviations keep their capitals.

    Examples
    --------
    >>> official_name("First-Line Supervisors of Sales Workers")
    'First-line supervisors of sales workers'
    """
    return as_heading(_CAPITAL.sub(lambda found: found.group().lower(), title))


def place_name(kind: str, title: str) -> str:
    """Name a job: a role by its title, an official job in sentence case."""
    return as_heading(title) if kind == ROLE else official_name(title)


def name_of(row: Mapping[str, Any]) -> str:
    """Name a destination."""
    return place_name(row["place_kind"], row["title"])


def inside(row: Mapping[str, Any]) -> str:
    """Name a destination within a sentence."""
    return short_name(name_of(row))


def short_name(name: str) -> str:
    """Name a job within a sentence, without what its name leaves out; the first of several.

    Examples
    --------
    >>> short_name("Chief executives; legislators"), short_name("Office clerks, general")
    ('chief executives and others', 'office clerks')
    """
    first, several, _ = name.partition(";")
    shown = in_sentence(short_title(first))
    return say("paths.others", first=shown) if several else shown


def step_names(route: Mapping[str, Any]) -> list[str]:
    """Name the jobs of a route, the start not among them."""
    return [
        place_name(place.partition(":")[0], title)
        for place, title in zip(route["place_ids"], route["titles"], strict=True)
    ]


def counted_as(result: PathsResult) -> str:
    """Name the job whose leavers are shown, within a sentence."""
    return short_name(official_name(result.start.counted_as)) if result.start.counted_as else ""


# --- which moves -----------------------------------------------------------------------------


def kept(result: PathsResult, group: MoveGroup) -> list[Row]:
    """List the moves of a group that keep the limits."""
    return [row for row in result.moves if row["group"] == group and row["left_out"] is None]


def left(result: PathsResult) -> list[Row]:
    """List the moves that the limits leave out."""
    return [row for row in result.moves if row["left_out"] is not None]


def is_empty(result: PathsResult) -> bool:
    """Whether no move keeps the limits."""
    return result.destinations.get_column("left_out").null_count() == 0


def target_row(result: PathsResult) -> Row | None:
    """Return the move asked for; None if there is no target or nothing is known of the move."""
    if result.target is None:
        return None
    job = result.target.job
    rows = result.moves
    codes = {job.id, soc_of_onet(job.id)} if job.kind == "occupation" else set()
    for row in rows:
        if row["group"] == "asked" or row["place_id"] == f"{ROLE}:{job.id}":
            return row
    return next((row for row in rows if codes & set(row["codes"])), None)


# --- figures of one move ---------------------------------------------------------------------


def hundred(share: float) -> str:
    """Write a share as so many of 100.

    Examples
    --------
    >>> hundred(0.088), hundred(0.004)
    ('9', '<1')
    """
    number = whole(100 * share)
    return str(number) if number else say("under.one")


def of_hundred(row: Mapping[str, Any]) -> str:
    """Write how many of 100 leavers go there, with the range; or that nobody counts it."""
    if row["move_probability"] is None:
        return say("paths.no_count")
    low, mid, high = (row[f"move_probability{end}"] for end in RANGE_ENDS)
    return say("range", low=whole(100 * low), mid=hundred(mid), high=max(whole(100 * high), 1))


def is_known(row: Mapping[str, Any]) -> bool:
    """Whether it is known what a move takes; of some groups of jobs nobody rates the skills."""
    return row["months"] is not None and row["asks"] > 0


def bring_words(row: Mapping[str, Any]) -> str:
    """Write how many of the things asked a person brings."""
    if row["asks"] == 0:
        return say("paths.mark.unknown")
    return say("paths.of", had=row["brings"], asked=row["asks"])


def months_ends(row: Mapping[str, Any]) -> dict[str, int]:
    """Whole months, low and high; the high end is never under one."""
    low, high = whole(row["months_low"]), whole(row["months_high"])
    return {"low": low, "high": max(low, high, 1)}


def months_words(row: Mapping[str, Any]) -> str:
    """Write months as a range."""
    if row["months"] is None:
        return say("paths.mark.unknown")
    ends = months_ends(row)
    return say("paths.months", **ends) if ends["low"] < ends["high"] else str(ends["high"])


def learn_words(row: Mapping[str, Any], most: int | None = None) -> str:
    """Name what is to be learned, most hours first."""
    none = say("paths.learn.none" if row["asks"] else "paths.learn.unknown")
    return ", ".join(row["learn"][:most]) or none


def pay_fall(row: Mapping[str, Any]) -> str:
    """Say by how much a job pays less than the one left; empty if it does not, or not by much."""
    change = row["wage_change_share"]
    if change is None or change > -NOTED_FALL:
        return ""
    return say("paths.pays.less", percent=round(-100.0 * change))


def hours_words(row: Mapping[str, Any]) -> str:
    """Write learning hours with their range."""
    if row["learning_hours"] is None:
        return say("paths.mark.unknown")
    low, mid, high = (whole(row[f"learning_hours{end}"]) for end in RANGE_ENDS)
    return str(ShownRange(min(low, mid), mid, max(mid, high)))


def week_hours(row: Mapping[str, Any]) -> dict[Part, ShownRange]:
    """Hours of a 40-hour week of each part at the horizon, with ranges."""
    return {part: _part_hours(row, part) for part in PARTS}


def _part_hours(row: Mapping[str, Any], part: Part) -> ShownRange:
    low, mid, high = (whole(WEEK * (row[f"{part}_share{end}"] or 0.0)) for end in RANGE_ENDS)
    return ShownRange(min(low, mid), mid, max(mid, high))


def has_week(row: Mapping[str, Any]) -> bool:
    """Whether the hours at the horizon are known."""
    return all(row[f"{part}_share"] is not None for part in PARTS)


def months_estimate(row: Mapping[str, Any]) -> Estimate:
    """Months as a range."""
    return _ordered(row["months_low"], row["months"], row["months_high"])


def chance_estimate(row: Mapping[str, Any]) -> Estimate:
    """Leavers of 100 as a range."""
    return _ordered(*(100 * row[f"move_probability{end}"] for end in RANGE_ENDS))


def _ordered(low: float, mid: float, high: float) -> Estimate:
    return Estimate(min(low, mid), mid, max(mid, high))


def borrowed(figure: str, *, is_role: bool) -> str:
    """Mark a figure of a role as borrowed."""
    return say("paths.borrowed", figure=figure) if is_role else figure


def pay_words(row: Mapping[str, Any]) -> str:
    """Write median pay, marked where it is borrowed."""
    if row["wage_usd_year"] is None:
        return say("paths.unknown")
    return borrowed(money(row["wage_usd_year"]), is_role=row["place_kind"] == ROLE)


def change_words(row: Mapping[str, Any]) -> str:
    """Write the change of pay against the job left; empty if not counted."""
    change = row["wage_change_share"]
    return "" if change is None else signed_percent(change)


def growth_words(row: Mapping[str, Any]) -> str:
    """Write growth to the horizon with its range, marked where it is borrowed."""
    if row["growth_middle"] is None:
        return say("paths.unknown")
    return say(
        "paths.growth.borrowed" if row["place_kind"] == ROLE else "paths.growth",
        middle=signed_percent(row["growth_middle"]),
        low=signed_percent(row["growth_low"]),
        high=signed_percent(row["growth_high"]),
    )


def crowding_words(row: Mapping[str, Any]) -> str:
    """Write how crowded a job is; empty if unknown."""
    if row["crowding"] is None:
        return ""
    key = "paths.crowding.much" if row["is_crowded"] else "paths.crowding"
    return say(key, ratio=f"{row['crowding']:.2g}")


def congestion_words(row: Mapping[str, Any]) -> str:
    """Say how searchers per opening compare with all jobs; empty if unknown.

    The word stands only where the whole range lies on one side.
    """
    if row["congestion"] is None:
        return ""
    low, middle, high = (signed_percent(row[f"congestion{end}"] - 1.0) for end in RANGE_ENDS)
    text = say(f"paths.congestion.{row['congestion_word']}", middle=middle, low=low, high=high)
    return borrowed(text, is_role=row["place_kind"] == ROLE)


def crowded_names(rows: Sequence[Row], most: int = 2) -> list[str]:
    """Name crowded destinations, in the order given."""
    names = (inside(row) for row in rows if row["is_crowded"])
    return list(names)[:most]
