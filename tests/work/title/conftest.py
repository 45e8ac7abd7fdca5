"""A lexicon of twelve names, and the engine of the embedded edition."""

from collections import Counter

import numpy as np
import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.studies.title_reader import open_title_engine
from jobmorph.work.title.lexicon import Lexicon, distinct_names, index_lexicon
from jobmorph.work.title.search import TitleSearch
from jobmorph.work.title.signals import Knowledge, WordClassifier, WordProfile
from jobmorph.work.title.vocabulary import tokenise

# Words, code, source; the rows stand in no order on purpose.
ROWS = (
    ("staff nurse", "29-1141.00", "alternate"),
    ("sales manager", "11-2022.00", "title"),
    ("nurse", "29-1141.00", "title"),
    ("ward sister", "29-1141.00", "esco"),
    ("regional head of sales", "11-2022.00", "alternate"),
    ("store clerk", "41-2031.00", "title"),
    ("sales assistant", "41-2031.00", "esco"),
    ("sales clerk", "41-2031.00", "alternate"),
    ("baker", "51-3011.00", "title"),
    ("sales clerk", "43-4051.00", "alternate"),
    ("nurse", "29-1141.01", "alternate"),
    ("nurse", "31-1131.00", "esco"),
    ("nurse aide", "31-1131.00", "title"),
)


def titles_of(rows) -> pl.DataFrame:
    return pl.DataFrame(
        rows, schema=["title_words", "occupation_onet2019", "title_source"], orient="row"
    ).with_columns(pl.col("title_words").alias("title"))


def vectors_of(titles: pl.DataFrame) -> np.ndarray:
    """Give each word a vector of its own, by its letters."""
    words = tokenise(distinct_names(titles).get_column("title_words")).words
    seeds = [int.from_bytes(word.encode()[:6], "big") for word in words]
    rows = [np.random.default_rng(seed).integers(-127, 128, 256) for seed in seeds]
    return np.array(rows, dtype=np.int8)


def lexicon_of(rows) -> Lexicon:
    titles = titles_of(rows)
    return index_lexicon(distinct_names(titles), vectors_of(titles))


def knowledge_of(lexicon: Lexicon) -> Knowledge:
    """Classifier drawn at random; 'nurse' is written about 29-1141 and 'till' about 31-1131."""
    groups = len(lexicon.codes)
    rng = np.random.default_rng(5)
    weights = rng.normal(size=(256, groups)).astype(np.float32) / 100
    classifier = WordClassifier(weights, np.zeros(groups, np.float32))
    profile = WordProfile(
        {"nurse": 0, "till": 1},
        np.array([0, 1, 2]),
        np.searchsorted(lexicon.codes, ["29-1141", "31-1131"]),
        np.array([3.0, 0.5], np.float32),
        np.array([0.0, 2.0], np.float32),
    )
    return Knowledge(lexicon, classifier, profile)


@pytest.fixture(scope="session")
def titles() -> pl.DataFrame:
    return titles_of(ROWS)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return lexicon_of(ROWS)


@pytest.fixture(scope="session")
def search(lexicon) -> TitleSearch:
    return TitleSearch(knowledge_of(lexicon))


@pytest.fixture(scope="session")
def engine():
    return open_title_engine(open_edition())


@pytest.fixture(scope="session")
def make_search():
    """Return a maker of searches over other names."""
    return lambda rows: TitleSearch(knowledge_of(lexicon_of(rows)))


class Letters:
    """Runs of three and four letters, counted one by one with nothing shared with the index."""

    def __init__(self, names: list[list[str]]) -> None:
        self.names = len(names)
        self.frequency: Counter[str] = Counter()
        for word in {word for name in names for word in name}:
            holders = sum(word in name for name in names)
            for run in self.runs(word):
                self.frequency[run] += holders

    @staticmethod
    def runs(word: str) -> Counter[str]:
        padded = f" {word} "
        return Counter(
            padded[start : start + size]
            for size in (3, 4)
            for start in range(len(padded) - size + 1)
        )

    def weight(self, run: str) -> float:
        return float(np.log((1 + self.names) / (1 + self.frequency[run])) + 1) ** 2

    def likeness(self, first: str, second: str) -> float:
        ours, theirs = self.runs(first), self.runs(second)
        return sum(n * theirs[run] * self.weight(run) for run, n in ours.items())


@pytest.fixture(scope="session")
def make_letters():
    """Return the maker of a brute-force comparison of letters over names of words."""
    return Letters
