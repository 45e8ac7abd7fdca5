"""Verdicts that a user overrules: task, shares, reason and date, from a YAML file."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal, cast

import yaml

from jobmorph.intake.fault import Fault, LineError
from jobmorph.intake.text_file import TextFile, read_text_file
from jobmorph.intake.yaml_node import Entry, compose_yaml, line_of, mapping_entries
from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import MOMENTS, PARTS, Moment, Part

LIMIT_BYTES: Final = 1_000_000
SHARE_TOLERANCE: Final = 1e-6
REQUIRED: Final = ("task", *PARTS, "reason", "date")
KEYS: Final = (*REQUIRED, "moment")
EXAMPLE: Final = (
    "Write a list of entries such as: - {task: onet:8823, delegated: 0.1, assisted: 0.3, "
    "human: 0.6, reason: why, date: 2026-11-22}"
)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Override:
    """One verdict that a user overrules.

    Parameters
    ----------
    task : str
        A `task_id`, or the label or statement of a task; the study matches it.
    delegated, assisted, human : float
        Shares of the task's hours, 0..1; they sum to 1.
    reason : str
        Why, in the user's words.
    date : str
        Day of the decision, 'YYYY-MM-DD'.
    moment : {'today', 'reach', 'horizon', 'all'}
        Moment that the verdict is about.
    where : str
        File and line, for messages and the log.
    """

    task: str
    delegated: float
    assisted: float
    human: float
    reason: str
    date: str
    moment: Moment | Literal["all"] = "all"
    where: str = ""

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Moments concerned; all three for 'all'."""
        return MOMENTS if self.moment == "all" else (self.moment,)

    def share(self, part: Part) -> float:
        """Share of one part, 0..1."""
        return float(getattr(self, part))


def read_overrides(path: Path) -> tuple[Override, ...]:
    """Read a file of overruled verdicts.

    Parameters
    ----------
    path : Path
        YAML: a list of entries with task, delegated, assisted, human, reason, date and
        optionally moment ('today', 'reach', 'horizon' or 'all', which is the default).

    Returns
    -------
    tuple of Override
        In the order of the file.

    Raises
    ------
    LineError
        If entries are faulty, all of them at once.
    DataError
        If the file as a whole cannot be used.
    """
    return parse_overrides(read_text_file(path, limit_bytes=LIMIT_BYTES, save_as="YAML"))


def parse_overrides(file: TextFile) -> tuple[Override, ...]:
    """Turn the text of an overrides file into overrides; see `read_overrides`.

    Examples
    --------
    >>> text = '''
    ... - task: onet:8823
    ...   delegated: 0.1
    ...   assisted: 0.3
    ...   human: 0.6
    ...   reason: a promise needs a person
    ...   date: 2026-11-22
    ... '''
    >>> parse_overrides(TextFile("overrides.yaml", text, "UTF-8"))[0].human
    0.6
    """
    root = compose_yaml(file)
    if root is None:
        raise DataError("the file holds no override", where=file.name, hint=EXAMPLE)
    if not isinstance(root, yaml.SequenceNode):
        raise DataError("the file is not a list of overrides", where=file.name, hint=EXAMPLE)
    if not root.value:
        raise DataError("the file holds no override", where=file.name, hint=EXAMPLE)
    faults: list[Fault] = []
    read = [_override(file.name, node, faults) for node in root.value]
    overrides = [override for override in read if override is not None]
    faults += _repeats(overrides)
    if faults:
        raise LineError(file.name, faults)
    return tuple(overrides)


def _override(source: str, node: yaml.Node, faults: list[Fault]) -> Override | None:
    before = len(faults)
    entries = mapping_entries(node, allowed=KEYS, what="an override", faults=faults)
    if not entries:
        return None
    line = line_of(node)
    missing = [key for key in REQUIRED if key not in entries]
    if missing:
        faults.append(Fault(line, f"the override lacks {', '.join(missing)}"))
    texts = {key: _text(entry, faults) for key, entry in entries.items() if key not in PARTS}
    shares = {part: _share(entries[part], faults) for part in PARTS if part in entries}
    _check_date(entries.get("date"), faults)
    _check_moment(entries.get("moment"), faults)
    if len(faults) == before:
        _check_sum(line, sum(shares.values()), faults)
    if len(faults) > before:
        return None
    return Override(
        task=texts["task"],
        delegated=shares["delegated"],
        assisted=shares["assisted"],
        human=shares["human"],
        reason=texts["reason"],
        date=texts["date"],
        moment=cast("Moment", texts.get("moment", "all")),
        where=f"{source}, line {line}",
    )


def _text(entry: Entry, faults: list[Fault]) -> str:
    text = entry.text()
    if text is None:
        faults.append(Fault(entry.line, f"{entry.key} is empty or not a text"))
    return text or ""


def _share(entry: Entry, faults: list[Fault]) -> float:
    value = entry.number()
    if value is None or not 0.0 <= value <= 1.0:
        what = f"{entry.key} {entry.shown()} is not a share from 0 to 1, such as 0.6"
        faults.append(Fault(entry.line, what))
        return 0.0
    return value


def _check_sum(line: int, total: float, faults: list[Fault]) -> None:
    if abs(total - 1.0) > SHARE_TOLERANCE:
        what = f"delegated, assisted and human sum to {total:.8g}, not to 1"
        faults.append(Fault(line, what))


def _check_date(entry: Entry | None, faults: list[Fault]) -> None:
    text = None if entry is None else entry.text()
    if entry is None or text is None:
        return
    if not _is_day(text):
        faults.append(Fault(entry.line, f"date {entry.shown()} is not a day such as 2026-11-22"))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    # fromisoformat takes week dates and days without hyphens too.
    return _DAY.fullmatch(text) is not None


def _check_moment(entry: Entry | None, faults: list[Fault]) -> None:
    text = None if entry is None else entry.text()
    if entry is not None and text is not None and text not in (*MOMENTS, "all"):
        known = ", ".join((*MOMENTS, "all"))
        faults.append(Fault(entry.line, f"moment {entry.shown()} is not one of {known}"))


def _repeats(overrides: list[Override]) -> list[Fault]:
    first: dict[tuple[str, Moment], Override] = {}
    faults = []
    for override in overrides:
        earlier = [
            first.setdefault((override.task.casefold(), moment), override)
            for moment in override.moments
        ]
        clash = next((other for other in earlier if other is not override), None)
        if clash is not None:
            line = int(override.where.rsplit(" ", 1)[1])
            faults.append(Fault(line, f"this task is overruled already ({clash.where})"))
    return faults
