"""Job titles: normalised, looked up, and left unanswered when nothing fits."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Protocol

import polars as pl

from jobmorph.schema.ids import Level

ABBREVIATIONS: Final = {
    "acct": "account",
    "ae": "account executive",
    "admin": "administrative",
    "asst": "assistant",
    "assoc": "associate",
    "bdr": "business development representative",
    "coord": "coordinator",
    "csm": "customer success manager",
    "csr": "customer service representative",
    "cust": "customer",
    "dev": "development",
    "dir": "director",
    "eng": "engineer",
    "engr": "engineer",
    "exec": "executive",
    "mfg": "manufacturing",
    "mgmt": "management",
    "mgr": "manager",
    "mktg": "marketing",
    "ops": "operations",
    "rep": "representative",
    "reps": "representative",
    "sdr": "sales development representative",
    "spec": "specialist",
    "supv": "supervisor",
    "svc": "service",
    "tech": "technician",
    "vp": "vice president",
}
SENIORITY: Final = frozenset(
    {
        "senior",
        "sr",
        "junior",
        "jr",
        "lead",
        "principal",
        "staff",
        "entry",
        "level",
        "i",
        "ii",
        "iii",
        "iv",
    }
)
_SINGULAR_KEPT: Final = ("ss", "us", "is", "ics", "ns", "ys", "ops")
_MINIMUM_PLURAL: Final = 4


@dataclass(frozen=True, slots=True)
class TitleCandidate:
    """One occupation that a title may mean.

    Parameters
    ----------
    occupation_onet2019 : str
        The occupation.
    matched_title : str
        The known title that was found.
    title_source : str
        'official', 'reported', 'direct' or 'alternate'.
    similarity : float
        1.0 for the same words, below 1 for a near match.
    """

    occupation_onet2019: str
    matched_title: str
    title_source: str
    similarity: float


class TitleIndex(Protocol):
    """Anything that finds occupations for a title."""

    def find(self, title: str, limit: int = 10) -> list[TitleCandidate]:
        """Return candidates, best first; an empty list when nothing comes near."""
        ...


def title_key(title: str) -> str:
    """Normalise a title for look-up: case, accents, brackets, abbreviations, plurals.

    Examples
    --------
    >>> title_key("Cust. Svc. Reps (EMEA)")
    'customer service representative'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"\([^)]*\)", " ", plain) if re.sub(r"\([^)]*\)", " ", plain).strip() else plain
    words = re.findall(r"[a-z0-9+#]+", plain.replace("&", " and ").replace("'", ""))
    return " ".join(_singular(ABBREVIATIONS.get(word, word)) for word in words)


def without_seniority(key: str) -> str:
    """Drop words of seniority from a normalised title, unless nothing else is left.

    Examples
    --------
    >>> without_seniority("senior sales manager")
    'sales manager'
    """
    kept = [word for word in key.split() if word not in SENIORITY]
    return " ".join(kept) or key


def _singular(word: str) -> str:
    if len(word) < _MINIMUM_PLURAL or not word.endswith("s") or word.endswith(_SINGULAR_KEPT):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


LEVEL_WORDS: Final[dict[str, Level]] = {
    "junior": "entry",
    "jr": "entry",
    "trainee": "entry",
    "entry": "entry",
    "senior": "senior",
    "sr": "senior",
    "principal": "lead",
    "lead": "lead",
    "chief": "executive",
}


def level_in_title(key: str) -> Level | None:
    """Level that a normalised title names, or None.

    Examples
    --------
    >>> level_in_title("senior sale manager")
    'senior'
    """
    return next((LEVEL_WORDS[word] for word in key.split() if word in LEVEL_WORDS), None)


class LexiconIndex:
    """Look-up over a lexicon: same words first, near spellings next, silence otherwise.

    Parameters
    ----------
    lexicon : polars.DataFrame
        Contract `title`; among equals, earlier rows win.
    minimum_similarity : float
        Near matches below this (0..1) are not returned.
    """

    _RANK: Final = {"official": 0, "reported": 1, "direct": 1, "alternate": 2}

    def __init__(self, lexicon: pl.DataFrame, minimum_similarity: float = 0.92) -> None:
        self._lexicon = lexicon
        self._minimum_similarity = minimum_similarity

    def find(self, title: str, limit: int = 10) -> list[TitleCandidate]:
        """Return candidates, best first; an empty list when nothing comes near."""
        key = title_key(title)
        if not key:
            return []
        for form in dict.fromkeys((key, without_seniority(key))):
            exact = self._lexicon.filter(pl.col("title_key") == form)
            if not exact.is_empty():
                return self._ranked(exact.with_columns(pl.lit(1.0).alias("similarity")), limit)
        return [
            candidate
            for candidate in self.nearest(title, limit)
            if candidate.similarity >= self._minimum_similarity
        ]

    def nearest(self, title: str, limit: int = 5) -> list[TitleCandidate]:
        """Return the nearest titles, one per occupation, however far they are."""
        from rapidfuzz import fuzz, process

        keys = self._lexicon.get_column("title_key").unique(maintain_order=True).to_list()
        found = process.extract(
            title_key(title), keys, scorer=fuzz.token_sort_ratio, limit=limit * 4
        )
        near = pl.DataFrame(
            {"title_key": [hit[0] for hit in found], "similarity": [hit[1] / 100 for hit in found]},
            schema={"title_key": pl.String, "similarity": pl.Float64},
        )
        hits = self._lexicon.join(near, on="title_key", maintain_order="left")
        return self._ranked(hits, limit)

    def _ranked(self, rows: pl.DataFrame, limit: int) -> list[TitleCandidate]:
        best = (
            rows.with_columns(
                pl.col("title_source")
                .replace_strict(self._RANK, return_dtype=pl.Int64)
                .alias("rank")
            )
            .sort(["similarity", "rank"], descending=[True, False], maintain_order=True)
            .unique("occupation_onet2019", keep="first", maintain_order=True)
            .head(limit)
        )
        return [
            TitleCandidate(
                row["occupation_onet2019"], row["title"], row["title_source"], row["similarity"]
            )
            for row in best.iter_rows(named=True)
        ]
