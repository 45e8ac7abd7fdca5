"""Texts into vectors with a static model whose weights are installed, never fetched."""

import logging
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 256


@cache
def _load_model() -> Any:
    import wordllama

    # The package looks for its tokenizer beside its weights and may ask the network instead:
    # point it at its own folder and forbid the network.
    logging.getLogger("wordllama").setLevel(logging.ERROR)
    return wordllama.WordLlama.load(
        cache_dir=Path(wordllama.__file__).parent, disable_download=True
    )


def embed_texts(texts: Sequence[str]) -> NDArray[np.float32]:
    """Embed texts as unit vectors.

    Parameters
    ----------
    texts : sequence of str
        n texts.

    Returns
    -------
    ndarray, shape (n, 256)
        Unit vectors (zero for a text without known words), of the static model of the package
        wordllama: average-pooled token vectors.
    """
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    vectors = np.asarray(_load_model().embed(list(texts), norm=False), dtype=np.float32)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(norms > 0, norms, 1.0)).astype(np.float32)
