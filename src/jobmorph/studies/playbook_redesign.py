"""A redesign of a playbook that puts people where customers value them."""

from typing import Final

import numpy as np
import polars as pl

from jobmorph.exposure.assess import JobVerdict
from jobmorph.schema.estimate import Estimate, estimate_of_draws

# Steps in which a person counts whatever software can do.
HELD_KINDS: Final = ("upset", "hardship", "objection", "live_call", "handover", "one_to_one")
# Work among colleagues that is often done because it was always done.
HABIT_KINDS: Final = (
    "collect_numbers",
    "status_light",
    "write_report",
    "chase",
    "status_meeting",
    "record",
)
TALK_KINDS: Final = (
    "live_call",
    "objection",
    "upset",
    "hardship",
    "fault",
    "handover",
    "proposal",
    "one_to_one",
)
UNSCRIPT_FROM: Final = 50.0
MOVES: Final = ("run", "prune", "give", "unscript", "hold", "door", "meet", "check")


def redesign_moves(steps: pl.DataFrame, verdict: JobVerdict, minutes: float) -> pl.DataFrame:
    """Say what to change in a playbook as a whole.

    Parameters
    ----------
    steps : polars.DataFrame
        task_id, kind, other_side, step_class, script_mid, minutes, contact; in the order of the
        verdict.
    verdict : JobVerdict
        The steps' verdict with its draws.
    minutes : float
        Minutes of the whole playbook.

    Returns
    -------
    polars.DataFrame
        move, task_ids (list, most minutes first), minutes_low, minutes_mid, minutes_high: in 'run'
        and 'meet' minutes that AI could take within reach, added up within each draw; elsewhere
        the minutes of the steps. Moves:
        'run' (let software do these), 'prune' (ask first who would miss it), 'give' (put the
        time here), 'unscript' (free the wording), 'hold' (keep a person by choice), 'door' (AI
        meets customers here: say so, and keep a way to a person), 'meet' (no step meets a
        customer), 'check' (read a sample of what AI does). Only moves that apply.
    """
    is_customer = pl.col("other_side") == "customer"
    is_held = pl.col("kind").is_in(HELD_KINDS)
    is_run = pl.col("step_class") == "runs"
    is_talk = pl.col("kind").is_in(TALK_KINDS)
    has_customer = bool((steps.get_column("other_side") == "customer").any())
    found = {
        "run": steps.filter(is_run & ~is_held),
        "prune": steps.filter(pl.col("kind").is_in(HABIT_KINDS) & ~is_customer),
        "give": steps.filter(is_talk & (pl.col("step_class") != "runs")),
        "unscript": steps.filter(
            is_customer & (~is_run | is_held) & (pl.col("script_mid") >= UNSCRIPT_FROM)
        ),
        "hold": steps.filter(is_customer & is_held & (pl.col("step_class") != "human")),
        "door": steps.filter(pl.col("contact") == "removes"),
        "meet": steps.clear() if has_customer else steps.filter(is_run),
        "check": steps.filter(is_run & ~is_held),
    }
    rows = []
    for move in MOVES:
        chosen = found[move].sort("minutes", descending=True, maintain_order=True)
        if chosen.is_empty():
            continue
        ids = chosen.get_column("task_id").to_list()
        spent = float(chosen.get_column("minutes").sum())
        range_ = Estimate(spent, spent, spent)
        if move in ("run", "meet"):
            range_ = _delegated(verdict, ids, minutes)
        rows.append(
            {
                "move": move,
                "task_ids": ids,
                "minutes_low": range_.low,
                "minutes_mid": range_.mid,
                "minutes_high": range_.high,
            }
        )
    schema = {
        "move": pl.String(),
        "task_ids": pl.List(pl.String),
        "minutes_low": pl.Float64(),
        "minutes_mid": pl.Float64(),
        "minutes_high": pl.Float64(),
    }
    return pl.DataFrame(rows, schema=schema)


def _delegated(verdict: JobVerdict, task_ids: list[str], minutes: float) -> Estimate:
    draws = verdict.draws
    rows = np.isin(np.array(draws.task_ids), task_ids)
    share = draws.time_share[rows] * draws.part("reach", "delegated")[rows]
    return estimate_of_draws(share.sum(axis=0)).scaled(minutes)
