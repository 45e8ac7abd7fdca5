"""Links from fields of knowledge to work activities, which nobody publishes: estimated."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import gwa_of_activity
from jobmorph.schema.tables import KNOWLEDGE_ACTIVITY

FloatArray = NDArray[np.float64]

# Penalty per occupation. Mean R2 over 33 fields, each SOC major group left out in turn (edition
# 2026.11, 37 activities): 0 .3494; .001 .3494; .003 .3493; .01 .3492; .03 .3485; .1 .3434;
# .3 .3249; 1 .2766. The least strength above 0 is taken: it costs nothing and makes the fit unique.
RIDGE: Final = 0.001
LEAST_LINK: Final = 0.05
_KNOWLEDGE, _ACTIVITY, _SCALE = "2.C.", "4.A.", "IM"


@dataclass(frozen=True, slots=True)
class KnowledgeRatings:
    """Importance of knowledge and of activities, over the N occupations rated on both.

    Parameters
    ----------
    occupations : tuple of str
        O*NET-SOC 2019 codes, sorted; N of them.
    knowledge_ids, gwa_ids : tuple of str
        Fields of knowledge (K) and generalised work activities (G), sorted.
    knowledge, activities : ndarray, shapes (N, K) and (N, G)
        Importance, scale 1 to 5.
    """

    occupations: tuple[str, ...]
    knowledge_ids: tuple[str, ...]
    gwa_ids: tuple[str, ...]
    knowledge: FloatArray
    activities: FloatArray


@dataclass(frozen=True, slots=True)
class KnowledgeFit:
    """Non-negative ridge of every field of knowledge on the activities.

    Parameters
    ----------
    coefficients : ndarray, shape (G, K)
        Points of importance of knowledge per point of importance of an activity; 0 or more.
    knowledge_mean, activity_mean : ndarray, shapes (K,) and (G,)
        Means over the occupations fitted on.
    """

    coefficients: FloatArray
    knowledge_mean: FloatArray
    activity_mean: FloatArray

    def predict(self, activities: FloatArray) -> FloatArray:
        """Return the expected importance of knowledge, shape (N, K)."""
        return self.knowledge_mean + (activities - self.activity_mean) @ self.coefficients

    @property
    def links(self) -> FloatArray:
        """Coefficients over the largest of their field, shape (G, K); small ones are 0.

        A field without any positive coefficient has no link.
        """
        largest = self.coefficients.max(axis=0)
        share = self.coefficients / np.where(largest > 0, largest, 1.0)
        return np.where(share >= LEAST_LINK, share, 0.0)


def fit_knowledge(
    activities: FloatArray, knowledge: FloatArray, ridge: float = RIDGE
) -> KnowledgeFit:
    """Fit knowledge on activities: least squares, no negative coefficient, a small penalty.

    With X and y less their means over the N occupations (which leaves the intercept free) and
    not scaled, since all share one scale, each field's b minimises

        |y - X b|^2 + ridge N |b|^2,  b >= 0

    solved as non-negative least squares (Lawson and Hanson) on X with sqrt(ridge N) I below it
    and y with zeros below it. No random numbers.

    Parameters
    ----------
    activities, knowledge : ndarray, shapes (N, G) and (N, K)
        Importance.
    ridge : float
        Penalty per occupation.

    Examples
    --------
    >>> x = np.array([[1.0, 5.0], [3.0, 3.0], [5.0, 4.0]])
    >>> fit_knowledge(x, 1.0 + 0.5 * x[:, :1], ridge=0.0).coefficients.round(3).tolist()
    [[0.5], [0.0]]
    """
    from scipy.optimize import nnls

    activity_mean, knowledge_mean = activities.mean(axis=0), knowledge.mean(axis=0)
    count, size = activities.shape
    penalty = np.sqrt(ridge * count) * np.eye(size)
    system = np.vstack([activities - activity_mean, penalty])
    targets = np.vstack([knowledge - knowledge_mean, np.zeros((size, knowledge.shape[1]))])
    coefficients = np.column_stack([nnls(system, target)[0] for target in targets.T])
    return KnowledgeFit(coefficients, knowledge_mean, activity_mean)


def rated_on_both(ratings: pl.DataFrame, gwa_ids: list[str] | None = None) -> KnowledgeRatings:
    """Lay out the occupations that are rated on every field and every activity.

    Parameters
    ----------
    ratings : polars.DataFrame
        Contract `rating`. Where an element has several vintages the last one counts.
    gwa_ids : list of str, optional
        Activities to use; all rated ones if not given.

    Raises
    ------
    DataError
        If no occupation is rated on both.
    """
    knowledge, activities = _wide(ratings, _KNOWLEDGE), _wide(ratings, _ACTIVITY)
    fields = sorted(knowledge.columns[1:])
    used = sorted(set(activities.columns[1:]) & set(gwa_ids or activities.columns))
    both = knowledge.join(activities, on="occupation_onet2019").drop_nulls([*fields, *used])
    if both.is_empty() or not fields or not used:
        raise DataError("no occupation is rated on knowledge and on work activities")
    both = both.sort("occupation_onet2019")
    return KnowledgeRatings(
        tuple(both.get_column("occupation_onet2019").to_list()),
        tuple(fields),
        tuple(used),
        both.select(fields).to_numpy(),
        both.select(used).to_numpy(),
    )


def activities_of_tasks(detailed_activity: pl.DataFrame) -> list[str]:
    """Return the generalised activities that have detailed ones, sorted: 37 of 41."""
    ids = detailed_activity.get_column("dwa_id").to_list()
    return sorted({gwa_of_activity(dwa_id) for dwa_id in ids})


def compile_knowledge_activities(
    ratings: pl.DataFrame, detailed_activity: pl.DataFrame
) -> pl.DataFrame:
    """Compile the table `knowledge_activity`: an estimate, no published link.

    Four generalised activities have no detailed ones, so no task can belong to them: a link to
    them would carry no hours, and they are left out of the fit.

    Parameters
    ----------
    ratings : polars.DataFrame
        Contract `rating`.
    detailed_activity : polars.DataFrame
        Contract `detailed_activity`.

    Returns
    -------
    polars.DataFrame
        Contract `knowledge_activity`, sorted by key.
    """
    rated = rated_on_both(ratings, activities_of_tasks(detailed_activity))
    links = fit_knowledge(rated.activities, rated.knowledge).links
    return KNOWLEDGE_ACTIVITY.check(link_rows(rated, links))


def link_rows(rated: KnowledgeRatings, links: FloatArray) -> pl.DataFrame:
    """Turn links, shape (G, K), into rows by the contract `knowledge_activity`."""
    rows, columns = np.nonzero(links)
    frame = pl.DataFrame(
        {
            "skill_id": [rated.knowledge_ids[k] for k in columns],
            "gwa_id": [rated.gwa_ids[g] for g in rows],
            "link_share": links[rows, columns].round(4),
        },
        schema=KNOWLEDGE_ACTIVITY.polars_schema,
    )
    return frame.sort(KNOWLEDGE_ACTIVITY.key)


def _wide(ratings: pl.DataFrame, prefix: str) -> pl.DataFrame:
    rows = ratings.filter(
        pl.col("element_id").str.starts_with(prefix) & (pl.col("scale") == _SCALE)
    )
    latest = rows.sort("vintage").unique(
        ["occupation_onet2019", "element_id"], keep="last", maintain_order=True
    )
    return latest.pivot(
        on="element_id", index="occupation_onet2019", values="rating", maintain_order=True
    )
