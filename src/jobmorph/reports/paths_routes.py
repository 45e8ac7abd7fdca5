"""Routes of several steps in words: the way, months, pay, what is asked, what step one is worth."""

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from jobmorph.reports.paths_view import (
    ROLE,
    Row,
    borrowed,
    hundred,
    months_words,
    short_name,
    step_names,
)
from jobmorph.reports.theme import signed_percent, significant
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS
from jobmorph.studies.paths_result import BARRIERS, PathsResult

PAY_LOSS: Final = 0.005  # pay within half a percent is told as no less
HOURS_LOSS: Final = 0.0125  # half an hour of a 40-hour week


def long_routes(result: PathsResult) -> list[Row]:
    """List routes of two or more steps, the best to tell first.

    First those that gain something, among them those whose first step is worth it by itself, then
    those with nothing in the way; else in the order of the answer.
    """
    rows = result.routes.filter(pl.col("hops") > 1).to_dicts()
    even = say("paths.worth.even")
    return sorted(
        rows,
        key=lambda row: (not row["gains"], worth_words(result, row) != even, bool(row["barriers"])),
    )


def all_routes(result: PathsResult) -> list[Row]:
    """List routes as they are ordered: with a target all of them, else those of several steps."""
    if result.target is not None:
        return result.routes.to_dicts()
    return result.routes.filter(pl.col("hops") > 1).to_dicts()


def way_words(route: Mapping[str, Any], joint: str) -> str:
    """Name the jobs on the way, within a sentence."""
    return joint.join(short_name(name) for name in step_names(route))


def between_words(route: Mapping[str, Any]) -> str:
    """Name the jobs between start and end."""
    names = step_names(route)[:-1]
    if not names:
        return say("paths.to.straight")
    return say("paths.to.over", titles=say("paths.then").join(short_name(name) for name in names))


def has_borrowed(result: PathsResult, route: Mapping[str, Any]) -> bool:
    """Whether pay of the start or of a step comes from nearby official jobs."""
    return result.start.match.job.is_borrowed or any(
        place.startswith(f"{ROLE}:") for place in route["place_ids"]
    )


def pay_changes(result: PathsResult, route: Mapping[str, Any]) -> str:
    """Write pay at each step against the job left; empty if that pay is not counted."""
    base = result.start.wage_usd_year
    if not base:
        return ""
    none = say("paths.route.pay.none")
    return say("paths.then").join(
        none if wage is None else signed_percent(wage / base - 1.0)
        for wage in route["wages_usd_year"]
    )


def pay_on_the_way(route: Mapping[str, Any]) -> str:
    """Write median pay at each step in USD; said once where all of it is borrowed."""
    kinds = [place.partition(":")[0] for place in route["place_ids"]]
    known = zip(kinds, route["wages_usd_year"], strict=True)
    steps = [(kind == ROLE and wage is not None, bare_money(wage)) for kind, wage in known]
    joint = say("paths.then")
    if all(is_role for is_role, _ in steps):
        return borrowed(joint.join(figure for _, figure in steps), is_role=True)
    return joint.join(borrowed(figure, is_role=is_role) for is_role, figure in steps)


def bare_money(wage: float | None) -> str:
    """Write an amount in two significant digits without its currency."""
    return say("paths.unknown") if wage is None else f"{significant(wage):,.0f}"


def steps_of_hundred(route: Mapping[str, Any]) -> str:
    """Write how many of 100 leavers of the job before take each step."""
    none = say("paths.no_count")
    if not any(route["hop_probability"]):
        return none
    return say("paths.then").join(
        none if share is None else hundred(share) for share in route["hop_probability"]
    )


def gain_words(route: Mapping[str, Any]) -> str:
    """Name what a route gains; empty if nothing."""
    return ", ".join(say(f"paths.gain.{name}") for name in route["gains"])


def asks_words(route: Mapping[str, Any]) -> str:
    """Say what jobs on the way ask; that most ask no degree where that is so."""
    if not route["barriers"]:
        return say("paths.route.free")
    keys = {name: f"paths.barrier.{name}" for name in BARRIERS}
    return ", ".join(say(keys[each]) if each in keys else each for each in route["barriers"])


def worth_words(result: PathsResult, route: Mapping[str, Any]) -> str:
    """Say whether a route is worth it if one stops after the first step.

    It is where the first step pays no less than the job left and no fewer hours stay with people.
    """
    base, wage = result.start.wage_usd_year, route["wages_usd_year"][0]
    if not base:
        return say("paths.worth.none")
    if wage is None:
        return say("paths.worth.unknown")
    if wage < base * (1.0 - PAY_LOSS):
        return say("paths.worth.pay")
    week = sum(result.start.hours[part] for part in PARTS)
    human = result.start.hours["human"] / week if week else 0.0
    share = route["human_shares"][0]
    is_less = share is not None and share < human - HOURS_LOSS
    return say("paths.worth.people" if is_less else "paths.worth.even")


def route_sentence(result: PathsResult, route: Mapping[str, Any], joint: str) -> str:
    """Tell a route: the way, months, what is asked, pay, and what step one alone is worth."""
    facts = [say("paths.route.months", **_ends(route)), asks_words(route)]
    changes = pay_changes(result, route)
    if changes:
        is_borrowed = has_borrowed(result, route)
        key = "paths.route.pay.borrowed" if is_borrowed else "paths.route.pay"
        facts.append(say(key, changes=changes))
    way, worth = way_words(route, joint), worth_words(result, route)
    return say("paths.route", way=way, facts=", ".join(facts), worth=worth)


def _ends(route: Mapping[str, Any]) -> dict[str, str]:
    low, _, high = months_words(route).partition("-")
    return {"low": low, "high": high or low}
