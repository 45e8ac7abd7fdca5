"""Words into a job: the only place where a `JobRef` is made."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.ids import LEVELS, Level
from jobmorph.schema.job import Alternative, Anchor, JobRef, Match
from jobmorph.schema.parameter import ParameterSet
from jobmorph.studies.library_role import find_library_role
from jobmorph.studies.title_reader import open_title_engine
from jobmorph.work.title.reading import OccupationReading
from jobmorph.work.titles import level_in_title, title_key

_CODE = re.compile(r"^\s*(\d{2}-\d{4})(\.\d{2})?\s*$")
SHOWN_ALTERNATIVES = 5
CANDIDATES = 12
NEAR = 0.3  # likeness from which a name of the library is worth showing


def resolve_job(
    query: str, *, level: str | None, edition: Edition, parameters: ParameterSet
) -> Match:
    """Read a title, a library role or an official code as a job.

    A name that the role library knows means its role, the very name of an official occupation
    means that; everything else is read by the title reader, which knows how sure it is.

    Parameters
    ----------
    query : str
        A title in anybody's words, a role id, an O*NET-SOC 2019 code or a SOC 2018 code.
    level : str or None
        Seniority named by the user.
    edition : Edition
        Holds the title lexicon and the occupations.
    parameters : ParameterSet
        `work.title_precision_official`, `work.title_chance_least`.

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
    official = _official(query, level, edition, parameters)
    return official or _read(query, asked, edition, parameters)


@lru_cache(maxsize=4)
def official_names(edition: Edition) -> Mapping[str, str]:
    """Codes by the key of an official name that only one occupation has."""
    named = edition.table("title").filter(pl.col("title_source") == "official")
    single = named.filter(pl.len().over("title_key") == 1)
    return dict(single.select("title_key", "occupation_onet2019").iter_rows())


def _official(
    query: str, level: str | None, edition: Edition, parameters: ParameterSet
) -> Match | None:
    """Take the very name of an official occupation as meant."""
    key = title_key(query)
    code = official_names(edition).get(key)
    if code is None:
        return None
    row = edition.rows_of("occupation", "occupation_onet2019", [code])
    if not row.item(0, "has_tasks"):
        raise _no_tasks(row.item(0, "title"), edition)
    job = _occupation_job(code, row.item(0, "title"), level or level_in_title(key))
    return Match(query, job, parameters["work.title_precision_official"].value, "official")


def _read(query: str, level: Level | None, edition: Edition, parameters: ParameterSet) -> Match:
    """Read a title with the title reader; it says nothing when it is not sure."""
    least = parameters["work.title_chance_least"].value
    engine = open_title_engine(edition)
    reading = engine.read_all([query], CANDIDATES)[0]
    titles = _with_tasks(edition)
    known = [o for o in reading.occupations if o.occupation_onet2019 in titles]
    others = tuple(
        Alternative(o.occupation_onet2019, titles[o.occupation_onet2019], o.probability)
        for o in known
    )
    if reading.family is not None and reading.is_family_sure:
        role = find_library_role(reading.family.role_id, level, edition)
        if role is not None and not _is_other_job(role, reading.family.probability, known):
            return replace(
                role,
                query=query,
                probability=reading.family.probability,
                method="read",
                alternatives=(*role.alternatives, *others)[:SHOWN_ALTERNATIVES],
            )
    is_sure = bool(reading.occupations) and reading.occupations[0].probability >= least
    if is_sure and known and known[0] == reading.occupations[0]:
        best = known[0]
        title = titles[best.occupation_onet2019]
        job = _occupation_job(best.occupation_onet2019, title, level or reading.level)
        return Match(query, job, best.probability, "read", others[1 : 1 + SHOWN_ALTERNATIVES])
    if is_sure:
        first = reading.occupations[0].occupation_onet2019
        name = edition.rows("occupation", pl.col("occupation_onet2019") == first).item(0, "title")
        raise _no_tasks(name, edition)
    near = [o.matched_title for o in known]
    if reading.family is not None and reading.family.likeness >= NEAR:
        near = [reading.family.matched_title, *near]
    raise NoMatchError(
        f'no job found for "{query.strip()}". Nearest',
        items=list(dict.fromkeys(near))[:SHOWN_ALTERNATIVES],
        hint="Or describe a week: jobmorph role --tasks week.csv",
    )


def _is_other_job(role: Match, probability: float, known: Sequence[OccupationReading]) -> bool:
    """Say whether an official job that the role does not stand on is the likelier reading."""
    if not known or known[0].probability <= probability:
        return False
    anchors = {anchor.occupation_onet2019 for anchor in role.job.anchors}
    return known[0].occupation_onet2019 not in anchors


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


def _occupation_job(code: str, title: str, level: str | None) -> JobRef:
    known: Level | None = next((known for known in LEVELS if known == level), None)
    return JobRef("occupation", code, title, known, (Anchor(code, 1.0),))


def _with_tasks(edition: Edition) -> dict[str, str]:
    """Return titles of the occupations whose tasks are published, by code."""
    occupations = edition.table("occupation").filter(pl.col("has_tasks"))
    return dict(occupations.select("occupation_onet2019", "title").iter_rows())


def _no_tasks(title: str, edition: Edition) -> NoMatchError:
    titles = _with_tasks(edition)
    near = open_title_engine(edition).read_all([title], CANDIDATES)[0].occupations
    names = [titles[o.occupation_onet2019] for o in near if o.occupation_onet2019 in titles]
    return NoMatchError(
        f'the public data list no tasks for "{title}". Nearest jobs that have them',
        items=list(dict.fromkeys(names))[:SHOWN_ALTERNATIVES],
    )
