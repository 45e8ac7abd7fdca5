"""Time of moves and routes, beside networkx and plain likeness.

Usage: python benchmarks/paths.py [--jobs 30] [--pairs 10]

Four questions over the embedded edition, each in a process of its own, bound to one processor, one
thread to every library; seconds are those of the processor, so that a busy machine does not disturb
them much. A start from cold is that of a clock.

table      all places by all places: probability, hours to learn, gaps, barriers. Under 5 minutes
           and 4 GB.
questions  routes from 30 jobs spread over all places, to anywhere and to the next job of the list,
           after one question has warmed up. Under 0.3 s. Then `jobmorph path` as a whole process.
networkx   the ten likeliest simple paths of up to three hops, by -log of the chance, beside our
           routes over the same counted hops: seconds, and how many of the ten are among ours.
likeness   nearest jobs by the cosine of their ratings, beside the ten likeliest counted moves.

networkx is no part of jobmorph: uv pip install networkx
"""

import argparse
import json
import math
import os
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise

import numpy as np
import polars as pl

from jobmorph.pathways.barrier import Standing, with_barriers
from jobmorph.pathways.feasibility import assess_moves
from jobmorph.pathways.network import START, RouteNetwork
from jobmorph.pathways.route import find_routes
from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.studies.path_start import HORIZON_YEARS
from jobmorph.studies.paths import study_paths
from jobmorph.studies.place_facts import edition_facts, place_asks, place_values
from jobmorph.studies.place_hops import edition_hops
from jobmorph.studies.place_skills import edition_skills
from jobmorph.studies.places import NODE_PREFIX, ROLE_PREFIX, all_places
from jobmorph.studies.plan_timeline import step_hours

TABLE_SECONDS, TABLE_GIGABYTES, QUERY_SECONDS = 300.0, 4.0, 0.3
COLD_STARTS = 5
HOURS_WEEK = 4.0
ENDS = ("_low", "", "_high")
BEST = 10
MOST_HOPS = 3
# networkx has no bound on hops: longer paths are passed over, this many at most.
MOST_PATHS = 2000
THREADS = ("OPENBLAS", "OMP", "MKL", "RAYON", "NUMEXPR")
RUN = "from jobmorph.cli.main import run; run()"
RECALL = "pathways.recall"
LIKENESS_RECALL = "pathways.variants.baselines.cosine_alone.origins.recall"


def gigabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def open_places():
    """Return the edition with all that is computed once a session."""
    edition = open_edition()
    hops = edition_hops(edition, HORIZON_YEARS)
    return edition, hops, edition_skills(edition), edition_facts(edition, HORIZON_YEARS)


def all_pairs(hops, skills, facts, hours):
    """Return one row for each two places."""

    asks = place_asks(facts)
    counted = hops.drop_nulls("move_probability").select(
        "place_id", "destination_place", "move_probability"
    )
    known = hops.filter(pl.col("move_probability").is_null()).select(
        "place_id", "destination_place", pl.col("months").alias("trade_months")
    )
    rows = {row["place_id"]: row for row in facts.iter_rows(named=True)}
    tables = []
    for at, place in enumerate(skills.place_ids):
        own = rows[place]
        standing = Standing(
            has_degree=own["asks_degree"],
            experience_months=own["experience_months"],
            licence_ids=() if own["licence_id"] is None else (own["licence_id"],),
            job_zone=own["job_zone"],
        )
        ends = [each for each in skills.place_ids if each != place]
        tables.append(
            assess_moves(skills, skills.held[at], ends, hours)
            .with_columns(pl.lit(place).alias("place_id"))
            .join(
                with_barriers(asks, standing),
                left_on="destination_place",
                right_on="place_id",
                how="left",
                maintain_order="left",
            )
        )
    keys = ["place_id", "destination_place"]
    table = pl.concat(tables)
    for other in (counted, known.unique(keys, keep="first", maintain_order=True)):
        table = table.join(other, on=keys, how="left", maintain_order="left")
    return table


