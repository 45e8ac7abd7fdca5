"""What is said when figures about groups are held back beside earlier reports."""

from collections.abc import Sequence

from jobmorph.reports.words import say
from jobmorph.studies.disclosure import Decision


def told_lines(decisions: Sequence[Decision], note: str = "") -> tuple[str, ...]:
    """Say how many figures are repeated or withheld.

    Parameters
    ----------
    decisions : sequence of Decision
        What became of every figure about people.
    note : str
        What is wrong with the list of what was told; '' if nothing.
    """
    repeated = [each for each in decisions if each.verdict == "as told before"]
    withheld = [each for each in decisions if each.verdict == "withhold"]
    lines = [note] if note else []
    if repeated:
        # Of several days the last: it is the one that a reader finds first.
        day = max((each.told_on or "" for each in repeated), default="")
        lines.append(_counted("team.told.repeated", len(repeated), day=day))
    if withheld:
        lines.append(_counted("team.told.withheld", len(withheld)))
    return tuple(lines)


def _counted(key: str, count: int, **words: str) -> str:
    return say(f"{key}.one", **words) if count == 1 else say(key, count=f"{count:,}", **words)
