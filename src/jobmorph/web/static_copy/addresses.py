"""Addresses of the pages as files: which page is which file, and the way from one to another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from posixpath import dirname, relpath
from typing import Final, Literal
from urllib.parse import quote, unquote, urlsplit

from jobmorph.web.assets import PREFIX
from jobmorph.web.links import Link
from jobmorph.web.question import SUB_PAGES, JobQuestion, split_page
from jobmorph.web.static_copy.chosen_jobs import CopiedJob

Depth = Literal["job", "all"]
ASSETS: Final = "assets"
HISTORY: Final = "history"
MOMENTS: Final = ("today", "reach")
# Pages that every copy has; `{name}` pages are added from what the product has.
FIXED: Final = {
    "/": "index.html",
    "/jobs": "jobs.html",
    "/atlas": "atlas.html",
    "/outlook": "outlook.html",
    "/outlook?group=go-to-market&years=5": "outlook/go-to-market.html",
    "/outlook/economy": "outlook/economy.html",
    "/history": "history.html",
    "/history/atlas": "history/atlas.html",
    "/evidence": "evidence.html",
    "/method": "method.html",
    "/method/assumptions": "method/assumptions.html",
    "/data": "data.html",
    "/about": "about.html",
}
# Other spellings of addresses above, as pages link them.
SAME: Final = {"/outlook?group=go-to-market": "/outlook?group=go-to-market&years=5"}


@dataclass(frozen=True, slots=True)
class CopyMap:
    """Which file holds which page.

    Parameters
    ----------
    files : mapping of str to str
        File, below the copy's folder, by address.
    ids : mapping of str to str
        Job by its title in lower case.
    """

    files: Mapping[str, str]
    ids: Mapping[str, str]

    def file_of(self, address: str) -> str | None:
        """Return the file of an address that begins with '/'; None if the copy has none.

        Examples
        --------
        >>> pages = CopyMap({"/data": "data.html"}, {})
        >>> pages.file_of("/data#sources"), pages.file_of("/plan")
        ('data.html#sources', None)
        """
        parts = urlsplit(address)
        if parts.path.startswith(PREFIX):
            return f"{ASSETS}/{parts.path.removeprefix(PREFIX)}"
        asked = parts.path + (f"?{parts.query}" if parts.query else "")
        name = self.files.get(SAME.get(asked, asked)) or self._job_file(parts.path, parts.query)
        if name is None:
            return None
        return f"{name}#{parts.fragment}" if parts.fragment else name

    def _job_file(self, path: str, query: str) -> str | None:
        """Find a job that is named by its title; its history is a page below it."""
        for start, page in (("/job/", None), ("/history/", HISTORY)):
            if path.startswith(start):
                words, below = split_page(unquote(path.removeprefix(start)))
                id_ = self.ids.get(words.casefold(), words)
                address = job_address(id_, page or below)
                return self.files.get(f"{address}?{query}" if query else address)
        return None

    def leading(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """Return the links that lead to a page of the copy."""
        return tuple(link for link in links if link.is_here or self.file_of(link.path))


def job_address(id_: str, page: str = "") -> str:
    """Write the address of a job's page, or of one below it."""
    if page == HISTORY:
        return f"/history/{quote(id_, safe='/')}"
    return JobQuestion(id_).address(page)


def copy_map(
    jobs: Iterable[CopiedJob],
    depth: Depth,
    *,
    areas: Iterable[str],
    chapters: Iterable[str],
    cases: Iterable[str],
) -> CopyMap:
    """Give every page of a copy its file.

    Parameters
    ----------
    jobs : iterable of CopiedJob
        Whose pages it has.
    depth : {'job', 'all'}
        A page a job; or the pages below it and other moments as well.
    areas, chapters, cases : iterable of str
        Areas of evidence, chapters of the method, prepared cases of history.

    Examples
    --------
    >>> jobs = [CopiedJob("29-1141.00", "Registered Nurses", False)]
    >>> pages = copy_map(jobs, "all", areas=(), chapters=(), cases=())
    >>> pages.file_of("/job/registered%20nurses/skills")
    'job/29-1141.00/skills.html'
    """
    files = dict(FIXED)
    files |= {f"/evidence/{name}": f"evidence/{name}.html" for name in areas}
    files |= {f"/method/{name}": f"method/{name}.html" for name in chapters}
    files |= {f"/history/{name}": f"history/{name}.html" for name in cases}
    ids: dict[str, str] = {}
    for job in jobs:
        ids.setdefault(job.title.casefold(), job.id)
        files |= _job_files(job.id, depth)
    return CopyMap(files, ids)


def _job_files(id_: str, depth: Depth) -> dict[str, str]:
    folder = f"job/{id_}"
    files = {job_address(id_): f"{folder}/index.html"}
    if depth == "all":
        files |= {
            JobQuestion(id_, moment=moment).address(): f"{folder}/{moment}.html"
            for moment in MOMENTS
        }
        files |= {job_address(id_, page): f"{folder}/{page}.html" for page in (*SUB_PAGES, HISTORY)}
    return files


def is_below_job(file: str) -> bool:
    """Say whether a file is a page below that of a job: it may have to say why it has no answer.

    Examples
    --------
    >>> is_below_job("job/29-1141.00/paths.html"), is_below_job("job/29-1141.00/index.html")
    (True, False)
    """
    return file.startswith("job/") and not file.endswith("/index.html")


def relative(target: str, here: str) -> str:
    """Write the way from one file of the copy to another, for a link.

    Examples
    --------
    >>> relative("data.html", "job/29-1141.00/index.html")
    '../../data.html'
    """
    name, hash_, fragment = target.partition("#")
    return quote(relpath(name, dirname(here) or "."), safe="/.~-_") + hash_ + fragment
