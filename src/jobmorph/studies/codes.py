"""An occupation's codes in every classification that the edition holds."""

from dataclasses import dataclass
from difflib import get_close_matches

import polars as pl

from jobmorph.reference.tables import TableSource
from jobmorph.schema.errors import NoMatchError


@dataclass(frozen=True, slots=True)
class IscoShare:
    """One ISCO-08 group of an occupation.

    Parameters
    ----------
    isco08, title : str
        Code and name of the group.
    share : float
        Share of the occupation, 0 to 1: an assumption, not a count of people.
    link : str
        'official' (in the official correspondence) or 'esco'.
    """

    isco08: str
    title: str
    share: float
    link: str


@dataclass(frozen=True, slots=True)
class EscoWeight:
    """One ESCO occupation of an occupation.

    Parameters
    ----------
    esco_occupation, label : str
        Last part of the concept's address, and preferred name.
    isco08 : str
        The group ESCO puts it in.
    weight : float
        Weight among the occupation's ESCO occupations, 0 to 1: an assumption.
    link : str
        'published', 'names' or 'inherited', surest first.
    """

    esco_occupation: str
    label: str
    isco08: str
    weight: float
    link: str

    @property
    def uri(self) -> str:
        """Address of the concept."""
        return f"http://data.europa.eu/esco/occupation/{self.esco_occupation}"


@dataclass(frozen=True, slots=True)
class Codes:
    """One occupation in four classifications.

    Parameters
    ----------
    occupation_onet2019, occupation_soc2018, title : str
        O*NET-SOC 2019 and SOC 2018 code, O*NET's name.
    isco : tuple of IscoShare
        Largest share first; shares sum to 1, or empty where no group is known.
    esco : tuple of EscoWeight
        Largest weight first; weights sum to 1, or empty where no ESCO occupation is known.
    """

    occupation_onet2019: str
    occupation_soc2018: str
    title: str
    isco: tuple[IscoShare, ...]
    esco: tuple[EscoWeight, ...]


def codes_of(occupation_onet2019: str, edition: TableSource) -> Codes:
    """Look up the codes of one occupation.

    Parameters
    ----------
    occupation_onet2019 : str
        O*NET-SOC 2019 code.
    edition : TableSource
        Tables `occupation`, `isco_bridge`, `isco_group`, `esco_bridge`.

    Returns
    -------
    Codes

    Raises
    ------
    NoMatchError
        If there is no such occupation.
    """
    is_asked = pl.col("occupation_onet2019") == occupation_onet2019
    found = edition.rows("occupation", is_asked)
    if found.is_empty():
        known = edition.table("occupation").get_column("occupation_onet2019").to_list()
        raise NoMatchError(
            f"there is no O*NET-SOC 2019 code {occupation_onet2019!r}; nearest",
            items=get_close_matches(occupation_onet2019, known, n=5),
        )
    groups = (
        edition.rows("isco_bridge", is_asked)
        .join(edition.table("isco_group"), on="isco08", how="left", maintain_order="left")
        .sort("isco_share", "isco08", descending=[True, False])
        .select("isco08", "title", "isco_share", "link")
    )
    concepts = (
        edition.rows("esco_bridge", is_asked)
        .sort("esco_weight", "esco_label", "esco_occupation", descending=[True, False, False])
        .select("esco_occupation", "esco_label", "isco08", "esco_weight", "link")
    )
    return Codes(
        occupation_onet2019,
        found.item(0, "occupation_soc2018"),
        found.item(0, "title"),
        tuple(IscoShare(*row) for row in groups.iter_rows()),
        tuple(EscoWeight(*row) for row in concepts.iter_rows()),
    )
