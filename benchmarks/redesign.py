"""Time and gap of the redesign of teams beside other solvers, and a roster of 100,000 rows.

Usage: python benchmarks/redesign.py [--roster examples/gtm_team.csv] [--rows 100000]
           [--seconds 300] [--oracle 0] [--python PYTHON]

The same programme, as matrices, is solved by our designer, by scipy.optimize.milp, and by the
solver SCIP of OR-Tools, each with the same gap, one thread and as many seconds of waiting at most;
seconds told are those of the processor. (CP-SAT is for whole numbers: given these matrices through
the same wrapper it finds no plan.) OR-Tools is no part of jobmorph: PYTHON is another interpreter
that has it (uv pip install ortools numpy scipy into an environment of its own).

The roster of --rows rows is invented by redesign_roster.py and read and planned in a process of its
own; 0 rows leave it out. --oracle compares as many random small instances with the list of all
their staffings, and prints how often each rule decides: the best plan is another without it.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path

import numpy as np
from highspy import HighsVarType
from redesign_roster import invented_roster
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

import jobmorph as jm
from jobmorph.redesign.objective import SCALE
from jobmorph.redesign.rules import RULES
from jobmorph.redesign.solve import HighsDesigner
from jobmorph.reference.designs import design_offers
from jobmorph.schema.errors import JobmorphError
from jobmorph.studies import team as study

GAP = 1e-4
ROOT = Path(__file__).parents[1]


def problem_of(roster):
    """Return the programme's question for every design, laid out as the study does."""
    asked = study.TeamQuestion()
    offers = design_offers()
    setting = study.lay_out(jm.roster(roster), asked, offers, study._run(asked, None, 0, None))
    return setting.problem, setting.requests


def matrices(model):
    """Return costs, rows and bounds of a programme, and which columns are whole."""
    lp = model.highs.getLp()
    shape = (lp.num_row_, lp.num_col_)
    parts = (np.array(lp.a_matrix_.value_), np.array(lp.a_matrix_.index_))
    start = np.array(lp.a_matrix_.start_)
    by_column = lp.a_matrix_.format_.name == "kColwise"
    kind = sparse.csc_matrix if by_column else sparse.csr_matrix
    return {
        "cost": np.array(lp.col_cost_),
        "offset": lp.offset_,
        "rows": kind((*parts, start), shape=shape).tocsr(),
        "low": np.array(lp.row_lower_),
        "high": np.array(lp.row_upper_),
        "least": np.array(lp.col_lower_),
        "most": np.array(lp.col_upper_),
        "whole": np.array([each == HighsVarType.kInteger for each in lp.integrality_]),
    }


def with_designer(model, seconds):
    start = time.process_time()
    solved = HighsDesigner(relative_gap=GAP, seconds_most=seconds).solve(model)
    return solved and solved.objective, solved and solved.gap, time.process_time() - start


def with_scipy(given, seconds):
    start = time.process_time()
    found = milp(
        -given["cost"],
        integrality=given["whole"].astype(int),
        bounds=Bounds(given["least"], given["most"]),
        constraints=LinearConstraint(given["rows"], given["low"], given["high"]),
        options={"mip_rel_gap": GAP, "time_limit": seconds},
    )
    value = None if found.x is None else given["offset"] - found.fun
    return value, found.mip_gap, time.process_time() - start


# Run by an interpreter that has OR-Tools: reads matrices, prints value, bound, seconds.
WITH_OR_TOOLS = """
import json, sys, time
import numpy as np
from scipy import sparse
try:
    from ortools.linear_solver import pywraplp
except ImportError:
    sys.exit("not installed")
given = np.load(sys.argv[1]); kind = sys.argv[2]; gap, seconds = map(float, sys.argv[3:])
solver = pywraplp.Solver.CreateSolver(kind)
solver.SetNumThreads(1)
inf = solver.infinity()
def finite(value):
    return inf if value == np.inf else -inf if value == -np.inf else float(value)
columns = [solver.Var(finite(low), finite(high), bool(whole), "")
           for low, high, whole in zip(given["least"], given["most"], given["whole"])]
for row in range(given["low"].size):
    at = slice(given["start"][row], given["start"][row + 1])
    limit = solver.Constraint(finite(given["low"][row]), finite(given["high"][row]))
    for column, value in zip(given["index"][at], given["value"][at]):
        limit.SetCoefficient(columns[column], float(value))
aim = solver.Objective()
for column, value in zip(columns, given["cost"]):
    if value: aim.SetCoefficient(column, float(value))
aim.SetOffset(float(given["offset"])); aim.SetMaximization()
solver.SetTimeLimit(int(1000 * seconds))
options = pywraplp.MPSolverParameters()
options.SetDoubleParam(options.RELATIVE_MIP_GAP, gap)
start = time.process_time()
status = solver.Solve(options)
spent = time.process_time() - start
has = status in (solver.OPTIMAL, solver.FEASIBLE)
value = aim.Value() if has else None
bound = aim.BestBound() if has else None
print(json.dumps([value, None if not has else abs(bound - value) / max(abs(value), 1e-9), spent]))
"""


