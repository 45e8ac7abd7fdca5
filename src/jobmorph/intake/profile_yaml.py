"""A profile as YAML or JSON: keys and values with their lines, every fault collected."""

from collections.abc import Collection, Sequence
from typing import Final

import yaml

from jobmorph.intake.fault import Fault, shown
from jobmorph.intake.profile_field import (
    LEAST_LEVEL,
    LONGEST_TEXT,
    MOST_HOURS_LOGGED,
    MOST_HOURS_WEEK,
    MOST_JOBS,
    MOST_LEVEL,
    MOST_LOG,
    MOST_SKILLS,
    MOST_YEARS,
    day_of,
    is_personal,
    one_line,
)
from jobmorph.intake.yaml_node import Entry, line_of, mapping_entries, unknown
from jobmorph.schema.profile import LearnAfter, PastJob, Profile, Progress, StatedSkill

KEYS: Final = (
    "jobs", "skills", "target", "hours_week", "learn_after", "leave_out", "log", "mentioned",
)  # fmt: skip
JOB_KEYS: Final = ("title", "years")
LOG_KEYS: Final = ("date", "skill", "hours", "level")


def profile_of_node(source: str, root: yaml.Node, faults: list[Fault]) -> Profile:
    """Turn the root node of a YAML file into a profile.

    Parameters
    ----------
    source : str
        Name of the file.
    root : yaml.Node
        Should be a mapping with keys of `KEYS`.
    faults : list of Fault
        Added to. A part with a fault is left out of the profile.
    """
    told = _entries(root, KEYS, "a profile", faults)
    entries = {key: entry for key, entry in told.items() if not _is_nothing(entry)}
    hours = entries.get("hours_week")
    target = entries.get("target")
    log = [_progress(node, faults) for node in _items(entries.get("log"), MOST_LOG, faults)]
    jobs = [_job(node, faults) for node in _items(entries.get("jobs"), MOST_JOBS, faults)]
    return Profile(
        source=source,
        jobs=tuple(job for job in jobs if job is not None),
        skills=_skills(entries.get("skills"), faults),
        target=None if target is None else _text(target, faults) or None,
        hours_week=None if hours is None else _hours_week(hours, faults),
        learn_after=_learn_after(entries.get("learn_after"), faults),
        leave_out=_texts(entries.get("leave_out"), faults),
        log=tuple(sorted((each for each in log if each is not None), key=lambda each: each.date)),
        mentioned=_texts(entries.get("mentioned"), faults),
    )


def _entries(
    node: yaml.Node, known: Collection[str], what: str, faults: list[Fault]
) -> dict[str, Entry]:
    kept = {}
    for key, entry in mapping_entries(node, allowed=(), what=what, faults=faults).items():
        if key in known:
            kept[key] = entry
        elif is_personal(key):
            # The value is never repeated: it is what should not be here.
            word = shown(key)[1:-1]
            faults.append(Fault(entry.line, f"{word} is not needed and not kept; take it out"))
        else:
            faults.append(Fault(entry.line, unknown(f"key {shown(key)}", key, known)))
    return kept


def _items(entry: Entry | None, most: int, faults: list[Fault]) -> Sequence[yaml.Node]:
    if entry is None:
        return []
    if not isinstance(entry.node, yaml.SequenceNode):
        faults.append(Fault(entry.line, f"{entry.key} is not a list; start each line with '- '"))
        return []
    if len(entry.node.value) > most:
        what = f"{entry.key} has {len(entry.node.value):,} entries, at most {most:,}"
        faults.append(Fault(entry.line, what))
        return []
    return list(entry.node.value)


def _is_nothing(entry: Entry) -> bool:
    return isinstance(entry.node, yaml.ScalarNode) and entry.text() is None


def _text(entry: Entry, faults: list[Fault]) -> str:
    text = one_line(entry.text() or "")
    if not text:
        faults.append(Fault(entry.line, f"{entry.key} is empty or not a text"))
    elif len(text) > LONGEST_TEXT:
        what = f"{entry.key} has {len(text):,} characters, at most {LONGEST_TEXT}"
        faults.append(Fault(entry.line, what))
        return ""
    return text


def _texts(entry: Entry | None, faults: list[Fault]) -> tuple[str, ...]:
    if entry is None:
        return ()
    if isinstance(entry.node, yaml.ScalarNode):
        return tuple(text for text in [_text(entry, faults)] if text)
    items = [
        _text(Entry(entry.key, line_of(node), node), faults)
        for node in _items(entry, MOST_SKILLS, faults)
    ]
    return tuple(dict.fromkeys(text for text in items if text))


