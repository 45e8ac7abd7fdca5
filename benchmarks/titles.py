"""Time and hit rate of the title reader beside three plain searches, on one core.

Usage: python benchmarks/titles.py RAW_FOLDER [--titles 5000] [--fuzzy 300]

Each row is a process of its own, bound to one processor, one thread to every library; seconds are
those of the processor, so that a busy machine does not disturb them much. All read
the titles of titles/titles_soc_dev.csv (time) and of titles/strat_dev.csv (hits: any code of
`gold` counts), all through the reader's own normalisation, over the names of the embedded
edition. A search by names alone ranks codes by their best name.

The reader learned from these very titles, and so did everybody who searches 'all' names, for they
hold the filed titles: those hits flatter. `jobmorph evidence titles` has the honest ones.
BM25 needs a package that jobmorph does not: uv pip install bm25s
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import polars as pl

from jobmorph.reference.edition import open_edition
from jobmorph.studies.title_reader import open_title_engine
from jobmorph.work.title.lexicon import distinct_names
from jobmorph.work.title.normalise import plain_title

THREADS = ("OPENBLAS", "OMP", "MKL", "RAYON", "NUMEXPR")
NEAREST = 60
CHUNK = 256
COLD_STARTS = 7
RUN = "from jobmorph.cli.main import run; run()"
HEADINGS = ("search", "names", "load s", "titles/s", "again", "peak MB", "top 1", "top 5", "n")


def read_inputs(raw, limit):
    """Return titles to time, and the sample with its codes."""

    timed = pl.read_csv(raw / "titles/titles_soc_dev.csv", infer_schema=False)
    sample = pl.read_csv(raw / "titles/strat_dev.csv", infer_schema=False)
    titles = timed.get_column("title").unique(maintain_order=True).head(limit).to_list()
    gold = [set(codes.split("|")) for codes in sample.get_column("gold")]
    return titles, sample.get_column("title").to_list(), gold


class Reader:
    """The title reader of the embedded edition."""

    def __init__(self, _):
        self.engine = open_title_engine(open_edition())

    def rank(self, titles):
        read = self.engine.read_all(titles)
        return [[one.occupation_soc2018 for one in each.occupations] for each in read]


class NameSearch:
    """A search over names; those of all sources, or all but the filed ones."""

    def __init__(self, kind):
        titles = open_edition().table("title")
        if kind == "published":
            titles = titles.filter(pl.col("title_source") != "filed")
        names = distinct_names(titles)
        self.names = names.get_column("title_words").to_list()
        self.codes = names.get_column("code").to_list()
        self.index()

    def rank(self, titles):

        ranked = []
        for start in range(0, len(titles), CHUNK):
            keys = [plain_title(title).key for title in titles[start : start + CHUNK]]
            ranked += [self.first_codes(rows) for rows in self.nearest(keys)]
        return ranked

    def first_codes(self, rows):
        return list(dict.fromkeys(self.codes[row] for row in rows))[:5]


class Bm25(NameSearch):
    """bm25s over words, its default method."""

    def index(self):
        self.package = import_module("bm25s")
        self.bm25 = self.package.BM25()
        self.bm25.index(self.split(self.names), show_progress=False)

    def split(self, keys):
        return self.package.tokenize(
            keys, stopwords=None, token_pattern=r"\S+", show_progress=False
        )

    def nearest(self, keys):
        # An empty query is an error there.
        asked = [key or "nothing" for key in keys]
        return self.bm25.retrieve(
            self.split(asked), k=NEAREST, show_progress=False, n_threads=0
        ).documents.tolist()


class Letters(NameSearch):
    """TF-IDF of runs of three to five letters within words, cosine."""

    def index(self):
        text = import_module("sklearn.feature_extraction.text")
        self.vectoriser = text.TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, dtype=np.float32
        )
        self.matrix = self.vectoriser.fit_transform(self.names).T.tocsr()

    def nearest(self, keys):
        found = self.vectoriser.transform(keys) @ self.matrix
        for row in range(len(keys)):
            span = slice(found.indptr[row], found.indptr[row + 1])
            close = found.data[span]
            place = min(NEAREST, close.size) - 1
            best = np.argpartition(-close, max(place, 0))[: place + 1] if close.size else []
            best = sorted(best, key=lambda number: -close[number])
            yield found.indices[span][best].tolist()


class Fuzzy(NameSearch):
    """rapidfuzz's token_sort_ratio with every name."""

    def index(self):
        self.sorted = [" ".join(sorted(name.split())) for name in self.names]

    def nearest(self, keys):
        rapidfuzz = import_module("rapidfuzz")
        # Names are sorted beforehand, so the plain ratio of sorted words is the same number.
        for key in keys:
            asked = " ".join(sorted(key.split()))
            found = rapidfuzz.process.extract(
                asked, self.sorted, scorer=rapidfuzz.fuzz.ratio, limit=NEAREST
            )
            yield [row for _, _, row in found]


