from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl
import pytest

from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.tables import CALIBRATION, TASK_FACTS

# One task whose verdict is easy to work out by hand: labels agree, no hard reason, seen in chat.
PLAIN_TASK: dict[str, Any] = {
    "task_id": "onet:1",
    "occupation_onet2019": "11-1111.00",
    "time_share": 1.0,
    "label_e0_share": 0.0,
    "label_e1_share": 1.0,
    "label_e2_share": 0.0,
    "automation_t0_share": 0.0,
    "automation_t1_share": 0.0,
    "automation_t2_share": 0.0,
    "automation_t3_share": 1.0,
    "automation_t4_share": 0.0,
    "label_source": "own",
    "is_physical": False,
    "cognitive_demand": 2.0,
    "physical_demand": 0.0,
    "regulation_demand": 0.0,
    "activity_ids": ["4.A.4.a.6.I01.D01"],
    "other_side": "nobody",
    "employment_heads": 1000.0,
    "relative_adoption": 1.0,
    "usage_chat_share": 0.001,
    "usage_api_share": None,
    "automated_chat_share": 0.5,
    "automated_api_share": 0.8,
    "is_usage_observable": True,
    "propensity": 0.5,
    "usage_signal": 0.0,
    "log_intensity_chat": float(np.log(2.5e-8)),
    "log_intensity_api": float(np.log(1e-9)),
    "accountability_percentile": 0.0,
    "error_cost_percentile": 0.0,
    "preference_percentile": 0.0,
    "access_strength": 0.0,
}

MakeFacts = Callable[..., pl.DataFrame]


@pytest.fixture(scope="session")
def parameters() -> ParameterSet:
    return load_parameters("exposure")


@pytest.fixture(scope="session")
def make_facts() -> MakeFacts:
    """Build task facts: one dict of changes to the plain task per row; ids onet:1, onet:2, ..."""

    def make(*rows: dict[str, Any]) -> pl.DataFrame:
        full = [
            {**PLAIN_TASK, "task_id": f"onet:{number}", **row}
            for number, row in enumerate(rows or ({},), start=1)
        ]
        return pl.DataFrame(full, schema=TASK_FACTS.polars_schema)

    return make


@pytest.fixture(scope="session")
def central() -> SharedDraws:
    """One draw in which every parameter has its value and every score is 0."""
    return SharedDraws(seed=7, z=np.zeros((1, 64)))


@pytest.fixture(scope="session")
def draws() -> SharedDraws:
    return SharedDraws(seed=7, z=np.random.default_rng(5).normal(size=(80, 64)))


@pytest.fixture(scope="session")
def make_calibration() -> Callable[..., pl.DataFrame]:
    def make(
        count: int, assisted: float = 1e7, delegated: float = 1e8, adopted: float = 0.2
    ) -> pl.DataFrame:
        return pl.DataFrame(
            {
                "draw": range(count),
                "theta_assisted": [assisted] * count,
                "theta_delegated": [delegated] * count,
                "adopted_share": [adopted] * count,
            },
            schema=CALIBRATION.polars_schema,
        )

    return make


@pytest.fixture(scope="session")
def random_facts(make_facts: MakeFacts) -> Callable[[int, int], pl.DataFrame]:
    """Build any mix of facts, `jobs` occupations with six tasks each."""

    def make(seed: int, jobs: int = 1) -> pl.DataFrame:
        rng = np.random.default_rng(seed)
        rows = []
        for job in range(jobs):
            shares = rng.dirichlet(np.ones(6))
            heads, adoption = float(rng.lognormal(9, 1)), float(rng.uniform(0.1, 4))
            for task in range(6):
                rows.append(_random_row(rng, job, task, shares[task], heads, adoption))
        return make_facts(*rows)

    return make


def _random_row(
    rng: np.random.Generator, job: int, task: int, share: float, heads: float, adoption: float
) -> dict[str, Any]:
    labels = rng.dirichlet(np.full(3, 0.3))
    steps = rng.dirichlet(np.full(5, 0.3))

    def maybe(value: float) -> float | None:
        return None if rng.random() < 0.3 else float(value)

    return {
        "task_id": f"onet:{100 * job + task}",
        "occupation_onet2019": f"11-{1000 + job}.00",
        "time_share": float(share),
        **{f"label_e{k}_share": float(labels[k]) for k in range(3)},
        **{f"automation_t{k}_share": float(steps[k]) for k in range(5)},
        "label_source": str(rng.choice(["own", "dwa", "gwa", "text"])),
        "is_physical": bool(rng.random() < 0.2),
        "cognitive_demand": maybe(rng.uniform(0, 4)),
        "physical_demand": maybe(rng.uniform(0, 4)),
        "regulation_demand": maybe(rng.uniform(0, 4)),
        "other_side": str(rng.choice(["customer", "colleague", "nobody"])),
        "employment_heads": heads,
        "relative_adoption": adoption,
        "usage_chat_share": maybe(rng.lognormal(-9, 2) * 1e-2),
        "usage_api_share": maybe(rng.lognormal(-9, 2) * 1e-2),
        "automated_chat_share": float(rng.uniform()),
        "automated_api_share": float(rng.uniform()),
        "is_usage_observable": bool(rng.random() < 0.8),
        "propensity": float(rng.uniform()),
        "usage_signal": float(rng.normal()),
        "log_intensity_chat": float(rng.normal(-18, 2)),
        "log_intensity_api": float(rng.normal(-18, 2)),
        "accountability_percentile": maybe(rng.uniform(0, 100)),
        "error_cost_percentile": maybe(rng.uniform(0, 100)),
        "preference_percentile": maybe(rng.uniform(0, 100)),
        "access_strength": float(rng.uniform()),
    }
