"""Why seats of a team grow or shrink, or why none goes, in sentences."""

from collections.abc import Sequence

from jobmorph.reports.words import say
from jobmorph.studies.team_result import SeatChange, TeamResult


def change_sentences(result: TeamResult, *, is_all: bool = False) -> list[str]:
    """Say which seats change and why; the same change in several designs is told once."""
    labels = dict(result.seats.select("seat_id", "label").iter_rows())
    found: dict[str, list[str]] = {}
    for plan in result.plans:
        for change in plan.changes:
            if is_all or change.before != change.after:
                text = _change(labels[change.seat_id], change)
                found.setdefault(text, []).append(plan.offer.label)
    told = [in_designs(result, text, names) for text, names in found.items()]
    none = no_seat_goes(result)
    return [*told, none] if none else told


def in_designs(result: TeamResult, text: str, names: Sequence[str]) -> str:
    """Add to a sentence the designs it is true of."""
    solved = sum(plan.measures is not None for plan in result.plans)
    is_every = len(names) == solved > 1
    designs = say("team.change.every") if is_every else ", ".join(names)
    return say("team.change.in", text=text.rstrip("."), designs=designs)


def _change(seat: str, change: SeatChange) -> str:
    key = "limit.asked" if change.laid_off else change.reason
    moves = [
        say(f"team.change.{name}{'.one' if count == 1 else ''}", count=count)
        for name, count in (("moved_in", change.moved_in), ("moved_out", change.moved_out))
        if count
    ]
    return say(
        f"team.change.{key}",
        seat=seat,
        before=change.before,
        after=change.after,
        left=change.left,
        hired=change.hired,
        asked=change.laid_off,
        moved=", ".join(moves),
        freed=f"{change.freed_hours_week:.0f}",
        sure=f"{change.freed_sure_hours_week:.0f}",
        load=f"{change.load_hours_week:,.0f}",
        hours=f"{change.hours_head_week:.0f}",
    )


def no_seat_goes(result: TeamResult, key: str = "team.no_seat") -> str:
    """Say that no design has fewer people in any seat, and why; '' where one has, or is bold."""
    plans = [plan for plan in result.plans if plan.measures is not None]
    if any(plan.request.limits.is_bold for plan in plans):
        return ""
    if not plans or any(each.after < each.before for p in plans for each in p.changes):
        return ""
    own = result.seats.filter(~result.seats["is_held"])
    heads = int(own["today_heads"].sum())
    if heads == 0 or own["service"].n_unique() < 2:
        return say("team.no_seat.short")
    return say(
        key,
        sure=f"{result.could_pass_hours_week.low:,.0f}",
        work=f"{result.work_hours_week:,.0f}",
        so_far=f"{result.as_is.delegated_hours_week:,.0f}",
        count=own["service"].n_unique(),
        seat=f"{result.work_hours_week / heads:.0f}",
    )
