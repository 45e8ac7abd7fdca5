"""The role answer as one self-contained HTML file: no script, no request, light and dark."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jobmorph.reports import role_page
from jobmorph.reports.context_sentences import employment_sentence, wage_sentence
from jobmorph.reports.figures import pattern_definitions
from jobmorph.reports.judged import judged_summary
from jobmorph.reports.page_fonts import embedded_faces
from jobmorph.reports.page_frame import STANDALONE, Frame, page_environment
from jobmorph.reports.page_tables import page_tables
from jobmorph.reports.role_cards import Line, cards
from jobmorph.reports.role_library import Section, library_sections, purpose_sentences
from jobmorph.reports.role_view import RoleView, view_role
from jobmorph.reports.sentences import (
    agreement_sentence,
    as_heading,
    edge_rows,
    freed_sentence,
    lead_sentence,
    new_work_sentence,
    override_sentences,
    overruled_sentence,
    reading_sentence,
    script_sentence,
    stays_sentence,
    title_words,
)
from jobmorph.reports.theme import DARK, LIGHT, SANS, SERIF, Palette, month_words, tier_words
from jobmorph.reports.words import say
from jobmorph.schema.ids import Moment
from jobmorph.schema.record import SourceCredit
from jobmorph.studies.role_result import RoleResult

PALETTE_NAMES = (
    "paper",
    "ink",
    "soft",
    "link",
    "notice",
    "rule",
    "delegated",
    "assisted",
    "human",
)
TOP_QUALITIES = 3
# In the order of the page: section id and the key of its heading; the library's sections follow
# the tasks.
SECTIONS = {
    "tasks": "page.tasks",
    "edge": "page.edge",
    "freed": "page.freed",
    "sources-agree": "page.disagreement",
    "context": "page.context",
    "assumptions": "page.assumptions",
    "sources": "page.sources",
    "record": "page.record",
}
AFTER_EDGE = frozenset({"abilities", "promotion", "moves", "claims"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a section of the page."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source as listed; `link` only for web addresses."""

    title: str
    edition: str
    producer: str
    licence: str
    credit: str
    tier: str
    link: str


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """One human quality as listed on the page."""

    name: str
    score: str
    task: str
    reason: str


def role_html(result: RoleResult, frame: Frame = STANDALONE) -> str:
    """Write the role answer as one HTML file.

    Parameters
    ----------
    result : RoleResult
        The answer.
    frame : Frame
        What stands around it.

    Returns
    -------
    str
        A whole document; styles and figures are inside, nothing is fetched, no script runs.
    """
    return fill_page("role.html.j2", frame=frame, page=role_parts(result))


def fill_page(template: str, *sheets: str, frame: Frame = STANDALONE, **parts: Any) -> str:
    """Fill the template of a page; what its parts hold is escaped, and a part too few is an error.

    Parameters
    ----------
    template : str
        File name of the template.
    *sheets : str
        File names of style sheets that follow the theme's own.
    frame : Frame
        What stands around the page.
    **parts
        What the template names beside `css`, `sheets`, `frame` and `say`.

    Returns
    -------
    str
        The page; it ends with one line break.
    """
    text = "".join(page_chunks(template, *sheets, frame=frame, **parts))
    return text.rstrip("\n") + "\n"


def page_chunks(
    template: str, *sheets: str, frame: Frame = STANDALONE, **parts: Any
) -> Iterator[str]:
    """Fill the template of a page piece by piece, so that its head leaves before its foot is made.

    Parameters and what is escaped are those of `fill_page`.
    """
    return (
        page_environment(frame.packages)
        .get_template(template)
        .generate(
            css=f"{embedded_faces()}\n{page_css(*sheets)}" if frame.is_inline else "",
            sheets=sheets,
            frame=frame,
            say=say,
            **frame.parts,
            **parts,
        )
    )


def role_parts(
    result: RoleResult, moment: Moment = "horizon", view: RoleView | None = None
) -> dict[str, Any]:
    """Gather what the template of a role names as `page`.

    Parameters
    ----------
    result : RoleResult
        The answer.
    moment : {'today', 'horizon', 'reach'}
        The moment that sentence, bar, ranges and task bars tell of.
    view : RoleView, optional
        The answer as readers see it, where it is set already.
    """
    view = view or view_role(result)
    return {
        **_head(result, view, moment),
        **_figures(result, view, moment),
        **_sections(result, view),
        "tables": page_tables(result, view),
    }


def page_css(*sheets: str) -> str:
    """Return the page's style sheet with the theme's palette and type filled in, then others."""
    from importlib.resources import files

    folder = files("jobmorph.reports") / "templates"
    text = (folder / "page.css").read_text(encoding="utf-8")
    for name, value in (
        ("light", _properties(LIGHT)),
        ("dark", _properties(DARK)),
        ("serif", SERIF),
        ("sans", SANS),
    ):
        text = text.replace(f"{{{{ {name} }}}}", value)
    return "\n".join([text, *((folder / name).read_text(encoding="utf-8") for name in sheets)])