def _number(entry: Entry, named: str, least: float, most: float, faults: list[Fault]) -> float:
    value = entry.number()
    if value is None or not least <= value <= most:
        what = f"{named} {entry.shown()} is not a number from {least:g} to {most:g}"
        faults.append(Fault(entry.line, what))
        return least
    return value


def _hours_week(entry: Entry, faults: list[Fault]) -> float | None:
    value = entry.number()
    if value is not None and 0 < value <= MOST_HOURS_WEEK:
        return value
    if value is None:
        what = "is not a number of hours, such as 4"
    elif value > MOST_HOURS_WEEK:
        what = f"is more than {MOST_HOURS_WEEK:g} hours a week"
    else:
        what = "leaves no time to learn; write at least half an hour, such as 0.5"
    faults.append(Fault(entry.line, f"hours_week {entry.shown()} {what}"))
    return None


def _job(node: yaml.Node, faults: list[Fault]) -> PastJob | None:
    line = line_of(node)
    if isinstance(node, yaml.ScalarNode):
        title = _text(Entry("title", line, node), faults)
        return PastJob(title, None, line) if title else None
    entries = _entries(node, JOB_KEYS, "a job", faults)
    years = entries.get("years")
    stated = None if years is None else _number(years, "years", 0.0, MOST_YEARS, faults)
    if "title" in entries:
        title = _text(entries["title"], faults)
        return PastJob(title, stated, line) if title else None
    if entries:
        faults.append(Fault(line, "the job lacks title"))
    return None


def _skills(entry: Entry | None, faults: list[Fault]) -> tuple[StatedSkill, ...]:
    """Read the levels; a skill may stand twice, so keys are not yet held against each other."""
    if entry is None:
        return ()
    if not isinstance(entry.node, yaml.MappingNode):
        what = "skills is not a list of `skill: level`, such as writing: 2"
        faults.append(Fault(entry.line, what))
        return ()
    if len(entry.node.value) > MOST_SKILLS:
        what = f"skills has {len(entry.node.value):,} entries, at most {MOST_SKILLS:,}"
        faults.append(Fault(entry.line, what))
        return ()
    read = []
    for key_node, value_node in entry.node.value:
        line = line_of(key_node)
        before = len(faults)
        name = _text(Entry("a skill", line, key_node), faults)
        value = Entry(name, line, value_node)
        level = _number(value, f"{shown(name)}: level", LEAST_LEVEL, MOST_LEVEL, faults)
        if len(faults) == before:
            read.append(StatedSkill(name, level, line))
    return tuple(read)


def _learn_after(entry: Entry | None, faults: list[Fault]) -> tuple[LearnAfter, ...]:
    if entry is None:
        return ()
    entries = mapping_entries(entry.node, allowed=(), what="learn_after", faults=faults)
    order = []
    for key, item in entries.items():
        name = one_line(key)
        if not name or len(name) > LONGEST_TEXT:
            what = f"a skill of learn_after has no name, or more than {LONGEST_TEXT} characters"
            faults.append(Fault(item.line, what))
            continue
        if _is_nothing(item):
            what = f"learn_after: {shown(name)} names no skill; such as [discovery]"
            faults.append(Fault(item.line, what))
            continue
        firsts = _texts(Entry("learn_after", item.line, item.node), faults)
        order += [LearnAfter(name, first, item.line) for first in firsts]
    if len(order) > MOST_SKILLS:
        what = f"learn_after has {len(order):,} entries, at most {MOST_SKILLS:,}"
        faults.append(Fault(entry.line, what))
        return ()
    return tuple(order)


def _progress(node: yaml.Node, faults: list[Fault]) -> Progress | None:
    line = line_of(node)
    before = len(faults)
    entries = _entries(node, LOG_KEYS, "a log entry", faults)
    missing = [key for key in ("date", "skill") if key not in entries]
    if not {"hours", "level"} & set(entries):
        missing.append("hours or level")
    if missing:
        if entries:
            faults.append(Fault(line, f"the log entry lacks {', '.join(missing)}"))
        return None
    day = day_of(entries["date"].text() or "")
    if day is None:
        what = f"date {entries['date'].shown()} is not a day such as 2026-11-20"
        faults.append(Fault(entries["date"].line, what))
    name = _text(entries["skill"], faults)
    hours, level = entries.get("hours"), entries.get("level")
    spent = 0.0 if hours is None else _number(hours, "hours", 0.0, MOST_HOURS_LOGGED, faults)
    reached = None
    if level is not None:
        reached = _number(level, "level", LEAST_LEVEL, MOST_LEVEL, faults)
    if len(faults) > before or day is None:
        return None
    return Progress(day, name, spent, reached, line)
