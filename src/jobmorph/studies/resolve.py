"""Words into a job: the only place where a `JobRef` is made."""

import re
from collections.abc import Sequence

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.ids import LEVELS, Level
from jobmorph.schema.job import Alternative, Anchor, JobRef, Match
from jobmorph.schema.parameter import ParameterSet
from jobmorph.studies.library_role import find_library_role
from jobmorph.work.titles import LexiconIndex, TitleCandidate, level_in_title, title_key

_CODE = re.compile(r"^\s*(\d{2}-\d{4})(\.\d{2})?\s*$")
SHOWN_ALTERNATIVES = 5
MOST_EQUALS = 3


def resolve_job(
    query: str, *, level: str | None, edition: Edition, parameters: ParameterSet
) -> Match:
    """Read a title, a library role or an official code as a job.

    A name that the role library knows means its role; everything else is looked up among the
    names of official occupations.

    Parameters
    ----------
    query : str
        A title in anybody's words, a role id, an O*NET-SOC 2019 code or a SOC 2018 code.
    level : str or None
        Seniority named by the user.
    edition : Edition
        Holds the title lexicon and the occupations.
    parameters : ParameterSet
        `work.title_precision_*`: measured share of right answers by kind of match.

    Returns
    -------
    Match
        The job with its probability and up to five other readings.

    Raises
    ------
    ParameterError
        If the query is empty or the level unknown.
    NoMatchError
        If nothing fits, with the nearest titles; or if the occupation has no published tasks.
    """
    if not query.strip():
        raise ParameterError("the job title is empty", hint='Try: jobmorph role "sales manager"')
    if level is not None and level not in LEVELS:
        raise ParameterError(f"unknown level {level!r}; levels", where="--level", items=LEVELS)
    code = _CODE.match(query)
    if code:
        return _resolve_code(query, code.group(1), code.group(2), level, edition)
    asked: Level | None = next((known for known in LEVELS if known == level), None)
    role = find_library_role(query, asked, edition)
    if role is not None:
        return role
    index = LexiconIndex(edition.table("title"))
    candidates = _with_tasks(index.find(query), edition)
    if not candidates:
        raise _no_job(query, index, edition)
    return _rank(query, level, candidates, edition, parameters)


def _resolve_code(
    query: str, soc: str, detail: str | None, level: str | None, edition: Edition
) -> Match:
    occupations = edition.table("occupation")
    wanted = pl.col("occupation_soc2018") == soc
    if detail is not None:
        wanted = pl.col("occupation_onet2019") == soc + detail
    rows = occupations.filter(wanted).sort("occupation_onet2019")
    if rows.is_empty():
        codes = occupations.get_column("occupation_onet2019")
        near = codes.filter(codes.str.starts_with(soc[:4])).head(SHOWN_ALTERNATIVES).to_list()
        raise NoMatchError(f"no occupation with code {query.strip()}; nearest", items=near)
    with_tasks = rows.filter(pl.col("has_tasks"))
    if with_tasks.is_empty():
        raise _no_tasks(rows.item(0, "title"), edition)
    titles = dict(with_tasks.select("occupation_onet2019", "title").iter_rows())
    first, *others = titles
    alternatives = tuple(Alternative(other, titles[other], None) for other in others)
    job = _occupation_job(first, titles[first], level)
    return Match(query, job, 1.0, "code", alternatives[:SHOWN_ALTERNATIVES])


def _rank(
    query: str,
    level: str | None,
    candidates: Sequence[TitleCandidate],
    edition: Edition,
    parameters: ParameterSet,
) -> Match:
    best = candidates[0]
    kind = _kind_of(candidates)
    precision = parameters[f"work.title_precision_{kind}"].value
    titles = dict(edition.table("occupation").select("occupation_onet2019", "title").iter_rows())
    alternatives = tuple(
        Alternative(c.occupation_onet2019, titles[c.occupation_onet2019], None)
        for c in candidates[1 : 1 + SHOWN_ALTERNATIVES]
    )
    implied = level or level_in_title(title_key(query))
    job = _occupation_job(best.occupation_onet2019, titles[best.occupation_onet2019], implied)
    return Match(query, job, precision, kind, alternatives)


def _kind_of(candidates: Sequence[TitleCandidate]) -> str:
    best = candidates[0]
    if best.similarity < 1.0:
        return "near"
    if best.title_source == "official":
        return "official"
    equals = sum(candidate.similarity == 1.0 for candidate in candidates)
    return f"known_{equals}" if equals <= MOST_EQUALS else "known_many"


def _occupation_job(code: str, title: str, level: str | None) -> JobRef:
    known: Level | None = next((known for known in LEVELS if known == level), None)
    return JobRef("occupation", code, title, known, (Anchor(code, 1.0),))


def _with_tasks(candidates: Sequence[TitleCandidate], edition: Edition) -> list[TitleCandidate]:
    occupations = edition.table("occupation")
    with_tasks = set(
        occupations.filter(pl.col("has_tasks")).get_column("occupation_onet2019").to_list()
    )
    return [c for c in candidates if c.occupation_onet2019 in with_tasks]


def _no_job(query: str, index: LexiconIndex, edition: Edition) -> NoMatchError:
    near = _with_tasks(index.nearest(query, 2 * SHOWN_ALTERNATIVES), edition)
    return NoMatchError(
        f'no job found for "{query.strip()}". Nearest',
        items=list(dict.fromkeys(c.matched_title for c in near))[:SHOWN_ALTERNATIVES],
        hint="Or describe a week: jobmorph role --tasks week.csv",
    )


def _no_tasks(title: str, edition: Edition) -> NoMatchError:
    near = _with_tasks(
        LexiconIndex(edition.table("title")).nearest(title, 2 * SHOWN_ALTERNATIVES), edition
    )
    return NoMatchError(
        f'the public data list no tasks for "{title}". Nearest jobs that have them',
        items=[c.matched_title for c in near[:SHOWN_ALTERNATIVES]],
    )
