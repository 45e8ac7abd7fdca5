"""Codes of the occupations that titles are read as, each looked up once."""

from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.studies.codes import Codes, codes_of

BRIDGES: Final = ("isco_bridge", "isco_group", "esco_bridge")


class CodeBook:
    """Looks codes up, each occupation once.

    Parameters
    ----------
    edition : Edition
        One that lacks the bridges gives SOC codes only.

    Examples
    --------
    >>> from jobmorph.reference.edition import open_edition
    >>> CodeBook(open_edition()).codes("29-1141.00").occupation_soc2018
    '29-1141'
    """

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        held = {entry.name for entry in edition.manifest.tables}
        self._has_bridges = held.issuperset(BRIDGES)
        self._known: dict[str, Codes] = {}

    def codes(self, occupation_onet2019: str) -> Codes:
        """Return the codes of one occupation of the edition."""
        if occupation_onet2019 not in self._known:
            self._known[occupation_onet2019] = self._look_up(occupation_onet2019)
        return self._known[occupation_onet2019]

    def _look_up(self, occupation: str) -> Codes:
        if self._has_bridges:
            return codes_of(occupation, self._edition)
        rows = self._edition.rows("occupation", pl.col("occupation_onet2019") == occupation)
        return Codes(occupation, rows.item(0, "occupation_soc2018"), rows.item(0, "title"), (), ())
