"""Groups of five or more in which a team is told to people outside the circle that plans it.

Groups are cut from today's people alone, never from a design, so that the packs of two designs of
one team share their groups or differ by whole groups: no difference of two papers speaks about
fewer than five people. What a design makes of a group is told where it too is five or more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from jobmorph.redesign.problem import TeamDesign
from jobmorph.studies.suppression import LEAST_GROUP
from jobmorph.studies.team_result import TeamResult


@dataclass(frozen=True, slots=True)
class PackGroup:
    """Jobs of a team that are told together.

    Parameters
    ----------
    area : str
        Part of the team; '' where jobs of several parts stand together.
    families : tuple of str
        Families of the role library, by the alphabet.
    jobs : tuple of str
        Jobs of the library, by the alphabet.
    titles : tuple of str
        Titles outside the library, which the plan leaves as they are.
    services : tuple of str
        What the seats of the group belong to.
    seats_now, seats_end : int
        Seats today and at the end of the plan; none from 1 to 4.
    hired : int or None
        People hired over the plan; None where it is not told.
    """

    area: str
    families: tuple[str, ...]
    jobs: tuple[str, ...]
    titles: tuple[str, ...]
    services: tuple[str, ...]
    seats_now: int
    seats_end: int
    hired: int | None = None


def groups_today(seats: pl.DataFrame) -> tuple[tuple[str, ...], ...]:
    """Cut a team into groups of five or more, from today's people alone.

    A family of five is a group. Smaller ones of an area are put together, then with the smallest
    group of their area, then with those of other areas; the whole team is the last resort.

    Parameters
    ----------
    seats : polars.DataFrame
        team_area, service, today_heads.

    Returns
    -------
    tuple of tuple of str
        Services of each group; none if the team has fewer than five people.

    Examples
    --------
    >>> groups_today(pl.DataFrame({"team_area": ["sales", "sales", "marketing"],
    ...                            "service": ["sdr", "ae", "content"],
    ...                            "today_heads": [9, 5, 2]}))
    (('sdr',), ('ae', 'content'))
    """
    heads: dict[str, int] = {}
    areas: dict[str, str] = {}
    for area, service, count in seats.select("team_area", "service", "today_heads").iter_rows():
        heads[service] = heads.get(service, 0) + int(count)
        areas.setdefault(service, area)
    found: list[list[str]] = []
    pool: list[str] = []
    for area in dict.fromkeys(areas.values()):
        own = [service for service in heads if areas[service] == area]
        grouped, rest = _grouped(own, heads)
        found += grouped
        pool += rest
    if pool and (sum(heads[each] for each in pool) >= LEAST_GROUP or not found):
        found.append(pool)
    elif pool:
        min(found, key=lambda group: _size(group, heads)).extend(pool)
    if sum(heads.values()) < LEAST_GROUP:
        return ()
    return tuple(tuple(group) for group in found)


def _grouped(own: Sequence[str], heads: dict[str, int]) -> tuple[list[list[str]], list[str]]:
    """Return groups of one area, and what is left over."""
    large = [[service] for service in own if heads[service] >= LEAST_GROUP]
    small = [service for service in own if heads[service] < LEAST_GROUP]
    if sum(heads[each] for each in small) >= LEAST_GROUP:
        return [*large, small], []
    if small and large:
        min(large, key=lambda group: _size(group, heads)).extend(small)
        small = []
    return large, small


def _size(group: Sequence[str], heads: dict[str, int]) -> tuple[int, str]:
    return sum(heads[each] for each in group), min(group)


def pack_groups(result: TeamResult, design: str) -> tuple[PackGroup, ...]:
    """Tell a design by groups, the same ones and the same silence for all designs of an answer.

    Parameters
    ----------
    result : TeamResult
        The answer.
    design : str
        Name of one of its designs that has a plan.

    Returns
    -------
    tuple of PackGroup
        Groups of today, put together where any design would leave one to four seats.
    """
    people = {
        plan.offer.name: seat_people(result, plan.design)
        for plan in result.plans
        if plan.design is not None
    }
    now = dict(_sums(result.seats, "today_heads"))
    ends = {name: dict(_sums(frame, "end_heads")) for name, frame in people.items()}
    found = _thickened([list(group) for group in groups_today(result.seats)], now, ends)
    parts = {
        name: tuple(_group(group, result.seats, now, ends[name]) for group in found)
        for name in people
    }
    hired = [group_hires(parts[name], people[name]) for name in people]
    fewer = [[g.seats_now - g.seats_end for g in parts[name]] for name in people]
    hidden = hidden_hires(hired, fewer)
    own = group_hires(parts[design], people[design])
    return tuple(
        replace(group, hired=None if at in hidden else own[at])
        for at, group in enumerate(parts[design])
    )


def seat_people(result: TeamResult, design: TeamDesign) -> pl.DataFrame:
    """Return seats with end_heads, left, hired, moved_in and laid_off over the plan."""
    flows = (
        design.seats.sort("seat_id", "quarter")
        .group_by("seat_id", maintain_order=True)
        .agg(
            pl.col("planned_heads").last().alias("end_heads"),
            pl.col("leave_heads").sum().alias("left"),
            pl.col("hire_heads").sum().alias("hired"),
            pl.col("move_in_heads").sum().alias("moved_in"),
            pl.col("layoff_heads").sum().alias("laid_off"),
        )
    )
    return result.seats.join(flows, on="seat_id", maintain_order="left")


def _thickened(
    found: list[list[str]], now: dict[str, int], ends: dict[str, dict[str, int]]
) -> list[list[str]]:
    """Put groups together until no design leaves one with one to four seats."""
    while len(found) > 1:
        thin = [
            group
            for group in found
            if any(0 < sum(end[each] for each in group) < LEAST_GROUP for end in ends.values())
        ]
        if not thin:
            break
        found.remove(thin[0])
        min(found, key=lambda group: _size(group, now)).extend(thin[0])
    return found


def group_hires(groups: Sequence[PackGroup], people: pl.DataFrame) -> list[int]:
    """Count hires of each group."""
    hired = dict(_sums(people, "hired"))
    return [sum(hired[each] for each in group.services) for group in groups]


def _sums(people: pl.DataFrame, column: str) -> list[tuple[str, int]]:
    summed = people.group_by("service", maintain_order=True).agg(pl.col(column).sum())
    return list(summed.iter_rows())


def _group(
    services: Sequence[str], seats: pl.DataFrame, now: dict[str, int], ends: dict[str, int]
) -> PackGroup:
    own = seats.filter(pl.col("service").is_in(list(services)))
    areas = own.get_column("team_area").unique().sort().to_list()
    return PackGroup(
        area=areas[0] if len(areas) == 1 else "",
        families=tuple(own.get_column("family").drop_nulls().unique().sort()),
        jobs=tuple(_titles(own.filter(~pl.col("is_held")))),
        titles=tuple(_titles(own.filter("is_held"))),
        services=tuple(services),
        seats_now=sum(now[each] for each in services),
        seats_end=sum(ends[each] for each in services),
    )


def _titles(own: pl.DataFrame) -> list[str]:
    """Return names of jobs without their places."""
    rows = own.select("label", "location").iter_rows()
    return sorted({label.removesuffix(f", {place}") for label, place in rows})


def hidden_hires(hired: Sequence[Sequence[int]], fewer: Sequence[Sequence[int]]) -> set[int]:
    """Choose the groups whose hires are told in none of the designs.

    Seats now and at the end are told, so that hires give away how many leave: hires and fewer seats
    together. A group tells its hires only if both are none or five and more, in every design: what
    one paper hides, another must not tell. Where that hides some groups, further ones are hidden
    until the total gives nothing away (`is_covered`); where no choice does, the total must not be
    told.

    Parameters
    ----------
    hired : sequence of sequences of int
        People hired, by design and group.
    fewer : sequence of sequences of int
        Seats now less seats at the end.

    Returns
    -------
    set of int
        Places of these groups.

    Examples
    --------
    >>> sorted(hidden_hires([[12, 2, 6, 9]], [[0, 0, 0, 0]]))
    [1, 2]
    """
    count = len(hired[0]) if hired else 0
    gone = [_gone(*pair) for pair in zip(hired, fewer, strict=True)]
    small = {at for at in range(count) if not all(is_told(each[at]) for each in (*hired, *gone))}
    hidden = set(small)
    rest = sorted(set(range(count)) - hidden, key=lambda at: (max(h[at] for h in hired), at))
    while small and rest and not _are_covered(hidden, hired, gone):
        hidden.add(rest.pop(0))
    return hidden if _are_covered(hidden, hired, gone) else small


def _gone(hired: Sequence[int], fewer: Sequence[int]) -> list[int]:
    return [count + less for count, less in zip(hired, fewer, strict=True)]


def _are_covered(
    hidden: set[int], hired: Sequence[Sequence[int]], gone: Sequence[Sequence[int]]
) -> bool:
    return all(is_covered(hidden, *pair) for pair in zip(hired, gone, strict=True))


def is_covered(hidden: set[int], hired: Sequence[int], gone: Sequence[int]) -> bool:
    """Say whether hidden groups stay hidden although their hires are known together.

    Of each, at least the smaller one of hires and leavers is people who left and were followed; the
    rest shows in its seats. So only the sum of these is known: it must be five and more people, of
    two groups and more.
    """
    followed = sum(min(hired[at], gone[at]) for at in hidden)
    return not hidden or (len(hidden) > 1 and followed >= LEAST_GROUP)


def is_total_told(groups: Sequence[PackGroup], hired: Sequence[int]) -> bool:
    """Say whether the hires of all groups together may stand beside those that are told."""
    gone = _gone(hired, [group.seats_now - group.seats_end for group in groups])
    hidden = {at for at, group in enumerate(groups) if group.hired is None}
    return is_covered(hidden, hired, gone)


def is_told(count: int) -> bool:
    """Say whether a number of people may stand in a paper: none, or five and more.

    Examples
    --------
    >>> is_told(0), is_told(4), is_told(5), is_told(-1)
    (True, False, True, False)
    """
    return count == 0 or count >= LEAST_GROUP
