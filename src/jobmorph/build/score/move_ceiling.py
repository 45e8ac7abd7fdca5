"""How well perfect knowledge would score: truth drawn around the model, people drawn from it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.move_trial import Scorecard, move_truth, rows_of, score_card
from jobmorph.build.train.move_noise import (
    DESIGN_EFFECT,
    WEIGHT_SPREAD,
    draw_people,
    draw_truth,
)
from jobmorph.pathways.choice import pool_flows

FloatArray = NDArray[np.float64]

WORLDS: Final = 5
SEED: Final = 20261123
MEASURES: Final = ("gain", "recall", "ndcg", "cpc", "auc", "spearman")
# Destinations that at least this share of leavers is expected to choose.
RANGE_FROM: Final = 0.001


@dataclass(frozen=True, slots=True)
class SimulatedWorld:
    """Scores in one world where the truth is known.

    Parameters
    ----------
    oracle, model, pooled : Scorecard
        Scores of the truth itself, of the model, and of flows pooled with it; all on people who
        were not pooled.
    filled_pairs : int
        Pairs with a mover.
    covered : float
        Share of true probabilities of at least .001 (expected) inside the 80% range.
    """

    oracle: Scorecard
    model: Scorecard
    pooled: Scorecard
    filled_pairs: int
    covered: float


def simulate_worlds(
    movers: FloatArray, heads: FloatArray, model: FloatArray, concentration: float
) -> tuple[SimulatedWorld, ...]:
    """Draw worlds in which the model is the mean of the truth, and score on their samples.

    Truth of an origin is Dirichlet with the model as mean; as many people as answered are drawn
    from it, each with a weight of mean 1 and coefficient of variation .75 (Gamma).

    Parameters
    ----------
    movers : ndarray, shape (n, n)
        Observed movers in answers: their number by origin is kept.
    heads : ndarray, shape (n,)
        Jobs of each node.
    model : ndarray, shape (n, n)
        Expected shares, by learners that saw none of the origin's moves.
    concentration : float
        Of the Dirichlet.

    Returns
    -------
    tuple of SimulatedWorld
        Five, with the same seed each time.
    """
    seeds = np.random.SeedSequence(SEED).spawn(WORLDS)
    return tuple(
        _world(movers, heads, model, concentration, np.random.default_rng(seed)) for seed in seeds
    )


def _world(
    movers: FloatArray,
    heads: FloatArray,
    model: FloatArray,
    concentration: float,
    rng: np.random.Generator,
) -> SimulatedWorld:
    answers = np.rint(movers.sum(axis=1)).astype(np.int64)
    truth = draw_truth(model, concentration, rng)
    pooled = pool_flows(_sample(answers, truth, rng) / DESIGN_EFFECT, model, concentration)
    # Scored on other people than those pooled.
    sample = _sample(answers, truth, rng)
    seen = move_truth(sample, heads)
    oracle, expected, mixed = (
        score_card(seen, rows_of(chance, sample), MEASURES)
        for chance in (truth, model, pooled.probability)
    )
    told = model >= RANGE_FROM
    inside = (truth >= pooled.low) & (truth <= pooled.high)
    return SimulatedWorld(
        oracle, expected, mixed, int((sample > 0).sum()), float(inside[told].mean())
    )


def _sample(answers: NDArray[np.int64], truth: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Draw people and their weights, shape (n, n)."""
    people = draw_people(answers, truth, rng)
    shape = 1.0 / WEIGHT_SPREAD**2
    weights = rng.standard_gamma(np.maximum(people, 1) * shape) / shape
    return np.asarray(weights * (people > 0))
