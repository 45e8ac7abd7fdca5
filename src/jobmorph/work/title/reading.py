"""What a title is read as: family, level, modifiers, occupations, each with its chance."""

from dataclasses import dataclass
from typing import Literal

from jobmorph.schema.ids import Level
from jobmorph.work.title.family import FamilyReading

ModifierKind = Literal["segment", "region", "product"]


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word of a title that narrows the job without changing it."""

    kind: ModifierKind
    text: str


@dataclass(frozen=True, slots=True)
class OccupationReading:
    """One occupation that a title may mean.

    Parameters
    ----------
    occupation_soc2018, occupation_onet2019 : str
        Its codes.
    probability : float
        Chance that the SOC 2018 code is the right one.
    matched_title, title_source : str
        The known name of it that comes nearest, and where that name is from.
    similarity : float
        Likeness in letters to that name, 0 to 1.
    """

    occupation_soc2018: str
    occupation_onet2019: str
    probability: float
    matched_title: str
    title_source: str
    similarity: float


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a title means.

    Parameters
    ----------
    title : str
        As written.
    family : FamilyReading or None
        The library role it comes nearest to, sure or not.
    level : str or None
        Level: the family's where one is stated, else what the words name.
    level_probability : float or None
        Chance that the level is right.
    modifiers : tuple of Modifier
        Words of segment, region and product.
    occupations : tuple of OccupationReading
        Up to five, best first, sure or not.
    is_family_sure, is_occupation_sure : bool
        Whether the family, the first occupation, is sure enough to be stated.
    """

    title: str
    family: FamilyReading | None
    level: Level | None
    level_probability: float | None
    modifiers: tuple[Modifier, ...]
    occupations: tuple[OccupationReading, ...]
    is_family_sure: bool
    is_occupation_sure: bool

    @property
    def is_abstained(self) -> bool:
        """Neither a family nor an occupation is sure enough."""
        return not (self.is_family_sure or self.is_occupation_sure)
