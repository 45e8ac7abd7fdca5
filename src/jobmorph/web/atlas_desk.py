"""The atlases that a server has laid out: of all jobs, and of the fields that were asked for."""

import threading
from typing import TYPE_CHECKING, Final

from jobmorph.reference.edition import Edition
from jobmorph.reports.page_frame import Frame
from jobmorph.web.question import JobQuestion

if TYPE_CHECKING:
    from jobmorph.reports.atlas_sheet import AtlasSheet

ATLAS: Final = "/atlas"


class AtlasDesk:
    """Atlases by field, each laid out once; there are no more of them than fields."""

    def __init__(self) -> None:
        self._sheets: dict[str | None, AtlasSheet] = {}
        self._lock = threading.Lock()

    def sheet(self, field: str | None, edition: Edition) -> "AtlasSheet":
        """Return the atlas of a field, or of all jobs.

        Parameters
        ----------
        field : str or None
            One that the atlas knows; None for all.
        edition : Edition
            The server's own.
        """
        from jobmorph.reports.atlas_sheet import AtlasLinks, AtlasSheet
        from jobmorph.studies.atlas import study_atlas

        with self._lock:
            if field not in self._sheets:
                links = AtlasLinks(ATLAS, lambda id_: JobQuestion(id_).address())
                self._sheets[field] = AtlasSheet(study_atlas(field=field, edition=edition), links)
            return self._sheets[field]

    def prepare(self, edition: Edition, frame: Frame) -> None:
        """Lay out the atlas of all jobs as it is first shown."""
        from jobmorph.reports.atlas_page import sheet_page
        from jobmorph.reports.atlas_row import AtlasView

        sheet_page(self.sheet(None, edition), AtlasView(), frame=frame)
