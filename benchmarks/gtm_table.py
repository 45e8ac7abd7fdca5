"""Prints the tables of docs/method/gtm.md: python benchmarks/gtm_table.py [--write PAGE].

All roles of the role library, from the embedded edition; `--library FOLDER` puts family files over
it, `--write PAGE` puts each table between its marks in the page.
"""

import argparse
import re
from pathlib import Path

import polars as pl

from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.ids import PARTS, QUALITIES
from jobmorph.studies.own_library import with_own_library
from jobmorph.studies.role import study_role

MOMENTS = ("reach", "horizon")
MUCH = 0.4
MEASURES = {
    "human_label": "people's labels",
    "gpt4_label": "GPT-4's labels",
    "automation_label": "automation labels",
    "applicability": "applicability",
    "chat_use": "chat use",
    "api_use": "API use",
    "capability_progress": "abilities",
    "atlas_exposure": "atlas",
}


def open_library(folder):
    edition = open_edition()
    return with_own_library(edition, folder) if folder else edition


def study_all(edition):
    roles = edition.table("role").get_column("role_id").to_list()
    return {role: study_role(role, edition=edition) for role in roles}


def verdict_table(answers):
    """One row per role: hours, shares within reach and by the horizon, six qualities."""
    rows = []
    for role, answer in answers.items():
        row = {"role": role, "title": answer.library.title, "hours": answer.hours_week}
        for moment, part, low, mid, high in answer.summary.iter_rows():
            if moment in MOMENTS:
                row |= {f"{moment}_{part}": mid}
            if (moment, part) == ("horizon", "delegated"):
                row |= {"low": low, "high": high}
        rows.append(row | dict(answer.edge.select("quality", "score").iter_rows()))
    return pl.DataFrame(rows).sort(["horizon_delegated", "role"], descending=[True, False])


def measure_table(answers):
    rows = [
        {"role": role, **dict(answer.measures.select("measure", "percentile").iter_rows())}
        | {"sources": answer.agreement.word}
        for role, answer in answers.items()
    ]
    return pl.DataFrame(rows)


def far_tasks(answers):
    """Tasks on which model and author are far apart within reach, farthest first."""
    judged = pl.concat(
        answer.judged.join(answer.tasks.select("task_id", "label"), on="task_id")
        for answer in answers.values()
    ).filter(pl.col("moment") == "reach")
    by_task = judged.group_by("task_id", "label").agg(
        pl.col("disagreement").max(),
        pl.col("is_far").any(),
        pl.col("author_delegated").first(),
        (pl.col("author_human") - pl.col("model_human")).mean().alias("author_keeps"),
    )
    family = pl.col("task_id").str.extract(r"lib:([^/]+)/").alias("family")
    return by_task.with_columns(family).sort(["disagreement", "task_id"], descending=[True, False])


