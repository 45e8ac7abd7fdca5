"""How noisy observed moves are: people drawn from a truth that scatters around the model."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

# Answers differ in weight (coefficient of variation .75): n of them tell as much as n / (1 + cv^2).
WEIGHT_SPREAD: Final = 0.75
DESIGN_EFFECT: Final = 1.0 + WEIGHT_SPREAD**2
SEED: Final = 20261124
WORLDS: Final = 4
_GRID: Final = tuple(float(value) for value in np.geomspace(80.0, 6400.0, 12))


def draw_truth(model: FloatArray, concentration: float, rng: np.random.Generator) -> FloatArray:
    """Draw true shares of each origin from a Dirichlet around the model, shape (n, n)."""
    possible = model > 0.0
    truth = rng.standard_gamma(np.where(possible, concentration * model, 1.0)) * possible
    truth = np.where(possible, np.maximum(truth, 1e-300), 0.0)
    return np.asarray(truth / truth.sum(axis=1, keepdims=True))


def draw_people(
    answers: NDArray[np.int64], truth: FloatArray, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Draw as many people as answered from the true shares, shape (n, n)."""
    rows = [rng.multinomial(count, row) for count, row in zip(answers, truth, strict=True)]
    return np.stack(rows)


def choose_concentration(movers: FloatArray, expected: FloatArray) -> float:
    """Find how many people the model's expectation is worth.

    The concentration of the Dirichlet at which simulated samples fill as many pairs with a mover
    as the observed moves do. The less the truth scatters around the model, the more different
    destinations are seen. Weights of answers do not matter for this count.

    Parameters
    ----------
    movers : ndarray, shape (n, n)
        Observed movers, in answers.
    expected : ndarray, shape (n, n)
        Shares predicted without the origin's own moves.

    Returns
    -------
    float
        Between 80 and 6,400.
    """
    answers = np.rint(movers.sum(axis=1)).astype(np.int64)
    rng = np.random.default_rng(SEED)
    filled = [
        np.mean(
            [
                (draw_people(answers, draw_truth(expected, value, rng), rng) > 0).sum()
                for _ in range(WORLDS)
            ]
        )
        for value in _GRID
    ]
    # Sampling may make neighbours on the grid change places: the envelope rises.
    rising = np.maximum.accumulate(np.array(filled))
    logs = np.interp(float((movers > 0).sum()), rising, np.log(_GRID))
    return float(round(float(np.exp(logs))))
