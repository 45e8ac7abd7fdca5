"""What stands on the page of a role: words, figures and tables, in the order of the page."""

from collections.abc import Callable
from dataclasses import dataclass

from jobmorph.reports.figures import (
    bar_svg,
    hours_svg,
    range_svg,
    scale_svg,
    swatch_svg,
    ticks_svg,
)
from jobmorph.reports.judged import judged_sentences
from jobmorph.reports.role_library import card_hours, kind_words
from jobmorph.reports.role_view import MeasureMark, RoleView, TaskView
from jobmorph.reports.sentences import (
    as_heading,
    bar_sentence,
    far_apart,
    judged_from_sentence,
)
from jobmorph.reports.task_groups import hours_words, numbered_labels
from jobmorph.reports.terminal_details import READING_ORDER
from jobmorph.reports.theme import (
    ShownRange,
    agreement_words,
    moment_words,
    month_words,
    part_words,
    plain_number,
    tier_words,
    whole,
)
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import PARTS, Moment, Part
from jobmorph.studies.library_context import LibraryContext
from jobmorph.studies.role_result import RoleResult

MOMENT_BAR_PX = 16
TASK_BAR_PX = 14


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the bar's key: sample, words, hours with range, range line."""

    swatch: str
    words: str
    hours: ShownRange
    range: str


@dataclass(frozen=True, slots=True)
class MomentLine:
    """The week at one moment: words, hours in words, bar."""

    words: str
    hours: list[str]
    bar: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table behind a figure; `numbers` are the columns set flush right."""

    summary: str
    caption: str
    headings: list[str]
    rows: list[list[str]]
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure's letter and what it says."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class TaskBlock:
    """One task: the closed line, and what opens under it."""

    label: str
    hours: str
    bar: str
    reason: str
    statement: str
    reasons: list[str]
    counters: list[str]
    changes: list[str]
    agreement: str
    ticks: str
    measures: list[MeasureLine]
    judged_from: str
    takes: list[str]
    judged: list[str]
    table: Table


def week_bar(result: RoleResult, view: RoleView, moment: Moment = "horizon") -> str:
    """Draw the week at a moment, in the whole hours that its key names."""
    hours: dict[Part, float] = {part: view.bars[moment].of(part).mid for part in PARTS}
    told = bar_sentence(result, view, moment)
    return bar_svg(hours, view.week, told, is_dashed=far_apart(result))


def key_lines(result: RoleResult, view: RoleView, moment: Moment = "horizon") -> list[KeyLine]:
    """Name the three parts with hours, ranges, and a range line on the week's scale."""
    lines = []
    for part in PARTS:
        hours = view.bars[moment].of(part)
        words = as_heading(part_words(part))
        label = say("page.range", part=words, mid=hours.mid, low=hours.low, high=hours.high,
                    week=view.week)  # fmt: skip
        line = range_svg(result.hours(moment, part), result.hours_week, label)
        lines.append(KeyLine(swatch_svg(part), words, hours, line))
    return lines


def hour_scale(view: RoleView) -> str:
    """Draw the hour scale under the range lines."""
    return scale_svg(view.week, say("page.scale", week=view.week))


def moment_lines(
    result: RoleResult, view: RoleView, current: Moment = "horizon"
) -> list[MomentLine]:
    """Set the same week at three moments under each other."""
    usage = month_words(result.usage_as_of)
    lines = []
    for moment in READING_ORDER:
        bar = view.bars[moment]
        words = as_heading(moment_words(moment, year=result.horizon_year, usage=usage))
        ranges = {part: bar.of(part) for part in PARTS}
        label = say("page.bar.moment", moment=words, week=view.week, **ranges)
        hours: dict[Part, float] = {part: bar.of(part).mid for part in PARTS}
        drawn = bar_svg(hours, view.week, label, height=MOMENT_BAR_PX)
        named = [f"{as_heading(part_words(part, 'tiny'))} {ranges[part]}" for part in PARTS]
        lines.append(MomentLine(words, named, drawn, moment == current))
    return lines


@dataclass(frozen=True, slots=True)
class CardLine:
    """One task of the job as it becomes: label, kind if it is new, hours, bar."""

    label: str
    kind: str
    hours: str
    bar: str


