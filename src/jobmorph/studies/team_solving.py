"""Designs of a team, solved side by side and explained."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from jobmorph.redesign.limits import DesignRequest
from jobmorph.redesign.problem import TeamProblem
from jobmorph.redesign.solve import HighsDesigner
from jobmorph.reference.designs import DesignOffer
from jobmorph.studies.progress import Progress
from jobmorph.studies.team_explain import explained
from jobmorph.studies.team_measures import Ruler, measure_design
from jobmorph.studies.team_result import Conflict, TeamPlan

THREADS: Final = 2
# Relative gap to be proven, by people in the team.
GAPS: Final = ((100.0, 1e-4), (1_000.0, 1e-3), (float("inf"), 1e-2))


def solved_plans(
    problem: TeamProblem,
    ruler: Ruler,
    offers: Sequence[DesignOffer],
    requests: Sequence[DesignRequest],
    *,
    in_full: frozenset[str],
    progress: Progress | None = None,
) -> tuple[TeamPlan, ...]:
    """Find a design for each offer, or say which limits clash.

    Parameters
    ----------
    problem, ruler : TeamProblem, Ruler
        The team, and what its designs are measured with.
    offers, requests : sequences of DesignOffer and DesignRequest
        What each design aims at, and what it must keep; in one order.
    in_full : frozenset of str
        Designs that are asked what one unit more of each limit would bring.
    progress : Progress, optional
        Told how many designs are done.
    """
    designer = HighsDesigner(relative_gap=_gap(problem))

    def plan(offer: DesignOffer, request: DesignRequest) -> TeamPlan:
        design = designer.find(problem, request)
        if design is None:
            rules = designer.clash(designer.build(problem, request))
            return TeamPlan(offer, request, conflict=Conflict(rules))
        return TeamPlan(offer, request, design, measure_design(ruler, design))

    plans: list[TeamPlan] = []
    with ThreadPoolExecutor(THREADS) as pool:
        for found in pool.map(plan, offers, requests):
            plans.append(found)
            if progress is not None:
                progress(len(plans), len(offers))
    return tuple(
        explained(each, problem, ruler, is_full=each.offer.name in in_full) for each in plans
    )


def _gap(problem: TeamProblem) -> float:
    """How exactly plans are proven: a large team's last seat matters less."""
    people = float(problem.seats.get_column("today_heads").sum())
    return next(gap for most, gap in GAPS if people <= most)
