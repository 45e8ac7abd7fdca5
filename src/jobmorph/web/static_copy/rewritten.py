"""A page of the server as a file: links that lead to files, and none that needs a server."""

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import Final

from jobmorph.web.static_copy.addresses import CopyMap, relative

_ANCHOR: Final = re.compile(r'<a\b([^>]*?)\s*href="(/[^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_LOADED: Final = re.compile(r'(<(?:link|script|img)\b[^>]*?\b(?:href|src)=")(/[^"]*)(")')


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A page as a file.

    Parameters
    ----------
    text : str
        The page.
    unlinked : tuple of str
        Addresses whose words stay and whose link goes, since the copy has no such page.
    """

    text: str
    unlinked: tuple[str, ...]


def rewritten(text: str, here: str, pages: CopyMap) -> Rewritten:
    """Turn addresses of a page into ways to files.

    Parameters
    ----------
    text : str
        The page as a server gives it: addresses begin with '/'.
    here : str
        Its file.
    pages : CopyMap
        Which page is which file.

    Examples
    --------
    >>> pages = CopyMap({"/data": "data.html"}, {})
    >>> rewritten('<a href="/data">Data</a> <a href="/plan">Plan</a>', "job/x.html", pages)
    Rewritten(text='<a href="../data.html">Data</a> Plan', unlinked=('/plan',))
    """
    unlinked: list[str] = []

    def lead(hit: re.Match[str]) -> str:
        before, address, after, words = hit.groups()
        target = pages.file_of(unescape(address))
        if target is None:
            unlinked.append(unescape(address))
            return words
        return f'<a{before} href="{escape(relative(target, here))}"{after}>{words}</a>'

    def load(hit: re.Match[str]) -> str:
        target = pages.file_of(unescape(hit.group(2)))
        if target is None:
            raise ValueError(f"a page loads {hit.group(2)}, which the copy does not have")
        return f"{hit.group(1)}{relative(target, here)}{hit.group(3)}"

    return Rewritten(_LOADED.sub(load, _ANCHOR.sub(lead, text)), tuple(unlinked))
