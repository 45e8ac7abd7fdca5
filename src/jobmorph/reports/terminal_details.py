"""The role answer with --all: every range, reason, measure, assumption and source, by line."""

from jobmorph.reports.blocks import terminal_block
from jobmorph.reports.context_sentences import employment_sentence, wage_sentence
from jobmorph.reports.judged import judged_sentences, judged_summary
from jobmorph.reports.layout import TerminalStyle, flow, pad, plain_table, wrap
from jobmorph.reports.role_library import library_sections, purpose_sentences
from jobmorph.reports.role_view import MeasureMark, RoleView, TaskView, view_role
from jobmorph.reports.sentences import (
    agreement_sentence,
    as_heading,
    edge_rows,
    judged_from_sentence,
    new_work_hours,
    override_sentences,
    script_sentence,
    so_far_sentence,
)
from jobmorph.reports.task_groups import hours_words, numbered_labels
from jobmorph.reports.terminal import terminal_role
from jobmorph.reports.theme import (
    agreement_words,
    moment_words,
    month_words,
    part_words,
    plain_number,
    tier_letter,
    tier_words,
    whole,
)
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS, TIERS, Moment
from jobmorph.schema.record import Assumption, RunRecord, SourceCredit
from jobmorph.studies.role_result import RoleResult

# From what is seen to what may come, the order of reading.
READING_ORDER: tuple[Moment, ...] = ("today", "horizon", "reach")

PART_COLUMNS = (14, 19, 15)  # 'AI 100% (100-100)' is rare; it pushes the next one right


def terminal_role_all(result: RoleResult, style: TerminalStyle | None = None) -> str:
    """Set the first screen, then everything behind it line by line.

    Parameters
    ----------
    result : RoleResult
        The answer.
    style : TerminalStyle, optional
        Width, marks, bold.

    Returns
    -------
    str
        Text of any length; no line wider than the style.
    """
    style = style or TerminalStyle()
    view = view_role(result)
    blocks = [
        terminal_role(result, style).splitlines(),
        _purpose(result, style),
        _moments(result, view, style),
        _tasks(result, view, style),
        *_library(result, style),
        _agreement(result, view, style),
        _edge(result, style),
        _new_work(result, style),
        _overrides(result, view, style),
        _context(result, style),
        _notes(result, style),
        _record(result.record, style),
    ]
    return "\n".join("\n".join(block) + "\n" for block in blocks if block)


def _heading(key: str, style: TerminalStyle, **values: object) -> list[str]:
    heading = style.clean(say(key, **values)).upper()
    return [style.bold(line) for line in wrap(heading, style.width)]


def _paragraph(text: str, style: TerminalStyle, indent: int = 1, hanging: int = 3) -> list[str]:
    return wrap(style.clean(text), style.width, " " * indent, " " * hanging)


def _purpose(result: RoleResult, style: TerminalStyle) -> list[str]:
    lines = [
        line for text in purpose_sentences(result.library) for line in _paragraph(text, style, 0, 0)
    ]
    return [*_heading("role.purpose", style), *lines] if lines else []


def _library(result: RoleResult, style: TerminalStyle) -> list[list[str]]:
    return [
        [
            *(style.bold(line) for line in wrap(style.clean(each.heading).upper(), style.width)),
            *(line for block in each.blocks for line in terminal_block(block, style)),
        ]
        for each in library_sections(result.library)
    ]


def _moments(result: RoleResult, view: RoleView, style: TerminalStyle) -> list[str]:
    usage = month_words(result.usage_as_of)
    rows = []
    for moment in READING_ORDER:
        bar = view.bars[moment]
        name = moment_words(moment, year=result.horizon_year, usage=usage)
        rows.append([name, *(str(bar.of(part)) for part in PARTS)])
    heads = [say("column.moment"), *(part_words(part, "short") for part in PARTS)]
    table = plain_table(heads, rows, style, right=frozenset({1, 2, 3}))
    sentence = _paragraph(so_far_sentence(result, view), style, 0, 0)
    return [*_heading("all.moments", style, week=view.week), *table, *sentence]


def _tasks(result: RoleResult, view: RoleView, style: TerminalStyle) -> list[str]:
    usage = month_words(result.usage_as_of)
    intro = say("all.tasks.intro", usage=usage, rule=result.time_rule)
    lines = [*_heading("all.tasks", style), *_paragraph(intro, style, 0, 0)]
    lines += _paragraph(judged_summary(result), style, 0, 0)
    names, judged = numbered_labels(view.tasks), judged_sentences(result)
    for task in view.tasks:
        lines += ["", *_task(result, task, names[task.task_id], style)]
        for text in judged.get(task.task_id, []):
            lines += _paragraph(text, style)
    return lines


def _task(result: RoleResult, task: TaskView, name: str, style: TerminalStyle) -> list[str]:
    key = "all.task.one" if task.hours <= 1 else "all.task"
    title = say(key, label=as_heading(name), hours=hours_words(task))
    lines = [style.bold(line) for line in wrap(style.clean(title), style.width)]
    if task.statement:
        lines += _paragraph(task.statement, style, 1, 1)
    lines += _shares(result, task, style)
    for text in task_sentences(task):
        lines += _paragraph(text, style)
    if task.measures:
        lines += _paragraph(say("all.task.measures") + f" ({agreement_words(task.agreement)}):",
                            style)  # fmt: skip
        for measure in task.measures:
            lines += _paragraph(measure_line(measure), style, 3, 5)
    return [*lines, *_paragraph(judged_from_sentence(task.label_source), style)]


