"""A whole text: job description or resume, its language, its sentences with their roles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from jobmorph.work.text.language import Language, find_language
from jobmorph.work.text.line import Sentence, SentenceRole, TextLine
from jobmorph.work.text.resume import ResumeReader, is_resume, position_titles
from jobmorph.work.text.role import JobReader

TextKind = Literal["job", "resume"]


@dataclass(frozen=True, slots=True)
class TextReading:
    """What a text is and what its sentences are for.

    Parameters
    ----------
    kind : {'job', 'resume'}
        A job description or a resume.
    language : Language
        The language most of it is in.
    sentences : tuple of Sentence
        Every sentence in order.
    """

    kind: TextKind
    language: Language
    sentences: tuple[Sentence, ...]

    def of(self, *roles: SentenceRole) -> tuple[Sentence, ...]:
        """Sentences of some roles, in order."""
        return tuple(sentence for sentence in self.sentences if sentence.role in roles)

    def titles(self) -> tuple[str, ...]:
        """Phrases that may name the job, likeliest first."""
        if self.kind == "job":
            return tuple(sentence.text for sentence in self.of("title"))
        found = [title for line in self.of("position") for title in position_titles(line.text)]
        return tuple(dict.fromkeys(found))


def read_text(lines: Sequence[TextLine]) -> TextReading:
    """Say what each sentence of a job description or resume is for.

    Headings decide first; words in the sentence decide where there is no known heading, or where
    they leave little doubt (equal opportunity, how to apply, pay).

    Examples
    --------
    >>> lines = [TextLine("text", "Sales rep", 1), TextLine("heading", "Your tasks", 2),
    ...          TextLine("item", "Call buyers", 3)]
    >>> [sentence.role for sentence in read_text(lines).sentences]
    ['title', 'heading', 'duty']
    """
    language = find_language(" ".join(line.text for line in lines))
    kind: TextKind = "resume" if is_resume(lines) else "job"
    reader = ResumeReader if kind == "resume" else JobReader
    sentences = tuple(reader(is_foreign=language != "en").read(lines))
    return TextReading(kind, language, sentences)
