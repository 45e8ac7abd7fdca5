"""How many years of school a text asks for: Flesch-Kincaid, counted without a dictionary."""

from __future__ import annotations

import re

# Ends a sentence beside a full stop: an empty line, a new list item, a heading, a table's rule.
BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+•>#|]|\d+[.)]\s))")
STOP = re.compile(r"[.!?]+[\"'”’)]*(?=\s|$)")
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
TABLE_ROW = re.compile(r"^\s*\|.*$", re.MULTILINE)
WORD = re.compile(r"[A-Za-z0-9À-ÿ]+(?:['’][A-Za-z]+)?")

SHORTEST = 3

VOWELS = re.compile(r"[aeiouyà-ÿ]+")
# Rewritten first: sounds that look like a vowel of their own, then letters that are not spoken.
SPELLING = (
    (re.compile(r"(?<=[aeiou])y(?=[aeiou])"), "j"),
    (re.compile(r"qu(?=[aeiouy])"), "kw"),
    (re.compile(r"gu(?=[aei])"), "g"),
    (re.compile(r"^every"), "evry"),
    (
        re.compile(
            r"^(some|house|home|time|pipe|life|fore|else|take|one|note|care|side|voice|base)"
            r"(?=[a-z]{3})(?!ign|rous)"
        ),
        lambda found: found.group()[:-1],
    ),
    (re.compile(r"(?<=[bcdfgkptz])led\b"), "el"),
    (re.compile(r"(?<=[^aeiouydt])ed\b"), ""),
    (re.compile(r"(?<=[^aeiouycgsxzhl])es\b|(?<=[aeiou][l])es\b"), ""),
    (re.compile(r"(?<=[^aeiouyl])e\b|(?<=[aeiouyrlw]l)e\b|(?<=[aeiouy])e\b"), ""),
    (re.compile(r"e(?=ly\b|ful|less\b|ment|ness\b)"), ""),
)
# Two vowels that are spoken apart, as in 'create', 'being', 'earlier', 'material', 'audience'.
APART = re.compile(
    r"ia(?!ge|l\b|lly\b|n\b|ns\b|l[ist])|(?<=r)ial|(?<![ctgsxn])io(?!u?s\b|n)|(?<=[rv])ious|"
    r"i[eo]t|iers?\b|(?<=[dr])ien|eo(?!n\b|us\b|ple)|ea(?:te|ti)|^react|ua[lrt]|(?<=l)uen|iu|uo|"
    r"uit[yi]|ying\b|eing\b|[uo]ing\b|^coo(?=[rp])"
)
# Common words that the rules above get wrong.
KNOWN = {
    **dict.fromkeys(("tier", "tiers"), 1),
    **dict.fromkeys(
        ("argue", "business", "client", "clients", "colleague", "colleagues", "doing", "evening"), 2
    ),
    **dict.fromkeys(
        ("evenings", "every", "going", "hundred", "quiet", "science", "seeing", "trial", "trials"),
        2,
    ),
    **dict.fromkeys(("area", "diary", "employee", "everyone", "idea", "ideas", "whoever"), 3),
    **dict.fromkeys(("businesses", "ratio", "ratios"), 3),
}


def syllables(word: str) -> int:
    """Count the syllables of an English word; a number counts as one.

    >>> [syllables(word) for word in ("week", "make", "table", "listened", "started", "idea")]
    [1, 1, 2, 2, 2, 3]
    """
    plain = re.sub(r"['’]s?\b|['’]", "", word.lower())
    if plain in KNOWN:
        return KNOWN[plain]
    if len(plain) <= 3:
        return max(1, len(VOWELS.findall(re.sub(r"(?<=[^aeiouy])e\b", "", plain))))
    for written, spoken in SPELLING:
        plain = written.sub(spoken, plain)
    return max(1, len(VOWELS.findall(plain)) + len(APART.findall(plain)))


def reading_grade(text: str) -> float:
    """Flesch-Kincaid grade of a text: 0.39 words a sentence + 11.8 syllables a word - 15.59.

    Headings, list items and paragraphs end a sentence without a full stop. Code, rows of tables
    and scraps of one or two words are left out, or a page of labels would look easy. Short texts
    jump: 30 words are too few to be judged alone.

    >>> round(reading_grade("The cat sat on the mat. It was glad to be in the warm room."), 2)
    -0.86

    Raises
    ------
    ValueError
        If there is no sentence of three words.
    """
    plain = TABLE_ROW.sub("", CODE.sub(" ", text))
    sentences = [
        words
        for block in BREAK.split(plain)
        for part in STOP.split(block)
        if len(words := WORD.findall(part)) >= SHORTEST
    ]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        raise ValueError("no sentence to be read")
    return (
        0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    )
