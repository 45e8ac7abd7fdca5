"""Personal data in a text: found, counted and taken out before anything is kept."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from jobmorph.work.text.line import LONGEST

MARK: Final = "[removed]"

_DATE: Final = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?\.? "
    r"[^\W\d_]{3,10}\.?,? (?:19|20)\d\d|[^\W\d_]{3,10} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d)"
)
_TLD: Final = (
    r"(?:com|org|net|io|dev|me|info|biz|edu|gov|ai|app|co|eu|uk|de|fr|es|it|nl|ch|at|be|ie|us|ca|"
    r"au|in|example|invalid|test|name|pro|xyz|online|site|tech)"
)
KINDS: Final[Mapping[str, re.Pattern[str]]] = {
    "email": re.compile(
        r"[^\s@<>()\[\]{},;:\"'|]+\s?(?:@|\(at\)|\[at\])\s?[^\W_](?:[\w-]*\.)*[\w-]*(?:\.|"
        r"\s?\(dot\)\s?"
        r"|\s?\[dot\]\s?)[^\W\d_]{2,}",
        re.IGNORECASE,
    ),
    "url": re.compile(
        rf"(?:https?|ftp)://[^\s<>|]+|\bwww\.[^\s<>|]+|\b(?:linkedin|github|gitlab|twitter|x|"
        rf"xing|facebook|"
        rf"instagram|behance|medium)\.com/[^\s<>|]+|\b(?!(?:asp|vb|ado|"
        rf"ml)\.net\b)[\w-]+(?:\.[\w-]+)*\.{_TLD}(?:/[^\s<>|"
        rf"]*)?(?![\w.]|\s?@)",
        re.IGNORECASE,
    ),
    "born": re.compile(
        rf"\b(?:date of birth|birth ?date|born(?: on)?|d\.?o\.?b\.?|geboren(?: am)?|geburtsdatum|"
        rf"né(?:e)?"
        rf"(?: le)?|date de naissance|fecha de nacimiento|nacid[oa](?: "
        rf"el)?)\b\W{{0,3}}(?:{_DATE}|(?:19|20)\d\d)?",
        re.IGNORECASE,
    ),
    "date": re.compile(rf"(?<![\w.]){_DATE}(?![\w])"),
    "id": re.compile(
        r"\b(?:ssn|social security(?: (?:no|number))?|passport(?: (?:no|number))?|national id|id "
        r"(?:no|number|card)|"
        r"personal(?:ausweis)?(?:nummer)?|steuer-?id|sozialversicherungsnummer|numéro de "
        r"sécurité sociale|"
        r"employee (?:id|no|number)|licen[cs]e (?:no|number)|dni|nie|nif|insee|iban|tax (?:id|"
        r"number))"
        r"\b\W{0,4}(?=[\w-]*\d)[\w-]+(?:[ -](?=[\w-]*\d)[\w-]+){0,7}|"
        r"\b\d{3}-\d{2}-\d{4}\b|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b|"
        r"\b\d{8}[A-Z]\b",
        re.IGNORECASE,
    ),
    "phone": re.compile(
        r"(?<![\w.,$€£])(?=(?:[^\d\n]{0,3}\d){7})(?:\+\s?\d|\(\+?\d{1,4}\)(?=[\d \-./]{5})|0\d|"
        r"\d{3}[-. ]\d{3,4}[-. ]\d{3,4}|\d{3}[-.]\d{4}\b)"
        r"(?:[\d \-./()]{0,20}\d)?(?![\w%€$£])"
    ),
    "address": re.compile(
        r"\b\d{1,5}[a-z]?,? (?:[A-ZÀ-Ý][\w'’.-]*\s){1,4}(?:street|st|avenue|ave|road|rd|lane|ln|"
        r"drive|dr|court|ct|"
        r"square|sq|place|pl|boulevard|blvd|way|terrace|close|crescent|steps|row|walk|gardens|"
        r"mews|hill|park|"
        r"parkway|highway|hwy)\b\.?(?:,? (?:apt|unit|flat|suite|#)\.? ?\w+)?|"
        r"\b[A-ZÄÖÜ][\wäöüß.-]*(?:straße|strasse|str\.|weg|gasse|allee|platz|ring|damm|ufer) "
        r"?\d+ ?[a-z]?\b|"
        r"\b\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|allée|place|chemin|impasse|quai) "
        r"[^\d,;|]{3,40}|"
        r"\b(?:calle|c/|avenida|avda\.?|plaza|paseo) [^\d,;|]{2,40},? ?\d+|"
        r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\bP\.? ?O\.? Box \d+|"
        r"\b(?:D-)?\d{5} [A-ZÄÖÜÉ][a-zäöüßéè-]{2,}\b",
        re.IGNORECASE,
    ),
    "name": re.compile(
        r"\b(?i:mr|mrs|ms|miss|mx|herr|herrn|frau|monsieur|madame|mme|señora?|sra?|don|doña)\.? "
        r"(?:(?i:dr|prof)\.? )?[A-ZÀ-Ý][\w'’.-]*(?:[ -][A-ZÀ-Ý][\w'’.-]+){0,3}|"
        r"\b(?i:dr|prof)\.? [A-ZÀ-Ý][\w'’-]+(?:[ -][A-ZÀ-Ý][\w'’-]+){0,3}|"
        r"\b(?i:name|vorname|nachname|nom|prénom|nombre|apellidos?|ask|contact(?: person)?|"
        r"contacter|ansprechpartner"
        r"(?:in)?|reach out to|write to|call)(?i:\s?:|\sfor|\sist)? "
        r"?(?-i:[A-ZÀ-Ý][a-zà-ÿ'’-]+(?:[ -][A-ZÀ-Ý][\w'’-]+)"
        r"{1,3}|[A-ZÀ-Ý][a-zà-ÿ'’-]+(?= (?:at|on|under|unter|via|by)\b))|"
        r"\b(?i:name|vorname|nachname|nom|prénom|nombre|apellidos?)\s?:\s?[^,;|\n]{2,60}"
    ),
}
_ORDER: Final = ("email", "url", "id", "born", "address", "date", "phone", "name")
_CONTACT_LABEL: Final = re.compile(
    r"\W*(?:name|full name|address|anschrift|adresse|wohnort|e-?mail|mail|phone|mobile|"
    r"tel(?:ephone|efon|éfono|\.)?|"
    r"cell|mobil|nationality|nationalität|staatsangehörigkeit|nationalité|nacionalidad|marital "
    r"status|"
    r"familienstand|date of birth|born|geboren|geburts\w+|dob|d\.o\.b\.|place of birth|gender|"
    r"sex|age|"
    r"linkedin|github|website|portfolio|visa status|dirección|teléfono|correo|domicile)\s*[:.]",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(
    r"(?:19|20)\d\d\s?(?:[-–—/]|to|bis|à|a)\s?(?:(?:19|20)?\d\d|now|present|today|heute)"
)


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without personal data.

    Parameters
    ----------
    text : str
        The text; '[removed]' stands where something was.
    removed : dict of str to int
        How many of each kind were taken out: email, url, id, born, address, date, phone, name.
    """

    text: str
    removed: dict[str, int]


