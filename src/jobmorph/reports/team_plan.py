"""The plan for a team in five chapters, as a page and as Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jobmorph.reports.blocks import Paragraph
from jobmorph.reports.html import fill_page
from jobmorph.reports.markdown_text import plain_text
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.team_plan_account import money_parts, quarter_parts
from jobmorph.reports.team_plan_answer import answer_parts
from jobmorph.reports.team_plan_assumed import assumed_parts
from jobmorph.reports.team_plan_coach import coach_parts
from jobmorph.reports.team_plan_develop import develop_parts
from jobmorph.reports.team_plan_fold import Guide, Part, markdown_part
from jobmorph.reports.team_plan_guides import guides_of
from jobmorph.reports.team_plan_measure import measure_parts
from jobmorph.reports.team_plan_recruit import onboard_parts, recruit_parts
from jobmorph.reports.team_plan_risk import risk_parts
from jobmorph.reports.team_plan_tell import representative_parts, source_parts, tell_parts
from jobmorph.reports.team_plan_train import train_parts
from jobmorph.reports.words import say
from jobmorph.studies.team_chapters import TeamChapters
from jobmorph.studies.team_result import TeamResult


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A section of the plan: its anchor, its heading, what stands in it."""

    id: str
    heading: str
    parts: tuple[Part, ...]


def plan_title(result: TeamResult, chapters: TeamChapters) -> str:
    """Name the plan."""
    return say(
        "teamplan.title",
        label=chapters.label,
        people=f"{chapters.as_is.seats:,}",
        end=result.end_name,
    )


def plan_sections(result: TeamResult, chapters: TeamChapters) -> tuple[PlanSection, ...]:
    """Lay the plan out in reading order."""

    def section(name: str, parts: Iterable[Part]) -> PlanSection:
        return PlanSection(name, say(f"teamplan.section.{name}"), tuple(parts))

    parts = {
        "answer": answer_parts(result, chapters),
        "assumed": assumed_parts(result, chapters),
        "recruit": recruit_parts(result, chapters),
        "onboard": onboard_parts(result, chapters),
        "train": train_parts(result, chapters),
        "develop": develop_parts(result, chapters),
        "coach": coach_parts(result, chapters),
        "quarters": quarter_parts(result, chapters),
        "money": money_parts(result, chapters),
        "risks": risk_parts(chapters),
        "measure": measure_parts(result, chapters),
        "tell": tell_parts(result, chapters),
        "representatives": representative_parts(result, chapters),
        "guides": guides_of(chapters),
        "sources": source_parts(result),
    }
    found = [section(name, each) for name, each in parts.items()]
    return tuple(each for each in found if each.parts)


def team_plan_markdown(result: TeamResult, chapters: TeamChapters) -> str:
    """Write a team's plan as Markdown.

    Parameters
    ----------
    result : TeamResult
        The answer.
    chapters : TeamChapters
        One of its designs, told by `chapters_of`.

    Returns
    -------
    str
        Text in plain reading order; it ends with a line break.
    """
    blocks = [f"# {plain_text(plan_title(result, chapters))}", plain_text(chapters.purpose)]
    for section in plan_sections(result, chapters):
        blocks.append(f"## {plain_text(section.heading)}")
        blocks += [markdown_part(part) for part in section.parts]
    return "\n\n".join(block.rstrip("\n") for block in blocks) + "\n"


def team_plan_html(result: TeamResult, chapters: TeamChapters, frame: Frame = STANDALONE) -> str:
    """Write a team's plan as one HTML file.

    Parameters
    ----------
    result : TeamResult
        The answer.
    chapters : TeamChapters
        One of its designs, told by `chapters_of`.

    Returns
    -------
    str
        A whole document; styles are inside, nothing is fetched, no script runs. What is folded on
        the screen stands in full on paper.
    """
    answer, *rest = plan_sections(result, chapters)
    lead, *others = answer.parts
    return fill_page(
        "team_plan.html.j2",
        "team_plan.css",
        frame=frame,
        title=plan_title(result, chapters),
        edition=result.record.edition,
        lead=lead.text if isinstance(lead, Paragraph) else "",
        purpose=chapters.purpose,
        answer=_named(others),
        sections=[(each.id, each.heading, _named(each.parts)) for each in rest],
    )


def _named(parts: Sequence[Part]) -> list[tuple[str, object]]:
    """Pair each part with its kind; what a guide opens with theirs."""
    return [
        ("guide", (part.id, part.label, _named(part.blocks)))
        if isinstance(part, Guide)
        else (type(part).__name__.lower(), part)
        for part in parts
    ]