SEARCHES = {"jobmorph": Reader, "bm25s": Bm25, "letters": Letters, "fuzzy": Fuzzy}
PACKAGES = {
    "bm25s": ("bm25s",),
    "letters": ("sklearn.feature_extraction.text",),
    "fuzzy": ("rapidfuzz",),
}
ROWS = (
    ("jobmorph", "all"),
    ("bm25s", "all"),
    ("letters", "all"),
    ("fuzzy", "all"),
    ("bm25s", "published"),
    ("letters", "published"),
    ("fuzzy", "published"),
)


def measure(search, names, raw, limit):
    """Measure one search in this process."""

    titles, sample, gold = read_inputs(raw, limit)
    # Loading a package is not the search's own time.
    for package in PACKAGES.get(search, ()):
        import_module(package)
    started = time.process_time()
    opened = SEARCHES[search](names)
    loaded = time.process_time()
    opened.rank(titles)
    first = time.process_time()
    opened.rank(titles)
    second = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if search == "fuzzy":
        step = -(-len(sample) // limit)
        sample, gold = sample[::step], gold[::step]
    ranked = opened.rank(sample)
    hits = [[code in right for code in codes] for codes, right in zip(ranked, gold, strict=True)]
    return {
        "load": loaded - started,
        "first": len(titles) / (first - loaded),
        "second": len(titles) / (second - first),
        "peak": peak,
        "top1": sum(any(hit[:1]) for hit in hits) / len(hits),
        "top5": sum(any(hit[:5]) for hit in hits) / len(hits),
        "titles": len(titles),
        "sample": len(hits),
    }


def measure_apart(search, names, raw, limit):
    """Measure one search in a process of its own."""
    words = [sys.executable, __file__, str(raw), "--titles", str(limit), "--row", search, names]
    ended = subprocess.run(words, capture_output=True, text=True, check=True)
    return json.loads(ended.stdout.splitlines()[-1])


def time_cold_start():
    """Return the median seconds of `jobmorph title` as a whole process."""
    seconds = []
    for _ in range(COLD_STARTS):
        started = time.perf_counter()
        words = [sys.executable, "-c", RUN, "title", "Sr. Acct Exec - Enterprise (EMEA)"]
        subprocess.run(words, capture_output=True, check=True)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def bind_to_one_core():
    for library in THREADS:
        os.environ[f"{library}_NUM_THREADS"] = "1"
    os.environ["POLARS_MAX_THREADS"] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def print_row(search, names, row):
    print(
        f"{search:9} {names:10} {row['load']:7.2f} {row['first']:9.0f} {row['second']:7.0f} "
        f"{row['peak']:8.0f} {row['top1']:6.1%} {row['top5']:6.1%} {row['sample']:5}",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("raw", type=Path)
    parser.add_argument("--titles", type=int, default=5000)
    parser.add_argument("--fuzzy", type=int, default=300)
    parser.add_argument("--row", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    bind_to_one_core()
    if asked.row:
        print(json.dumps(measure(*asked.row, asked.raw, asked.titles)))
        return
    print("{:9} {:10} {:>7} {:>9} {:>7} {:>8} {:>6} {:>6} {:>5}".format(*HEADINGS))
    for search, names in ROWS:
        if search == "bm25s" and find_spec("bm25s") is None:
            print(f"{search:9} {names:10} not installed: uv pip install bm25s")
            continue
        limit = asked.fuzzy if search == "fuzzy" else asked.titles
        print_row(search, names, measure_apart(search, names, asked.raw, limit))
    print(f"jobmorph title X, a process from cold: {time_cold_start():.2f} s (median)")
    print(
        "Hits over 'all' names flatter: they hold the titles asked for, and the reader learned "
        "from them.\nWhat it finds among titles it has not seen: jobmorph evidence titles"
    )


if __name__ == "__main__":
    main()
