"""Times a cold start and checks what it loads: python benchmarks/startup.py [--runs 7].

Every run is a new process. `--help` must stay under 0.5 s, `role` under 1.5 s.
"""

import argparse
import statistics
import subprocess
import sys
import time

RUN = "from jobmorph.cli.main import run; run()"
BUDGETS_SECONDS = {"--help": 0.5, "role": 1.5}
FORBIDDEN_ALWAYS = ("pandas", "scipy", "sklearn", "lightgbm", "pandera", "altair", "highspy")
FORBIDDEN_IN_HELP = (*FORBIDDEN_ALWAYS, "polars", "numpy", "yaml", "rich", "rapidfuzz", "pooch")
COMMANDS = {
    "--help": (["--help"], FORBIDDEN_IN_HELP),
    "role": (["role", "customer service representative"], FORBIDDEN_ALWAYS),
    "role --format json": (["role", "43-4051.00", "--format", "json"], FORBIDDEN_ALWAYS),
    "role --format html": (["role", "43-4051.00", "--format", "html"], FORBIDDEN_ALWAYS),
    "compare": (["compare", "41-2031.00", "43-4051.00"], FORBIDDEN_ALWAYS),
    "evidence": (["evidence"], FORBIDDEN_ALWAYS),
}


def time_once(words):
    started = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", RUN, *words], capture_output=True, text=True, check=False
    )
    return time.perf_counter() - started, ended


def loaded_by(words):
    """Return the top-level modules that a command leaves loaded."""
    code = (
        "import sys\nfrom jobmorph.cli.main import run\n"
        "try:\n    run()\nexcept SystemExit:\n    pass\n"
        "print('\\n' + ' '.join(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True
    )
    return set(ended.stdout.splitlines()[-1].split())


def measure(name, runs):
    words, forbidden = COMMANDS[name]
    first, ended = time_once(words)
    if ended.returncode != 0:
        print(f"{name:20}  cannot be timed: {ended.stderr.strip()[:120]}")
        return False
    seconds = [time_once(words)[0] for _ in range(runs)]
    median = statistics.median(seconds)
    budget = BUDGETS_SECONDS.get(name)
    stray = sorted(set(forbidden) & loaded_by(words))
    verdict = "no budget" if budget is None else f"budget {budget:g}"
    print(
        f"{name:20}  median {median:.3f} s  worst {max(seconds):.3f} s  first {first:.3f} s  "
        f"{verdict}  loads {', '.join(stray) or 'nothing forbidden'}"
    )
    return not stray and (budget is None or median <= budget)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    results = [measure(name, runs) for name in COMMANDS]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
