"""Asks the interface for programs thousands of odd questions: python benchmarks/rest_fuzz.py.

schemathesis makes them from the description, of the shape that it states and of others. Every
answer must be one that the description states; 503 (busy) counts as an answer, no other failure of
the server does. `--examples N` sets how many are asked of each endpoint, `--long` asks the
endpoints that start workers as well.
"""

import argparse
import time
from collections import Counter

import hypothesis.strategies as st
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from jobmorph.web.app import create_app

CHECKS = (
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
)
STARTS = tuple(
    f"/api/v1/{path}"
    for path in (
        "team", "team/check", "team/compare", "market", "market/compare", "market/sensitivity",
        "long", "read/file", "playbook/file",
    )
)  # fmt: skip
REFUSALS = ["400", "404", "405", "413", "415", "422", "503"]
SHOWN = 300
TITLES = ("SDR", "registered nurse", "typist", "43-4051.00", "chief revenue officer")


def known(part, title):
    """Put a title that there is where one was made up, and leave a long question short."""
    if not isinstance(part, dict):
        return part
    names = {name: title for name in ("title", "first", "second", "to") if name in part}
    return {key: value for key, value in part.items() if key not in ("scenario", "seed")} | names


def asked(operation, examples, number):
    """Ask one endpoint; return how often each status came, and what was wrong."""
    statuses, faults = Counter(), []

    @seed(number)
    @settings(max_examples=examples, deadline=None, database=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(
        case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
        | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE),
        title=st.sampled_from(TITLES),
        is_known=st.booleans(),
    )
    def ask(case, title, is_known):
        if is_known:
            case.query = known(case.query, title)
            case.body = known(case.body, title)
        response = case.call()
        statuses[response.status_code] += 1
        if response.status_code >= 500 and response.status_code != 503:
            faults.append(f"{response.status_code} {response.text[:SHOWN]}")
        try:
            case.validate_response(response, checks=CHECKS)
        except FailureGroup as group:
            faults.extend(f"{type(each).__name__}: {each!s}"[:SHOWN] for each in group.exceptions)

    ask()
    return statuses, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=150)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--long", action="store_true")
    arguments = parser.parse_args()
    app = create_app()
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    schema.config.request_timeout = 120
    schema.config.checks.negative_data_rejection.expected_statuses = REFUSALS
    total, wrong = Counter(), 0
    began = time.monotonic()
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.path in STARTS and not arguments.long:
            continue
        statuses, faults = asked(operation, arguments.examples, arguments.seed)
        total += statuses
        wrong += len(faults)
        told = " ".join(f"{status}:{count}" for status, count in sorted(statuses.items()))
        print(f"{operation.method.upper():6} {operation.path:38} {told}", flush=True)
        for fault in dict.fromkeys(faults):
            print(f"       {fault}")
    told = " ".join(f"{status}:{count}" for status, count in sorted(total.items()))
    seconds = time.monotonic() - began
    print(f"{total.total():,} questions in {seconds:.0f} s: {told}; {wrong} wrong answers")
    raise SystemExit(wrong > 0)


if __name__ == "__main__":
    main()
