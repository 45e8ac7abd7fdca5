"""What a server works out in the background before anybody asks: one page of each kind."""

from typing import TYPE_CHECKING, Final

from jobmorph.reference.edition import Edition
from jobmorph.web.atlas_desk import ATLAS
from jobmorph.web.market_pages import first_look
from jobmorph.web.navigation import site_frame
from jobmorph.web.question import SUB_PAGES, JobQuestion

if TYPE_CHECKING:
    from jobmorph.web.site import Site

TITLES: Final = ("sales development representative", "registered nurse")
ORIGIN: Final = "http://127.0.0.1"


def warm_site(site: "Site") -> None:
    """Read all tables, then write pages that nobody sees, so that the first reader does not wait.

    Templates, indexes and whatever depends on the edition alone are kept from then on. A job of the
    role library and one of the public data stand for all others.
    """
    read_tables(site.edition)
    for title in TITLES:
        _job_page(site, title)
    site.atlas.prepare(site.edition, site_frame(site.settings, ATLAS))
    _search(site.edition)
    for page in SUB_PAGES:
        _sub_page(site, TITLES[0], page)
    first_look(site.edition)
    _long_looks(site.edition)


def read_tables(edition: Edition) -> None:
    """Read every table of an edition into memory."""
    from jobmorph.schema.tables import EDITION_TABLES

    for entry in edition.manifest.tables:
        if entry.name in EDITION_TABLES:
            edition.table(entry.name)


def _job_page(site: "Site", title: str) -> None:
    from jobmorph.web.pages.job import job_chunks

    question = JobQuestion(title)
    frame = site_frame(site.settings, question.address())
    for _ in job_chunks(question, site, frame, ORIGIN):
        pass


def _sub_page(site: "Site", title: str, page: str) -> None:
    from jobmorph.web.pages.job import PAGES

    question = JobQuestion(title)
    PAGES[page](question, site, site_frame(site.settings, question.address(page)))


def _long_looks(edition: Edition) -> None:
    """Work out what pages without a question rest on, the slow ones."""
    from jobmorph.studies.evidence import study_evidence
    from jobmorph.studies.history_atlas import study_atlas
    from jobmorph.web.chapters import chapters

    chapters()
    _roles(edition)
    study_atlas(edition=edition)
    study_evidence(None, edition=edition)


def _roles(edition: Edition) -> None:
    """Look up what is known of every role as a job to leave."""
    from jobmorph.reference.parameters import load_parameters
    from jobmorph.studies.path_start import YEARS
    from jobmorph.studies.place_facts import job_facts
    from jobmorph.studies.resolve import resolve_job

    parameters = load_parameters("work")
    for role_id in edition.table("role").get_column("role_id"):
        match = resolve_job(role_id, level=None, edition=edition, parameters=parameters)
        job_facts(match.job, edition, YEARS)


def _search(edition: Edition) -> None:
    from jobmorph.studies.title_reader import open_title_engine
    from jobmorph.web.suggest import suggested_titles

    suggested_titles(TITLES[0], edition)
    open_title_engine(edition)