def markdown(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def percent(value):
    return f"{100 * value:.0f}"


def show_verdicts(table, year):
    header = ["", "Role", "Hours", "Within reach", f"By {year}", f"AI by {year}, 8 in 10"]
    rows = [
        [
            place,
            f"{row['title']} `{row['role']}`",
            f"{row['hours']:g}",
            *(" / ".join(percent(row[f"{moment}_{part}"]) for part in PARTS) for moment in MOMENTS),
            f"{percent(row['low'])}-{percent(row['high'])}",
            *(f"{row[quality]:.0f}" for quality in QUALITIES),
        ]
        for place, row in enumerate(table.iter_rows(named=True), start=1)
    ]
    return markdown([*header, *(quality.capitalize() for quality in QUALITIES)], rows)


def show_measures(verdicts, measures):
    both = verdicts.select("role").join(measures, on="role", maintain_order="left")
    rows = [
        [place, f"`{row['role']}`", *(f"{row[name]:.0f}" for name in MEASURES), row["sources"]]
        for place, row in enumerate(both.iter_rows(named=True), start=1)
    ]
    return markdown(["", "Role", *MEASURES.values(), "Sources"], rows)


def show_order(verdicts, measures):
    """Rank correlation of our two orders with each measure's, over all roles."""
    both = verdicts.join(measures, on="role").with_columns(
        (1 - pl.col("reach_human")).alias("reach_ai")
    )
    orders = {
        "AI, or a person with AI, within reach": "reach_ai",
        "AI alone, by the year above": "horizon_delegated",
    }
    rows = [
        [
            words,
            *(
                f"{both.select(pl.corr(column, name, method='spearman')).item():.2f}"
                for name in MEASURES
            ),
        ]
        for words, column in orders.items()
    ]
    return markdown(["Share", *MEASURES.values()], rows)


def show_far(tasks):
    threshold = load_parameters("exposure")["exposure.judgement_far_from"].value
    rows = []
    for (family,), part in tasks.sort("family", maintain_order=True).group_by(
        "family", maintain_order=True
    ):
        far = part.filter(pl.col("is_far"))
        sides = [
            far.filter(side).get_column("label").to_list()
            for side in (pl.col("author_keeps") < 0, pl.col("author_keeps") >= 0)
        ]
        rows.append(
            [f"`{family}`", f"{far.height} of {part.height}", *("; ".join(side) for side in sides)]
        )
    header = ["Family", "Far apart", "Author gives AI more", "Author leaves people more"]
    given = tasks.filter(pl.col("author_delegated") >= MUCH)
    counts = [table.filter(pl.col("is_far")).height for table in (tasks, given)]
    return (
        f"On {counts[0]} of {tasks.height} tasks model and author are more than {threshold:g} of "
        f"the task's time apart; {counts[1]} of these are among the {given.height} tasks of which "
        f"the author gives AI {MUCH:g} or more.\n\n{markdown(header, rows)}"
    )


def show_sides(answers):
    """Mean week of all roles within reach, as model, author and both see it."""
    sides = {"model alone": "model", "author alone": "author"}
    weeks = {side: [] for side in sides}
    for answer in answers.values():
        rows = answer.judged.filter(pl.col("moment") == "reach").join(
            answer.tasks.select("task_id", "time_share"), on="task_id"
        )
        for words, side in sides.items():
            shares = [(pl.col(f"{side}_{part}") * pl.col("time_share")).sum() for part in PARTS]
            weeks[words].append(rows.select(shares).row(0))
    both = [
        answer.summary.filter(pl.col("moment") == "reach").get_column("mid").to_list()
        for answer in answers.values()
    ]
    rows = [
        [words, *(percent(sum(week[place] for week in found) / len(found)) for place in range(3))]
        for words, found in (weeks | {"both, as shown": both}).items()
    ]
    return markdown(
        ["Mean over the roles, within reach", "AI does it", "with AI", "a person"], rows
    )


def all_tables(edition):
    """Name to Markdown, in the order of the page."""
    answers = study_all(edition)
    verdicts, measures = verdict_table(answers), measure_table(answers)
    year = next(iter(answers.values())).horizon_year
    return {
        "verdicts": show_verdicts(verdicts, year),
        "measures": show_measures(verdicts, measures),
        "order": show_order(verdicts, measures),
        "sides": show_sides(answers),
        "far": show_far(far_tasks(answers)),
    }


def marks(name):
    return f"<!-- gtm_table: {name} -->\n", "<!-- /gtm_table -->"


def table_on_page(page, name):
    start, end = marks(name)
    return page.split(start)[1].split(end)[0].strip()


def put_on_page(page, name, table):
    start, end = (re.escape(mark) for mark in marks(name))
    whole = f"{marks(name)[0]}\n{table}\n\n{marks(name)[1]}"
    return re.sub(f"{start}.*?{end}", lambda _: whole, page, count=1, flags=re.DOTALL)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    tables = all_tables(open_library(asked.library))
    if asked.write is None:
        print("\n\n".join(tables.values()))
        return
    page = asked.write.read_text(encoding="utf-8")
    for name, table in tables.items():
        page = put_on_page(page, name, table)
    asked.write.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
