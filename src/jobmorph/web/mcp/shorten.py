"""From a study's result to the pieces of a compact answer: figures, the job, the record."""

import shlex
from collections import Counter
from typing import Any, Final

from jobmorph.reports.plan_sentences import quoted, typed, typed_plain
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.theme import tier_words
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import TIERS
from jobmorph.schema.job import Match
from jobmorph.schema.record import RunRecord
from jobmorph.web.mcp.brief import JobRead, Record, Span

DIGITS: Final = 3
WHOLE_FROM: Final = 1000.0
MOST_OTHERS: Final = 3
MOST_NOTES: Final = 2


def figure(value: float) -> float:
    """Round a figure as assistants get it: three digits, or whole from a thousand on.

    Examples
    --------
    >>> figure(0.12345678), figure(2725930.4)
    (0.123, 2725930.0)
    """
    if abs(value) >= WHOLE_FROM:
        return float(round(value))
    return float(f"{value:.{DIGITS}g}")


def figure_or_none(value: float | None) -> float | None:
    """Round a figure that may be unknown."""
    return None if value is None else figure(value)


def span(estimate: Estimate) -> Span:
    """Round an estimate.

    Examples
    --------
    >>> span(Estimate(0.1, 0.25, 0.5))
    Span(low=0.1, mid=0.25, high=0.5)
    """
    return Span(low=figure(estimate.low), mid=figure(estimate.mid), high=figure(estimate.high))


def span_or_none(estimate: Estimate | None) -> Span | None:
    """Round an estimate that may be unknown."""
    return None if estimate is None else span(estimate)


def row_span(row: dict[str, Any], low: str, mid: str, high: str) -> Span | None:
    """Round three columns of a row; None where nothing is known."""
    if row[mid] is None:
        return None
    return Span(low=figure(row[low]), mid=figure(row[mid]), high=figure(row[high]))


def job_read(match: Match) -> JobRead:
    """Say how words were read, and what else they may mean."""
    job = match.job
    is_official = job.kind == "occupation"
    return JobRead(
        id=job.id,
        title=as_heading(job.title),
        level=None if is_official else job.level,
        level_is_guessed=job.is_level_implied and not is_official,
        probability=figure_or_none(match.probability),
        other_readings=tuple(each.title for each in match.alternatives[:MOST_OTHERS]),
    )


def brief_record(record: RunRecord) -> Record:
    """Shorten a record: who the data are from, what kind of evidence, how much is judgement."""
    producers = Counter((each.tier, each.producer) for each in record.sources)
    # The producer of most datasets of each kind of evidence stands for its kind.
    first = {tier: producer for (tier, producer), _ in reversed(producers.most_common())}
    named = tuple(f"{first[tier]} ({tier_words(tier)})" for tier in TIERS if tier in first)
    return Record(
        edition=record.edition,
        version=record.version,
        scenario=record.scenario,
        seed=record.seed,
        sources=named,
        more_sources=len({each.producer for each in record.sources}) - len(named),
        own_judgements=sum(each.tier == "assumption" for each in record.assumptions),
    )


def brief_notes(notes: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the first notes, and count the others."""
    if len(notes) <= MOST_NOTES:
        return notes
    return (*notes[:MOST_NOTES], f"{len(notes) - MOST_NOTES} more notes: see the command.")


def as_typed(words: str) -> str:
    r"""Write words so that a shell takes them as they are, whatever stands in them.

    Examples
    --------
    >>> as_typed("SDR"), as_typed("sales manager"), as_typed('a "$(b)"')
    ('SDR', '"sales manager"', '\'a "$(b)"\'')
    """
    plain = typed_plain(words)
    return quoted(plain) if plain == words else shlex.quote(words)


def level_option(match: Match) -> str:
    """Write the level of a library role as an option; official jobs have none."""
    return option("--level", match.job.level) if match.job.kind == "role" else ""


def command(study: str, jobs: tuple[Match | str, ...], *options: str) -> str:
    """Write the command line that asks the same.

    Examples
    --------
    >>> command("compare", ("registered nurse", "SDR"), "--horizon 3")
    'jobmorph compare "registered nurse" SDR --horizon 3'
    """
    words = (as_typed(each) if isinstance(each, str) else typed(each) for each in jobs)
    return " ".join(["jobmorph", study, *words, *filter(None, options)])


def option(name: str, value: object, default: object = None) -> str:
    """Write an option of a command; nothing where it has its default.

    Examples
    --------
    >>> option("--horizon", 3.0, 5.0), option("--horizon", 5.0, 5.0), option("--no-degree", True)
    ('--horizon 3', '', '--no-degree')
    """
    if value is None or value is False or value == default:
        return ""
    if value is True:
        return name
    if isinstance(value, float):
        return f"{name} {value:g}"
    return f"{name} {as_typed(str(value))}"