def card_lines(library: LibraryContext | None) -> list[CardLine]:
    """Draw the hours of the role card; nothing without a library role."""
    if library is None or library.card.is_empty():
        return []
    rows = library.card.to_dicts()
    longest = max(row["time_hours_week_high"] for row in rows)
    lines = []
    for row in rows:
        hours, label = card_hours(row), as_heading(row["label"])
        bar = hours_svg(
            Estimate(
                row["time_hours_week_low"], row["time_hours_week"], row["time_hours_week_high"]
            ),
            longest,
            say("role.card.bar", label=label, hours=hours),
        )
        is_new = row["task_kind"] != "existing"
        kind = say("role.card.new", kind=kind_words(row["task_kind"])) if is_new else ""
        lines.append(CardLine(label, kind, hours, bar))
    return lines


def task_blocks(result: RoleResult, view: RoleView, moment: Moment = "horizon") -> list[TaskBlock]:
    """Set every task: its bar on the scale of the longest one, and what opens under it."""
    longest = max(task.hours_exact for task in view.tasks)
    names, judged = numbered_labels(view.tasks), judged_sentences(result)
    return [
        _task_block(
            result,
            task,
            as_heading(names[task.task_id]),
            judged.get(task.task_id, []),
            lambda each, name: _task_bar(result, each, name, longest, moment),
        )
        for task in view.tasks
    ]


def _task_block(
    result: RoleResult,
    task: TaskView,
    label: str,
    judged: list[str],
    drawn: Callable[[TaskView, str], str],
) -> TaskBlock:
    hours = say("page.of_hours.one" if task.hours <= 1 else "page.of_hours",
                hours=hours_words(task))  # fmt: skip
    said = (("task.takes", task.takes), ("task.leaves", task.leaves))
    return TaskBlock(
        label=label,
        hours=hours,
        bar=drawn(task, label),
        reason=as_heading(task.reason),
        statement=task.statement,
        reasons=[_reason(reason.text, reason.tier) for reason in task.reasons],
        counters=[_reason(reason.text, reason.tier) for reason in task.counters],
        changes=[_reason(reason.text, reason.tier) for reason in task.changes],
        agreement=as_heading(agreement_words(task.agreement)),
        ticks=measure_ticks(task.measures, "page.ticks"),
        measures=measure_lines(task.measures),
        judged_from=judged_from_sentence(task.label_source),
        takes=[say(key, text=text) for key, text in said if text],
        judged=judged,
        table=_shares_table(result, task),
    )


def _task_bar(result: RoleResult, task: TaskView, name: str, longest: float, moment: Moment) -> str:
    words = moment_words(moment, year=result.horizon_year, usage=month_words(result.usage_as_of))
    label = say(
        "page.task.bar",
        label=name,
        hours=hours_words(task),
        moment=words,
        **{part: task.percent(moment, part).mid for part in PARTS},
    )
    exact: dict[Part, float] = {part: task.hours_of(moment, part).mid for part in PARTS}
    return bar_svg(exact, longest, label, height=TASK_BAR_PX)


def _reason(text: str, tier: str) -> str:
    return say("page.reason", text=as_heading(text.rstrip(".")), tier=say(f"tier.{tier}"))


def _shares_table(result: RoleResult, task: TaskView) -> Table:
    usage = month_words(result.usage_as_of)
    rows = [
        [
            as_heading(moment_words(moment, year=result.horizon_year, usage=usage)),
            *(task.percent(moment, part).percent for part in PARTS),
        ]
        for moment in READING_ORDER
    ]
    heads = [say("column.moment"), *(as_heading(part_words(part)) for part in PARTS)]
    caption = say("page.task.parts")
    return Table(caption, caption, heads, rows, frozenset({1, 2, 3}))


def measure_lines(measures: tuple[MeasureMark, ...]) -> list[MeasureLine]:
    """Letter each measure and say what it says, in words."""
    return [MeasureLine(measure.mark, _measure_words(measure)) for measure in measures]


def _measure_words(measure: MeasureMark) -> str:
    vintage, tier = month_words(measure.vintage), tier_words(measure.tier)
    if measure.percentile is not None:
        above = whole(measure.percentile)
        return say("page.measure", label=measure.label, vintage=vintage, percentile=above,
                   tier=tier)  # fmt: skip
    value = say("none") if measure.value is None else plain_number(measure.value)
    return say("page.measure.value", label=measure.label, vintage=vintage, value=value, tier=tier)


def measure_ticks(measures: tuple[MeasureMark, ...], key: str) -> str:
    """Draw measures as ticks from 0 to 100; empty if none has a percentile."""
    ranked = [measure for measure in measures if measure.percentile is not None]
    if not ranked:
        return ""
    items = ", ".join(
        say("page.ticks.item", letter=each.mark, label=each.label,
            percentile=whole(each.percentile or 0.0))
        for each in ranked
    )  # fmt: skip
    return ticks_svg(measures, say(key, items=items))
