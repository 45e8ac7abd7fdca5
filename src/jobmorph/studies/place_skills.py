"""Skills at every place: what working there gives, what a first day there asks for."""

from functools import lru_cache
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.pathways.feasibility import PlaceSkills
from jobmorph.reference.edition import Edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.ids import LEVELS
from jobmorph.schema.parameter import ParameterSet
from jobmorph.skills.ladder import (
    PROFICIENCY_MAXIMUM,
    in_halves,
    ladder_of_needs,
    proficiency_of_level,
)
from jobmorph.studies.held_skills import PastWork, StatedLevels, held_level
from jobmorph.studies.library_context import family_levels
from jobmorph.studies.places import ROLE_PREFIX, Places, all_places
from jobmorph.studies.plan_target import LEAST_OF_A_KIND, MOST_OF_A_KIND
from jobmorph.studies.skill_book import LEARNED_DOMAINS, SkillBook, SkillEntry, skill_book
from jobmorph.studies.skill_ratings import RATED_DOMAINS
from jobmorph.studies.skills_table import PRACTISED_IMPORTANCE

FloatArray = NDArray[np.float64]
SKILL: Final = "skill"


@lru_cache(maxsize=4)
def edition_skills(edition: Edition) -> PlaceSkills:
    """Return `skills_at_places` for all places of an edition; computed once a session."""
    parameters = load_parameters("skills")
    return skills_at_places(all_places(edition), skill_book(edition), edition, parameters)


def skills_at_places(
    places: Places, book: SkillBook, edition: Edition, parameters: ParameterSet
) -> PlaceSkills:
    """Lay out levels of skills at places, by the rules of a learning plan.

    A role gives the competencies of its family at its level; an official job its rated skills.
    What a job gives speaks for skills of the same kind elsewhere and for general ones, less what
    does not carry over. A role asks for what one is hired with; an official job for its most
    important fields of knowledge and skills. Levels stand in halves.

    Parameters
    ----------
    places : Places
        The places.
    book : SkillBook
        Names and kinds of skills.
    edition : Edition
        Holds ratings and needs.
    parameters : ParameterSet
        `skills.transfer_same_kind`, `skills.transfer_general_most`.
    """
    elements = edition.table("element").filter(pl.col("domain").is_in(RATED_DOMAINS))
    rated = elements.get_column("element_id").sort().to_list()
    own = [entry for entry in book.entries.values() if entry.domain == "competency"]
    ids = (*rated, *(entry.skill_id for entry in own))
    at = {skill: column for column, skill in enumerate(ids)}
    place_ids = tuple(places.names.get_column("place_id"))
    level, importance = (_means(places, place_ids, rated, edition, scale) for scale in ("LV", "IM"))
    levels = np.pad(level, ((0, 0), (0, len(own))), constant_values=np.nan)
    held = _with_kinds(levels, place_ids, own, book, at, parameters)
    needed = np.full(levels.shape, np.nan)
    domains = dict(elements.select("element_id", "domain").iter_rows())
    for domain in LEARNED_DOMAINS:
        columns = np.array([at[each] for each in rated if domains[each] == domain])
        _ask_rated(needed, level, importance, columns)
    needed[[place.startswith(ROLE_PREFIX) for place in place_ids]] = np.nan
    _ask_competencies(needed, place_ids, edition, book, at)
    general = np.array([domains.get(each) == SKILL for each in ids])
    return PlaceSkills(
        place_ids, ids, np.minimum(in_halves(held), PROFICIENCY_MAXIMUM), needed, general
    )


def levels_of_person(
    skills: PlaceSkills, book: SkillBook, stated: StatedLevels, past: PastWork
) -> FloatArray:
    """Levels that a person has in every skill, as a learning plan takes them, shape (S,)."""
    held = [held_level(book.of(each), stated, past) for each in skills.skill_ids]
    levels = np.array([each.level for each in held])
    is_stated = np.array([each.source == "stated" for each in held])
    return np.minimum(np.where(is_stated, levels, in_halves(levels)), PROFICIENCY_MAXIMUM)


