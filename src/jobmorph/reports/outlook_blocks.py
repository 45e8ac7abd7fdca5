"""The answer to 'how many such jobs?' as headings, sentences and tables, in reading order."""

from typing import Any

from jobmorph.reports.commands import typed_job
from jobmorph.reports.document import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.outlook_number import chance_number, counted, scale_of
from jobmorph.reports.outlook_scenarios import scenario_blocks
from jobmorph.reports.outlook_view import (
    Outlook,
    answer_scale,
    beside_sentence,
    breaks_sentence,
    breaks_shown,
    first_year,
    group_sentences,
    inside_words,
    know_sentences,
    lead_sentence,
    score_sentence,
)
from jobmorph.reports.outlook_years import series_grid, year_grid
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.sentences import as_heading, reading_sentence
from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.studies.outlook_result import OutlookGroupResult, OutlookResult, OutlookScore


def outlook_blocks(result: Outlook) -> list[Block]:
    """Lay out everything, the answer first."""
    return [*answer_blocks(result), *more_blocks(result)]


def answer_blocks(result: Outlook) -> list[Block]:
    """Lead, what it stands for, years with their ranges, and what to do."""
    return [
        Paragraph(lead_sentence(result), is_lead=True),
        *(Paragraph(text) for text in intro_sentences(result)),
        Heading(say("outlook.section.years")),
        year_grid(result),
        Paragraph(source_sentence(result)),
        *do_blocks(result),
    ]


def intro_sentences(result: Outlook) -> list[str]:
    """Say what stands beside the answer and what the figures stand for."""
    beside = f"{as_heading(beside_sentence(result, '; '))}."
    survey = say("outlook.survey", year=result.base_year)
    rest = f"{say('outlook.exposure')} {say('outlook.person')}"
    if isinstance(result, OutlookResult):
        known = [reading_sentence(result), *know_sentences(result)]
    else:
        known = [
            say("outlook.official_jobs.page", count=result.units.height),
            *group_sentences(result),
        ]
    return [f"{beside} {survey}", " ".join(known), rest]


def source_sentence(result: Outlook) -> str:
    """Name the sources under a figure."""
    return say(
        "outlook.figure.source",
        first=first_year(result),
        base=result.base_year,
        edition=result.record.edition,
    )


def do_blocks(result: Outlook) -> list[Block]:
    """Name what a reader can do next."""
    if isinstance(result, OutlookResult):
        job = typed_job(result)
        items = [say(f"outlook.do.{name}", job=job) for name in ("role", "skills", "plan")]
    else:
        items = [say(f"outlook.do.{name}") for name in ("group", "economy")]
    return [Heading(say("outlook.section.do")), Bullets(tuple(items))]


def more_blocks(result: Outlook, *, has_codes: bool = True) -> list[Block]:
    """Lay out counts, breaks, codes, past sayings, scores, what-ifs, notes and sources.

    Parameters
    ----------
    result : OutlookResult or OutlookGroupResult
        The answer.
    has_codes : bool
        Whether the table of codes is among them.
    """
    if isinstance(result, OutlookResult):
        codes, own = _codes(result), [*_track(result), *_published(result)]
    else:
        codes = code_blocks(result)
        own = [*_roles(result), *_group_track(result), *_sensitivity(result)]
    return [
        Heading(say("outlook.section.series")),
        series_grid(result),
        *_breaks(result),
        *(codes if has_codes else []),
        *own,
        *score_blocks(result.score),
        *scenario_blocks(result),
        *record_blocks(result.record, [note.text for note in result.notes]),
    ]


def _breaks(result: Outlook) -> list[Block]:
    items = [
        say("outlook.figure.gap.item", year=row["year"], text=row["text"])
        for row in breaks_shown(result)
    ]
    if not items:
        return []
    return [
        Heading(say("outlook.section.breaks")),
        Paragraph(breaks_sentence(result)),
        Bullets(tuple(items)),
    ]


def _codes(result: OutlookResult) -> list[Block]:
    heads = ["codes", "title", "weight", "counted", "chance", "range", "official", "alike"]
    rows = [
        [", ".join(row["codes"]), row["title"], f"{whole(row['weight'] * 100)}%", *_figures(row)]
        for row in result.units.iter_rows(named=True)
    ]
    title = say("outlook.section.codes")
    return [Heading(title), table_of(title, _heads(result, heads), rows, range(2, 8))]


