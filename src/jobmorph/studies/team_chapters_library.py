"""What the role library offers a manager for one family: hiring, first months, coaching."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.studies.skill_book import Practice, SkillEntry, skill_book

DAYS: Final = (30, 60, 90)
WORKING_WITH_AI: Final = "working-with-ai"
_FIRST: Final = 0


@dataclass(frozen=True, slots=True)
class Question:
    """An interview question with what a weak, a fair and a strong answer looks like."""

    text: str
    weak: str
    fair: str
    strong: str


@dataclass(frozen=True, slots=True)
class WorkSample:
    """What a candidate does, for how many minutes, and what good looks like."""

    task: str
    minutes: int
    look_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FirstDays:
    """What is done, and can be checked, after so many days."""

    days: int
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeadersChange:
    """How the job of leading these people changes, one habit."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class NewTask:
    """Work that AI adds to the job, as the library sees it."""

    label: str
    statement: str
    kind: str
    hours_low: float
    hours: float
    hours_high: float


@dataclass(frozen=True, slots=True)
class FamilyMaterial:
    """The library's words on one family; all of it our judgement, tier 'assumption'.

    Parameters
    ----------
    family, title : str
        Id, and the title of its lowest level.
    as_of : str
        Date of the judgement.
    profile : tuple of str
        Whom to look for.
    work_sample : WorkSample or None
        To be done by every candidate.
    questions : tuple of Question
        The interview.
    first_days : tuple of FirstDays
        Onboarding.
    ai_practices : tuple of Practice
        Practices that build work with AI.
    ai_stages : tuple of str
        What somebody visibly does at levels 1 to 5 of working with AI.
    new_tasks : tuple of NewTask
        What AI adds.
    leaders : tuple of LeadersChange
        What changes for those who lead.
    observe, ask, develop : tuple of str
        For those who lead; how people grow.
    """

    family: str
    title: str
    as_of: str
    profile: tuple[str, ...]
    work_sample: WorkSample | None
    questions: tuple[Question, ...]
    first_days: tuple[FirstDays, ...]
    ai_practices: tuple[Practice, ...]
    ai_stages: tuple[str, ...]
    new_tasks: tuple[NewTask, ...]
    leaders: tuple[LeadersChange, ...]
    observe: tuple[str, ...]
    ask: tuple[str, ...]
    develop: tuple[str, ...]


def family_material(family: str, edition: Edition) -> FamilyMaterial:
    """Collect what the library says about a family.

    Examples
    --------
    >>> from jobmorph.reference.edition import open_edition
    >>> family_material("sales-development", open_edition()).work_sample.minutes
    45
    """
    return _material(family, edition)


@lru_cache(maxsize=64)
def _material(family: str, edition: Edition) -> FamilyMaterial:
    roles = edition.rows("role", pl.col("family") == family).sort("place")
    rows = edition.rows("role_material", pl.col("family") == family)
    samples = _items(rows, "work_sample")
    ai = _working_with_ai(family, edition)
    return FamilyMaterial(
        family=family,
        title=roles.item(_FIRST, "title"),
        as_of=roles.item(_FIRST, "as_of"),
        profile=_texts(rows, "profile"),
        work_sample=_sample(samples[_FIRST]) if samples else None,
        questions=tuple(
            Question(each["question"], each["anchor_1"], each["anchor_3"], each["anchor_5"])
            for each in _items(rows, "interview")
        ),
        first_days=tuple(FirstDays(days, _texts(rows, f"onboard_{days}")) for days in DAYS),
        ai_practices=ai.practices if ai else (),
        ai_stages=ai.levels if ai else (),
        new_tasks=_new_tasks(family, edition),
        leaders=tuple(LeadersChange(each["from"], each["to"]) for each in _items(rows, "leaders")),
        observe=_texts(rows, "observe"),
        ask=_texts(rows, "ask"),
        develop=_texts(rows, "develop"),
    )


def _working_with_ai(family: str, edition: Edition) -> SkillEntry | None:
    entries = skill_book(edition).family(family)
    return next((entry for entry in entries if entry.core == WORKING_WITH_AI), None)


def promotion_of(role_id: str, edition: Edition) -> tuple[str, ...]:
    """Return what it takes to get to a role's level from the one below."""
    family, _, level = role_id.partition("/")
    rows = edition.rows(
        "role_material",
        (pl.col("family") == family)
        & (pl.col("section") == "promotion")
        & (pl.col("level") == level),
    )
    return tuple(rows.sort("place", maintain_order=True).get_column("text"))


def practice_of(skill_id: str, edition: Edition) -> Practice | None:
    """Return the first practice that builds a skill."""
    practices = skill_book(edition).of(skill_id).practices
    return practices[_FIRST] if practices else None


def skill_label(skill_id: str, edition: Edition) -> str:
    """Name a skill."""
    return skill_book(edition).of(skill_id).label


def _items(rows: pl.DataFrame, section: str) -> list[dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    kept = rows.filter(pl.col("section") == section).sort("place", maintain_order=True)
    for place, key, text in kept.select("place", "item_key", "text").iter_rows():
        found.setdefault(place, {})[key] = text
    return list(found.values())


def _texts(rows: pl.DataFrame, section: str) -> tuple[str, ...]:
    return tuple(each["text"] for each in _items(rows, section))


def _sample(item: dict[str, str]) -> WorkSample:
    return WorkSample(item["task"], int(item["minutes"]), tuple(item["look_for"].split("\n")))


def _new_tasks(family: str, edition: Edition) -> tuple[NewTask, ...]:
    hours = edition.rows(
        "role_hours",
        pl.col("role_id").str.starts_with(f"{family}/") & (pl.col("moment") == "horizon"),
    )
    tasks = edition.rows(
        "role_task", (pl.col("family") == family) & (pl.col("task_kind") != "existing")
    )
    joined = tasks.join(hours, on="task_id", maintain_order="left").sort(
        "time_hours_week", descending=True, maintain_order=True
    )
    return tuple(
        NewTask(*row)
        for row in joined.select(
            "label",
            "statement",
            pl.col("task_kind").cast(pl.String),
            "time_hours_week_low",
            "time_hours_week",
            "time_hours_week_high",
        ).iter_rows()
    )
