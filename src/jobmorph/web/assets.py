"""Style sheets, scripts and fonts: files of the package, named by what they hold."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

PREFIX: Final = "/static/"
HASH_LENGTH: Final = 12
KINDS: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "woff2": "font/woff2",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
}
THEME_SHEET: Final = "page.css"
_LOCAL: Final = re.compile(r'url\("([\w.-]+)"\)')


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served."""

    url: str
    body: bytes
    media_type: str


@cache
def assets() -> Mapping[str, Asset]:
    """All files by the name that templates use; read once.

    Their addresses hold a part of their hash, so that a browser keeps them for good and takes new
    ones when they change. No address leads to any other file.

    Examples
    --------
    >>> assets()["page.css"].url.startswith("/static/page.")
    True
    """
    found = {name: _asset(name, body) for name, body in _bodies().items() if _kind(name) != "css"}
    sheets = {name: body for name, body in _bodies().items() if _kind(name) == "css"}
    for name, body in sheets.items():
        text = _LOCAL.sub(lambda hit: f'url("{found[hit.group(1)].url}")', body.decode())
        found[name] = _asset(name, text.encode())
    return found


@cache
def by_address() -> Mapping[str, Asset]:
    """All files by their address."""
    return {asset.url: asset for asset in assets().values()}


@cache
def assets_hash() -> str:
    """One hash of all files and templates, for the tag of a page that is made of them."""
    digest = hashlib.sha256("".join(sorted(by_address())).encode())
    for package in ("jobmorph.reports", "jobmorph.web"):
        folder = files(package) / "templates"
        for entry in sorted(folder.iterdir(), key=lambda each: each.name):
            if _kind(entry.name) == "j2":
                digest.update(entry.read_bytes())
    return digest.hexdigest()[:HASH_LENGTH]


def url_of(name: str) -> str:
    """Address of a file that a template names."""
    return assets()[name].url


def _bodies() -> dict[str, bytes]:
    from jobmorph.reports.html import page_css
    from jobmorph.reports.page_fonts import font_folder

    shared = files("jobmorph.reports") / "templates"
    own = files("jobmorph.web") / "static"
    bodies = {
        entry.name: entry.read_bytes()
        for folder in (shared, font_folder(), own)
        for entry in folder.iterdir()
        if _kind(entry.name) in KINDS
    }
    return {**bodies, THEME_SHEET: page_css().encode()}


def _asset(name: str, body: bytes) -> Asset:
    stem, _, kind = name.rpartition(".")
    digest = hashlib.sha256(body).hexdigest()[:HASH_LENGTH]
    return Asset(f"{PREFIX}{stem}.{digest}.{kind}", body, KINDS[kind])


def _kind(name: str) -> str:
    return name.rpartition(".")[2]
