"""Parshall 2026: three models label every O*NET task for cognition, deployment and regulation.

C0-C4 how hard the thinking is, D0-D4 how far the physical world stands in the way, R0-R4 how far
rules require a person. The same repository re-runs the GPTs-are-GPTs rubric with later models.
"""

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.onet_ratings import with_task_id
from jobmorph.schema.errors import DataError

_FOLDER = "exposure/parshall_cdr_2026"
_REPOSITORY = (
    "https://raw.githubusercontent.com/danparshall/reproduction-task-exposure/"
    "9d3ecf9e96cc7f6b4b87cfbc31f19ce8f7c7ab75"
)
_AXES = ("C", "D", "R")
_MODELS = ("sonnet", "gpt", "gemini", "consensus")
RERUNS = {
    "gpt-4-0613-full-923": "5195c9996a5b01c07b6a7fa5386711dee3885d8603dfd061f079c062732855a8",
    "gpt-4-turbo-2024-04-09-per-task-strat50": (
        "aa2f5093ae22c3e3ea1ae706cc2043d6ec3558eb6f79cc3ce3003a9ccdeca96d"
    ),
    "o1-per-task-strat50": "2fdeb63124debffcd0710b06d1571119b31a97956deb957a7b4b4586978da322",
    "o3-per-task-strat50": "905e3729a64cddf2b10c3cf6da3c3aa7d58e9e86d5bb7b625da1c397f03d11dc",
    "gpt-5-per-task-strat50": "0385f5a1b62688d35045f064950a0696277f624f9958a5e46cc8c3f20ef5594a",
    "gpt-5.1-per-task-strat50": "03aeac99944bdfae762d8276db91982e87bcda205e5ae72101c1ef43f96fa234",
    "gpt-5.2-per-task-strat50": "95f5aff70916beac452e7e859241cee90a515f38e7767fee5edf5fd90fcafc4c",
    "gpt-5.4-per-task-strat50": "138812720062e9be8dd823cf8e7ac4a1323a4ab14f50e70cc14800b67cd9bb33",
    "gpt-5.4-per-task-strat50-runB": (
        "b920220f61b86f51d51a6405825c70e550c93941c0ffd68ffb08021522155854"
    ),
}


def _origin(
    source_id: str, title: str, published: str, path: str, sha256: str, size: int | None = None
) -> Origin:
    return Origin(
        source_id=source_id,
        producer="D. Parshall",
        title=title,
        edition="2026-03",
        url=f"{_REPOSITORY}/{published}",
        licence="MIT",
        credit="D. Parshall, reproduction-task-exposure (2026), MIT licence.",
        accessed="2026-11-22",
        redistribution=True,
        tier="model",
        path=f"{_FOLDER}/{path}",
        sha256=sha256,
        size_bytes=size,
        note="Labels by language models, not reviewed by people; the models may know published "
        "usage figures.",
    )


ORIGINS: tuple[Origin, ...] = (
    _origin(
        "deployment_labels",
        "Cognition, deployment and regulation labels of O*NET tasks",
        "results/data_20260313_midtier/consensus_cr.csv",
        "cdr_consensus_midtier_20260313.csv",
        "e2d1ea455dc0ae26fbc4c47f2a70f6766657e6bdb77da786f2a34ecc6780f440",
        2344580,
    ),
    *(
        _origin(
            f"rubric_rerun_{run}",
            f"GPTs-are-GPTs rubric re-run with {run}",
            f"eloundou/results/{run}/all_results.csv",
            f"eloundou_rubric_reruns/{run}.csv",
            sha256,
        )
        for run, sha256 in RERUNS.items()
    ),
)


def read_label_rows(raw: RawFolder) -> pl.DataFrame:
    """Read the labels as published, one row per task and activity.

    A few answers of single models are not labels of the axis asked for ('MEDIUM', a C under D);
    they count as missing. A consensus outside its axis is an error.

    Returns
    -------
    polars.DataFrame
        onet_task, task_id, row_id (`TASKID` or `TASKID-n`) and, for each of sonnet, gpt, gemini
        and consensus, <model>_cognition, <model>_deployment, <model>_regulation (0 to 4).

    Raises
    ------
    DataError
        If the file is absent or a consensus label is not of its axis.
    SchemaError
        If columns are missing.
    """
    names = {"C": "cognition", "D": "deployment", "R": "regulation"}
    labels = {f"{model}_{axis}": f"{model}_{names[axis]}" for model in _MODELS for axis in _AXES}
    columns = (
        Column("row_id", ("task_id",)),
        *(Column(name, (published,)) for published, name in labels.items()),
    )
    file = raw.read(f"{_FOLDER}/cdr_consensus_midtier_20260313.csv", source="deployment_labels")
    frame = read_delimited(file, columns)
    number = pl.col("row_id").str.split("-").list.first().cast(pl.Int64).alias("onet_task")
    levels = frame.select(
        number,
        "row_id",
        *(
            pl.col(name).str.extract(rf"^{published[-1]}([0-4])$").cast(pl.Int64)
            for published, name in labels.items()
        ),
    )
    _check_consensus(frame, levels, file.path)
    return with_task_id(levels)


def read_consensus(raw: RawFolder) -> pl.DataFrame:
    """Read the consensus of the three models by task, averaged over the task's rows.

    Returns
    -------
    polars.DataFrame
        onet_task, task_id, cognition, deployment, regulation (0 to 4, means), label_rows; sorted
        by onet_task.
    """
    rows = read_label_rows(raw)
    axes = ("cognition", "deployment", "regulation")
    return (
        rows.group_by("onet_task", "task_id")
        .agg(
            *(pl.col(f"consensus_{axis}").mean().alias(axis) for axis in axes),
            pl.len().cast(pl.Int64).alias("label_rows"),
        )
        .sort("onet_task")
    )


def read_rubric_reruns(raw: RawFolder) -> pl.DataFrame:
    """Read the GPTs-are-GPTs rubric as later models applied it.

    Returns
    -------
    polars.DataFrame
        run, onet_task, task_id, label (E0 to E3; E3 needs images). The run of gpt-4-0613 covers
        18,686 tasks, each other 1,014 tasks of 50 occupations.
    """
    columns = (Column("onet_task", ("task_id",), pl.Int64), Column("label", ("label",)))
    frames = []
    for run in RERUNS:
        name = f"{_FOLDER}/eloundou_rubric_reruns/{run}.csv"
        frame = read_delimited(raw.read(name, source=f"rubric_rerun_{run}"), columns)
        frames.append(frame.select(pl.lit(run).alias("run"), pl.all()))
    return with_task_id(pl.concat(frames))


def _check_consensus(text: pl.DataFrame, levels: pl.DataFrame, where: str) -> None:
    names = [name for name in levels.columns if name.startswith("consensus_")]
    faults = [
        f"row {row + 1}, {name} = {text[name][row]!r}"
        for name in names
        for row in (text[name].is_not_null() & levels[name].is_null()).arg_true().to_list()
    ]
    if faults:
        raise DataError("consensus labels are not of their axis", where=where, items=faults)
