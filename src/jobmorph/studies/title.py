"""What does this title mean? Family, level, occupation and codes, each with its chance."""

from collections.abc import Sequence
from typing import Final

from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.record import RunRecord
from jobmorph.schema.version import VERSION
from jobmorph.studies.title_codes import BRIDGES, CodeBook
from jobmorph.studies.title_reader import open_title_engine
from jobmorph.studies.title_result import TitleCard, TitleResult
from jobmorph.work.title.reading import TitleReading

USED_TABLES: Final = ("title", "occupation", "role", "role_alias", *BRIDGES)
# A title is read without a scenario or a draw.
SCENARIO: Final = "none"


def study_title(title: str, edition: Edition | None = None) -> TitleResult:
    """Read one title.

    Parameters
    ----------
    title : str
        A job title in anybody's words.
    edition : Edition, optional
        The embedded one if not given.

    Returns
    -------
    TitleResult
        With one card, also where nothing is sure enough.

    Raises
    ------
    ParameterError
        If the title is empty.

    Examples
    --------
    >>> card = study_title("Registered Nurse").cards[0]
    >>> card.reading.occupations[0].occupation_soc2018, card.occupation_titles[0]
    ('29-1141', 'Registered Nurses')
    """
    return study_titles([title], edition)


def study_titles(titles: Sequence[str], edition: Edition | None = None) -> TitleResult:
    """Read several titles; see `study_title`."""
    if not titles or not all(title.strip() for title in titles):
        raise ParameterError("the job title is empty", hint='Try: jobmorph title "Sr. Acct Exec"')
    opened = edition or open_edition()
    book = CodeBook(opened)
    readings = open_title_engine(opened).read_all(titles)
    roles = dict(opened.table("role").select("role_id", "title").iter_rows())
    occupations = opened.table("occupation").select("occupation_onet2019", "title")
    names = dict(occupations.iter_rows())
    cards = tuple(_card(reading, roles, names, book) for reading in readings)
    return TitleResult(cards, title_record(opened))


def title_record(edition: Edition) -> RunRecord:
    """Versions and sources behind the reading of titles."""
    held = {entry.name for entry in edition.manifest.tables}
    tables = tuple(name for name in USED_TABLES if name in held)
    return RunRecord(
        version=VERSION,
        edition=edition.name,
        scenario=SCENARIO,
        seed=0,
        assumptions=(),
        sources=edition.manifest.credits_for(tables),
    )


def _card(
    reading: TitleReading, roles: dict[str, str], names: dict[str, str], book: CodeBook
) -> TitleCard:
    family = reading.family
    role = None if family is None else roles.get(family.role_id, family.matched_title)
    found = reading.occupations
    titles = tuple(names.get(each.occupation_onet2019, each.matched_title) for each in found)
    codes = book.codes(found[0].occupation_onet2019) if found else None
    return TitleCard(reading, role, titles, codes)
