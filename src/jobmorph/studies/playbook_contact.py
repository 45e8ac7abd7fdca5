"""Human contact in a playbook: what of it would go, change, stay, or come about."""

import re
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.exposure.assess import JobVerdict
from jobmorph.schema.estimate import estimate_of_draws

# Kinds of step that lead to a conversation which would not take place otherwise.
LEADING_KINDS: Final = ("booking", "handover")
_LEADING_WORDS: Final = re.compile(
    r"\b(call (them |him |her |you )?back|offer (a|to) call|ring back|hand (it |them )?over|"
    r"speak (to|with) (a|one) (person|human)|named person|in person)\b",
    re.IGNORECASE,
)
MEASURES: Final = (
    "customer",
    "customer_delegated",
    "customer_assisted",
    "customer_human",
    "other_delegated",
    "checking",
    "freed",
)


def step_contact(steps: pl.DataFrame) -> pl.DataFrame:
    """Say what a step does to contact between people, if done as far as is within reach.

    Parameters
    ----------
    steps : polars.DataFrame
        kind, statement, verbatim, other_side, step_class, minutes, reach_delegated_low to _high.

    Returns
    -------
    polars.DataFrame
        With contact: 'removes' (a customer meets AI where a person was), 'changes' (a person with
        AI), 'keeps', 'creates' (leads to a conversation), 'none' (no customer on the other
        side); and contact_minutes_low, contact_minutes_mid, contact_minutes_high: minutes with a
        customer that would pass to AI.
    """
    leads = [
        row["kind"] in LEADING_KINDS
        or _LEADING_WORDS.search(f"{row['statement']} {row['verbatim']}") is not None
        for row in steps.iter_rows(named=True)
    ]
    is_customer = pl.col("other_side") == "customer"
    is_run = pl.col("step_class") == "runs"
    return steps.with_columns(
        pl.when(pl.Series(leads, dtype=pl.Boolean))
        .then(pl.lit("creates"))
        .when(~is_customer)
        .then(pl.lit("none"))
        .when(is_run)
        .then(pl.lit("removes"))
        .when(pl.col("step_class") == "assisted")
        .then(pl.lit("changes"))
        .otherwise(pl.lit("keeps"))
        .alias("contact"),
        *(
            pl.when(is_customer)
            .then(pl.col("minutes") * pl.col(f"reach_delegated_{end}"))
            .otherwise(0.0)
            .alias(f"contact_minutes_{end}")
            for end in ("low", "mid", "high")
        ),
    )


def contact_totals(steps: pl.DataFrame, verdict: JobVerdict, minutes: float) -> pl.DataFrame:
    """Add minutes up over the playbook, within each draw.

    Parameters
    ----------
    steps : polars.DataFrame
        task_id, other_side, in the order of the verdict.
    verdict : JobVerdict
        The steps' verdict with its draws.
    minutes : float
        Minutes of the whole playbook.

    Returns
    -------
    polars.DataFrame
        measure, low, mid, high in minutes, all of them within reach: customer (minutes with a
        customer), customer_delegated, customer_assisted, customer_human (of these), other_delegated
        (minutes without a customer that AI could take), checking (what checking AI would take),
        freed (minutes freed after checking).
    """
    draws = verdict.draws
    is_customer = (steps.get_column("other_side") == "customer").to_numpy().astype(np.float64)

    def total(part: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray((draws.time_share * part * weight[:, None]).sum(axis=0) * minutes)

    delegated = draws.part("reach", "delegated")
    everything = np.ones_like(delegated)
    found = {
        "customer": estimate_of_draws(total(everything, is_customer)),
        "customer_delegated": estimate_of_draws(total(delegated, is_customer)),
        "customer_assisted": estimate_of_draws(total(draws.part("reach", "assisted"), is_customer)),
        "customer_human": estimate_of_draws(total(draws.part("reach", "human"), is_customer)),
        "other_delegated": estimate_of_draws(total(delegated, 1.0 - is_customer)),
        "checking": verdict.checking_share["reach"].scaled(minutes),
        "freed": verdict.hours_freed_share["reach"].scaled(minutes),
    }
    return pl.DataFrame(
        [
            {"measure": name, "low": each.low, "mid": each.mid, "high": each.high}
            for name, each in found.items()
        ]
    )
