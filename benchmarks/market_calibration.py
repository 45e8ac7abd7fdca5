"""Fit the labour flows to 2000-12 to 2019-05; arguments: FOLDER, then what (all, in order).

What: output, openings, layoffs (one node, one driver each), profile (ranges of what output tells),
networks (other networks under output, five parameters fitted again). These write
`market_fits.csv` (fit, parameter, value, low, high, loss, evaluations) into the folder, in place of
the same fits that are there. Printed only: ranges (8 in 10, of what a run draws), without
(output and openings where separations do not answer to tightness), elasticity (layoffs on openings
per unemployed as counted, without any simulator). Twenty minutes in all on one core.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl

from jobmorph.market.calibrate import RISE_80, RISE_95, Effort, Fit, fit, profile
from jobmorph.market.calibrate_run import courses_of
from jobmorph.market.calibrate_series import BLOCK_MONTHS, NAMES
from jobmorph.market.calibrate_space import (
    RESPONSE,
    REST,
    SEPARATION_CYCLICALITY,
    SPACE,
    Space,
    space_for,
)
from jobmorph.market.loss import series_fit
from jobmorph.reference.edition import open_edition
from jobmorph.studies.market_calibration import exit_share_year, labour_past, one_node
from jobmorph.studies.market_calibration_network import (
    apart_network,
    moves_network,
    node_economy,
    permuted_network,
    size_network,
)

# The loss has more than one hollow: several searches, the best of them kept.
SEARCHES = 4
ROUNDS = 300
FROM_OUTPUT = Effort(rounds=ROUNDS, step=0.1, seed=4)
NEAR = Effort(rounds=60, candidates=16, step=0.1, seed=2)
SHORT = Effort(rounds=10, candidates=8, step=0.05, seed=3)
FREE = (REST, RESPONSE, "matching_window", "vacancy_window", "separation_speed")
# Parameters of a run that take their range from the fit.
DRAWN = ("separation_speed", SEPARATION_CYCLICALITY, "replacement_band", "vacancy_window")
DRIVERS = {"output": "output", "openings": "openings", "layoffs": "openings and layoffs"}
PERMUTED = 5


def frame_of(name, found, ranges=None):
    ranges = ranges or {}
    none = (None, None)
    return pl.DataFrame(
        [
            {
                "fit": name,
                "parameter": parameter,
                "value": value,
                "low": ranges.get(parameter, none)[0],
                "high": ranges.get(parameter, none)[1],
                "loss": found.loss,
                "evaluations": found.evaluations,
            }
            for parameter, value in found.values.items()
        ],
        schema_overrides={"low": pl.Float64, "high": pl.Float64},
    )


def keep(folder, frame):
    path = Path(folder) / "market_fits.csv"
    if path.is_file():
        old = pl.read_csv(path, schema_overrides=frame.schema)
        done = frame.get_column("fit").unique().to_list()
        frame = pl.concat([old.filter(~pl.col("fit").is_in(done)), frame])
    numbers = [pl.col(name).round_sig_figs(6) for name in ("value", "low", "high", "loss")]
    frame.sort(["fit", "parameter"]).with_columns(numbers).write_csv(path)


def best_of(folder, name):
    kept = pl.read_csv(Path(folder) / "market_fits.csv").filter(pl.col("fit") == name)
    values = dict(kept.select("parameter", "value").iter_rows())
    return Fit(name, values, kept.get_column("loss")[0], kept.get_column("evaluations")[0])


def searches(economy, past, space):
    efforts = [Effort(rounds=ROUNDS, seed=seed) for seed in range(SEARCHES)]
    return [fit(economy, past.counted, space, effort) for effort in efforts]


def fit_driver(edition, past, driver, folder):
    economy = one_node(past, driver, exit_share_year(edition))
    space = space_for(economy.driver)
    tried = searches(economy, past, space)
    if driver != "output":
        # Once more from where output ends, which lies in another hollow than the start.
        start = space.places_of(best_of(folder, "output").values)
        tried.append(fit(economy, past.counted, space, FROM_OUTPUT, start=start))
    print("  losses", *(f"{each.loss:.3f}" for each in tried))
    best = min(tried, key=lambda each: each.loss)
    return replace(best, evaluations=sum(each.evaluations for each in tried))


def fit_profile(edition, past, folder, names=None, rise=RISE_95):
    economy = one_node(past, "output", exit_share_year(edition))
    space, found = space_for(economy.driver), best_of(folder, "output")
    ranges = {}
    for name in names or [each.name for each in space.ranges]:
        here = profile(economy, past.counted, space, found, name, NEAR, rise=rise)
        ranges[name] = (here.low, here.high)
        print(f"  {name:<26} {found.values[name]:.5f} [{here.low:.5f}, {here.high:.5f}]")
    return found, ranges


def fit_without(edition, past):
    """Fit again with separations that do not answer to tightness: loss, and what came after."""
    for driver in ("output", "openings"):
        economy = one_node(past, driver, exit_share_year(edition))
        space = space_for(economy.driver, {SEPARATION_CYCLICALITY: 0.0})
        best = min(searches(economy, past, space), key=lambda each: each.loss)
        course = courses_of(economy, space.candidates(space.places_of(best.values)[None]))
        unemployment = course[0, NAMES.index("unemployment")]
        errors = [
            series_fit(unemployment, past.counted.of("unemployment"), past.windows[window])
            for window in ("in", "after", "calm")
        ]
        told = ", ".join(f"{100 * each.root_error:.2f}" for each in errors)
        print(f"  {driver:<9} loss {best.loss:.2f}; unemployment, points: {told}")


def fit_networks(edition, past, folder):
    economy = node_economy(edition)
    observed = moves_network(edition, economy.nodes, "observed")
    networks = {
        "observed": observed,
        "identity": apart_network(len(economy.nodes)),
        "permuted_0": permuted_network(observed, 0),
        "size": size_network(economy.heads),
        "predicted": moves_network(edition, economy.nodes, "predicted"),
        **{f"permuted_{seed}": permuted_network(observed, seed) for seed in range(1, PERMUTED)},
    }
    alone = one_node(past, "output", exit_share_year(edition))
    best = best_of(folder, "output")
    free = tuple(each for each in SPACE if each.name in FREE)
    names = {each.name for each in free}
    held = {name: value for name, value in best.values.items() if name not in names}
    space = Space(free, held)
    start = space.places_of(best.values)
    keep(folder, frame_of("network_one", fit(alone, past.counted, space, SHORT, start=start)))
    for name, network in networks.items():
        began = time.perf_counter()
        here = economy.past(network, past.driver("output"), past.period)
        found = fit(here, past.counted, space, SHORT, start=start)
        keep(folder, frame_of(f"network_{name}", found))
        print(
            f"  {name:<12} {network.shares.size:>7} edges  loss {found.loss:.2f}"
            f"  {time.perf_counter() - began:.0f} s"
        )


def print_elasticity(past):
    """Least squares of log layoffs on log (v/u); standard error by blocks of 24 months."""
    counted, rng = past.counted, np.random.default_rng(0)
    openings, idle = counted.of("openings"), counted.of("unemployment")
    tightness = np.log(openings / (1.0 - openings) * (1.0 - idle) / idle)
    for name in ("in", "calm"):
        layoffs = np.log(counted.of("layoffs"))
        known = past.windows[name] & np.isfinite(tightness) & np.isfinite(layoffs)
        x, y = tightness[known], layoffs[known]
        starts = rng.integers(0, x.size - BLOCK_MONTHS + 1, (2000, x.size // BLOCK_MONTHS))
        rows = (starts[..., None] + np.arange(BLOCK_MONTHS)).reshape(2000, -1)
        again = [np.polyfit(x[each], y[each], 1)[0] for each in rows]
        print(f"  {name:<5} {np.polyfit(x, y, 1)[0]:.3f} (standard error {np.std(again):.3f})")


def main() -> None:
    folder = sys.argv[1]
    wanted = sys.argv[2:] or [*DRIVERS, "profile", "networks", "ranges", "without", "elasticity"]
    edition = open_edition()
    past = labour_past(edition)
    for what in wanted:
        began = time.perf_counter()
        if what == "elasticity":
            print_elasticity(past)
        elif what == "without":
            fit_without(edition, past)
        elif what == "ranges":
            fit_profile(edition, past, folder, DRAWN, RISE_80)
        elif what == "networks":
            fit_networks(edition, past, folder)
        elif what == "profile":
            keep(folder, frame_of("output", *fit_profile(edition, past, folder)))
        else:
            found = fit_driver(edition, past, DRIVERS[what], folder)
            keep(folder, frame_of(what, found))
            print(what, f"loss {found.loss:.2f}", {k: round(v, 4) for k, v in found.values.items()})
        print(f"{what}: {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
