"""Everything written about a skill: plain name, levels, practices, order; and names to ids."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Any, Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import LEVELS, competency_id
from jobmorph.studies.skill_links import TRADE_PREFIX

LEARNED_DOMAINS: Final = ("skill", "knowledge")
KNOWLEDGE: Final = "knowledge"
_CORE_PREFIX: Final = "core:"
_CLOSE: Final = 0.6

# Items by place, by section: how long tables of texts read.
_Sections = dict[str, dict[int, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Practice:
    """Something to do that builds a skill: what, for how many hours, and how one sees it worked."""

    text: str
    hours: float
    check: str


@dataclass(frozen=True, slots=True)
class SkillEntry:
    """What is written about one skill.

    Parameters
    ----------
    skill_id : str
        Element id, 'competency:<family>/<slug>' or 'core:<kind>'.
    label : str
        Plain name.
    title : str or None
        Official name, for rated elements.
    domain : str
        competency, core, skill, knowledge, ability.
    levels : tuple of str
        What a person visibly does at levels 1 to 5; empty where nobody wrote it down.
    practices : tuple of Practice
        Ways to build it.
    after : tuple of str
        Ids of skills learned before it.
    teach : str
        How a team keeps it alive: observe, drill, review, rotate.
    core : str or None
        Kind of ability that jobs share, for competencies.
    needs : mapping of str to float
        Level asked for at each level of the family, for competencies.
    """

    skill_id: str
    label: str
    title: str | None
    domain: str
    levels: tuple[str, ...] = ()
    practices: tuple[Practice, ...] = ()
    after: tuple[str, ...] = ()
    teach: str = "drill"
    core: str | None = None
    needs: Mapping[str, float] | None = None

    def seen_at(self, level: float) -> str:
        """Return what a person visibly does at the level nearest to a figure."""
        if not self.levels or level <= 0:
            return ""
        return self.levels[min(max(round(level), 1), len(self.levels)) - 1]


class SkillBook:
    """The skill guide and the library's competencies of one edition.

    Parameters
    ----------
    edition : Edition
        Tables skill_guide, core_skill, element, role_material.
    """

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def core_elements(self) -> dict[str, tuple[str, ...]]:
        """Rated elements behind each kind of ability, the strongest first."""
        rows = self._edition.table("core_skill").sort("core_id", "place")
        grouped = rows.group_by("core_id", maintain_order=True).agg("element_id")
        return {core: tuple(elements) for core, elements in grouped.iter_rows()}

    @cached_property
    def entries(self) -> dict[str, SkillEntry]:
        """All skills that have a name, by id."""
        return {**self._elements(), **self._cores(), **self._competencies()}

    def of(self, skill_id: str) -> SkillEntry:
        """Return what is written about a skill; trade words stand for themselves."""
        if skill_id.startswith(TRADE_PREFIX):
            words = skill_id.removeprefix(TRADE_PREFIX)
            return SkillEntry(skill_id, words, None, "trade")
        return self.entries[skill_id]

    def family(self, family: str) -> list[SkillEntry]:
        """Competencies of a family, in the library's order."""
        prefix = competency_id(family, "")
        return [entry for key, entry in self.entries.items() if key.startswith(prefix)]

    def find(self, name: str, prefer: Collection[str] = ()) -> str | None:
        """Return the id that a person's words mean: a label, slug, official name or id.

        Of several, one in `prefer` is taken, else a kind of ability, else an element; a
        competency that only another family has counts last.
        """
        found = self._names.get(_key(name), ())
        preferred = [each for each in found if each in prefer]
        if preferred:
            return preferred[0]
        return min(found, key=_generality) if found else None

    def near(self, name: str, prefer: Collection[str] = ()) -> list[str]:
        """Names of skills that look like some words; those of `prefer` first."""
        own = [self.of(each).label for each in prefer]
        close = get_close_matches(_key(name), [_key(each) for each in own], n=3, cutoff=_CLOSE)
        named = [each for each in own if _key(each) in close]
        return [*named, *get_close_matches(_key(name), list(self._names), n=3, cutoff=_CLOSE)][:5]

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        names: dict[str, list[str]] = {}
        for key, entry in self.entries.items():
            slug = key.rpartition("/")[2].rpartition(":")[2]
            for name in (key, entry.label, entry.title or "", slug):
                ids = names.setdefault(_key(name), [])
                if name and key not in ids:
                    ids.append(key)
        return {name: tuple(ids) for name, ids in names.items() if ids}

    @cached_property
    def _guide(self) -> dict[str, dict[str, list[dict[str, str]]]]:
        """Items of the guide by element and section."""
        rows = self._edition.table("skill_guide").sort("element_id", "section", "place")
        return {
            element: {section: _in_order(items) for section, items in sections.items()}
            for element, sections in _nested(rows.iter_rows()).items()
        }

    def _elements(self) -> dict[str, SkillEntry]:
        guide = self._guide
        shared = guide.get(KNOWLEDGE, {})
        elements = self._edition.table("element").filter(
            pl.col("domain").is_in([*LEARNED_DOMAINS, "ability"])
        )
        found = {}
        for element_id, title, domain in elements.select(
            "element_id", "title", "domain"
        ).iter_rows():
            own = guide.get(element_id, {})
            levels = own.get("level") or (shared.get("level") if domain == KNOWLEDGE else None)
            found[element_id] = SkillEntry(
                skill_id=element_id,
                label=_first(own.get("label")) or title.lower(),
                title=title,
                domain=domain,
                levels=tuple(item["text"] for item in levels or ()),
                practices=tuple(_practice(item) for item in own.get("practice", ())),
                after=tuple(item["element_id"] for item in own.get("after", ())),
                teach=_first(own.get("teach")) or "drill",
            )
        return found

    def _cores(self) -> dict[str, SkillEntry]:
        rows = (
            self._edition.table("core_skill").select("core_id", "label").unique(maintain_order=True)
        )
        return {
            f"{_CORE_PREFIX}{core}": SkillEntry(f"{_CORE_PREFIX}{core}", label, None, "core")
            for core, label in rows.iter_rows()
        }

    def _competencies(self) -> dict[str, SkillEntry]:
        rows = self._edition.rows(
            "role_material", pl.col("section").is_in(["competency", "train"])
        ).select("family", "section", "place", "item_key", "text")
        found = {}
        for family, sections in _nested(rows.iter_rows()).items():
            trains = _in_order(sections.get("train", {}))
            for item in _in_order(sections["competency"]):
                entry = self._competency(family, item, trains)
                found[entry.skill_id] = entry
        return found

    def _competency(
        self, family: str, item: Mapping[str, str], trains: Iterable[Mapping[str, str]]
    ) -> SkillEntry:
        slug, core = item["slug"], item.get("core")
        builds = [each for each in trains if slug in each.get("builds", "").split("\n")]
        # The practice that builds this one alone comes before those it shares.
        builds.sort(key=lambda each: each["builds"].split("\n").index(slug))
        return SkillEntry(
            skill_id=competency_id(family, slug),
            label=item["label"],
            title=None,
            domain="competency",
            levels=tuple(item[f"level_{level}"] for level in range(1, 6)),
            practices=tuple(_practice(each) for each in builds),
            after=tuple(
                competency_id(family, first) for first in item.get("after", "").split("\n") if first
            ),
            teach=self._teach(core),
            core=core,
            needs={
                level: float(item[f"needs_{level}"]) for level in LEVELS if f"needs_{level}" in item
            },
        )

    def _teach(self, core: str | None) -> str:
        for element in self.core_elements.get(core or "", ()):
            if way := _first(self._guide.get(element, {}).get("teach")):
                return way
        return "drill"


