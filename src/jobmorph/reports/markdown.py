"""The role answer in plain reading order: headings, sentences, tables, no drawing."""

from collections.abc import Iterable

from jobmorph.reports.blocks import markdown_block
from jobmorph.reports.compare import compare_edition, compare_frame, compared_titles
from jobmorph.reports.context_sentences import employment_sentence, wage_sentence
from jobmorph.reports.judged import judged_sentences, judged_summary
from jobmorph.reports.markdown_text import markdown_table, plain_text
from jobmorph.reports.role_library import library_sections, purpose_sentences
from jobmorph.reports.role_view import RoleView, view_role
from jobmorph.reports.sentences import (
    agreement_sentence,
    as_heading,
    edge_rows,
    freed_sentence,
    lead_sentence,
    new_work_hours,
    new_work_sentence,
    override_sentences,
    reading_sentence,
    script_sentence,
    so_far_sentence,
    stays_sentence,
    title_words,
)
from jobmorph.reports.task_groups import hours_words, numbered_labels
from jobmorph.reports.terminal_details import (
    READING_ORDER,
    assumption_line,
    measure_line,
    record_line,
    source_line,
    task_sentences,
)
from jobmorph.reports.theme import (
    moment_words,
    month_words,
    part_words,
    tier_letter,
    tier_words,
)
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS, TIERS
from jobmorph.studies.role_result import RoleResult


def role_markdown(result: RoleResult) -> str:
    """Write the role answer as Markdown that reads well aloud.

    Parameters
    ----------
    result : RoleResult
        The answer.

    Returns
    -------
    str
        One first-level heading, tables with a heading row, no box drawing.
    """
    view = view_role(result)
    blocks = [
        f"# {plain_text(title_words(result))}",
        f"**{lead_sentence(result, view)}** {plain_text(stays_sentence(result, view))}",
        say("exposure"),
        plain_text(agreement_sentence(result.agreement)),
        plain_text(so_far_sentence(result, view)),
        plain_text(f"{freed_sentence(result)} {new_work_sentence(result)}".strip()),
        plain_text(reading_sentence(result)),
        *map(plain_text, purpose_sentences(result.library)),
        f"## {say('all.moments', week=view.week)}",
        _moments(result, view),
        f"## {say('all.tasks')}",
        say("page.time_rule", rule=plain_text(result.time_rule)),
        _tasks(result, view),
        plain_text(judged_summary(result)),
        *_each_task(result, view),
        *_library(result),
        *_context(result, view),
        *_record(result),
    ]
    return "\n\n".join(block.rstrip("\n") for block in blocks if block) + "\n"


def compare_markdown(left: RoleResult, right: RoleResult) -> str:
    """Write two answers side by side as Markdown."""
    frame = compare_frame(left, right)
    leads = []
    for result, title in zip((left, right), compared_titles(left, right), strict=True):
        view = view_role(result)
        stays = plain_text(stays_sentence(result, view))
        leads.append(f"{plain_text(title)}: {lead_sentence(result, view)} {stays}")
    remarks = [say("exposure"), compare_edition(left)]
    table = markdown_table(frame.columns, frame.iter_rows())
    blocks = [f"# {say('compare.title')}", *leads, table.rstrip("\n"), *remarks]
    return "\n\n".join(blocks) + "\n"


def _moments(result: RoleResult, view: RoleView) -> str:
    usage = month_words(result.usage_as_of)
    rows = [
        [
            as_heading(moment_words(moment, year=result.horizon_year, usage=usage)),
            *(str(view.bars[moment].of(part)) for part in PARTS),
        ]
        for moment in READING_ORDER
    ]
    return markdown_table([say("column.moment"), *map(part_words, PARTS)], rows)


def _tasks(result: RoleResult, view: RoleView) -> str:
    heads = [
        say("column.task"),
        say("column.hours"),
        *(
            say("page.part_by", part=part_words(part, "leader"), year=result.horizon_year)
            for part in PARTS
        ),
        say("column.reason"),
    ]
    names = numbered_labels(view.tasks)
    rows = [
        [
            as_heading(names[task.task_id]),
            hours_words(task),
            *(task.percent("horizon", part).percent for part in PARTS),
            task.reason,
        ]
        for task in view.tasks
    ]
    return markdown_table(heads, rows)


def _each_task(result: RoleResult, view: RoleView) -> list[str]:
    names, judged = numbered_labels(view.tasks), judged_sentences(result)
    blocks = []
    for task in view.tasks:
        lines = [*task_sentences(task), *judged.get(task.task_id, [])]
        lines += [measure_line(measure) for measure in task.measures]
        heading = f"### {plain_text(as_heading(names[task.task_id]))}"
        statement = [plain_text(task.statement)] if task.statement else []
        blocks += [heading, *statement, _bullets(lines)]
    return blocks


def _library(result: RoleResult) -> list[str]:
    return [
        text
        for section in library_sections(result.library)
        for text in (
            f"## {plain_text(section.heading)}",
            *(markdown_block(block) for block in section.blocks),
        )
    ]


def _context(result: RoleResult, view: RoleView) -> list[str]:
    edge = [[as_heading(row.name), str(row.score), as_heading(row.task), row.reason]
            for row in edge_rows(result)]  # fmt: skip
    heads = [say(f"column.{name}") for name in ("quality", "score", "asked_by", "reason")]
    overrides = override_sentences(result, view)
    blocks = [
        f"## {say('all.measures')}",
        _bullets([measure_line(measure) for measure in view.measures]),
        f"## {plain_text(say('all.edge'))}",
        markdown_table(heads, edge),
        plain_text(script_sentence(result)),
    ]
    if not result.new_work.is_empty():
        rows = [[as_heading(row["label"]), str(new_work_hours(row))]
                for row in result.new_work.iter_rows(named=True)]  # fmt: skip
        table = markdown_table([say("column.work"), say("column.hours")], rows)
        blocks += [f"## {say('all.new')}", table]
    if overrides:
        blocks += [f"## {say('all.overrides')}", _bullets(overrides)]
    context = [employment_sentence(result.employment), wage_sentence(result.wage),
               say("page.context.note")]  # fmt: skip
    return [*blocks, f"## {say('all.context')}", _bullets(context)]


def _record(result: RoleResult) -> list[str]:
    record = result.record
    notes = list(dict.fromkeys([*result.notes, *record.notes]))
    letters = ", ".join(f"{tier_letter(tier)} {tier_words(tier)}" for tier in TIERS)
    noted = [f"## {say('all.notes')}", _bullets(notes)] if notes else []
    return [
        *noted,
        f"## {say('all.assumptions')}",
        _bullets([assumption_line(assumption) for assumption in record.assumptions]),
        f"## {say('all.sources')}",
        _bullets([source_line(source) for source in record.sources]),
        plain_text(say("all.tiers", letters=letters)),
        plain_text(record_line(record)),
    ]


def _bullets(texts: Iterable[str]) -> str:
    return "\n".join(f"- {plain_text(text)}" for text in texts)
