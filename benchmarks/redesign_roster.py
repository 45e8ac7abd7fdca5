"""An invented roster of any size, for benchmarks: titles of the role library and some others.

Usage: python benchmarks/redesign_roster.py ROWS FILE

Nobody in it is real. Of 300 titles 240 are names of roles of the library, 60 are other
occupations, which a redesign keeps as they are. People are spread unevenly over titles, more of
them at lower levels, as in a company; each reports to a manager of the same field.
"""

import argparse

import numpy as np
import polars as pl

from jobmorph.reference.edition import open_edition

SEED = 20
ROLE_TITLES, OTHER_TITLES = 240, 60
OTHER_PART = 0.15
# People of a role by level, and their pay: rough, invented.
WEIGHT = {"entry": 30.0, "mid": 30.0, "senior": 12.0, "lead": 4.0, "executive": 0.1}
PAY = {"entry": 52_000, "mid": 78_000, "senior": 108_000, "lead": 128_000, "executive": 210_000}
PLACES = ("Boston", "Dublin", "Leeds", "Austin")


def titles_of_library(rng):
    """Return title, level, field and weight of some titles of roles and of others."""
    edition = open_edition()
    roles = edition.table("role").select("role_id", "level", "field", "title")
    first = roles.select("title", "role_id")
    aliases = edition.table("role_alias").select("title", "role_id")
    aliases = aliases.filter(~pl.col("title").is_in(first["title"].implode()))
    more = aliases[np.sort(rng.permutation(aliases.height)[: ROLE_TITLES - first.height])]
    named = pl.concat([first, more]).join(roles.drop("title"), on="role_id", maintain_order="left")
    others = (
        edition.table("occupation")
        .select("title")
        .filter(~pl.col("title").is_in(named["title"].implode()))
    )
    others = others[np.sort(rng.permutation(others.height)[:OTHER_TITLES])].with_columns(
        level=pl.lit("mid"), field=pl.lit("other")
    )
    weights = np.array([WEIGHT[level] for level in named["level"]]) * rng.pareto(2.0, named.height)
    weights = (1.0 - OTHER_PART) * weights / weights.sum()
    rest = OTHER_PART * rng.dirichlet(np.ones(others.height))
    return pl.concat([named.drop("role_id"), others]).with_columns(
        weight=np.concatenate([weights, rest])
    )


def invented_roster(rows):
    """Return a roster as an HR system writes it."""
    rng = np.random.default_rng(SEED)
    titles = titles_of_library(rng)
    at = rng.choice(titles.height, size=rows, p=titles["weight"].to_numpy())
    # Every title has somebody.
    at[: titles.height] = np.arange(titles.height)[:rows]
    drawn = titles[at]
    pay = np.array([PAY[level] for level in drawn["level"]]) * rng.uniform(0.85, 1.2, rows)
    ids = [f"P{number:06d}" for number in range(1, rows + 1)]
    days = rng.integers(0, 3_000, rows)
    return pl.DataFrame(
        {
            "Employee ID": ids,
            "Job Title": drawn["title"],
            "Department": drawn["field"],
            "Location": np.array(PLACES)[rng.integers(0, len(PLACES), rows)],
            "Manager ID": managers(rng, drawn, ids),
            "Hire Date": [str(day) for day in np.datetime64("2018-01-01") + days],
            "FTE": rng.choice([1.0, 0.5, 0.8], size=rows, p=[0.9, 0.05, 0.05]),
            "Annual Salary (USD)": np.round(pay, -2).astype(int),
        }
    )


def managers(rng, drawn, ids):
    """Return who leads each: somebody of a leading level, of the same field if it has one."""
    level, field = drawn["level"].to_numpy(), drawn["field"].to_numpy()
    leads = np.isin(level, ["lead", "executive"])
    named = np.empty(len(ids), dtype=object)
    for own in np.unique(field):
        above = np.flatnonzero(leads & (field == own))
        above = above if above.size else np.flatnonzero(leads)
        below = np.flatnonzero(~leads & (field == own))
        for row, boss in zip(below, rng.choice(above, below.size), strict=True):
            named[row] = ids[boss]
    return pl.Series(named.tolist(), dtype=pl.String)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int)
    parser.add_argument("file")
    arguments = parser.parse_args()
    invented_roster(arguments.rows).write_csv(arguments.file)


if __name__ == "__main__":
    main()
