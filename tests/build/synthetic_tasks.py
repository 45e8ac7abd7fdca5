"""A small made-up world of tasks whose best possible scores are known."""

import numpy as np
import polars as pl

from jobmorph.build.train.inputs import TrainingInputs

GROUPS, TASKS_EACH = 24, 100
LEVELS = ("E0", "E1", "E2")


def make_inputs(seed=0, signal=2.0):
    rng = np.random.default_rng(seed)
    count = GROUPS * TASKS_EACH
    ids = [f"onet:{n}" for n in range(count)]
    group = np.repeat(np.arange(GROUPS), TASKS_EACH)
    occupation = [f"{11 + g // 2}-{1 + g % 2}0{n % 5}1.00" for n, g in enumerate(group)]
    beta = rng.choice([0.0, 0.5, 1.0], count)
    chance = 1.0 / (1.0 + np.exp(-(signal * (beta - 0.5) * 2.0 - 0.5)))
    is_seen = rng.random(count) < chance
    tasks = pl.DataFrame(
        {
            "task_id": ids,
            "occupation_onet2019": occupation,
            "occupation_soc2018": [code[:7] for code in occupation],
            "minor_group": [code[:4] for code in occupation],
            "major_group": [code[:2] for code in occupation],
            "statement": [f"word{rng.integers(50)} word{rng.integers(50)} {n}" for n in ids],
            "statement_key": ids,
            "n_occupations": np.ones(count, dtype=np.int64),
            "is_usage_observable": np.arange(count) % 10 > 0,
            "importance": rng.uniform(1.5, 5.0, count),
            "employment_heads": rng.lognormal(9.0, 1.0, count),
        }
    )
    known = pl.DataFrame(
        {
            "label_human_beta": beta,
            "label_gpt4_beta": rng.choice([0.0, 0.5, 1.0], count),
            "label_alternative_beta": rng.choice([0.0, 0.5, 1.0], count),
            "label_automation": rng.integers(0, 5, count).astype(float),
            "label_late_rerun_beta": rng.choice([0.0, 1.0], count),
            "label_late_consensus_cognition": rng.uniform(0, 4, count),
            "label_late_consensus_deployment": rng.uniform(0, 4, count),
            "label_late_consensus_regulation": rng.uniform(0, 4, count),
            "text_characters": rng.uniform(20, 90, count),
            "occupation_zone": rng.integers(1, 6, count).astype(float),
            "volume_log_employment": tasks["employment_heads"].log(),
        }
    )
    iwa = [f"4.A.1.a.1.I{rng.integers(1, 9):02d}" for _ in ids]
    activities = pl.DataFrame(
        {
            "task_id": ids,
            "dwa_id": [f"{name}.D{rng.integers(1, 4):02d}" for name in iwa],
            "iwa_id": iwa,
            "gwa_id": ["4.A.1.a.1"] * count,
        }
    )
    usage = tasks.filter(pl.Series(is_seen) & pl.col("is_usage_observable")).select(
        "task_id",
        pl.lit("chat").alias("channel"),
        pl.lit("2025-11").alias("wave"),
        pl.lit(0.0001).alias("usage_share"),
        pl.lit(0.5).alias("automated_share"),
    )
    return TrainingInputs(tasks, known, activities, usage), chance
