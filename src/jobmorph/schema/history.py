"""Closed vocabularies of the history of occupations."""

from typing import Final, Literal

Definition = Literal["census_at_work", "census_experienced", "employers"]
DEFINITIONS: Final[tuple[Definition, ...]] = ("census_at_work", "census_experienced", "employers")

Sex = Literal["all", "men", "women"]
SEXES: Final[tuple[Sex, ...]] = ("all", "men", "women")

CLASSIFICATIONS: Final = ("occ1950", "soc2000", "hybrid2010", "soc2010", "hybrid2019", "soc2018")

LinkKind = Literal["same work", "part of", "nearest"]
LINK_KINDS: Final[tuple[LinkKind, ...]] = ("same work", "part of", "nearest")
LINK_ORIGINS: Final = ("code", "judgement")

BREAK_KINDS: Final = ("universe", "classification", "method", "coding", "coverage")

Course = Literal["rose", "fell", "rose then fell", "fell then rose", "little change", "too short"]
COURSES: Final[tuple[Course, ...]] = (
    "rose",
    "fell",
    "rose then fell",
    "fell then rose",
    "little change",
    "too short",
)
