"""Scores of predicted intensity: use per hour of work, among tasks that are seen."""

import numpy as np
import polars as pl

from jobmorph.build.score.metrics import cluster_interval, on_rows, spearman
from jobmorph.build.score.rows import ScoreRow
from jobmorph.build.train.inputs import TrainingInputs
from jobmorph.build.train.propensity import CHANNELS, UseModels, log_task_hours

DATA = "Anthropic Economic Index Nov 2025; O*NET 30.1; OEWS May 2025"


def score_intensity(inputs: TrainingInputs, models: UseModels) -> list[ScoreRow]:
    """Rank correlation of predicted and observed log intensity in each channel's latest wave.

    Returns
    -------
    list of ScoreRow
        Baseline: equal shares for all, so that only the hours of work differ. Most of the rank
        is hours, which both sides share by construction; the second row takes them out.
    """
    hours = log_task_hours(inputs.tasks)
    rows = []
    for channel in CHANNELS:
        usage = inputs.usage.filter(pl.col("channel") == channel)
        newest = usage.filter(pl.col("wave") == pl.col("wave").max())
        joined = inputs.tasks.select("task_id").join(
            newest.select("task_id", "usage_share"),
            on="task_id",
            how="left",
            maintain_order="left",
        )
        share = np.log(joined["usage_share"].to_numpy())
        seen = np.flatnonzero(~np.isnan(share))
        predicted = models.table[f"log_intensity_{channel}"].to_numpy()[seen]
        clusters = inputs.tasks["minor_group"].to_numpy()[seen]
        for name, observed, guess, base in (
            ("intensity", share[seen] - hours[seen], predicted, -hours[seen]),
            ("share_given_seen", share[seen], predicted + hours[seen], hours[seen]),
        ):
            found = cluster_interval(on_rows(spearman, observed, guess), clusters)
            rows.append(
                ScoreRow(
                    f"exposure.variants.{name}_{channel}",
                    f"{name.replace('_', ' ')} of {channel} use, rank among seen tasks",
                    "tasks seen in the latest wave; predicted by models of other folds; interval "
                    "by bootstrap over SOC minor groups",
                    found,
                    seen.size,
                    "hours of work alone",
                    spearman(observed, base),
                    None,
                    None,
                    DATA,
                )
            )
    return rows
