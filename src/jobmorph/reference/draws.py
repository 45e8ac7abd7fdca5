"""The shared draws of a run: quasi-random, the same through the whole chain."""

import warnings

import numpy as np

from jobmorph.schema.parameter import SharedDraws

DRAW_COUNT = 1_000
DIMENSIONS = 64


def make_draws(seed: int, count: int = DRAW_COUNT) -> SharedDraws:
    """Draw scrambled Sobol points and turn them into standard normal scores.

    Parameters
    ----------
    seed : int
        Seed of the scrambling; 0 is the seed of the shipped draws.
    count : int
        Number of draws M.

    Returns
    -------
    SharedDraws
        Scores of shape (count, 64), rounded to float32 as they ship.

    Notes
    -----
    Scrambled Sobol points (Owen 1998, 10.1006/jcom.1998.0487) by `scipy.stats.qmc`, which is
    imported here because only a seed of the user's own needs it.
    """
    from scipy.stats import norm, qmc

    sampler = qmc.Sobol(d=DIMENSIONS, scramble=True, rng=np.random.default_rng(seed))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="The balance properties", category=UserWarning)
        points = sampler.random(count)
    scores = norm.ppf(np.clip(points, 1e-6, 1 - 1e-6)).astype(np.float32)
    return SharedDraws(seed=seed, z=scores.astype(np.float64))
