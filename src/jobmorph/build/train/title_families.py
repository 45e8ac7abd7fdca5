"""How sure a family and a level are, learned by leaving known names of roles out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from jobmorph.build.train.title_labels import LabelledTitles
from jobmorph.work.title.family import (
    FamilyIndex,
    FamilyReading,
    FamilyScaling,
    LevelBasis,
    LevelShares,
)
from jobmorph.work.title.normalise import PlainTitle, plain_title

# The library says which level its own names mean; how often a person means another is assumed.
EXACT_LEVEL: Final = 0.95


@dataclass(frozen=True, slots=True)
class FittedFamilies:
    """The index of names, its levels, and how often a left-out name finds its family."""

    index: FamilyIndex
    levels: LevelShares
    hit: float


def fit_families(
    aliases: pl.DataFrame,
    kin: Mapping[str, frozenset[str]],
    filed: LabelledTitles,
    chances: Callable[[Sequence[PlainTitle]], list[dict[str, float]]],
) -> FittedFamilies:
    """Fit how sure a reading is.

    Each known name is read with itself left out. Filed titles whose codes lie outside the kin of
    the family they are read as are the strangers, whose family is always wrong. The logit of a
    right family is linear in likeness, lead and agreement; levels get the share of right ones by
    their basis, among names of the right family.

    Parameters
    ----------
    aliases : polars.DataFrame
        Contract `role_alias`.
    kin : mapping of str to frozenset of str
        Minor groups that each family borrows from.
    filed : LabelledTitles
        Titles of filings.
    chances : function
        Chances of the SOC 2018 codes that titles may mean.
    """
    from sklearn.linear_model import LogisticRegression

    names = [plain_title(title) for title in aliases.get_column("title")]
    roles = aliases.get_column("role_id").to_list()
    index = FamilyIndex(names, roles, kin, FamilyScaling(0.0, 1.0, 1.0, 1.0))
    own = [
        (index.read(name, codes, left_out=number), role)
        for number, (name, role, codes) in enumerate(
            zip(index.names, index.role_ids, chances(index.names), strict=True)
        )
    ]
    known = [(reading, role) for reading, role in own if reading is not None]
    others = [
        reading
        for title, right, codes in zip(filed.plain, filed.codes, chances(filed.plain), strict=True)
        if (reading := index.read(title, codes)) is not None
        and kin[reading.family].isdisjoint(code[:4] for code in right)
    ]
    right = [reading.family == role.split("/")[0] for reading, role in known]
    readings = [*(reading for reading, _ in known), *others]
    rows = np.array([(r.likeness, r.lead, r.agreement) for r in readings])
    answers = np.array([*right, *[False] * len(others)])
    model = LogisticRegression(C=10.0).fit(rows, answers)
    scaling = FamilyScaling(float(model.intercept_[0]), *(float(c) for c in model.coef_[0]))
    matched = [pair for pair, is_right in zip(known, right, strict=True) if is_right]
    return FittedFamilies(
        FamilyIndex(names, roles, kin, scaling), _level_shares(matched), float(np.mean(right))
    )


def _level_shares(matched: Sequence[tuple[FamilyReading, str]]) -> LevelShares:
    def share(basis: LevelBasis) -> float:
        hits = [r.level == role.split("/")[1] for r, role in matched if r.level_basis == basis]
        # One wrong and one right answer more, so that a handful of names never proves certainty.
        return (sum(hits) + 1.0) / (len(hits) + 2.0)

    return LevelShares(EXACT_LEVEL, share("known"), share("named"), share("assumed"))