def _shares(result: RoleResult, task: TaskView, style: TerminalStyle) -> list[str]:
    lines = []
    for moment in READING_ORDER:
        name = as_heading(say(f"moment.short.{moment}", year=result.horizon_year))
        shares = [
            pad(f"{part_words(part, 'tiny')} {task.percent(moment, part).percent}", columns)
            for part, columns in zip(PARTS, PART_COLUMNS, strict=True)
        ]
        lines += flow([pad(name, 8), *shares], style.width, " ")
    return lines


def task_sentences(task: TaskView) -> list[str]:
    """Say what AI takes and leaves, then every reason with the letter of its evidence."""
    texts = [
        say(key, text=text)
        for key, text in (("task.takes", task.takes), ("task.leaves", task.leaves))
        if text
    ]
    for key, reasons in (
        ("all.why", task.reasons),
        ("all.why_not", task.counters),
        ("all.change", task.changes),
    ):
        texts += [
            say(key, text=f"{reason.text} [{tier_letter(reason.tier)}]") for reason in reasons
        ]
    return texts


def measure_line(measure: MeasureMark) -> str:
    """One published measure in a line: its rank, or its value where it has no rank."""
    letter = tier_letter(measure.tier)
    if measure.percentile is not None:
        above = whole(measure.percentile)
        return say("all.measure", label=measure.label, vintage=month_words(measure.vintage),
                   letter=letter, percentile=above)  # fmt: skip
    value = say("none") if measure.value is None else plain_number(measure.value)
    return say("all.measure.value", label=measure.label, vintage=month_words(measure.vintage),
               letter=letter, value=value)  # fmt: skip


def _agreement(result: RoleResult, view: RoleView, style: TerminalStyle) -> list[str]:
    lines = [*_heading("all.measures", style)]
    lines += _paragraph(agreement_sentence(result.agreement), style, 0, 0)
    for measure in view.measures:
        lines += _paragraph(measure_line(measure), style)
    return lines


def _edge(result: RoleResult, style: TerminalStyle) -> list[str]:
    rows = [
        [as_heading(row.name), str(row.score), as_heading(row.task), row.reason]
        for row in edge_rows(result)
    ]
    heads = [say(f"column.{name}") for name in ("quality", "score", "asked_by", "reason")]
    table = plain_table(heads, rows, style, right=frozenset({1}))
    lines = [*_heading("all.edge", style), *table]
    return [*lines, *_paragraph(script_sentence(result), style, 0, 0)]


def _new_work(result: RoleResult, style: TerminalStyle) -> list[str]:
    if result.new_work.is_empty():
        return []
    rows = [
        [as_heading(row["label"]), str(new_work_hours(row))]
        for row in result.new_work.iter_rows(named=True)
    ]
    heads = [say("column.work"), say("column.hours")]
    return [*_heading("all.new", style), *plain_table(heads, rows, style, right=frozenset({1}))]


def _overrides(result: RoleResult, view: RoleView, style: TerminalStyle) -> list[str]:
    texts = override_sentences(result, view)
    lines = [line for text in texts for line in _paragraph(text, style)]
    return [*_heading("all.overrides", style), *lines] if lines else []


def _context(result: RoleResult, style: TerminalStyle) -> list[str]:
    lines = [*_heading("all.context", style)]
    for text in (
        employment_sentence(result.employment),
        wage_sentence(result.wage),
        say("page.context.note"),
    ):
        lines += _paragraph(text, style)
    return lines


def _notes(result: RoleResult, style: TerminalStyle) -> list[str]:
    notes = list(dict.fromkeys([*result.notes, *result.record.notes]))
    lines = [line for note in notes for line in _paragraph(note, style)]
    return [*_heading("all.notes", style), *lines] if lines else []


def _record(record: RunRecord, style: TerminalStyle) -> list[str]:
    lines = [*_heading("all.assumptions", style)]
    for assumption in record.assumptions:
        lines += _paragraph(assumption_line(assumption), style)
    lines += ["", *_heading("all.sources", style)]
    for source in record.sources:
        lines += _paragraph(source_line(source), style)
    letters = ", ".join(f"{tier_letter(tier)} {tier_words(tier)}" for tier in TIERS)
    lines += ["", *_paragraph(say("all.tiers", letters=letters), style, 0, 0)]
    return [*lines, *_paragraph(record_line(record), style, 0, 0)]


def assumption_line(assumption: Assumption) -> str:
    """One assumption: meaning, value, range, unit, date, kind of evidence, source."""
    return say(
        "all.assumption",
        meaning=assumption.meaning.rstrip("."),
        value=plain_number(assumption.value),
        low=plain_number(assumption.low),
        high=plain_number(assumption.high),
        unit=assumption.unit,
        as_of=month_words(assumption.as_of),
        letter=tier_letter(assumption.tier),
        source=assumption.source,
    ).strip()


def source_line(source: SourceCredit) -> str:
    """One source: title, edition, producer, licence, kind of evidence, address."""
    return say(
        "all.source",
        title=source.title,
        edition=source.edition,
        producer=source.producer,
        licence=source.licence,
        letter=tier_letter(source.tier),
        url=source.url,
    )


def record_line(record: RunRecord) -> str:
    """Version, edition, adoption curve and seed of the run."""
    return say(
        "all.record",
        version=record.version,
        edition=record.edition,
        scenario=record.scenario,
        seed=record.seed,
    )