def measure_table(_):
    started = time.process_time()
    _, hops, skills, facts = open_places()
    opened = time.process_time()
    table = all_pairs(hops, skills, facts, step_hours(load_parameters("skills")))
    done = time.process_time()
    return {
        "places": len(skills.place_ids),
        "pairs": table.height,
        "counted": table.height - table["move_probability"].null_count(),
        "known": table.height - table["trade_months"].null_count(),
        "open": opened - started,
        "seconds": done - started,
        "gigabytes": gigabytes(),
    }


def spread_jobs(edition, count):
    """Return jobs spread evenly over all places: roles, and each node's largest occupation."""
    main = (
        all_places(edition)
        .anchors.sort("place_id", -pl.col("weight"), "occupation_onet2019")
        .group_by("place_id", maintain_order=True)
        .first()
    )
    words = [
        place.removeprefix(ROLE_PREFIX) if place.startswith(ROLE_PREFIX) else code
        for place, code in main.select("place_id", "occupation_onet2019").iter_rows()
    ]
    return [words[at] for at in np.linspace(0, len(words) - 1, count).round().astype(int)]


def measure_questions(asked):
    edition = open_edition()
    jobs = spread_jobs(edition, asked.jobs)
    started = time.process_time()
    study_paths(jobs[0])
    measured = {"first": time.process_time() - started, "jobs": len(jobs)}
    for name, targets in (("anywhere", [None] * len(jobs)), ("target", [*jobs[1:], jobs[0]])):
        seconds, slowest, routes = [], "", 0
        for job, target in zip(jobs, targets, strict=True):
            started = time.process_time()
            found = study_paths(job, to=target)
            seconds.append(time.process_time() - started)
            routes += found.routes.height
            if seconds[-1] == max(seconds):
                slowest = job if target is None else f"{job} to {target}"
        measured[name] = {
            "median": statistics.median(seconds),
            "worst": max(seconds),
            "over": sum(each > QUERY_SECONDS for each in seconds),
            "slowest": slowest,
            "routes": routes / len(jobs),
        }
    return {**measured, "gigabytes": gigabytes()}


def counted_network(place, hops, skills, facts):
    """Return the counted hops as a network that begins at a place."""

    counted = hops.filter(pl.col("hop_chance") > 0.0)
    begin = counted.filter(pl.col("place_id") == place).with_columns(
        pl.lit(START).alias("place_id")
    )
    between = counted.filter((pl.col("place_id") != place) & (pl.col("destination_place") != place))
    none = facts.select("place_id", *(pl.lit(0.0).alias(f"extra_months{end}") for end in ENDS))
    return RouteNetwork(
        place_values(facts, none),
        pl.concat([begin, between]),
        skills,
        skills.held[skills.place_at[place]],
        step_hours(load_parameters("skills")),
        HOURS_WEEK,
    )


def likeliest_paths(networkx, graph, start, target):
    """Return the likeliest simple paths of up to three hops, and how many had to be looked at."""

    found, looked = [], 0
    for path in networkx.shortest_simple_paths(graph, start, target, weight="cost"):
        looked += 1
        if len(path) - 1 <= MOST_HOPS:
            found.append(path)
        if len(found) == BEST or looked == MOST_PATHS:
            break
    return found, looked


def measure_networkx(asked):
    networkx = import_module("networkx")
    _, hops, skills, facts = open_places()
    edges = hops.filter(pl.col("hop_chance") > 0.0).select(
        "place_id", "destination_place", "hop_chance"
    )
    begins, ends = (set(edges[name]) for name in ("place_id", "destination_place"))
    nodes = [place for place in skills.place_ids if place in begins & ends]
    some = [nodes[at] for at in np.linspace(0, len(nodes) - 1, asked.pairs + 1).round().astype(int)]
    started = time.process_time()
    graph = networkx.DiGraph()
    graph.add_weighted_edges_from(
        ((begin, end, -math.log(chance)) for begin, end, chance in edges.iter_rows()), weight="cost"
    )
    built = time.process_time() - started
    rows = []
    for place, target in pairwise(some):
        network = counted_network(place, hops, skills, facts)
        started = time.process_time()
        ours = find_routes(network, target=target)
        middle = time.process_time()
        theirs, looked = likeliest_paths(networkx, graph, place, target)
        ended = time.process_time()
        rows.append(
            {
                "ours": middle - started,
                "theirs": ended - middle,
                "looked": looked,
                **compared(ours, theirs, graph, network),
            }
        )
    return {"built": built, "edges": edges.height, "rows": rows}


