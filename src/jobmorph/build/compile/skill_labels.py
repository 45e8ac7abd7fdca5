"""ESCO's skills: their names, and a vector of each."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import esco_skills
from jobmorph.reference.embedding import DIMENSIONS, embed_texts
from jobmorph.schema.tables import SKILL_LABEL

SCALE: Final = 127


def compile_skill_labels(raw: RawFolder) -> pl.DataFrame:
    """Compile the table `skill_label`.

    Returns
    -------
    polars.DataFrame
        Contract `skill_label`, sorted by skill, its preferred label first; labels that differ in
        capitals only are kept once.
    """
    frame = (
        esco_skills.read_skill_labels(raw)
        .sort(
            "esco_skill",
            "is_preferred",
            "skill_label",
            descending=[False, True, False],
        )
        .with_columns(pl.col("skill_label").str.to_lowercase().alias("key"))
        .unique(["esco_skill", "key"], keep="first", maintain_order=True)
        .select(SKILL_LABEL.columns)
    )
    return SKILL_LABEL.check(frame)


def compile_skill_vectors(labels: pl.DataFrame) -> NDArray[np.int8]:
    """Embed each skill: its preferred label plus the mean of its other labels.

    Parameters
    ----------
    labels : polars.DataFrame
        Contract `skill_label`.

    Returns
    -------
    ndarray of int8, shape (S, 256)
        Unit vectors times 127, one per skill in the order of the table.
    """
    skills = labels.get_column("esco_skill").rle_id().to_numpy()
    is_preferred = labels.get_column("is_preferred").to_numpy()
    vectors = embed_texts(labels.get_column("skill_label").to_list()).astype(np.float64)
    count = int(skills[-1]) + 1
    preferred, others = np.zeros((count, DIMENSIONS)), np.zeros((count, DIMENSIONS))
    np.add.at(preferred, skills[is_preferred], vectors[is_preferred])
    np.add.at(others, skills[~is_preferred], vectors[~is_preferred])
    return np.rint(_unit(_unit(preferred) + _unit(others)) * SCALE).astype(np.int8)


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(norms > 0, norms, 1.0))
