"""Names of jobs as keys of a look-up: the same words, however they are written."""

import re
import unicodedata
from typing import Final

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