def is_beaten_by_direct(network, path):
    """Say whether the direct move to the same end beats a path of several hops."""

    steps = [*pairwise([START, *path[1:]]), (START, path[-1])]
    chosen = pl.DataFrame(steps, schema=["place_id", "destination_place"], orient="row")
    few = network.hops.join(chosen, on=chosen.columns, how="semi")
    found = find_routes(replace(network, hops=few), target=path[-1])
    return path[1:] not in found["places"].to_list()


def compared(ours, theirs, graph, network):
    """Set the ten likeliest paths beside our routes, the likeliest chances beside each other."""
    kept = {tuple(places): chance for places, chance in ours["places", "route_index"].iter_rows()}
    chances = [
        math.exp(-sum(graph.edges[edge]["cost"] for edge in pairwise(path))) for path in theirs
    ]
    shared = [tuple(path[1:]) in kept for path in theirs]
    return {
        "routes": len(kept),
        "shared": sum(shared),
        "direct": sum(is_beaten_by_direct(network, path) for path in theirs),
        "paths": len(theirs),
        "is_best_shared": shared[0] if shared else False,
        "best_ratio": max(kept.values(), default=0.0) / max(chances, default=1.0),
    }


def measure_likeness(_):
    edition, hops, skills, _ = open_places()
    nodes = [place for place in skills.place_ids if place.startswith(NODE_PREFIX)]
    likeness = cosine_of_ratings(edition, nodes)
    at = {place: row for row, place in enumerate(nodes)}
    chances = np.zeros((len(nodes), len(nodes)))
    moves = hops.drop_nulls("move_probability").select(
        "place_id", "destination_place", "move_probability"
    )
    for begin, end, share in moves.iter_rows():
        if begin in at:
            chances[at[begin], at[end]] = share
    near = np.argsort(-likeness, axis=1, kind="stable")[:, :BEST]
    likely = np.argsort(-chances, axis=1, kind="stable")[:, :BEST]
    rated = np.flatnonzero(np.isfinite(likeness).any(axis=1))
    shared = [len(set(near[row]) & set(likely[row])) for row in rated]
    rows = edition.rows("evidence", pl.col("metric_id").is_in([RECALL, LIKENESS_RECALL]))
    evidence = dict(rows.select("metric_id", "value").iter_rows())
    return {
        "nodes": len(rated),
        "shared": statistics.mean(shared),
        "none": sum(each == 0 for each in shared) / len(shared),
        "recall": evidence[RECALL],
        "likeness": evidence[LIKENESS_RECALL],
    }


def cosine_of_ratings(edition, nodes):
    """Cosine between nodes of their ratings of importance, less the mean of each over nodes."""

    rated = edition.rows("rating", pl.col("scale") == "IM").sort("element_id")
    wide = rated.pivot("element_id", index="occupation_onet2019", values="rating")
    means = all_places(edition).mean(wide)
    levels = (
        pl.DataFrame({"place_id": nodes})
        .join(means, on="place_id", how="left", maintain_order="left")
        .drop("place_id")
        .to_numpy()
    )
    centred = np.nan_to_num(levels - np.nanmean(levels, axis=0))
    length = np.linalg.norm(centred, axis=1, keepdims=True)
    unit = centred / np.where(length > 0, length, np.nan)
    found = unit @ unit.T
    found[np.eye(len(nodes), dtype=bool) | np.isnan(found)] = -np.inf
    return found


MEASURES = {
    "table": measure_table,
    "questions": measure_questions,
    "networkx": measure_networkx,
    "likeness": measure_likeness,
}


def measure_apart(name, asked):
    """Measure one question in a process of its own."""
    words = [sys.executable, __file__, "--jobs", str(asked.jobs), "--pairs", str(asked.pairs)]
    ended = subprocess.run([*words, "--row", name], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(ended.stdout.splitlines()[-1])


def time_cold_start(*words):
    """Return the median and the longest time of `jobmorph path` as a whole process."""
    seconds = []
    for _ in range(COLD_STARTS):
        started = time.perf_counter()
        command = [sys.executable, "-c", RUN, "path", *words]
        subprocess.run(command, capture_output=True, check=True)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds), max(seconds)


