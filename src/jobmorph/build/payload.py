"""Whether what an address sent is the file that was asked for."""

import hashlib
from pathlib import Path

from jobmorph.build.archive import SafeArchive
from jobmorph.build.origin import Origin
from jobmorph.schema.errors import DataError

BY_HAND = "Download it in a browser and hand it in with --from."
_MAGIC = {".xls": b"\xd0\xcf\x11\xe0", ".parquet": b"PAR1"}
_ZIPPED = (".zip", ".xlsx")
_HTML = (b"<!doctype html", b"<html", b"<head")


def check_payload(path: Path, origin: Origin) -> None:
    """Refuse a download that is not the file it should be.

    Parameters
    ----------
    path : pathlib.Path
        What was loaded.
    origin : Origin
        What should have been.

    Raises
    ------
    DataError
        If it is empty, a web page, of another kind than its name says, a damaged or harmful
        archive, or has another hash than the one recorded.
    """
    with path.open("rb") as stream:
        start = stream.read(512)
    if not start:
        raise refused(origin, "the address answered with an empty file")
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML):
        raise refused(origin, "the address answered with a web page instead of the file")
    ending = Path(origin.file_name).suffix.lower()
    if ending in _MAGIC and not start.startswith(_MAGIC[ending]):
        raise refused(origin, f"what came back is not a {ending} file")
    if ending in _ZIPPED:
        SafeArchive(path, where=origin.url).verify()
    digest = sha256_of(path)
    if origin.sha256 is not None and digest != origin.sha256:
        raise DataError(
            f"the file is not the one recorded: sha256 {digest[:12]} instead of "
            f"{origin.sha256[:12]}",
            where=origin.url,
            hint="The producer may have replaced it. To build on the new one on purpose, hand it "
            "in with --from.",
        )


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hex digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def refused(origin: Origin, what: str) -> DataError:
    """Return the error of a download that failed, with its address and the way round."""
    return DataError(what, where=origin.url, hint=f"Try again later, or: {BY_HAND}")
