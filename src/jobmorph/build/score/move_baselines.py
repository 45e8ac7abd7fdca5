"""Simpler ways to predict destinations: size, distances, gravity, groups, published lists."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.compile.move_links import link_occupations, node_of_soc2010
from jobmorph.build.compile.move_nodes import MoveNodes
from jobmorph.build.compile.occupations import compile_occupations
from jobmorph.build.compile.related import compile_related_occupations
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.observed_moves import read_career_changers
from jobmorph.build.train.move_logit import ChoiceTask, fit_logit, utilities
from jobmorph.build.train.move_pairs import PairFeatures

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Cube = NDArray[np.float32]

_RIDGE: Final = 0.1
_PLACES: Final = 20
_LIKE: Final = ("like_skills", "like_activities", "like_context", "words_tasks")
_DISTANCES: Final = {
    "skills": ("gap_skills",),
    "knowledge": ("gap_knowledge",),
    "abilities": ("gap_abilities",),
    "activities": ("gap_activities",),
    "context": ("gap_context",),
    "combined": ("gap_combined",),
    "cosine": ("like_combined",),
    "detailed_activities": ("words_activities",),
    "task_words": ("words_tasks",),
    "industries": ("like_industries",),
    "groups": ("same_minor", "same_major"),
    "related": ("listed_related",),
    "changers": ("listed_changers",),
    "four_alike": ("four_alike",),
}
_WORDS: Final = {
    "skills": "distance on skills",
    "knowledge": "distance on knowledge",
    "abilities": "distance on abilities",
    "activities": "distance on work activities",
    "context": "distance on work context",
    "combined": "distance on all ratings",
    "cosine": "cosine on all ratings",
    "detailed_activities": "shared detailed activities",
    "task_words": "shared words of tasks",
    "industries": "shared industries",
    "groups": "same minor and major group",
    "related": "O*NET's related occupations",
    "changers": "O*NET's career changers",
    "four_alike": "mean likeness of skills, activities, context and task words",
}


@dataclass(frozen=True, slots=True)
class Baseline:
    """A choice by few layers.

    Parameters
    ----------
    name, words : str
        Short name, and a phrase.
    layers : tuple of str
        Layers whose coefficients are fitted on the training moves.
    is_sized : bool
        Shares are in proportion to the destination's size (exponent 1).
    is_popular : bool
        Shares are also in proportion to how much others move there, by the training moves.
    """

    name: str
    words: str
    layers: tuple[str, ...] = ()
    is_sized: bool = True
    is_popular: bool = False


BASELINES: Final = (
    Baseline("size", "size of the destination alone"),
    Baseline("popular", "size and inflow from other origins", is_popular=True),
    *(
        Baseline(f"{name}_alone", f"{_WORDS[name]}, without size", layers, is_sized=False)
        for name, layers in _DISTANCES.items()
    ),
    *(
        Baseline(f"{name}", f"size and {_WORDS[name]}", layers)
        for name, layers in _DISTANCES.items()
    ),
)
GRAVITY: Final = "cosine"


def baseline_layers(raw: RawFolder, nodes: MoveNodes, pairs: PairFeatures) -> PairFeatures:
    """Add published lists, and one mean likeness, to the layers of pairs.

    Returns
    -------
    PairFeatures
        Those of `pairs`, then listed_related (1 the closest, 0 not listed), listed_changers
        (0 or 1) and four_alike.
    """
    mean = pairs.only(_LIKE).values.mean(axis=0)
    layers = np.stack([_related(raw, nodes), _changers(raw, nodes), mean]).astype(np.float32)
    names = (*pairs.names, "listed_related", "listed_changers", "four_alike")
    return PairFeatures(names, np.concatenate([pairs.values, layers]))


def fit_baseline(baseline: Baseline, layers: PairFeatures, task: ChoiceTask) -> FloatArray:
    """Fit a baseline's coefficients and return the utilities of all pairs, shape (n, n)."""
    size = layers.only(("log_size",)).values[0].astype(np.float64)
    offset = size if baseline.is_sized else np.zeros_like(size)
    if baseline.is_popular:
        offset = offset + _popularity(np.exp(size[0]), task)
    if not baseline.layers:
        return np.asarray(offset)
    chosen = layers.only(baseline.layers).values
    fitted = fit_logit(chosen, task, ridge=_RIDGE, offset=offset)
    return np.asarray(offset + utilities(chosen, fitted))


def _popularity(heads: FloatArray, task: ChoiceTask) -> FloatArray:
    """Return log of observed over expected inflow by size; 0 where no inflow may be looked at."""
    seen = task.counted.sum(axis=0)
    known = task.allowed.any(axis=0)
    expected = heads * seen.sum() / heads[known].sum()
    return np.asarray(np.where(known, np.log((seen + 1.0) / (expected + 1.0)), 0.0))


def _related(raw: RawFolder, nodes: MoveNodes) -> FloatArray:
    occupations = compile_occupations(raw)
    links = link_occupations(raw, nodes, occupations).select("occupation_onet2019", "moves_node")
    related = compile_related_occupations(raw, occupations)
    there = links.rename({"moves_node": "_to", "occupation_onet2019": "related_onet2019"})
    pairs = related.join(links, on="occupation_onet2019").join(there, on="related_onet2019")
    near = (1.0 - (pl.col("place") - 1) / _PLACES).clip(lower_bound=0.0)
    return _placed(nodes, pairs.select("moves_node", "_to", near.alias("_value")))


def _changers(raw: RawFolder, nodes: MoveNodes) -> FloatArray:
    listed = read_career_changers(raw).select(
        pl.col("occupation_onet2010").str.slice(0, 7).alias("_a"),
        pl.col("related_onet2010").str.slice(0, 7).alias("_b"),
    )
    found = node_of_soc2010(nodes, pl.concat([listed["_a"], listed["_b"]]))
    here = found.rename({"occupation_soc2010": "_a"})
    there = found.rename({"occupation_soc2010": "_b", "moves_node": "_to"})
    pairs = listed.join(here, on="_a").join(there, on="_b")
    return _placed(nodes, pairs.select("moves_node", "_to", pl.lit(1.0).alias("_value")))


def _placed(nodes: MoveNodes, pairs: pl.DataFrame) -> FloatArray:
    row = {node: at for at, node in enumerate(nodes.ids)}
    layer = np.zeros((len(row), len(row)))
    best = pairs.drop_nulls().group_by("moves_node", "_to").agg(pl.col("_value").max())
    for here, there, value in best.iter_rows():
        layer[row[here], row[there]] = value
    np.fill_diagonal(layer, 0.0)
    return layer