def code_blocks(result: OutlookGroupResult) -> list[Block]:
    """List the codes of a group with their own ranges, and those left out."""
    heads = ["codes", "title", "belongs", "counted", "chance", "range", "official", "alike"]
    rows = [
        [", ".join(row["codes"]), row["title"], row["reason"] or "", *_figures(row)]
        for row in result.units.iter_rows(named=True)
    ]
    title = say("outlook.section.codes")
    blocks: list[Block] = [
        Heading(title),
        table_of(title, _heads(result, heads), rows, range(3, 8)),
    ]
    if result.left_out.is_empty():
        return blocks
    out = say("outlook.section.left_out")
    cells = [[code, name or "", reason] for code, name, reason in result.left_out.iter_rows()]
    names = [say(f"outlook.column.{name}") for name in ("code", "title", "why_not")]
    return [*blocks, Heading(out), table_of(out, names, cells)]


def _heads(result: Outlook, names: list[str]) -> list[str]:
    years = {"counted": result.base_year, "range": result.target_year}
    return [say(f"outlook.column.{name}", year=years.get(name)) for name in names]


def _figures(row: dict[str, Any]) -> list[str]:
    """Count, chance of fewer, range, official and alike of one unit."""
    scale = scale_of(row["low"], row["high"])
    return [
        counted(row["employment_base_heads"]),
        chance_number(row["fewer_probability"]),
        scale.span(row["low"], row["high"]),
        scale.write(row["official"]),
        scale.write(row["alike"]),
    ]


def _roles(result: OutlookGroupResult) -> list[Block]:
    if result.roles.is_empty():
        return []
    title = say("outlook.section.roles")
    heads = [say("outlook.column.role"), say("outlook.column.inside.share")]
    rows = [[name, f"{whole(share * 100)}%"] for _, name, share in result.roles.iter_rows()]
    return [Heading(title), table_of(title, heads, rows, (1,))]


def _track(result: OutlookResult) -> list[Block]:
    title = say("outlook.section.track")
    if result.track.is_empty():
        return [Heading(title), Paragraph(say("outlook.track.none"))]
    heads = ["code", "said", "for", "middle", "told", "chance", "came", "held"]
    rows = []
    for row in result.track.iter_rows(named=True):
        scale = scale_of(row["low"], row["high"])
        rows.append(
            [
                row["employment_unit"],
                str(row["base_year"]),
                str(row["target_year"]),
                scale.write(row["middle"]),
                scale.span(row["low"], row["high"]),
                chance_number(row["fewer_probability"]),
                scale.write(row["counted"]) if scale.is_million else counted(row["counted"]),
                inside_words(row),
            ]
        )
    grid = table_of(title, _heads(result, heads), rows, range(1, 7))
    return [Heading(title), grid]


def _group_track(result: OutlookGroupResult) -> list[Block]:
    title = say("outlook.section.track")
    scale = answer_scale(result)
    rows = [
        [
            str(row["base_year"]),
            str(row["target_year"]),
            scale.write(row["employment_base_heads"]),
            scale.write(row["middle"]),
            scale.write(row["counted"]),
            f"{row['units_inside']}/{row['units']}",
        ]
        for row in result.track.iter_rows(named=True)
    ]
    heads = _heads(result, ["said", "for", "then", "middle", "came", "held.units"])
    return [Heading(title), table_of(title, heads, rows, range(6))]


def _sensitivity(result: OutlookGroupResult) -> list[Block]:
    title = say("outlook.section.sensitivity")
    scale = answer_scale(result)
    rows = [
        [
            f"{row['common_share']:g}",
            *(scale.write(row[name]) for name in ("low", "middle", "high")),
            chance_number(row["fewer_probability"]),
        ]
        for row in result.sensitivity.iter_rows(named=True)
    ]
    heads = _heads(result, ["share", "low", "middle", "high", "chance"])
    return [Heading(title), table_of(title, heads, rows, range(5))]


def _published(result: OutlookResult) -> list[Block]:
    items = [
        say(
            "outlook.published",
            unit=row["employment_unit"],
            base=row["base_year"],
            base_heads=counted(row["employment_base_heads"]),
            year=row["target_year"],
            heads=counted(row["employment_projected_heads"]),
        )
        for row in result.official_published.iter_rows(named=True)
    ]
    return [Heading(say("outlook.section.published")), Bullets(tuple(items))] if items else []


def score_blocks(score: OutlookScore) -> list[Block]:
    """Say how good such forecasts were, in full."""
    texts = [score_sentence(score, has_question=False)]
    if score.above_median_jobs is not None and score.range_held_jobs is not None:
        right, held = whole(100 * score.above_median_jobs), whole(100 * score.range_held_jobs)
        texts.append(say("outlook.score.jobs", right=right, held=held))
    if score.relative_error is not None and score.official_relative_error is not None:
        share, official = (
            whole(100 * each) for each in (score.relative_error, score.official_relative_error)
        )
        texts.append(say("outlook.score.error", share=share, official=official))
    texts.append(say("outlook.score.origins", years=", ".join(map(str, score.origins))))
    return [Heading(say("outlook.section.score")), Paragraph(" ".join(texts))]
