"""Which line of a text names the job, and what job it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import JobmorphError
from jobmorph.schema.job import Match
from jobmorph.schema.parameter import ParameterSet
from jobmorph.studies.resolve import resolve_job

LONGEST_TITLE = 120
# A line of a text may be anything; a title that somebody typed is at least a title.
SURE = 0.6
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LABEL = re.compile(
    r"^\W*(?:job title|position|title|role|stelle|poste|puesto)\s*:\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s[-–—|/·•]+\s|[,|·•;:]|\bat\b|\bfor\b")


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A phrase of the text and the job it names."""

    phrase: str
    match: Match


def find_title(
    titles: Sequence[str], edition: Edition, parameters: ParameterSet
) -> TitleMatch | None:
    """Return the first phrase that names a known job as it stands; None if none does.

    Phrases are tried whole, without brackets, then part by part. A phrase that is only near a
    known title is left unread: the reader can say the title themselves.
    """
    for title in titles:
        for phrase in _variants(title):
            try:
                match = resolve_job(phrase, level=None, edition=edition, parameters=parameters)
            except JobmorphError:
                continue
            if match.probability is None or match.probability >= SURE:
                return TitleMatch(phrase, match)
    return None


def _variants(title: str) -> Iterator[str]:
    plain = " ".join(_BRACKETS.sub(" ", _LABEL.sub("", title)).split())[:LONGEST_TITLE]
    parts = [part.strip(" -–—#*") for part in _PARTS.split(plain)]
    tried = dict.fromkeys([title[:LONGEST_TITLE], plain, *parts])
    yield from (phrase for phrase in tried if sum(c.isalpha() for c in phrase) > 2)
