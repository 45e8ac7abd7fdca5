"""The plan for one design of a team in five chapters, with all that stands around them."""

from dataclasses import dataclass

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_chapters_coach import CoachChapter, coach_chapter
from jobmorph.studies.team_chapters_develop import DevelopChapter, develop_chapter
from jobmorph.studies.team_chapters_facts import PlanFacts, facts_of
from jobmorph.studies.team_chapters_library import FamilyMaterial, family_material
from jobmorph.studies.team_chapters_measure import MeasureChapter, measure_chapter
from jobmorph.studies.team_chapters_money import MoneyChapter, money_chapter
from jobmorph.studies.team_chapters_people import months_to_pace
from jobmorph.studies.team_chapters_quarters import QuarterLine, quarter_lines
from jobmorph.studies.team_chapters_recruit import RecruitChapter, recruit_chapter
from jobmorph.studies.team_chapters_risk import Risk, risks_of
from jobmorph.studies.team_chapters_train import TrainChapter, train_chapter
from jobmorph.studies.team_result import TeamMeasures, TeamResult


@dataclass(frozen=True, slots=True)
class FamilySeats:
    """Seats of a team that belong to one family of the library.

    Parameters
    ----------
    family : str
        Its id.
    labels : tuple of str
        Seats, as the team has them.
    heads : int
        People now.
    months : Estimate or None
        From the first day to full pace, in the seat with most people.
    """

    family: str
    labels: tuple[str, ...]
    heads: int
    months: Estimate | None


@dataclass(frozen=True, slots=True)
class TeamChapters:
    """One design of a team, told in chapters.

    Parameters
    ----------
    design, label, purpose : str
        The design.
    currency, end_name : str
        Of all amounts; 'end 2028'.
    as_is, measures : TeamMeasures
        The team as it is, and the design.
    recruit, train, develop, coach : RecruitChapter, TrainChapter, DevelopChapter, CoachChapter
        Chapters 1, 3, 4 and 5.
    material : tuple of FamilyMaterial
        The library's words on families that hire, in the order of `recruit.families`: chapters 1
        and 2.
    trained : tuple of FamilyMaterial
        The same for all families of the team, most people first.
    families : tuple of FamilySeats
        Seats of each of them.
    quarters : tuple of QuarterLine
        The plan by quarter.
    money : MoneyChapter
        Cost and benefit.
    risks : tuple of Risk
        What could go wrong.
    measure : MeasureChapter
        What to measure.
    """

    design: str
    label: str
    purpose: str
    currency: str
    end_name: str
    as_is: TeamMeasures
    measures: TeamMeasures
    recruit: RecruitChapter
    train: TrainChapter
    develop: DevelopChapter
    coach: CoachChapter
    material: tuple[FamilyMaterial, ...]
    trained: tuple[FamilyMaterial, ...]
    families: tuple[FamilySeats, ...]
    quarters: tuple[QuarterLine, ...]
    money: MoneyChapter
    risks: tuple[Risk, ...]
    measure: MeasureChapter

    def material_of(self, family: str) -> FamilyMaterial:
        """Return what the library says about a family of the team."""
        return next(each for each in self.trained if each.family == family)

    def seats_of(self, family: str) -> FamilySeats:
        """Return the seats of a family of the team."""
        return next(each for each in self.families if each.family == family)


def chapters_of(result: TeamResult, design: str, edition: Edition) -> TeamChapters:
    """Tell one design of a team in chapters: joins of the answer and the role library.

    Parameters
    ----------
    result : TeamResult
        The answer.
    design : str
        Name of one of its designs, such as 'hold'.
    edition : Edition
        Holds the library.

    Raises
    ------
    ParameterError, InfeasibleError
        If there is no such design; if it has no plan.
    """
    facts = facts_of(result, design, edition)
    recruit = recruit_chapter(facts)
    families, offer = _families(facts), facts.plan.offer
    return TeamChapters(
        design=design,
        label=offer.label,
        purpose=offer.purpose,
        currency=result.pay.currency,
        end_name=result.end_name,
        as_is=result.as_is,
        measures=facts.measures,
        recruit=recruit,
        train=train_chapter(facts),
        develop=develop_chapter(facts),
        coach=coach_chapter(facts),
        material=tuple(family_material(each, edition) for each in recruit.families),
        trained=tuple(family_material(each.family, edition) for each in families),
        families=families,
        quarters=quarter_lines(facts),
        money=money_chapter(facts),
        risks=risks_of(facts, recruit),
        measure=measure_chapter(facts),
    )


def _families(facts: PlanFacts) -> tuple[FamilySeats, ...]:
    rows = (
        facts.seats.drop_nulls("family")
        .sort("today_heads", descending=True, maintain_order=True)
        .group_by("family", maintain_order=True)
        .agg("label", pl.col("today_heads").sum(), pl.col("role_id").first())
        .sort("today_heads", descending=True, maintain_order=True)
    )
    return tuple(
        FamilySeats(family, tuple(labels), heads, months_to_pace(facts, role))
        for family, labels, heads, role in rows.iter_rows()
    )
