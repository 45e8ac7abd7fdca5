"""The typefaces of a page that stands alone: inside it, so that it looks the same once mailed."""

from base64 import b64encode
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

# Whoever passes a page on passes the fonts on: their licence asks for this line.
CREDIT: Final = (
    "/* Source Serif 4, Copyright 2014-2021 Adobe Systems Incorporated; Source Sans 3, Copyright "
    "2023 Adobe; Reserved Font Name 'Source'; SIL Open Font License 1.1, openfontlicense.org */"
)
FACES: Final = {
    ("Source Serif 4", 400): "source-serif-4-latin-400.woff2",
    ("Source Serif 4", 600): "source-serif-4-latin-600.woff2",
    ("Source Sans 3", 400): "source-sans-3-latin-400.woff2",
    ("Source Sans 3", 600): "source-sans-3-latin-600.woff2",
}


def font_folder() -> Traversable:
    """Return the folder of the fonts that ship, with their licence."""
    return files("jobmorph.reports") / "fonts"


@cache
def embedded_faces() -> str:
    """Return rules that hold the fonts themselves: western European letters in two weights.

    A sign that they lack comes from the next family of the list, as without them.

    Examples
    --------
    >>> embedded_faces().count("@font-face"), len(embedded_faces()) < 100_000
    (4, True)
    """
    rules = [CREDIT]
    for (family, weight), name in FACES.items():
        held = b64encode((font_folder() / name).read_bytes()).decode("ascii")
        rules.append(
            f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: normal;\n'
            f'  src: url("data:font/woff2;base64,{held}") format("woff2"); }}'
        )
    return "\n".join(rules)


def without_fonts(page: str) -> str:
    """Take the fonts out of a page, for where a page is one of many: a notebook's answers.

    Examples
    --------
    >>> without_fonts(f"<style>{embedded_faces()}</style>")
    '<style></style>'
    """
    return page.replace(embedded_faces(), "", 1)