@lru_cache(maxsize=4)
def skill_book(edition: Edition) -> SkillBook:
    """Return the book of an edition; it reads what it is asked for once a session."""
    return SkillBook(edition)


def core_id(kind: str) -> str:
    """Id of a kind of ability among the ids of skills."""
    return f"{_CORE_PREFIX}{kind}"


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


def _generality(skill_id: str) -> tuple[int, str]:
    if skill_id.startswith(_CORE_PREFIX):
        return 0, skill_id
    return (2 if skill_id.startswith("competency:") else 1), skill_id


def _nested(rows: Iterable[tuple[str, str, int, str, str]]) -> dict[str, _Sections]:
    """Gather rows of owner, section, place, key and text."""
    found: dict[str, _Sections] = {}
    for owner, section, place, key, text in rows:
        items = found.setdefault(owner, {}).setdefault(section, {})
        items.setdefault(place, {})[key] = text
    return found


def _in_order(items: Mapping[int, dict[str, str]]) -> list[dict[str, str]]:
    return [items[place] for place in sorted(items)]


def _first(items: list[dict[str, str]] | None) -> str | None:
    return items[0]["text"] if items else None


def _practice(item: Mapping[str, Any]) -> Practice:
    return Practice(item["practice"], float(item["hours"]), item["check"])
