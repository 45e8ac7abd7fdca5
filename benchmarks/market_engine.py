"""Time the market engines on a random network of the observed size; argument: draws (1000).

Prints seconds a run of ten years (520 weeks, 519 nodes) beside a plain loop over full matrices.
"""

import sys
import time

import numpy as np

from jobmorph.market.chance import ExpectedValues, IntegerDraws
from jobmorph.market.ensemble import run_by_phases, run_compiled
from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.labour_market import NodeRates
from jobmorph.market.network import network_from_entries
from jobmorph.market.phases import step
from jobmorph.market.published import PublishedModel, PublishedParameters, PublishedState
from jobmorph.market.state import LabourState
from jobmorph.market.steady import steady_state
from jobmorph.market.timetable import Timetable, months_of_weeks

NODES, EDGES, WEEKS, PEOPLE = 519, 17_624, 520, 1.6e8


def network_of_edges(edges):
    rng = np.random.default_rng(0)
    pairs = rng.choice(NODES * NODES, edges * 11 // 10, replace=False)
    origins, destinations = pairs // NODES, pairs % NODES
    other = np.flatnonzero(origins != destinations)[:edges]
    return network_from_entries(
        NODES, origins[other], destinations[other], rng.exponential(size=edges)
    )


def market_of_draws(draws, network):
    rng = np.random.default_rng(1)
    employed = rng.lognormal(0.0, 1.0, NODES)
    employed *= 0.94 * PEOPLE / employed.sum()
    shape = (draws, 1)
    parameters = FlowParameters(
        separation_share=rng.uniform(0.0026, 0.0036, shape) if draws else 0.0031,
        matching_window=0.09,
    )
    rates = NodeRates(rng.uniform(0.5, 1.5, NODES), np.full(NODES, 0.0009))
    rest = steady_state(network, rates, employed, parameters, unemployment_rate=0.06)
    return rest, parameters


def yearly(rest):
    return Timetable(np.repeat(rest.target[..., None, :], 11, axis=-2), months_of_weeks(WEEKS))


def timed(work):
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def show(name, seconds, runs=1):
    wall, processor = seconds
    print(f"{name:<58} {wall:9.3f} s  {processor:9.3f} s cpu  {1000 * wall / runs:9.2f} ms a run")


def naive_week(employed, unemployed, vacancies, target, network):
    gap = employed + vacancies - target
    lost = 0.016 * employed + 0.984 * np.minimum(employed, 0.16 * np.maximum(gap, 0))
    opened = 0.012 * employed + 0.988 * np.minimum(employed, 0.16 * np.maximum(-gap, 0))
    pull = network * vacancies
    applications = unemployed[:, None] * pull / pull.sum(axis=1, keepdims=True)
    received = applications.sum(axis=0)
    hires = applications * (vacancies / received * -np.expm1(-received / vacancies))
    arriving = hires.sum(axis=0)
    return (
        employed - lost + arriving,
        unemployed + lost - hires.sum(axis=1),
        vacancies + opened - arriving,
    )


def time_published(network):
    matrix = 0.55 * np.eye(NODES)
    matrix[network.origins, network.destinations] += 0.45 * network.shares
    employed = np.full(NODES, 1000.0)
    stocks = employed, employed * 0.05, employed * 0.03
    target = employed * 1.03

    def naive():
        here = stocks
        for _ in range(WEEKS):
            here = naive_week(*here, target, matrix)

    show("published equations, loop over full matrices", timed(naive))
    state = PublishedState(employed, np.outer(employed, [0.05, 0, 0, 0]), employed * 0.03)
    model = PublishedModel(matrix, PublishedParameters(0.016, 0.012, 0.16, 0.16))
    targets = np.tile(target, (WEEKS, 1))
    show("published equations, three products a week", timed(lambda: model.run(state, targets)))


def time_single(network):
    rest, parameters = market_of_draws(0, network)

    def run(chance, state):
        for _ in range(WEEKS):
            state = step(state, rest.target, rest.market, parameters, chance)
        return state

    show("phases, expected values, all nodes", timed(lambda: run(ExpectedValues(), rest.state)))
    names = LabourState.__dataclass_fields__
    whole = LabourState(*(np.round(getattr(rest.state, name)) for name in names))
    ends = []
    seconds = timed(lambda: ends.append(run(IntegerDraws(np.random.default_rng(3)), whole)))
    show("phases, whole heads, 160 million people", seconds)
    gap = 100 * abs(ends[0].unemployment_rate - rest.state.unemployment_rate)
    print(f"{'':<58} unemployment {gap:.4f} points from the expected value")


def main() -> None:
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    network = network_of_edges(EDGES)
    print(f"{NODES} nodes, {EDGES} edges, {WEEKS} weeks, {draws} draws")
    time_published(network)
    time_single(network)
    rest, parameters = market_of_draws(24, network)
    group = np.arange(NODES) % 22
    seconds = timed(lambda: run_by_phases(rest, parameters, yearly(rest), group))
    show("phases, 24 draws as a leading axis, 22 groups", seconds, 24)
    run_compiled(rest, parameters, yearly(rest), group)
    found = []
    seconds = timed(lambda: found.append(market_of_draws(draws, network)))
    show(f"steady state of {draws} draws", seconds, draws)
    rest, parameters = found[0]
    for threads in (1, 2):
        seconds = timed(
            lambda n=threads: run_compiled(rest, parameters, yearly(rest), group, threads=n)
        )
        show(f"compiled, {draws} draws, 22 groups, {threads} threads", seconds, draws)
    moved = range(WEEKS - 46, WEEKS, 13)
    seconds = timed(lambda: run_compiled(rest, parameters, yearly(rest), group, moved_weeks=moved))
    show("the same, 1 thread, moves of the last year between groups", seconds, draws)


if __name__ == "__main__":
    main()