def with_or_tools(given, kind, python, seconds):
    rows = given["rows"]
    arrays = {name: given[name] for name in ("cost", "low", "high", "least", "most", "whole")}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "programme.npz"
        np.savez(file, offset=given["offset"], start=rows.indptr, index=rows.indices,
                 value=rows.data, **arrays)  # fmt: skip
        done = subprocess.run(
            [python, "-c", WITH_OR_TOOLS, str(file), kind, str(GAP), str(seconds)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None


def beside_others(roster, python, seconds):
    problem, requests = problem_of(roster)
    print(f"{Path(roster).stem}: {problem.seats['today_heads'].sum()} people, gap {GAP:g}, "
          f"at most {seconds:g} s, one thread")  # fmt: skip
    print(f"{'design':14}{'solver':10}{'seconds':>9}{'objective':>12}{'gap':>10}")
    for request in requests:
        model = HighsDesigner().build(problem, request)
        given = matrices(model)
        found = {
            "ours": with_designer(model, seconds),
            "scipy": with_scipy(given, seconds),
            "SCIP": with_or_tools(given, "SCIP", python, seconds),
        }
        for solver, result in found.items():
            if result is None:
                print(f"{request.name:14}{solver:10} not installed")
            elif result[0] is None:
                print(f"{request.name:14}{solver:10}{result[2]:9.1f} no plan in time")
            else:
                value, gap, spent = result
                print(f"{request.name:14}{solver:10}{spent:9.1f}{value / SCALE:12.6f}{gap:10.1e}")
        print(f"{'':14}{given['rows'].shape[0]} rows, {given['rows'].shape[1]} columns, "
              f"{int(given['whole'].sum())} of them whole")  # fmt: skip


def plan_roster(file, design):
    """Read and plan a roster; print seconds, memory and gap."""
    start = time.perf_counter()
    roster = jm.roster(file)
    read = time.perf_counter()
    result = study.study_team(roster, study.TeamQuestion(designs=(design,)))
    (plan,) = result.plans
    planned = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    print(f"{design:14}{read - start:9.1f}{planned - read:9.1f}{peak:10.0f}"
          f"{plan.design.gap:10.2%}{result.seats.height:7}", flush=True)  # fmt: skip


def large_roster(rows):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "roster.csv"
        invented_roster(rows).write_csv(file)
        print(f"{rows:,} rows\n{'design':14}{'read s':>9}{'plan s':>9}{'peak MB':>10}{'gap':>10}"
              f"{'seats':>7}", flush=True)  # fmt: skip
        for offer in design_offers():
            command = [sys.executable, __file__, "--plan", str(file), offer.name]
            subprocess.run(command, check=True)


def without(designer, model, kept, rule):
    """Say what leaving a rule out does to the best plan."""
    with model.without([rule]):
        try:
            other = designer.solve(model)
        except JobmorphError:
            # No end to how good a plan can be.
            return "better"
    if kept is None:
        return "possible" if other is not None else "nothing"
    # Without a rule there is still a plan, so that none found means no end again.
    return "better" if other is None or other.objective > kept.objective + 1e-3 else "nothing"


def oracle_table(count):
    sys.path.insert(0, str(ROOT))
    oracle, small_team = (
        import_module(f"tests.redesign.{name}") for name in ("oracle", "small_team")
    )
    designer = HighsDesigner(relative_gap=1e-7, seconds_most=10.0)
    better, possible, planned, wrong = Counter(), Counter(), 0, []
    for seed in range(count):
        case = small_team.random_case(seed)
        design = designer.find(case.problem, case.request)
        best = oracle.Oracle(case.problem, case.request).best()
        planned += design is not None
        if (design is None) != (best is None) or (
            best is not None and abs(design.objective - best) > 1e-5
        ):
            wrong.append(seed)
        model = designer.build(case.problem, case.request)
        kept = designer.solve(model)
        for rule in RULES:
            change = without(designer, model, kept, rule)
            better[rule] += change == "better"
            possible[rule] += change == "possible"
    print(f"{count} instances, {planned} with a plan, others none; not equal: {wrong or 'none'}")
    print(f"{'rule':18}{'plan changes':>13}{'plan appears':>13}")
    for rule in RULES:
        print(f"{rule:18}{better[rule]:13}{possible[rule]:13}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--roster", default=str(ROOT / "examples" / "gtm_team.csv"))
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--oracle", type=int, default=0)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--plan", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.plan:
        plan_roster(*asked.plan)
        return
    if asked.oracle:
        oracle_table(asked.oracle)
    if asked.seconds:
        beside_others(asked.roster, asked.python, asked.seconds)
    if asked.rows:
        large_roster(asked.rows)


if __name__ == "__main__":
    main()
