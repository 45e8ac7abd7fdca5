"""Words of known titles: how rare each is, and how alike two words are in letters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.work.title.normalise import PlainTitle

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

GRAM_SIZES: Final = (3, 4)
LONGEST_WORD: Final = 22
# Eight names in a thousand are longer.
LONGEST_NAME: Final = 5
FILLERS: Final = frozenset(["of", "the", "a", "for", "in", "to"])


def word_terms(title: PlainTitle) -> list[str]:
    """Words that carry meaning; all of them if there are only fillers.

    Examples
    --------
    >>> from jobmorph.work.title.normalise import plain_title
    >>> word_terms(plain_title("Head of Sales"))
    ['head', 'sales']
    """
    return [word for word in title.words if word not in FILLERS] or list(title.words)


@dataclass(frozen=True, slots=True)
class TokenList:
    """N names as runs of word numbers.

    Parameters
    ----------
    words : tuple of str
        V words, sorted.
    tokens : ndarray of int64, shape (T,)
        Numbers of words, name after name; fillers are left out.
    starts : ndarray of int64, shape (N + 1,)
        Where a name's tokens begin; no name is empty.
    """

    words: tuple[str, ...]
    tokens: IntArray
    starts: IntArray

    @property
    def names(self) -> IntArray:
        """Number of the name of each token, shape (T,)."""
        return np.repeat(np.arange(self.starts.size - 1), np.diff(self.starts))

    def columns(self) -> IntArray:
        """Lay names out in columns, shape (LONGEST_NAME, N), the number V where a name has ended.

        Words after the fifth are left out.
        """
        sizes = np.diff(self.starts)
        laid = np.full((LONGEST_NAME, sizes.size), len(self.words), dtype=np.int64)
        for place in range(LONGEST_NAME):
            has = sizes > place
            laid[place, has] = self.tokens[self.starts[:-1][has] + place]
        return laid


def tokenise(keys: pl.Series) -> TokenList:
    """Give numbers to the words of names.

    Parameters
    ----------
    keys : polars.Series of str
        Plain words joined by spaces; a name of fillers only keeps them.

    Examples
    --------
    >>> tokenise(pl.Series(["head of sales", "sales"])).tokens.tolist()
    [0, 1, 1]
    """
    split = pl.DataFrame({"word": keys.str.split(" ")}).with_columns(
        pl.col("word").list.set_difference(list(FILLERS)).alias("kept")
    )
    kept = split.select(
        pl.when(pl.col("kept").list.len() > 0)
        .then(pl.col("word").list.filter(~pl.element().is_in(list(FILLERS))))
        .otherwise(pl.col("word"))
        .alias("word")
    )
    sizes = kept.get_column("word").list.len().to_numpy()
    flat = kept.get_column("word").explode()
    words = flat.unique().sort().to_list()
    tokens = flat.cast(pl.Enum(words)).to_physical().to_numpy().astype(np.int64)
    return TokenList(tuple(words), tokens, np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]))


@dataclass(frozen=True, slots=True)
class GramIndex:
    """Runs of three and four letters of V words, blanks marking their ends.

    Parameters
    ----------
    codes : ndarray of uint32, shape (U,)
        The runs as numbers, sorted.
    starts : ndarray, shape (U + 1,)
        Where a run's words begin.
    words : ndarray, shape (P,)
        Words that hold it.
    weights : ndarray, shape (P,)
        Its count in the word times its squared rarity.
    unknown : float
        Squared rarity of a run that no known word holds.
    rarity : ndarray, shape (U,)
        Squared rarity of each run.
    own : ndarray, shape (V,)
        Likeness of each word to itself.
    """

    codes: NDArray[np.uint32]
    starts: IntArray
    words: IntArray
    weights: NDArray[np.float64]
    rarity: NDArray[np.float64]
    unknown: float
    own: FloatArray

    def likeness(self, word: str) -> tuple[FloatArray, float]:
        """Likeness of a word to all V words, shape (V,), and to itself (not normalised)."""
        codes, counts = _counted_grams(word)
        places = np.minimum(np.searchsorted(self.codes, codes), self.codes.size - 1)
        is_known = self.codes[places] == codes
        own = float((counts[~is_known] ** 2).sum() * self.unknown)
        places, counts = places[is_known], counts[is_known]
        own += float((counts**2 * self.rarity[places]).sum())
        spans = [slice(self.starts[p], self.starts[p + 1]) for p in places]
        if not spans:
            return np.zeros(self.own.size, dtype=np.float32), own
        found = np.concatenate([self.words[span] for span in spans])
        values = np.concatenate(
            [self.weights[span] * n for span, n in zip(spans, counts.tolist(), strict=True)]
        )
        return np.bincount(found, values, self.own.size).astype(np.float32), own


@lru_cache(4096)
def _counted_grams(word: str) -> tuple[NDArray[np.uint32], IntArray]:
    """Count the runs of a word; both indexes of the reader ask for the same words."""
    codes, counts = np.unique(gram_codes(word), return_counts=True)
    return codes, counts


def gram_codes(word: str) -> NDArray[np.uint32]:
    """Return the runs of three and four letters of a word as numbers.

    Examples
    --------
    >>> gram_codes("ai").size
    3
    """
    letters = np.frombuffer(f" {word[:LONGEST_WORD]} ".encode("ascii", "replace"), dtype=np.uint8)
    return np.concatenate([_runs(letters[None, :], size).ravel() for size in GRAM_SIZES])


def _runs(letters: NDArray[np.uint8], size: int) -> NDArray[np.uint32]:
    """Return the runs of `size` letters in each row, shape (rows, letters - size + 1)."""
    width = letters.shape[1] - size + 1
    codes = np.zeros((letters.shape[0], max(width, 0)), dtype=np.uint32)
    for place in range(size):
        codes = codes * np.uint32(128) + letters[:, place : place + max(width, 0)]
    return codes


def index_grams(words: Sequence[str], name_counts: IntArray, names: int) -> GramIndex:
    """Index words by their runs of letters.

    Parameters
    ----------
    words : sequence of str
        V words.
    name_counts : ndarray, shape (V,)
        In how many names each occurs.
    names : int
        Number of names.
    """
    numbers, codes = [], []
    by_length: dict[int, list[int]] = {}
    short = [word[:LONGEST_WORD].encode("ascii", "replace") for word in words]
    for number, word in enumerate(short):
        by_length.setdefault(len(word), []).append(number)
    for length, members in sorted(by_length.items()):
        joined = b"".join(b" " + short[number] + b" " for number in members)
        letters = np.frombuffer(joined, dtype=np.uint8).reshape(len(members), length + 2)
        for size in GRAM_SIZES:
            runs = _runs(letters, size)
            numbers.append(np.repeat(np.array(members), runs.shape[1]))
            codes.append(runs.ravel())
    pairs = np.concatenate(codes).astype(np.int64) * len(words) + np.concatenate(numbers)
    pairs, counts = np.unique(pairs, return_counts=True)
    code, word_number = pairs // len(words), pairs % len(words)
    unique, inverse = np.unique(code, return_inverse=True)
    frequency = np.bincount(inverse, name_counts[word_number], unique.size)
    rarity = (np.log((1.0 + names) / (1.0 + frequency)) + 1.0) ** 2
    weights = counts * rarity[inverse]
    return GramIndex(
        unique.astype(np.uint32),
        np.searchsorted(inverse, np.arange(unique.size + 1)),
        word_number,
        weights,
        rarity,
        float((np.log(1.0 + names) + 1.0) ** 2),
        np.bincount(word_number, counts * weights, len(words)).astype(np.float32),
    )


def name_counts(tokens: TokenList) -> IntArray:
    """Count in how many names each word occurs, shape (V,)."""
    pairs = np.unique(tokens.names * len(tokens.words) + tokens.tokens)
    return np.bincount(pairs % len(tokens.words), minlength=len(tokens.words))


def numbered(words: Sequence[str]) -> Mapping[str, int]:
    """Give each word its place."""
    return {word: place for place, word in enumerate(words)}