def _properties(palette: Palette) -> str:
    return "\n".join(f"  --{name}: {getattr(palette, name)};" for name in PALETTE_NAMES)


def _head(result: RoleResult, view: RoleView, moment: Moment) -> dict[str, Any]:
    title = title_words(result)
    alternatives = [as_heading(each.title) for each in result.match.alternatives[:3]]
    usage = month_words(result.usage_as_of)
    short = "page.record_short" if result.judged.is_empty() else "judged.record_short"
    return {
        "document_title": say("page.title", title=title, year=result.horizon_year),
        "definitions": pattern_definitions(),
        "title": title,
        "head": say("page.head", edition=result.record.edition, usage=usage),
        "lead": lead_sentence(result, view, moment),
        "stays": (stays_sentence if moment == "horizon" else lead_sentence)(result, view),
        "reading": reading_sentence(result),
        "alternatives": "; ".join(alternatives),
        "record_short": say(short, edition=result.record.edition,
                            scenario=result.record.scenario),
        "dates": say("page.dates.text", usage=usage, year=result.horizon_year),
        "agreement": agreement_sentence(result.agreement),
        "overruled": overruled_sentence(result, "overruled.page"),
        "links": _links(result),
        "purpose": purpose_sentences(result.library),
        "judged": judged_summary(result),
    }  # fmt: skip


def _links(result: RoleResult) -> list[Link]:
    links = [Link(name, say(key)) for name, key in SECTIONS.items()]
    before, after = _library_parts(result)
    tasks, edge, *rest = links
    mine = [Link(section.id, section.link) for section in before]
    return [tasks, *mine, edge, *(Link(section.id, section.link) for section in after), *rest]


def _library_parts(result: RoleResult) -> tuple[list[Section], list[Section]]:
    """Divide the library's sections: those before and after what the work asks of a person."""
    sections = library_sections(result.library)
    return (
        [section for section in sections if section.id not in AFTER_EDGE],
        [section for section in sections if section.id in AFTER_EDGE],
    )


def _figures(result: RoleResult, view: RoleView, moment: Moment) -> dict[str, Any]:
    return {
        "bar": role_page.week_bar(result, view, moment),
        "key": role_page.key_lines(result, view, moment),
        "scale": role_page.hour_scale(view),
        "moments": role_page.moment_lines(result, view, moment),
        "cards": cards(result, view, moment),
        "tasks": role_page.task_blocks(result, view, moment),
        "ticks": role_page.measure_ticks(view.measures, "page.ticks.job"),
        "measures": role_page.measure_lines(view.measures),
    }


def _sections(result: RoleResult, view: RoleView) -> dict[str, Any]:
    before, after = _library_parts(result)
    return {
        "before": before,
        "after": after,
        "card": role_page.card_lines(result.library),
        "time_rule": say("page.time_rule", rule=result.time_rule),
        "overrides": override_sentences(result, view),
        "edge": _edge_lines(result),
        "script": script_sentence(result),
        "freed": f"{freed_sentence(result)} {new_work_sentence(result)}".strip(),
        "context": [
            employment_sentence(result.employment),
            wage_sentence(result.wage),
            say("page.context.note"),
        ],
        "notes": list(dict.fromkeys([*result.notes, *result.record.notes])),
        "sources": [_source_line(source) for source in result.record.sources],
        "record": _record_lines(result),
    }


def _edge_lines(result: RoleResult) -> list[EdgeLine]:
    return [
        EdgeLine(
            as_heading(row.name),
            say("page.card.score", score=row.score),
            say("edge.task", label=row.task) if row.task else "",
            as_heading(row.reason.rstrip(".")) + ".",
        )
        for row in edge_rows(result)[:TOP_QUALITIES]
    ]


def _source_line(source: SourceCredit) -> SourceLine:
    is_web = source.url.startswith(("https://", "http://"))
    return SourceLine(
        title=source.title,
        edition=source.edition,
        producer=source.producer,
        licence=source.licence,
        credit=source.credit.rstrip(".") + ".",
        tier=as_heading(tier_words(source.tier)) + ".",
        link=source.url if is_web else "",
    )


def _record_lines(result: RoleResult) -> list[Line]:
    record = result.record
    return [
        Line(say(f"record.{name}"), str(value))
        for name, value in (
            ("version", record.version),
            ("edition", record.edition),
            ("scenario", record.scenario),
            ("seed", record.seed),
            ("query", result.match.query),
            ("job", result.match.job.id),
            ("years", f"{result.horizon_years:g}"),
            ("schema", result.schema_version),
        )
    ]
