"""Titles of a roster as somebody decided them on a page."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from jobmorph.intake.roster_map import HOLD, MappedTitle, RosterMap
from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.ids import is_id

_CODE: Final = re.compile(r"\d{2}-\d{4}(\.\d{2})?")


def with_decided(told: RosterMap, decided: Mapping[str, str], edition: Edition) -> RosterMap:
    """Lay decisions over a mapping.

    Parameters
    ----------
    told : RosterMap
        What a file says.
    decided : mapping of str to str
        Title to role id, code, 'hold', or a job in anybody's words.
    edition : Edition
        Where words are looked up.

    Raises
    ------
    ParameterError
        If words name no job: all of them at once.
    """
    titles, lost = dict(told.titles), []
    for place, (title, said) in enumerate(decided.items(), 1):
        meaning = _meaning(said.strip(), edition)
        if meaning is None:
            lost.append(said.strip())
        else:
            titles[" ".join(title.split())] = MappedTitle(meaning, place)
    if lost:
        raise ParameterError(
            "no job found for these words",
            items=lost,
            hint="Write a role such as sales-development/entry, a code such as 43-4051.00, or "
            "another name of the job.",
        )
    return replace(told, titles=titles)


def _meaning(said: str, edition: Edition) -> str | None:
    from jobmorph.studies.market_scenarios import all_parameters
    from jobmorph.studies.resolve import resolve_job

    plain = said.casefold()
    if plain == HOLD or is_id("role_id", plain) or _CODE.fullmatch(plain):
        return plain
    try:
        match = resolve_job(said, level=None, edition=edition, parameters=all_parameters())
    except NoMatchError:
        return None
    return match.job.id
