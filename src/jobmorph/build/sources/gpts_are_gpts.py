"""Eloundou et al., 'GPTs are GPTs': exposure labels of tasks by people and by GPT-4.

E0 no exposure, E1 a language model alone halves the time at equal quality, E2 only with software
built around it. T0 to T4: how much of the task a model could do unattended. Science 384:1306
(2024).
"""

from dataclasses import replace

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.onet_ratings import with_task_id

_FOLDER = "exposure/eloundou_gpts_are_gpts"
_REPOSITORY = (
    "https://raw.githubusercontent.com/openai/GPTs-are-GPTs/"
    "0471612fef3cc22b74fb884d27bff9dbd3770582/data"
)
_LABELS = Origin(
    source_id="gpts_are_gpts_labels",
    producer="Eloundou, Manning, Mishkin and Rock (OpenAI, University of Pennsylvania)",
    title="GPTs are GPTs: task labels",
    edition="2024 (labels of 2023)",
    url=f"{_REPOSITORY}/full_labelset.tsv",
    licence="MIT",
    credit="Eloundou, Manning, Mishkin, Rock, Science 384:1306 (2024), data under MIT licence.",
    accessed="2026-11-22",
    redistribution=True,
    tier="peer-reviewed",
    path=f"{_FOLDER}/full_labelset.tsv",
    sha256="094378905e1f3349e50a9a83dc69643a2ef227954d611c8316a46da08cb3d8de",
    size_bytes=3893248,
    note="A label is about time saved at equal quality, not about delegation or job loss.",
)
ORIGINS: tuple[Origin, ...] = (
    _LABELS,
    replace(
        _LABELS,
        source_id="gpts_are_gpts_occupations",
        title="GPTs are GPTs: occupation scores",
        url=f"{_REPOSITORY}/occ_level.csv",
        path=f"{_FOLDER}/occ_level.csv",
        sha256="40c74f53de40aec91c0017d80690cbba915f83a8bb414bcf2f884692f1749acb",
        size_bytes=126022,
    ),
    replace(
        _LABELS,
        source_id="gpts_are_gpts_automation",
        title="GPTs are GPTs: automation labels, 100 of them also by people",
        url=f"{_REPOSITORY}/automation_gpt4_human_labels.tsv",
        path=f"{_FOLDER}/automation_gpt4_human_labels.tsv",
        sha256="ae864ef28347b6c516284fdef4ff2c6deccc13ea0b3439b7be056de7c3a02692",
        size_bytes=3159662,
    ),
)


def read_labels(raw: RawFolder) -> pl.DataFrame:
    """Read the labels of 19,265 tasks.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, onet_task, task_id, statement, task_type, human_label, gpt4_label,
        gpt4_alternative_label (E0, E1, E2), gpt4_automation_label (T0 to T4), gpt4_alpha,
        gpt4_beta, gpt4_gamma, gpt4_automation (0..1).
    """
    file = raw.read(f"{_FOLDER}/full_labelset.tsv", source="gpts_are_gpts_labels")
    columns = (
        Column("occupation_onet2019", ("O*NET-SOC Code",)),
        Column("onet_task", ("Task ID",), pl.Int64),
        Column("statement", ("Task",)),
        Column("task_type", ("Task Type",)),
        Column("human_label", ("human_exposure_agg",)),
        Column("gpt4_label", ("gpt4_exposure",)),
        Column("gpt4_alternative_label", ("gpt4_exposure_alt_rubric",)),
        Column("gpt4_automation_label", ("gpt4_automation",)),
        Column("gpt4_alpha", ("alpha",), pl.Float64),
        Column("gpt4_beta", ("beta",), pl.Float64),
        Column("gpt4_gamma", ("gamma",), pl.Float64),
        Column("gpt4_automation", ("automation",), pl.Float64),
    )
    return with_task_id(read_delimited(file, columns, separator="\t"))


def read_automation_labels(raw: RawFolder) -> pl.DataFrame:
    """Read the automation labels (T0 to T4), with the people's labels where there are any.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, onet_task, task_id, gpt4_automation_label, human_automation_label.
    """
    name = f"{_FOLDER}/automation_gpt4_human_labels.tsv"
    columns = (
        Column("occupation_onet2019", ("O*NET-SOC Code",)),
        Column("onet_task", ("Task ID",), pl.Int64),
        Column("gpt4_automation_label", ("gpt4_automation",)),
        Column("human_automation_label", ("human_automation",)),
    )
    file = raw.read(name, source="gpts_are_gpts_automation")
    return with_task_id(read_delimited(file, columns, separator="\t"))


def read_occupations(raw: RawFolder) -> pl.DataFrame:
    """Read the published occupation scores: shares of tasks by label.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, gpt4_alpha, gpt4_beta, gpt4_gamma, human_alpha, human_beta,
        human_gamma.
    """
    file = raw.read(f"{_FOLDER}/occ_level.csv", source="gpts_are_gpts_occupations")
    scores = tuple(
        Column(f"{rater}_{score}", (f"{prefix}_rating_{score}",), pl.Float64)
        for rater, prefix in (("gpt4", "dv"), ("human", "human"))
        for score in ("alpha", "beta", "gamma")
    )
    code = Column("occupation_onet2019", ("O*NET-SOC Code",))
    return read_delimited(file, (code, *scores))
