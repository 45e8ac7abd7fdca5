"""A redesign's folder as one download."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

JSON: Final = "application/json"
# The same plan has the same bytes: a packed file tells no day.
_DAY: Final = (1980, 1, 1, 0, 0, 0)
_MODE: Final = 0o644 << 16


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Pack files by path; the same files have the same bytes.

    Examples
    --------
    >>> zipped({"a.md": "x"}) == zipped({"a.md": "x"})
    True
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _MODE
            archive.writestr(entry, content)
    return packed.getvalue()
