"""A made-up record of jobs: shares that drift, projections that see half of the drift."""

import numpy as np

from jobmorph.market.employment_record import EmploymentRecord

YEARS = tuple(range(2002, 2026))
VINTAGES = (2010, 2012, 2014, 2016, 2018, 2019, 2020, 2021, 2022, 2024)


def make_record(count=400, seed=3):
    rng = np.random.default_rng(seed)
    drift = 0.03 * rng.standard_normal(count)
    steps = 0.01 + drift[:, None] + 0.05 * rng.standard_normal((count, len(YEARS)))
    start = np.exp(rng.uniform(np.log(2_000), np.log(1_500_000), count))
    heads = start[:, None] * np.exp(np.cumsum(steps, axis=1))
    base = np.stack([heads[:, YEARS.index(v)] for v in VINTAGES], axis=1)
    seen = 0.005 + 0.5 * drift[:, None] + 0.005 * rng.standard_normal((count, len(VINTAGES)))
    return EmploymentRecord(
        units=tuple(f"{11 + 2 * (n % 5)}-{1000 + n}" for n in range(count)),
        majors=tuple(str(11 + 2 * (n % 5)) for n in range(count)),
        years=YEARS,
        heads=heads,
        wide_heads=heads.copy(),
        wide_group=np.arange(count),
        joined_year=2012,
        vintages=VINTAGES,
        projected_base=base,
        projected=base * np.exp(10 * seen),
        is_broken=np.arange(count) < 2,
        break_year=2019,
    )
