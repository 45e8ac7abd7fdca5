"""What reading a packed file (zip, .xlsx, .docx) raises when the file is damaged."""

import zipfile
import zlib
from typing import Final

from jobmorph.schema.errors import DataError

# zipfile raises NotImplementedError for ways of packing it does not know, zlib.error when packed
# bytes are no longer what was packed.
DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)
# A password makes zipfile raise RuntimeError; a header that leads outside the file, ValueError.
UNREADABLE: Final = (*DAMAGED, ValueError, RuntimeError)


def damaged_workbook(name: str) -> DataError:
    """Say that a file that calls itself a workbook cannot be unpacked.

    Parameters
    ----------
    name : str
        Name of the file.
    """
    return DataError(
        "this is no workbook, or a damaged one",
        where=name,
        hint="Open it and save it anew as .xlsx or CSV UTF-8.",
    )
