"""Labels and reasons where space is short: whole words that end where a thought may end."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from jobmorph.reports.layout import cell_width, cut
from jobmorph.reports.theme import UNICODE

# What a label's first part may stand without: a further item, or where, how, for whom.
_LABEL_BREAK: Final = re.compile(
    r"(?:,| and| or| for| with| without| during| in| on| at| to| from| of| by| about| that| after"
    r"| before| while| when| into| under| between| against| as| through| until)(?= )"
)
# Where a reason may end without saying something else: a further clause begins ...
_CLAUSE_BREAK: Final = re.compile(
    r"[;:] |,? but |, (?:and|so|which) | (?:because|while|whether) "
    r"|,? and (?=(?:nobody|somebody|someone|they|it|you|few|many|most|nothing|people)\b)"
)
# ... or, once there is a verb, a further thing of which the same is said.
_SECOND_THING: Final = re.compile(r" (?:and|or) ")
_VERB: Final = re.compile(
    r"\b(?:is|are|can|cannot|may|must|has|have|get|gets|need|needs|take|takes|follow|follows"
    r"|change|changes|cost|costs|want|wants|wins?|decides?|stays?|says?|shows?|makes?|gives?"
    r"|keeps?|asks?|calls?|knows?|sees?|reads?|finds?|hears?|grows?|holds?|varies|vary)\b [^,]*$"
)
# ... or where and for whom, once it has been said that something is done.
_DONE: Final = re.compile(
    r"\b(?:is|are|can be|may be) (?:\w+ed|\w+en|\w+wn|\w+pt|drawn|found|kept|made|read|done|sent)"
    r"(?= (?:for|from|by|in|at|on|to|with|into|before|beforehand|after)\b)"
)
_SHORTEST_LABEL: Final = 10
_SHORTEST_REASON: Final = 14
_LEAST_KEPT: Final = 0.4  # of a label, or it names something else
# What a cut inside a thought costs; a label says what the row is about, so it costs more there.
_CUT_LABEL: Final = 6.0
_CUT_REASON: Final = 2.5
_NO_SUFFIX: Final = 0.4
_OPEN_END: Final = re.compile(
    r"\s(?:and|or|for|with|in|on|at|to|from|of|by|about|that|as|into|the|a|an)$"
)


@dataclass(frozen=True, slots=True)
class Shortened:
    """A text that fits, and what the cut cost the reader: 0 nothing, 4 at most."""

    text: str
    cost: float


def short_label(label: str, width: int, ellipsis: str = UNICODE.ellipsis) -> Shortened:
    """Shorten a task's label to `width` columns, at a place where it reads as a whole.

    Examples
    --------
    >>> short_label("watch vital signs during procedures", 30).text
    'watch vital signs'
    """
    if cell_width(label) <= width:
        return Shortened(label, 0.0)
    heads = (label[: found.start()].rstrip(" ,") for found in _LABEL_BREAK.finditer(label))
    whole = [
        head
        for head in heads
        if max(_SHORTEST_LABEL, _LEAST_KEPT * len(label)) <= cell_width(head) <= width
        and not _OPEN_END.search(head)
    ]
    if whole:
        return Shortened(whole[-1], 0.5 + 2.5 * (1.0 - len(whole[-1]) / len(label)))
    return Shortened(cut(label, width, ellipsis), _CUT_LABEL)


def short_reason(
    reason: str, others: Iterable[str], width: int, ellipsis: str = UNICODE.ellipsis
) -> Shortened:
    """Shorten a reason to `width` columns: its first clause, else another that fits, else cut.

    Parameters
    ----------
    reason : str
        The reason of choice.
    others : iterable of str
        Further reasons for the same verdict, best first.
    width : int
        Columns.
    ellipsis : str
        Mark of a cut inside a clause.

    Examples
    --------
    >>> short_reason("a false citation costs the client, so it is checked", (), 38).text
    'a false citation costs the client'
    """
    if cell_width(reason) <= width:
        return Shortened(reason, 0.0)
    clauses = [head for head in _clauses(reason) if _SHORTEST_REASON <= cell_width(head) <= width]
    if clauses:
        return Shortened(max(clauses, key=len), 0.5)
    for other in others:
        if 0 < cell_width(other) <= width:
            return Shortened(other, 1.2)
    return Shortened(cut(reason, width, ellipsis), _CUT_REASON)


def _clauses(reason: str) -> list[str]:
    """First parts of a reason that say something by themselves."""
    heads = [reason[: found.start()] for found in _CLAUSE_BREAK.finditer(reason)]
    further = (reason[: found.start()] for found in _SECOND_THING.finditer(reason))
    heads += [head for head in further if _VERB.search(head)]
    heads += [reason[: found.end()] for found in _DONE.finditer(reason)]
    return [head.rstrip(" ,") for head in heads]


def short_labels(
    labels: Sequence[str], suffixes: Sequence[str], width: int, ellipsis: str
) -> list[Shortened]:
    """Shorten labels that stand below each other, so that no two become the same.

    Parameters
    ----------
    labels, suffixes : sequence of str
        What may be shortened, and what follows it where there is room; as many of both.
    width : int
        Columns of both.
    ellipsis : str
        Mark of a cut inside a thought.
    """
    pairs = list(zip(labels, suffixes, strict=True))
    found = [_with_suffix(label, tail, width, ellipsis) for label, tail in pairs]
    texts = [each.text for each in found]
    return [
        each
        if texts.count(each.text) == 1 or not each.cost
        else Shortened(cut(label, width, ellipsis), _CUT_LABEL)
        for label, each in zip(labels, found, strict=True)
    ]


def _with_suffix(label: str, suffix: str, width: int, ellipsis: str) -> Shortened:
    if not suffix:
        return short_label(label, width, ellipsis)
    if cell_width(label + suffix) <= width:
        return Shortened(label + suffix, 0.0)
    bare = short_label(label, width, ellipsis)
    return Shortened(bare.text, bare.cost + _NO_SUFFIX)


def short_reasons(reasons: Sequence[tuple[str, ...]], width: int, ellipsis: str) -> list[Shortened]:
    """Shorten reasons that stand below each other; another one stands in at most once.

    Parameters
    ----------
    reasons : sequence of tuples of str
        For each row the reason of choice, then others for the same verdict.
    width : int
        Columns.
    ellipsis : str
        Mark of a cut inside a clause.
    """
    taken = {row[0] for row in reasons}
    found = []
    for first, *others in reasons:
        free = [other for other in others if other not in taken]
        found.append(short_reason(first, free, width, ellipsis))
        taken.add(found[-1].text)
    return found
