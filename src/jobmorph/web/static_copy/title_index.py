"""Titles of a copy: the list from A to Z, and the script that finds them without a server."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jobmorph.reference.edition import Edition
from jobmorph.web.assets import HASH_LENGTH, PREFIX
from jobmorph.web.links import Link, LinkList
from jobmorph.web.static_copy.addresses import job_address
from jobmorph.web.static_copy.chosen_jobs import CopiedJob
from jobmorph.web.suggest import ranked_titles

OTHER_SIGNS: Final = "0-9"


@dataclass(frozen=True, slots=True)
class IndexedTitle:
    """A title, the job that it names, and whether it is another name than the job's own."""

    title: str
    job: CopiedJob
    is_other: bool


def indexed_titles(jobs: Sequence[CopiedJob], edition: Edition) -> tuple[IndexedTitle, ...]:
    """Return all titles of a copy's jobs, those first that are offered first.

    Examples
    --------
    >>> from jobmorph.reference.edition import open_edition
    >>> nurse = CopiedJob("29-1141.00", "Registered Nurses", False)
    >>> [each.title for each in indexed_titles([nurse], open_edition())]
    ['Registered Nurses']
    """
    by_id = {job.id: job for job in jobs}
    owners = {job.title: job.id for job in reversed(jobs)}
    others = edition.table("role_alias").select("title", "role_id").iter_rows()
    names = {**dict(others), **owners}
    ranked = ranked_titles(edition).sort(["rank", "title"], descending=[True, False])
    return tuple(
        IndexedTitle(title, by_id[names[title]], title not in owners)
        for title in ranked.get_column("title")
        if names.get(title) in by_id
    )


def title_script(titles: Sequence[IndexedTitle], files: Sequence[str]) -> str:
    """Write the titles as a script: a page may load it from a file, as it may not read data.

    Parameters
    ----------
    titles : sequence of IndexedTitle
        In the order in which they are offered.
    files : sequence of str
        File of the job of each title.
    """
    places = {name: place for place, name in enumerate(dict.fromkeys(files))}
    rows = [[each.title, places[name]] for each, name in zip(titles, files, strict=True)]
    data = {"files": list(places), "titles": rows}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.jobmorphTitles={text};\n"


def script_address(text: str) -> str:
    """Return the address of the script, which holds a part of its hash."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]
    return f"{PREFIX}titles.{digest}.js"


def from_a_to_z(titles: Sequence[IndexedTitle], other: str) -> tuple[LinkList, ...]:
    """Group titles by their first letter.

    Parameters
    ----------
    titles : sequence of IndexedTitle
        In any order.
    other : str
        What stands beside another name, with `{title}` for the job's own.
    """
    groups: dict[str, list[Link]] = {}
    for each in sorted(titles, key=lambda each: (each.title.casefold(), each.title)):
        first = each.title[0].upper()
        letter = first if first.isascii() and first.isalpha() else OTHER_SIGNS
        note = other.format(title=each.job.title) if each.is_other else ""
        title = each.title[0].upper() + each.title[1:]
        groups.setdefault(letter, []).append(Link(job_address(each.job.id), title, note))
    return tuple(LinkList(letter, tuple(links)) for letter, links in groups.items())
