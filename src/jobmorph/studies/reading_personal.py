"""Personal data taken out of a text before anything of it is kept."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from jobmorph.work.text.line import Sentence
from jobmorph.work.text.personal import name_parts, names_of_addresses, redact
from jobmorph.work.text.reading import TextReading


@dataclass(frozen=True, slots=True)
class CleanReading:
    """A reading without personal data.

    Parameters
    ----------
    reading : TextReading
        Lines of contact data are gone; '[removed]' stands in sentences that held some.
    dropped : dict of str to int
        What was taken out, by kind; 'contact_line' counts whole lines.
    """

    reading: TextReading
    dropped: dict[str, int]


def without_personal_data(reading: TextReading, title_words: Collection[str]) -> CleanReading:
    """Drop lines of contact data, and redact every other sentence.

    Names found at the top of a resume, after 'Name:', or inside an e-mail address are taken out
    wherever they stand.

    Parameters
    ----------
    reading : TextReading
        As read.
    title_words : collection of str
        Words of job titles: a line that holds nothing else is no name.
    """
    names = _names(reading, title_words)
    dropped: Counter[str] = Counter()
    kept: list[Sentence] = []
    for sentence in reading.sentences:
        if sentence.role == "contact":
            dropped["contact_line"] += 1
            continue
        clean = redact(sentence.text, names)
        dropped.update(clean.removed)
        kept.append(replace(sentence, text=clean.text))
    return CleanReading(replace(reading, sentences=tuple(kept)), dict(dropped))


def _names(reading: TextReading, title_words: Collection[str]) -> Sequence[str]:
    found: list[str] = []
    for sentence in reading.sentences:
        found += names_of_addresses(sentence.text)
        if sentence.role != "contact" or any(c.isdigit() or c == "@" for c in sentence.text):
            continue
        parts = name_parts(sentence.text)
        if not all(part.casefold() in title_words for part in parts):
            found += parts
    return [name for name in dict.fromkeys(found) if len(name) > 1]