def bind_to_one_core():
    for library in THREADS:
        os.environ[f"{library}_NUM_THREADS"] = "1"
    os.environ["POLARS_MAX_THREADS"] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def verdict(is_met):
    return "met" if is_met else "MISSED"


def print_table(table):
    is_met = table["seconds"] < TABLE_SECONDS and table["gigabytes"] < TABLE_GIGABYTES
    print(
        f"all pairs           {table['places']} places, {table['pairs']:,} pairs "
        f"({table['counted']:,} counted, {table['known']:,} known in the trade): "
        f"{table['seconds']:.1f} s, of them {table['open']:.1f} to open; "
        f"peak {table['gigabytes']:.2f} GB; floor {TABLE_SECONDS:g} s and {TABLE_GIGABYTES:g} GB "
        f"{verdict(is_met)}",
        flush=True,
    )


def print_questions(measured):
    for name, words in (("anywhere", "routes to anywhere"), ("target", "routes to a target")):
        row = measured[name]
        print(
            f"{words:19} median {row['median']:.3f} s, worst {row['worst']:.3f} s "
            f"({row['slowest']}), {row['over']} of {measured['jobs']} over {QUERY_SECONDS:g} s, "
            f"{row['routes']:.0f} routes each; floor {QUERY_SECONDS:g} s: "
            f"median {verdict(row['median'] <= QUERY_SECONDS)}, "
            f"worst {verdict(row['worst'] <= QUERY_SECONDS)}"
        )
    print(
        f"first question      {measured['first']:.2f} s; "
        f"peak {measured['gigabytes']:.2f} GB after all",
        flush=True,
    )


def print_networkx(measured):
    rows = measured["rows"]
    paths = sum(row["paths"] for row in rows)
    ours, theirs = ([row[name] for row in rows] for name in ("ours", "theirs"))
    print(
        f"counted routes      {statistics.median(ours):.3f} s (worst {max(ours):.3f}); "
        f"{statistics.median(row['routes'] for row in rows):.0f} routes that no other beats, "
        f"{len(rows)} pairs over {measured['edges']:,} hops\n"
        f"networkx, ten paths {statistics.median(theirs):.3f} s (worst {max(theirs):.3f}), "
        f"graph {measured['built']:.2f} s; most paths looked at "
        f"{max(row['looked'] for row in rows)}; "
        f"{sum(row['shared'] for row in rows)} of its {paths} are among ours, "
        f"{sum(row['direct'] for row in rows)} are beaten by the direct move; its likeliest in "
        f"{sum(row['is_best_shared'] for row in rows)} of {len(rows)}; our likeliest has "
        f"{min(row['best_ratio'] for row in rows):.3f} of its chance or more",
        flush=True,
    )


def print_likeness(row):
    print(
        f"ten most alike      {row['shared']:.1f} of 10 are among the ten likeliest counted moves "
        f"(none in {row['none']:.0%} of {row['nodes']} jobs); unseen movers caught by ten: "
        f"alike {row['likeness']:.1%}, the model {row['recall']:.1%} (evidence table)",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--jobs", type=int, default=30)
    parser.add_argument("--pairs", type=int, default=10)
    parser.add_argument("--row", choices=MEASURES, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    bind_to_one_core()
    if asked.row:
        print(json.dumps(MEASURES[asked.row](asked)))
        return
    print_table(measure_apart("table", asked))
    print_questions(measure_apart("questions", asked))
    for words in (["SDR"], ["SDR", "--to", "customer success manager"]):
        median, worst = time_cold_start(*words)
        print(f"from cold           jobmorph path {' '.join(words)}: {median:.2f} s ({worst:.2f})")
    if find_spec("networkx") is None:
        print("networkx            not installed: uv pip install networkx")
    else:
        print_networkx(measure_apart("networkx", asked))
    print_likeness(measure_apart("likeness", asked))


if __name__ == "__main__":
    main()