def _means(
    places: Places, place_ids: tuple[str, ...], rated: list[str], edition: Edition, scale: str
) -> FloatArray:
    """Mean ratings at each place over its rated occupations, shape (P, E); NaN where none is.

    Levels come on the scale of proficiency, importance as published.
    """
    rows = edition.rows(
        "rating", (pl.col("scale") == scale) & pl.col("element_id").is_in(rated)
    ).with_columns(
        (proficiency_of_level(pl.col("rating")) if scale == "LV" else pl.col("rating")).alias(
            "rating"
        )
    )
    codes = rows.get_column("occupation_onet2019").unique().sort().to_list()
    ratings = np.full((len(codes), len(rated)), np.nan)
    ratings[
        np.searchsorted(codes, rows.get_column("occupation_onet2019").to_list()),
        np.searchsorted(rated, rows.get_column("element_id").to_list()),
    ] = rows.get_column("rating").to_numpy()
    anchors = places.anchors.filter(pl.col("occupation_onet2019").is_in(codes))
    row_of = {place: row for row, place in enumerate(place_ids)}
    weights = np.zeros((len(place_ids), len(codes)))
    weights[
        [row_of[each] for each in anchors.get_column("place_id")],
        np.searchsorted(codes, anchors.get_column("occupation_onet2019").to_list()),
    ] = anchors.get_column("weight").to_numpy()
    known = ~np.isnan(ratings)
    total = weights @ known
    summed = weights @ np.where(known, ratings, 0.0)
    return np.asarray(summed / np.where(total > 0, total, np.nan))


def _with_kinds(
    levels: FloatArray,
    place_ids: tuple[str, ...],
    own: list[SkillEntry],
    book: SkillBook,
    at: dict[str, int],
    parameters: ParameterSet,
) -> FloatArray:
    """Add competencies of roles, and what kinds of ability lend; see `PastWork.held`."""
    kind_share = parameters["skills.transfer_same_kind"].value
    general_most = parameters["skills.transfer_general_most"].value
    roles = {
        row: place.removeprefix(ROLE_PREFIX).partition("/")
        for row, place in enumerate(place_ids)
        if place.startswith(ROLE_PREFIX)
    }
    rated = levels.copy()
    held = np.nan_to_num(levels, nan=0.0)
    for entry in own:
        family = entry.skill_id.removeprefix("competency:").partition("/")[0]
        for row, (role_family, _, level) in roles.items():
            need = (entry.needs or {}).get(level) if role_family == family else None
            if need is not None:
                held[row, at[entry.skill_id]] = need
    worked = held.copy()
    for core, elements in book.core_elements.items():
        columns = [at[entry.skill_id] for entry in own if entry.core == core]
        sources = [at[each] for each in elements if each in at]
        if not columns:
            continue
        lent = kind_share * worked[:, columns].max(axis=1)
        general = np.zeros(len(place_ids))
        if len(sources) == len(elements):
            general = np.minimum(np.nan_to_num(rated[:, sources].min(axis=1)), general_most)
        carried = np.maximum(lent, general)[:, None]
        held[:, columns] = np.maximum(held[:, columns], carried)
        first = [each for each in elements[:1] if book.of(each).domain in LEARNED_DOMAINS]
        for element in first:
            held[:, at[element]] = np.maximum(held[:, at[element]], lent)
    return held


def _ask_rated(
    needed: FloatArray, level: FloatArray, importance: FloatArray, columns: NDArray[np.int64]
) -> None:
    """Ask each place for its most important skills of one domain; see `plan_target`."""
    own = np.where(np.isnan(level[:, columns]), -np.inf, importance[:, columns])
    own = np.nan_to_num(own, nan=-np.inf)
    # Ties go by id: columns are in their order and the sort is stable.
    order = np.argsort(-own, axis=1, kind="stable")
    important = (own >= PRACTISED_IMPORTANCE).sum(axis=1)
    wanted = np.where(
        important >= LEAST_OF_A_KIND, np.minimum(important, MOST_OF_A_KIND), LEAST_OF_A_KIND
    )
    for place in range(needed.shape[0]):
        chosen = columns[order[place, : wanted[place]]]
        chosen = chosen[np.isfinite(own[place, order[place, : wanted[place]]])]
        needed[place, chosen] = in_halves(level[place, chosen])


def _ask_competencies(
    needed: FloatArray,
    place_ids: tuple[str, ...],
    edition: Edition,
    book: SkillBook,
    at: dict[str, int],
) -> None:
    """Ask each role for what one is hired with."""
    row_of = {place: row for row, place in enumerate(place_ids)}
    for family in edition.table("role").get_column("family").unique().sort():
        needs = pl.DataFrame(
            [
                (f"{family}/{level}", level, entry.skill_id, float(need))
                for entry in book.family(family)
                for level, need in (entry.needs or {}).items()
            ],
            schema=["role_id", "level", "skill_id", "proficiency_needed"],
            orient="row",
        )
        levels = family_levels(family, edition).get_column("level").to_list()
        known = [level for level in levels if level in LEVELS]
        ladder = ladder_of_needs(needs, known).join(
            needs.drop("level"), on=["role_id", "skill_id"], how="left", maintain_order="left"
        )
        start = pl.min_horizontal("proficiency_hire", "proficiency_needed")
        for role_id, skill_id, asked in ladder.select("role_id", "skill_id", start).iter_rows():
            row = row_of.get(ROLE_PREFIX + role_id)
            if row is not None:
                needed[row, at[skill_id]] = asked
