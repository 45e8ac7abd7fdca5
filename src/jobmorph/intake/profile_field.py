"""Single fields of a profile: text, day, what is asked for and what is never kept."""

import re
import unicodedata
from datetime import date
from typing import Final

LONGEST_TEXT: Final = 200
MOST_JOBS: Final = 50
MOST_SKILLS: Final = 1_000
MOST_LOG: Final = 5_000
LEAST_LEVEL, MOST_LEVEL = 0.0, 5.0
MOST_YEARS: Final = 60.0
MOST_HOURS_WEEK: Final = 60.0
MOST_HOURS_LOGGED: Final = 1_000.0

_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DOTTED_DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_PERSONAL_WORDS: Final = """
    name names fullname firstname lastname forename surname givenname familyname middlename
    nickname initials vorname nachname familienname vollname nom prenom nombre apellido apellidos
    age alter edad born birth birthday birthdate dateofbirth dob birthyear yearofbirth placeofbirth
    geburtstag geburtsdatum geburtsjahr geburtsort datedenaissance fechadenacimiento
    gender sex geschlecht pronouns genre sexe genero sexo
    email emails mail emailaddress mailaddress phone phonenumber telephone tel telefon mobile
    mobil cell address adresse anschrift street city town zip zipcode postcode postalcode plz
    ort wohnort contact kontakt linkedin website url photo picture foto bild
    nationality citizenship nationalitaet staatsangehoerigkeit origin ethnicity race religion
    konfession maritalstatus familienstand married children kinder disability behinderung health
    gesundheit pregnancy unionmember union orientation
    employee employeeid employeenumber employeename employeeno worker workerid workername person
    personid personname personnelnumber personalnummer mitarbeiter mitarbeiterid mitarbeitername
    mitarbeiternummer user userid username staffid staffnumber ssn socialsecuritynumber passport
    passportnumber nationalid taxid iban
"""
_PERSONAL: Final = frozenset(_PERSONAL_WORDS.split())


def one_line(text: str) -> str:
    r"""Put a text on one line of printable characters.

    Examples
    --------
    >>> one_line(" asking\n and\x07 listening ")
    'asking and listening'
    """
    # JSON writes a character beyond 16 bits as two halves, which YAML leaves apart.
    whole = text.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace")
    plain = unicodedata.normalize("NFC", whole)
    return " ".join("".join(c if c.isprintable() else " " for c in plain).split())


def key_of(name: str) -> str:
    """Return what two spellings of one skill share.

    Examples
    --------
    >>> key_of("Finding_out what  matters") == key_of("finding-out what matters")
    True
    """
    return " ".join(re.sub(r"[\s_-]+", " ", one_line(name).casefold()).split())


def is_personal(key: str) -> bool:
    """Say whether a key or column is about who somebody is, which no plan needs.

    Examples
    --------
    >>> is_personal("E-Mail"), is_personal("Date of birth"), is_personal("skill")
    (True, True, False)
    """
    plain = key.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    letters = unicodedata.normalize("NFKD", plain)
    return re.sub(r"[^a-z]", "", letters) in _PERSONAL


def day_of(text: str) -> str | None:
    """Return a day as 'YYYY-MM-DD'; None if the text is none.

    Examples
    --------
    >>> day_of("4.12.2026"), day_of("2026-02-30"), day_of("12/04/2026")
    ('2026-12-04', None, None)
    """
    iso, dotted = _ISO_DAY.fullmatch(text), _DOTTED_DAY.fullmatch(text)
    if iso is not None:
        year, month, day = (int(piece) for piece in iso.groups())
    elif dotted is not None:
        day, month, year = (int(piece) for piece in dotted.groups())
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
