"""The sheet of a team's workbook that says what decides: limits, one unit more, prices."""

from jobmorph.reports.team_workbook_table import HOURS, WHOLE, design_words, heads, rule_words
from jobmorph.reports.theme import plain_number, significant
from jobmorph.reports.words import say
from jobmorph.reports.workbook import Cell, Sheet, Shown, sheet_of
from jobmorph.studies.team_money import assumption
from jobmorph.studies.team_result import OneMore, SeatChange, TeamPlan, TeamResult

_CHANGE = "+0;-0;0"
_HOURS_CHANGE = "+0.0;-0.0;0.0"
_MONEY_CHANGE = "+#,##0;-#,##0;0"


def decides_sheet(result: TeamResult) -> Sheet:
    """List what binds, what one unit more brings, why seats change, which price turns the order."""
    rows: list[list[Cell]] = []
    for plan in result.plans:
        rows += _conflict_rows(plan)
        rows += _binding_rows(plan)
        rows += [_one_more_row(result, plan, each) for each in plan.one_more]
        rows += [_change_row(result, plan, each) for each in plan.changes]
    rows += _flip_rows(result)
    rows += _trade_off_rows(result)
    names = heads(
        "what", "design", "line", "effect.seats", "effect.customers", "effect.cost", "words"
    )
    return sheet_of(say("team.book.decides"), names, rows)


def _conflict_rows(plan: TeamPlan) -> list[list[Cell]]:
    if plan.conflict is None:
        return []
    values = dict(plan.conflict.relaxations)
    rows: list[list[Cell]] = []
    for rule in plan.conflict.rules:
        value = values.get(rule)
        key = "relax.none" if value is None else "relax"
        shown = "" if value is None else f"{significant(value, 3):,.10g}"
        words = say(f"team.book.decides.{key}", value=shown)
        rows.append(_row("conflict", plan, rule_words(rule), words=words))
    return rows


def _row(kind: str, plan: TeamPlan, line: str, *, words: str = "") -> list[Cell]:
    return [say(f"team.book.decides.{kind}"), plan.offer.label, line, None, None, None, words]


def _binding_rows(plan: TeamPlan) -> list[list[Cell]]:
    hint = say("team.book.decides.not_asked", design=plan.offer.name)
    rows = [_row("binding", plan, rule_words(rule)) for rule in plan.binding]
    if rows and not plan.one_more:
        rows[0] = _row("binding", plan, rule_words(plan.binding[0]), words=hint)
    return rows


def _one_more_row(result: TeamResult, plan: TeamPlan, each: OneMore) -> list[Cell]:
    kind = say("team.book.decides.one_more" if each.is_easing else "team.book.decides.one_less")
    unit = say(f"team.book.decides.unit.{each.unit}", currency=result.pay.currency)
    step = f"{significant(each.step, 3):+,.10g}"
    line = say("team.book.decides.step", rule=rule_words(each.rule), step=step, unit=unit)
    if not each.is_possible:
        words = say("team.book.decides.impossible")
        return [kind, plan.offer.label, line, None, None, None, words]
    return [
        kind, plan.offer.label, line, Shown(each.seats, _CHANGE),
        Shown(each.customer_hours_week, _HOURS_CHANGE),
        Shown(each.cost_amount_year, _MONEY_CHANGE), None,
    ]  # fmt: skip


def _change_row(result: TeamResult, plan: TeamPlan, change: SeatChange) -> list[Cell]:
    labels = dict(result.seats.select("seat_id", "label").iter_rows())
    words = say(
        "team.book.decides.seat",
        before=change.before,
        after=change.after,
        reason=say(f"team.book.decides.seat.{change.reason}"),
        freed=f"{change.freed_hours_week:.0f}",
        load=f"{change.load_hours_week:.0f}",
        sure=f"{change.freed_sure_hours_week:.0f}",
        hours=f"{change.hours_head_week:.0f}",
    )
    moved = Shown(change.after - change.before, _CHANGE)
    kind, line = say("team.book.decides.change"), labels[change.seat_id]
    return [kind, plan.offer.label, line, moved, None, None, words]


def _flip_rows(result: TeamResult) -> list[list[Cell]]:
    kind = say("team.book.decides.flip")
    if not result.flips:
        return [[kind, None, None, None, None, None, say("team.book.decides.flip.none")]]
    rows: list[list[Cell]] = []
    for flip in result.flips:
        words = say(
            "team.book.decides.flip.words",
            first=design_words(result, flip.first),
            second=design_words(result, flip.second),
            turning=plain_number(flip.turning),
            usual=plain_number(flip.usual),
            low=plain_number(flip.low),
            high=plain_number(flip.high),
        )
        both = f"{design_words(result, flip.first)} / {design_words(result, flip.second)}"
        meaning = assumption(result, flip.assumption).meaning
        rows.append([kind, both, meaning, None, None, None, words])
    return rows


def _trade_off_rows(result: TeamResult) -> list[list[Cell]]:
    kind, rows = say("team.book.decides.trade_off"), []
    for row in result.trade_off.iter_rows(named=True):
        name = design_words(result, row["design"]) if row["is_named"] else None
        words = "" if row["is_named"] else say("team.book.decides.point")
        cells: list[Cell] = [
            kind, name, None, Shown(row["seats"], WHOLE), Shown(row["customer_hours_week"], HOURS),
            Shown(row["cost_amount_year"], WHOLE), words,
        ]  # fmt: skip
        rows.append(cells)
    return rows
