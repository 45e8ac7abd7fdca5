"""The title engine as named arrays, to be kept in a file, and back again."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jobmorph.work.title.association import Association
from jobmorph.work.title.calibrate import Scaling
from jobmorph.work.title.engine import KnownTitles, Thresholds, TitleEngine
from jobmorph.work.title.family import FamilyIndex, FamilyScaling
from jobmorph.work.title.normalise import plain_title
from jobmorph.work.title.rerank import GroupFacts, LinearRanker
from jobmorph.work.title.retrieve import Postings, WordVectors

Arrays = dict[str, NDArray[Any]]


def pack_engine(engine: TitleEngine) -> Arrays:
    """Return everything an engine knows as plain arrays by name: numbers and UTF-8 bytes."""
    known, facts = engine.known, engine.known.facts
    arrays: Arrays = {
        "titles": _packed(known.titles),
        "occupations": _packed(known.occupations),
        "sources": _packed(known.sources),
        "group_of": known.group_of.astype(np.int16),
        "codes": _packed(facts.codes),
        "facts": np.vstack(
            [
                facts.employment_log,
                facts.titles_log,
                facts.major,
                facts.minor,
                facts.is_residual,
                facts.is_manager,
                facts.is_supervisor,
            ]
        ),
        "vector_words": _packed(list(known.vectors.words)),
        "vectors": known.vectors.vectors.astype(np.float16),
        "title_vectors": known.title_vectors.astype(np.float16),
        "centres": known.centres,
        "association_terms": _packed(list(known.association.terms)),
        "association_starts": known.association.starts,
        "association_groups": known.association.groups.astype(np.int16),
        "association_gains": known.association.gains,
        "association_absent": known.association.absent,
        "ranker": np.vstack([engine.ranker.centre, engine.ranker.spread, engine.ranker.weights]),
        "scaling": np.array(
            [engine.scaling.temperature, engine.scaling.constant, engine.scaling.slope]
        ),
        "thresholds": np.array([engine.thresholds.family, engine.thresholds.occupation]),
        "family_names": _packed([name.text for name in engine.families.names]),
        "family_roles": _packed(engine.families.role_ids),
        "family_scaling": np.array(
            [
                engine.families.scaling.constant,
                engine.families.scaling.likeness,
                engine.families.scaling.lead,
            ]
        ),
    }
    return arrays | _of_postings("words", known.words) | _of_postings("grams", known.grams)


def unpack_engine(a: Mapping[str, NDArray[Any]]) -> TitleEngine:
    """Return the engine that `pack_engine` took apart.

    Raises
    ------
    KeyError
        If an array is missing.
    """
    employment, names, major, minor, residual, manager, supervisor = a["facts"]
    facts = GroupFacts(
        _unpacked(a["codes"]),
        employment.astype(np.float32),
        names.astype(np.float32),
        major.astype(np.int64),
        minor.astype(np.int64),
        residual.astype(np.float32),
        manager.astype(np.float32),
        supervisor.astype(np.float32),
    )
    group_of = a["group_of"].astype(np.int64)
    known = KnownTitles(
        _unpacked(a["titles"]),
        _unpacked(a["occupations"]),
        _unpacked(a["sources"]),
        group_of,
        facts,
        _postings("words", a, group_of.size, is_cosine=False),
        _postings("grams", a, group_of.size, is_cosine=True),
        WordVectors(_numbered(a["vector_words"]), a["vectors"].astype(np.float32)),
        a["title_vectors"].astype(np.float32),
        a["centres"],
        Association(
            _numbered(a["association_terms"]),
            a["association_starts"],
            a["association_groups"].astype(np.int64),
            a["association_gains"],
            a["association_absent"],
        ),
    )
    family_names = [plain_title(name) for name in _unpacked(a["family_names"])]
    families = FamilyIndex(
        family_names,
        _unpacked(a["family_roles"]),
        FamilyScaling(*(float(value) for value in a["family_scaling"])),
    )
    return TitleEngine(
        known,
        LinearRanker(*a["ranker"].astype(np.float32)),
        Scaling(*(float(value) for value in a["scaling"])),
        families,
        Thresholds(*(float(value) for value in a["thresholds"])),
    )


def _of_postings(name: str, postings: Postings) -> Arrays:
    return {
        f"{name}_terms": _packed(list(postings.terms)),
        f"{name}_starts": postings.starts,
        f"{name}_rows": postings.rows.astype(np.int32),
        f"{name}_weights": postings.weights.astype(np.float32),
        f"{name}_term_weights": postings.term_weights,
    }


def _postings(name: str, a: Mapping[str, NDArray[Any]], size: int, *, is_cosine: bool) -> Postings:
    return Postings(
        _numbered(a[f"{name}_terms"]),
        a[f"{name}_starts"],
        a[f"{name}_rows"].astype(np.int64),
        a[f"{name}_weights"].astype(np.float64),
        a[f"{name}_term_weights"],
        size,
        is_cosine,
    )


def _packed(texts: tuple[str, ...] | list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(texts).encode(), dtype=np.uint8)


def _unpacked(stored: NDArray[Any]) -> tuple[str, ...]:
    return tuple(stored.tobytes().decode().split("\n"))


def _numbered(stored: NDArray[Any]) -> dict[str, int]:
    return {text: number for number, text in enumerate(_unpacked(stored))}
