"""A talk in the terminal: one question after the other, with a way back and a way out."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TextIO, TypeVar

from jobmorph.reports.words import say

State = TypeVar("State")

WIDTH: Final = 79
LONGEST_ANSWER: Final = 4_096
# Somebody who pipes a wrong file in should not be asked for ever.
MOST_WRONG: Final = 10
BACK: Final = ("b", "back")
STOP: Final = ("q", "quit")
_PLAIN: Final = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."}
)


@dataclass(frozen=True, slots=True)
class Question(Generic[State]):
    """One question, asked in one state of the talk.

    Parameters
    ----------
    lines : tuple of str
        What is said before, a paragraph each.
    text : str
        The question.
    expected : str
        What to say when an answer is not understood.
    take : callable
        From an answer (printable, on one line, '' for Enter) to the next state; None if it is not
        understood.
    """

    lines: tuple[str, ...]
    text: str
    expected: str
    take: Callable[[str], State | None]


@dataclass(frozen=True, slots=True)
class Talk(Generic[State]):
    """How a talk ended: the last state, and whether questions were left."""

    state: State
    is_stopped: bool


def hold_talk(
    stream_in: TextIO,
    stream_out: TextIO,
    start: State,
    next_question: Callable[[State], Question[State] | None],
) -> Talk[State]:
    """Ask until there is no next question, or the other side stops.

    Parameters
    ----------
    stream_in, stream_out : text stream
        Where answers come from and questions go to.
    start : State
        Where the talk starts; it holds all answers so far.
    next_question : callable
        The question that belongs to a state; None at the end.

    Returns
    -------
    Talk
        'b' goes one answer back. 'q', the end of the input, or ten answers in a row that are not
        understood stop the talk with what is there.
    """
    states = [start]
    wrong = 0
    is_new = True
    while (question := next_question(states[-1])) is not None:
        if is_new:
            tell(stream_out, "", *question.lines, question.text)
        answer = _answer(stream_in, stream_out)
        if answer is None or answer.casefold() in STOP:
            return Talk(states[-1], is_stopped=True)
        is_new = True
        if answer.casefold() in BACK:
            if len(states) == 1:
                tell(stream_out, say("question.first"))
            states = states[:-1] or states
            continue
        state = question.take(answer)
        if state is not None:
            states.append(state)
            wrong = 0
            continue
        is_new = False
        wrong += 1
        if wrong == MOST_WRONG:
            tell(stream_out, say("question.wrong"))
            return Talk(states[-1], is_stopped=True)
        tell(stream_out, question.expected)
    return Talk(states[-1], is_stopped=False)


def tell(stream: TextIO, *lines: str) -> None:
    """Write paragraphs, wrapped to 79 columns, in what the stream can show.

    A line that starts with a digit and two blanks hangs under its text.
    """
    for line in lines:
        hangs = line[1:3] == "  " and line[:1].isdigit()
        indent, rest = ("  ", "     ") if hangs else ("", "")
        wrapped = textwrap.wrap(
            line.translate(_PLAIN), WIDTH, initial_indent=indent, subsequent_indent=rest
        )
        stream.write("\n".join(_showable(stream, each) for each in wrapped) + "\n")
    stream.flush()


def _answer(stream_in: TextIO, stream_out: TextIO) -> str | None:
    """Return one line without what cannot be printed; None at the end of the input."""
    stream_out.write(say("question.prompt"))
    stream_out.flush()
    try:
        line = stream_in.readline(LONGEST_ANSWER)
    except UnicodeDecodeError:
        # Bytes that are no text: an answer that nobody understands.
        return "?"
    if not line:
        stream_out.write("\n")
        return None
    whole = line.encode("utf-8", errors="replace").decode("utf-8")
    return " ".join("".join(c if c.isprintable() else " " for c in whole).split())


def _showable(stream: TextIO, text: str) -> str:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, errors="replace").decode(encoding)


def numbered(sentences: Sequence[str]) -> tuple[str, ...]:
    """Put the number of each sentence before it, from 0.

    Examples
    --------
    >>> numbered(["Not yet.", "With help."])
    ('0  Not yet.', '1  With help.')
    """
    return tuple(f"{number}  {sentence}" for number, sentence in enumerate(sentences))
