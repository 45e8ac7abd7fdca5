"""What a family must keep beyond its shape: known ids, sums, slugs, links between its parts."""

import math
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final

from jobmorph.intake.fault import Fault
from jobmorph.intake.yaml_node import unknown

LEAST_HOURS, MOST_HOURS = 35.0, 50.0
SHARE_TOLERANCE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class KnownIds:
    """Ids that a family may refer to.

    Parameters
    ----------
    occupations, activities, tasks, core_skills : collection of str
        O*NET-SOC codes with tasks; work activities; O*NET tasks; kinds of ability that jobs share.
    """

    occupations: Collection[str]
    activities: Collection[str]
    tasks: Collection[str]
    core_skills: Collection[str]


def family_faults(content: dict[str, Any], known: KnownIds) -> list[Fault]:
    """Find everything in a well-shaped family that does not fit together."""
    faults = [
        *_reference_faults(content, known),
        *_sum_faults(content),
        *_slug_faults(content),
        *_link_faults(content, known),
    ]
    return sorted(faults, key=lambda fault: fault.line)


def _reference_faults(content: dict[str, Any], known: KnownIds) -> list[Fault]:
    faults = [
        Fault(role["_line"], unknown(f"occupation {code}", code, known.occupations))
        for role in content["roles"]
        for code in role["anchors"]
        if code not in known.occupations
    ]
    for task in (*content["tasks"], *content["future"]["new_tasks"]):
        faults += [
            Fault(task["_line"], unknown(f"activity {each}", each, known.activities))
            for each in task["activities"]
            if each not in known.activities
        ]
        faults += [
            Fault(task["_line"], unknown(f"task {each}", each, known.tasks))
            for each in task.get("onet_tasks", ())
            if each not in known.tasks
        ]
    return faults


def _sum_faults(content: dict[str, Any]) -> list[Fault]:
    faults = []
    for role in content["roles"]:
        total = math.fsum(role["anchors"].values())
        if abs(total - 1.0) > SHARE_TOLERANCE:
            faults.append(Fault(role["_line"], f"anchors sum to {total:g}, not to 1"))
        week = math.fsum(
            task["hours"][role["level"]][1]
            for task in content["tasks"]
            if role["level"] in task["hours"]
        )
        if not LEAST_HOURS <= week <= MOST_HOURS:
            faults.append(
                Fault(
                    role["_line"], f"hours of level {role['level']} sum to {week:g}, not 35 to 50"
                )
            )
    for task in content["tasks"]:
        for moment in ("today", "reach"):
            total = math.fsum(task["ai"][moment])
            if abs(total - 1.0) > SHARE_TOLERANCE:
                faults.append(
                    Fault(
                        task["ai"]["_line"], f"{task['slug']}: {moment} sums to {total:g}, not to 1"
                    )
                )
        faults += [
            Fault(task["_line"], f"{task['slug']}: hours of {level} are not low, usual, high")
            for level, hours in task["hours"].items()
            if sorted(hours) != hours
        ]
    faults += [
        Fault(role["_line"], f"months of level {role['level']} are not low, usual, high")
        for role in content["roles"]
        if sorted(role.get("months", ())) != role.get("months", [])
    ]
    card = content["future"]["card"]
    week = math.fsum(card["hours"].values())
    if not LEAST_HOURS <= week <= MOST_HOURS:
        faults.append(Fault(card["_line"], f"hours of the card sum to {week:g}, not 35 to 50"))
    return faults


def _slug_faults(content: dict[str, Any]) -> list[Fault]:
    levels = {role["level"] for role in content["roles"]}
    tasks = (*content["tasks"], *content["future"]["new_tasks"])
    slugs = Counter(task["slug"] for task in tasks)
    faults = [
        Fault(task["_line"], f"slug {task['slug']} is used twice")
        for task in tasks
        if slugs[task["slug"]] > 1
    ]
    faults += [
        Fault(task["_line"], f"{task['slug']}: no role has level {level}")
        for task in content["tasks"]
        for level in task["hours"]
        if level not in levels
    ]
    future = content["future"]
    for key in ("drops", "grows"):
        faults += [
            Fault(future["_line"], unknown(f"slug {slug} in {key}", slug, slugs))
            for slug in future[key]
            if slug not in slugs
        ]
    faults += [
        Fault(future["card"]["_line"], unknown(f"slug {slug} in card", slug, slugs))
        for slug in future["card"]["hours"]
        if slug not in slugs
    ]
    if future["card"]["level"] not in levels:
        faults.append(
            Fault(future["card"]["_line"], f"no role has level {future['card']['level']}")
        )
    for competency in content["competencies"]:
        faults += [
            Fault(competency["_line"], f"{competency['slug']}: no role has level {level}")
            for level in competency["needs"]
            if level not in levels
        ]
    return faults


def _link_faults(content: dict[str, Any], known: KnownIds) -> list[Fault]:
    """Check what joins competencies to tasks, to one another, and practices to competencies."""
    tasks = {task["slug"] for task in (*content["tasks"], *content["future"]["new_tasks"])}
    slugs = [each["slug"] for each in content["competencies"]]
    faults = [
        Fault(each["_line"], f"competency {each['slug']} stands twice")
        for each in content["competencies"]
        if slugs.count(each["slug"]) > 1
    ]
    for each in content["competencies"]:
        line, slug = each["_line"], each["slug"]
        core = each.get("core")
        if core is not None and core not in known.core_skills:
            faults.append(Fault(line, unknown(f"kind {core} of {slug}", core, known.core_skills)))
        faults += [
            Fault(line, unknown(f"task {task} in {slug}", task, tasks))
            for task in each.get("practised_in", {})
            if task not in tasks
        ]
        faults += [
            Fault(line, unknown(f"competency {first} before {slug}", first, slugs))
            for first in each.get("after", ())
            if first not in slugs
        ]
    for practice in content["train"]:
        faults += [
            Fault(practice["_line"], unknown(f"competency {slug} of a practice", slug, slugs))
            for slug in practice.get("builds", ())
            if slug not in slugs
        ]
    return [*faults, *_cycle_faults(content)]


def _cycle_faults(content: dict[str, Any]) -> list[Fault]:
    order = {each["slug"]: each.get("after", ()) for each in content["competencies"]}
    try:
        TopologicalSorter(order).prepare()
    except CycleError as fault:
        circle = " before ".join(fault.args[1])
        line = next(e["_line"] for e in content["competencies"] if e["slug"] == fault.args[1][0])
        return [Fault(line, f"competencies wait for one another: {circle}")]
    return []