def redact(text: str, names: Collection[str] = ()) -> Redacted:
    """Take personal data out of a text.

    Parameters
    ----------
    text : str
        The text.
    names : collection of str
        Parts of names found elsewhere in the document, taken out wherever they stand.

    Examples
    --------
    >>> redact("Write to ann@post.example or +44 20 7946 0123").text
    'Write to [removed] or [removed]'
    """
    removed: Counter[str] = Counter()
    # Years of a job look like a phone number; they say nothing about who somebody is.
    kept = {f"\x00{n}\x00": found.group() for n, found in enumerate(_YEARS.finditer(text))}
    for mark, years in kept.items():
        text = text.replace(years, mark, 1)
    for kind in _ORDER:
        text, count = KINDS[kind].subn(MARK, text)
        removed[kind] += count
    for mark, years in kept.items():
        text = text.replace(mark, years)
    for name in sorted(names, key=len, reverse=True):
        pattern = rf"(?<!\w){re.escape(name)}(?:['’]s)?(?!\w)"
        text, count = re.subn(pattern, MARK, text, flags=re.IGNORECASE)
        removed["name"] += count
    text = re.sub(rf"{re.escape(MARK)}(?:[\s,/|]*{re.escape(MARK)})+", MARK, text)
    return Redacted(" ".join(text.split()), {k: n for k, n in removed.items() if n})


def is_contact(text: str) -> bool:
    """Say whether a line gives a way to reach somebody, or a fact about them.

    Examples
    --------
    >>> is_contact("Phone: 555-0100"), is_contact("Answered the phone")
    (True, False)
    """
    if _CONTACT_LABEL.match(text):
        return True
    plain = _YEARS.sub("", text[:LONGEST])
    return any(
        KINDS[kind].search(plain) for kind in ("email", "url", "phone", "born", "address", "id")
    )


def name_parts(line: str) -> tuple[str, ...]:
    """Parts of a person's name in a line that is known to hold one.

    Examples
    --------
    >>> name_parts("Name: Imani Oduya-Falk")
    ('Imani', 'Oduya-Falk', 'Oduya', 'Falk')
    """
    plain = re.split(r"\s[|·–—-]\s|[|,;•]", re.sub(r"^\W*[\w ]{2,12}:\s*", "", line))[0]
    words = [word.strip(".()\"'") for word in plain.split()]
    long = [word for word in words if len(word) > 1 and any(c.isalpha() for c in word)]
    pieces = [piece for word in long if "-" in word for piece in word.split("-") if len(piece) > 2]
    return tuple(dict.fromkeys([*long, *pieces]))


def names_of_addresses(text: str) -> tuple[str, ...]:
    """Parts of names inside e-mail addresses and profile links.

    Examples
    --------
    >>> names_of_addresses("robin.ashgrove@mail.example")
    ('robin', 'ashgrove')
    """
    found = [match.group().split("@")[0] for match in KINDS["email"].finditer(text)]
    found += re.findall(r"(?:linkedin\.com/in|github\.com|xing\.com/profile)/([\w.-]+)", text)
    split = [[p for p in re.split(r"[._+\d-]+", each.lower()) if p.isalpha()] for each in found]
    # 'jobs@' is no name; 'first.last@' is.
    parts = [part for each in split if len(each) > 1 for part in each if len(part) > 3]
    return tuple(dict.fromkeys(parts))
