"""A softmax over occupations, learned on their known names alone."""

from typing import Final

import numpy as np

from jobmorph.work.title.lexicon import Lexicon, unit_names
from jobmorph.work.title.signals import WordClassifier

SEED: Final = 0
EPOCHS: Final = 15
BATCH: Final = 512
RATE: Final = 0.02
LAST_RATE: Final = 1e-4
PENALTY: Final = 1e-4
SHARPNESS: Final = 10.0


def fit_classifier(lexicon: Lexicon) -> WordClassifier:
    """Fit a multinomial logit of the occupation on the unit vectors of its names.

    Names of an occupation weigh one over the root of their number, so that the many names of
    large occupations do not drown the few of small ones. Adam, with a falling rate.

    Returns
    -------
    WordClassifier
    """
    used = np.flatnonzero(~lexicon.is_second_hand)
    names = unit_names(lexicon.tokens, lexicon.vectors, lexicon.rarity).vectors
    x, y = names[used] * np.float32(SHARPNESS), lexicon.group_of[used]
    groups = len(lexicon.codes)
    weights = 1.0 / np.sqrt(np.bincount(y, minlength=groups)[y])
    weights = (weights / weights.mean()).astype(np.float32)
    rng = np.random.default_rng(SEED)
    fitted = [np.zeros((x.shape[1], groups), np.float32), np.zeros(groups, np.float32)]
    means, squares = [np.zeros_like(p) for p in fitted], [np.zeros_like(p) for p in fitted]
    steps, step = EPOCHS * -(-len(x) // BATCH), 0
    for _ in range(EPOCHS):
        order = rng.permutation(len(x))
        for start in range(0, len(x), BATCH):
            rows = order[start : start + BATCH]
            share = x[rows] @ fitted[0] + fitted[1]
            share -= share.max(axis=1, keepdims=True)
            np.exp(share, out=share)
            share /= share.sum(axis=1, keepdims=True)
            share[np.arange(rows.size), y[rows]] -= 1.0
            share *= (weights[rows] / rows.size)[:, None]
            slopes = [x[rows].T @ share + PENALTY * fitted[0], share.sum(axis=0)]
            step += 1
            rate = RATE * (1.0 - step / steps) + LAST_RATE
            for p, slope in enumerate(slopes):
                means[p] = 0.9 * means[p] + 0.1 * slope
                squares[p] = 0.999 * squares[p] + 0.001 * slope**2
                change = means[p] / (1.0 - 0.9**step)
                change /= np.sqrt(squares[p] / (1.0 - 0.999**step)) + 1e-8
                fitted[p] -= (rate * change).astype(np.float32)
    return WordClassifier(fitted[0] * np.float32(SHARPNESS), fitted[1])
