"""How the settings of title-to-title ranking were chosen: on two tasks made of known names.

held-out names
    Three names in ten are taken out of the lexicon; a title asks for the other held-out names of
    its occupation among those of 130 occupations.
ESCO names
    The preferred name of an ESCO occupation asks for the other names of its ISCO-08 group; the
    lexicon holds no ESCO name.

Neither knows the benchmark that is reported. The setting with the largest sum of the two mean
average precisions is the default of `MeaningSettings`.
"""

from dataclasses import dataclass, replace
from itertools import product
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.raw import RawFolder
from jobmorph.build.score.title_ranking import average_precisions
from jobmorph.build.sources.esco import read_esco_occupations
from jobmorph.build.train.title_map import fit_similar_titles
from jobmorph.work.title.normalise import plain_title
from jobmorph.work.title.similar import (
    MeaningSettings,
    SimilarTitles,
    flattened,
    standardise,
)

SEED: Final = 5
HELD_OUT: Final = 0.3
QUERIES: Final = 130
CORPUS: Final = 2200
MOST_NAMES, LEAST_NAMES = 21, 12
NEIGHBOURS: Final = (30, 100)
TEMPERATURES: Final = (0.05, 0.08, 0.12)
POWERS: Final = (0.5, 0.75)


@dataclass(frozen=True, slots=True)
class NamesTask:
    """Names that ask, names that are ranked, what is relevant, and the ranker to try.

    Parameters
    ----------
    queries, corpus : tuple of str
        Q and C names.
    is_relevant : ndarray of bool, shape (Q, C)
        Same occupation or group.
    similar : SimilarTitles
        Fitted without these names.
    """

    queries: tuple[str, ...]
    corpus: tuple[str, ...]
    is_relevant: NDArray[np.bool_]
    similar: SimilarTitles


def held_out_task(names: pl.DataFrame) -> NamesTask:
    """Take names out of the lexicon and fit the ranker to the rest.

    Parameters
    ----------
    names : polars.DataFrame
        title, occupation_onet2019.

    Returns
    -------
    NamesTask
    """
    rng = np.random.default_rng(SEED)
    keyed = _keyed(names).unique(["key", "occupation_onet2019"], maintain_order=True)
    keys = keyed.get_column("key").unique().sort()
    held = keys.gather(rng.permutation(len(keys))[: int(HELD_OUT * len(keys))])
    is_held = pl.col("key").is_in(held.implode())
    rest, out = keyed.filter(~is_held), keyed.filter(is_held)
    groups = out.group_by("occupation_onet2019").agg("key").sort("occupation_onet2019")
    groups = groups.filter(pl.col("key").list.len() >= LEAST_NAMES)
    chosen = rng.permutation(groups.height)[:QUERIES]
    queries, corpus = [], []
    for row in chosen:
        own = sorted(groups.item(int(row), "key"))
        picked = [own[place] for place in rng.permutation(len(own))[:MOST_NAMES]]
        queries.append((picked[0], groups.item(int(row), "occupation_onet2019")))
        corpus += picked[1:]
    means = dict(out.group_by("key").agg("occupation_onet2019").iter_rows())
    relevant = [[code in means[name] for name in corpus] for _, code in queries]
    return NamesTask(
        tuple(name for name, _ in queries),
        tuple(corpus),
        np.array(relevant, dtype=bool),
        fit_similar_titles(rest),
    )


def esco_task(raw: RawFolder, names: pl.DataFrame) -> NamesTask:
    """Let ESCO's preferred names ask for the other names of their ISCO-08 groups.

    Returns
    -------
    NamesTask
    """
    rng = np.random.default_rng(SEED)
    concepts = read_esco_occupations(raw).sort("esco_occupation")
    asking = concepts.gather(rng.permutation(concepts.height)[:QUERIES])
    others = (
        concepts.select("isco08", pl.col("other_labels").alias("title"))
        .explode("title")
        .drop_nulls()
        .join(asking, on="isco08", how="semi")
        .sort("isco08", "title")
    )
    corpus = others.gather(rng.permutation(others.height)[:CORPUS])
    groups = asking.get_column("isco08").to_numpy()[:, None]
    relevant = groups == corpus.get_column("isco08").to_numpy()[None, :]
    answered = relevant.any(axis=1)
    return NamesTask(
        tuple(np.array(asking.get_column("esco_label").to_list())[answered].tolist()),
        tuple(corpus.get_column("title").to_list()),
        relevant[answered],
        fit_similar_titles(names),
    )


def compare_settings(task: NamesTask) -> dict[MeaningSettings, float]:
    """Return the mean average precision of every setting on one task."""
    space = task.similar.space
    asked = space.vectors([plain_title(title) for title in task.queries])
    given = space.vectors([plain_title(title) for title in task.corpus])
    by_words = standardise(asked @ given.T)
    result = {}
    for count, temperature in product(NEIGHBOURS, TEMPERATURES):
        settings = MeaningSettings(count, temperature)
        similar = replace(task.similar, settings=settings)
        far, near = similar.meanings(given), similar.meanings(asked)
        for power in POWERS:
            by_meaning = standardise(flattened(near, power) @ flattened(far, power).T)
            precision = average_precisions(by_words + by_meaning, task.is_relevant)
            result[replace(settings, power=power)] = float(precision.mean())
    return result


def choose_settings(raw: RawFolder, names: pl.DataFrame) -> pl.DataFrame:
    """Compare all settings on both tasks.

    Parameters
    ----------
    raw : RawFolder
        The raw files, for ESCO's names.
    names : polars.DataFrame
        title, occupation_onet2019, without ESCO's names.

    Returns
    -------
    polars.DataFrame
        neighbours, temperature, power, held_out_map, esco_map; the best sum first.
    """
    held, concepts = (
        compare_settings(task) for task in (held_out_task(names), esco_task(raw, names))
    )
    return pl.DataFrame(
        [
            (s.neighbours, s.temperature, s.power, held[s], concepts[s])
            for s in sorted(held, key=lambda s: -(held[s] + concepts[s]))
        ],
        schema=["neighbours", "temperature", "power", "held_out_map", "esco_map"],
        orient="row",
    )


def _keyed(names: pl.DataFrame) -> pl.DataFrame:
    key = pl.col("title").map_elements(lambda title: plain_title(title).key, pl.String)
    return names.with_columns(key.alias("key")).filter(pl.col("key") != "")
