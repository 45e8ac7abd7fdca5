"""A matrix of shares as shaded squares in SVG text: who leaves a row, by the column they go to."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

ROW_PX: Final = 22
HEAD_PX: Final = 26
CODE_PERCENT: Final = 7.0  # room of the rows' codes
# Where a square grows darker, of 100 in the row; the style sheet says how dark.
STEPS: Final = (0.5, 2.0, 5.0, 10.0, 20.0)
SHADES: Final = len(STEPS) + 1


@dataclass(frozen=True, slots=True)
class Matrix:
    """A shaded matrix.

    Parameters
    ----------
    rows, columns : tuple of str
        Codes, short enough for a square.
    shares : ndarray, shape (R, C)
        Share of each row, 0 to 1.
    sentence : str
        The finding.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    shares: FloatArray
    sentence: str


def shade_of(share: float) -> int:
    """Return the step of a share, from 0.

    Examples
    --------
    >>> shade_of(0.004), shade_of(0.02), shade_of(0.6)
    (0, 2, 5)
    """
    return sum(100.0 * share >= step for step in STEPS)


def matrix_svg(matrix: Matrix) -> str:
    """Draw a matrix; a square of its own row and column has a frame."""
    wide = (100.0 - CODE_PERCENT) / len(matrix.columns)
    shapes = "".join(
        f'<text class="soft" x="{CODE_PERCENT + (place + 0.5) * wide:.2f}%" y="{HEAD_PX - 9}" '
        f'text-anchor="middle">{escape(code)}</text>'
        for place, code in enumerate(matrix.columns)
    )
    for row, code in enumerate(matrix.rows):
        top = HEAD_PX + row * ROW_PX
        shapes += (
            f'<text class="soft" x="{CODE_PERCENT - 1:g}%" y="{top + 16}" text-anchor="end">'
            f"{escape(code)}</text>"
        )
        for column, other in enumerate(matrix.columns):
            shade = shade_of(float(matrix.shares[row, column]))
            frame = " own" if code == other else ""
            shapes += (
                f'<rect class="shade-{shade}{frame}" x="{CODE_PERCENT + column * wide:.2f}%" '
                f'y="{top}" width="{wide:.2f}%" height="{ROW_PX}"/>'
            )
    height = HEAD_PX + ROW_PX * len(matrix.rows)
    return (
        f'<svg class="matrix" width="100%" height="{height}" role="img" focusable="false" '
        f'aria-label="{escape(matrix.sentence, quote=True)}">{shapes}</svg>'
    )


def shade_key(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return a small square and its words for each shade; decoration beside the words."""
    return [
        (
            f'<svg class="swatch" width="18" height="14" aria-hidden="true" focusable="false">'
            f'<rect class="shade-{shade}" width="100%" height="100%"/></svg>',
            text,
        )
        for shade, text in enumerate(words)
    ]
