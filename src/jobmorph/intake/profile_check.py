"""What in a profile contradicts itself: levels, the log, an order that goes in a circle."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from jobmorph.intake.fault import Fault, shown
from jobmorph.intake.profile_field import key_of
from jobmorph.schema.profile import LearnAfter, Profile, Progress, StatedSkill


def contradictions(profile: Profile) -> list[Fault]:
    """Return what reading alone can see to be wrong between the parts of a profile.

    One skill at two levels; a log entry that lowers a level; an order to learn in that goes in a
    circle. Names are compared without case, hyphens and underscores.

    Examples
    --------
    >>> contradictions(Profile("p", learn_after=(LearnAfter("a", "b", 2), LearnAfter("b", "a", 3))))
    [Fault(line=2, what='learn_after goes in a circle: "a" after "b" after "a"')]
    """
    return [
        *_two_levels(profile.skills),
        *_lowered(profile),
        *_circles(profile.learn_after),
    ]


def without_repeats(profile: Profile) -> Profile:
    """Leave out what is said again with the same level, or mentioned beside a stated level.

    Examples
    --------
    >>> twice = (StatedSkill("Cold calling", 2), StatedSkill("cold-calling", 2))
    >>> [skill.name for skill in without_repeats(Profile("p", skills=twice)).skills]
    ['Cold calling']
    """
    first: dict[str, StatedSkill] = {}
    for skill in profile.skills:
        first.setdefault(key_of(skill.name), skill)
    mentioned = tuple(name for name in profile.mentioned if key_of(name) not in first)
    return replace(profile, skills=tuple(first.values()), mentioned=mentioned)


def _two_levels(skills: Sequence[StatedSkill]) -> list[Fault]:
    first: dict[str, StatedSkill] = {}
    faults = []
    for skill in skills:
        other = first.setdefault(key_of(skill.name), skill)
        if other.level != skill.level:
            what = (
                f"{shown(skill.name)} is at level {skill.level:g} here and at {other.level:g} "
                f"in line {other.line}; keep one"
            )
            faults.append(Fault(skill.line or 1, what))
    return faults


def _lowered(profile: Profile) -> list[Fault]:
    """Compare each level of the log with those of earlier days; stated levels carry no date."""
    best: dict[str, tuple[float, int | None]] = {}
    entries = [entry for entry in profile.log if entry.level is not None]
    faults = []
    for _, group in groupby(sorted(entries, key=lambda entry: entry.date), _date):
        # Entries of one day are not compared: nobody knows which came first.
        day = list(group)
        faults += [fault for entry in day for fault in _below(entry, best.get(key_of(entry.name)))]
        for entry in day:
            reached = best.get(key_of(entry.name), (0.0, None))
            best[key_of(entry.name)] = max(reached, (entry.level or 0.0, entry.line), key=_level)
    return faults


def _date(entry: Progress) -> str:
    return entry.date


def _level(reached: tuple[float, int | None]) -> float:
    return reached[0]


def _below(entry: Progress, reached: tuple[float, int | None] | None) -> list[Fault]:
    if reached is None or entry.level is None or entry.level >= reached[0]:
        return []
    what = (
        f"the log puts {shown(entry.name)} at level {entry.level:g}, below the {reached[0]:g} of "
        f"line {reached[1]}; a log never lowers a level, so correct one of them"
    )
    return [Fault(entry.line or 1, what)]


def _circles(order: Sequence[LearnAfter]) -> list[Fault]:
    """One fault for each skill that comes back to itself and was in no circle yet told."""
    before: dict[str, list[LearnAfter]] = {}
    for each in order:
        before.setdefault(key_of(each.name), []).append(each)
    told: set[str] = set()
    faults = []
    for start in before:
        circle = [] if start in told else _way_back(start, before)
        if not circle:
            continue
        told |= {key_of(each.name) for each in circle}
        names = [*(each.name for each in circle), circle[0].name]
        way = " after ".join(shown(name) for name in names)
        line = min(each.line or 1 for each in circle)
        faults.append(Fault(line, f"learn_after goes in a circle: {way}"))
    return faults


def _way_back(start: str, before: Mapping[str, Sequence[LearnAfter]]) -> list[LearnAfter]:
    """Shortest chain of 'after' that leads from a skill to itself; empty if there is none."""
    came_by: dict[str, LearnAfter] = {}
    waiting = deque([start])
    while waiting and start not in came_by:
        for each in before.get(waiting.popleft(), ()):
            reached = key_of(each.first)
            if reached not in came_by:
                came_by[reached] = each
                waiting.append(reached)
    if start not in came_by:
        return []
    chain = [came_by[start]]
    while key_of(chain[0].name) != start:
        chain.insert(0, came_by[key_of(chain[0].name)])
    return chain
