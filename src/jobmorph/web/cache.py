"""Rendered pages kept in memory, the least used given up first."""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

LENGTH: Final = 24


@dataclass(frozen=True, slots=True)
class CachedPage:
    """A page as it was sent: its bytes and their kind."""

    body: bytes
    media_type: str


class PageCache:
    """Pages by key, bounded by their bytes.

    Parameters
    ----------
    most_bytes : int
        Bytes of all pages together; a page larger than a quarter of it is not kept.

    Examples
    --------
    >>> cache = PageCache(100)
    >>> cache.put("a", CachedPage(b"x" * 20, "text/html"))
    >>> cache.get("a") is not None, cache.get("b") is None
    (True, True)
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.held_bytes = 0
        self._pages: OrderedDict[str, CachedPage] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> CachedPage | None:
        """Return a page, and count it as used."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: str, page: CachedPage) -> None:
        """Keep a page; others go where room is needed."""
        if len(page.body) > self.most_bytes // 4:
            return
        with self._lock:
            old = self._pages.pop(key, None)
            if old is not None:
                self.held_bytes -= len(old.body)
            self._pages[key] = page
            self.held_bytes += len(page.body)
            while self.held_bytes > self.most_bytes:
                _, gone = self._pages.popitem(last=False)
                self.held_bytes -= len(gone.body)


def page_tag(*parts: str) -> str:
    """Make the tag of a page: equal parts, equal page.

    Parameters
    ----------
    *parts : str
        Edition, version, assets, and the question as a canonical address.

    Examples
    --------
    >>> page_tag("2026.11", "/job/sales") == page_tag("2026.11", "/job/sales")
    True
    """
    text = "\x1f".join(parts)
    return f'W/"{hashlib.sha256(text.encode()).hexdigest()[:LENGTH]}"'


def is_same(offered: str, tag: str) -> bool:
    """Say whether a browser's `If-None-Match` holds a tag.

    Examples
    --------
    >>> is_same('W/"a", W/"b"', 'W/"b"')
    True
    """
    return tag in (each.strip() for each in offered.split(",")) or offered.strip() == "*"
