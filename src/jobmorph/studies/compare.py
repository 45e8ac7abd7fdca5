"""Two jobs side by side, by the same draws and parameters."""

from dataclasses import dataclass

from jobmorph.reference.edition import Edition
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.role import study_role
from jobmorph.studies.role_result import RoleResult


@dataclass(frozen=True, slots=True)
class CompareResult:
    """Two answers of the same run."""

    first: RoleResult
    second: RoleResult


def study_compare(
    first: str,
    second: str,
    *,
    level: str | None = None,
    horizon_years: float = 5.0,
    scenario: Scenario | None = None,
    seed: int = 0,
    edition: Edition | None = None,
) -> CompareResult:
    """Answer `study_role` for two jobs.

    Both share the draws, so a difference between them is not noise of the sampling.

    Raises
    ------
    NoMatchError, ParameterError, DataError
        As `study_role`.
    """
    answers = [
        study_role(
            query,
            level=level,
            horizon_years=horizon_years,
            scenario=scenario,
            seed=seed,
            edition=edition,
        )
        for query in (first, second)
    ]
    return CompareResult(answers[0], answers[1])
