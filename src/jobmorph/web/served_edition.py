"""The edition that a server answers with, opened in a worker."""

from pathlib import Path

from jobmorph.reference.edition import Edition, open_edition


def edition_of(folder: Path | None, library: Path | None) -> Edition:
    """Open the server's own edition, with the roles that it lays over it.

    Parameters
    ----------
    folder, library : Path or None
        From the server's settings; never what a client says.
    """
    opened = open_edition(folder)
    if library is None:
        return opened
    from jobmorph.studies.own_library import with_own_library

    return with_own_library(opened, library)
