"""The page of moves: the answer with its limits as a form, and links to jobs and plans."""

from dataclasses import dataclass, replace
from typing import Any, Final

from jobmorph.reports.html import fill_page
from jobmorph.reports.page_frame import Frame
from jobmorph.reports.paths_cards import WayAddresses
from jobmorph.reports.paths_page import STYLES, paths_parts
from jobmorph.reports.paths_view import is_empty
from jobmorph.reports.theme import money
from jobmorph.reports.words import say
from jobmorph.studies.paths_result import PathsResult
from jobmorph.web.question import JobQuestion
from jobmorph.web.way_question import NO_WAY, WayQuestion

STEPS: Final = ("1", "2", "3")


@dataclass(frozen=True, slots=True)
class LimitsForm:
    """The form of limits.

    Parameters
    ----------
    path, bare : str
        Where it is sent, and the same moves without limits.
    kept : tuple of (str, str)
        Parts of the question that it keeps.
    typed : dict of str to str
        What stands in its fields, by name; empty for nothing.
    said : str
        The limits that are set, within a sentence; empty if none is.
    is_open : bool
        Whether it is shown unfolded.
    avoidable : tuple of str
        What can be avoided.
    """

    path: str
    bare: str
    kept: tuple[tuple[str, str], ...]
    typed: dict[str, str]
    said: str
    is_open: bool
    avoidable: tuple[str, ...]


def moves_html(question: JobQuestion, result: PathsResult, frame: Frame) -> str:
    """Write the page.

    Parameters
    ----------
    question : JobQuestion
        What was asked.
    result : PathsResult
        The answer.
    frame : Frame
        The site's.
    """
    return fill_page(
        "moves.html.j2",
        *STYLES,
        frame=frame,
        page=paths_parts(result, way_addresses(question)),
        limits=limits_form(question, is_empty=is_empty(result)),
    )


def way_addresses(question: JobQuestion) -> WayAddresses:
    """Make the addresses that the cards of a network lead to, from the job asked about."""

    def aimed(page: str, id_: str) -> str:
        return replace(question, way=replace(question.way, to=id_)).address(page)

    return WayAddresses(
        job=lambda id_: JobQuestion(id_).address(),
        plan=lambda id_: aimed("plan", id_),
        ways=lambda id_: aimed("paths", id_),
    )


def limits_form(question: JobQuestion, *, is_empty: bool = False) -> LimitsForm:
    """Fill the form with the limits that are set.

    Parameters
    ----------
    question : JobQuestion
        What was asked.
    is_empty : bool
        Whether the limits leave nothing.
    """
    from jobmorph.reference.conditions import conditions

    bare = replace(question, way=NO_WAY)
    own = dict(bare.query("paths"))
    typed: dict[str, str] = dict.fromkeys(
        ("to", "hours", "max_months", "min_wage", "has_degree", "no_degree", "no_licence",
         "part_time"), "")  # fmt: skip
    pairs = question.way.pairs("paths")
    typed |= {name: value for name, value in pairs if name != "avoid"}
    typed["steps"] = str(question.way.limits.most_hops)
    typed["avoid"] = ", ".join(question.way.limits.avoid)
    return LimitsForm(
        path=JobQuestion(question.title).address("paths"),
        bare=bare.address("paths"),
        kept=tuple(own.items()),
        typed=typed,
        said=", ".join(_said(question.way)),
        is_open=is_empty,
        avoidable=tuple(each.label for each in conditions()),
    )


def _said(way: WayQuestion) -> list[str]:
    limits = way.limits
    months = limits.most_months
    steps = say(f"paths.limits.steps.{limits.most_hops}") if limits.most_hops < len(STEPS) else None
    pay = limits.least_wage_usd_year
    values: tuple[tuple[str, Any], ...] = (
        ("to", way.to),
        ("months.one" if months == 1.0 else "months", None if months is None else f"{months:g}"),
        ("pay", None if pay is None else money(pay)),
        ("steps", steps),
        ("hours", None if way.hours is None else f"{way.hours:g}"),
        ("has_degree", way.has_degree or None),
        ("no_degree", limits.no_degree or None),
        ("no_licence", limits.no_licence or None),
        ("part_time", limits.part_time or None),
        *(("avoid", words) for words in limits.avoid),
    )
    return [
        say(f"paths.limits.said.{name}", value=value) for name, value in values if value is not None
    ]
