"""Our own labelled documents: each line with what it is for, written before any rule was tuned."""

from dataclasses import dataclass
from pathlib import Path

from jobmorph.intake.document_text import text_blocks
from jobmorph.work.text.line import TextLine, split_sentences
from jobmorph.work.text.reading import read_text

FOLDER = Path(__file__).parents[2] / "texts"


@dataclass(frozen=True)
class Labelled:
    """A sentence, what it is for, what it was read as, and whether it is a list item."""

    text: str
    expected: str
    found: str
    is_item: bool


@dataclass(frozen=True)
class Score:
    """Precision and recall of duties."""

    precision: float
    recall: float
    count: int


def plain_text(path):
    """Return the document without its labels."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line.partition("\t")[2] for line in lines)


def lines_of(text):
    kinds = {"heading": "heading", "item": "item"}
    return [TextLine(kinds.get(b.kind, "text"), b.text, b.line) for b in text_blocks(text)]


def labelled_sentences(path):
    """Set every sentence of a document beside its label; 'a+b' labels one after the other."""
    reading = read_text(lines_of(plain_text(path)))
    roles = {sentence.text: sentence.role for sentence in reading.sentences}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        label, _, text = line.partition("\t")
        for block in lines_of(text):
            sentences = split_sentences(block.text)
            labels = label.split("+") if "+" in label else [label] * len(sentences)
            for sentence, expected in zip(sentences, labels, strict=True):
                role = roles.get(sentence) or next(
                    (s.role for s in reading.sentences if sentence in s.text), "none"
                )
                found.append(Labelled(sentence, expected, role, block.kind == "item"))
    return found


def duty_score(part, *, is_baseline=False):
    """Score duties of one part; the baseline takes every list item for a duty."""
    rows = [
        row for path in sorted((FOLDER / part).glob("*.tsv")) for row in labelled_sentences(path)
    ]
    taken = [row.is_item if is_baseline else row.found == "duty" for row in rows]
    right = [row.expected == "duty" for row in rows]
    hits = sum(t and r for t, r in zip(taken, right, strict=True))
    return Score(hits / sum(taken), hits / sum(right), sum(right))
