"""Ways in which a team keeps a skill alive: sitting in, practising, reviewing, taking turns."""

from dataclasses import dataclass

import polars as pl

from jobmorph.reference.edition import Edition, open_edition

DESIGN = "design"


@dataclass(frozen=True, slots=True)
class TeachingWay:
    """One way of giving practice back.

    Parameters
    ----------
    way : str
        observe, drill, review or rotate.
    label : str
        Its plain name.
    how : str
        How a team sets it up; our judgement.
    """

    way: str
    label: str
    how: str


def teaching_ways(edition: Edition | None = None) -> dict[str, TeachingWay]:
    """Read the ways from the skill guide, by their id.

    Examples
    --------
    >>> sorted(teaching_ways())
    ['drill', 'observe', 'review', 'rotate']
    """
    rows = (edition or open_edition()).rows("skill_guide", pl.col("element_id") == DESIGN)
    texts = {(row["section"], row["item_key"]): row["text"] for row in rows.iter_rows(named=True)}
    order = rows.sort("place").get_column("section").unique(maintain_order=True)
    return {
        way: TeachingWay(way, texts[way, "label"], texts[way, "how"]) for way in order.to_list()
    }
