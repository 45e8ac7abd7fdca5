"""Ratings used only to score our own numbers. No licence to redistribute: nothing here ships.

WORKBank (Shao et al. 2025): experts rate what current AI agents can do of a task (1 to 5), workers
rate what they want automated, both rate the Human Agency Scale (1 AI alone, 5 person essential).
"""

from dataclasses import replace

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.onet_ratings import with_task_id

_EXPERTS = Origin(
    source_id="workbank_experts",
    producer="Shao et al., Stanford University (SALT-NLP)",
    title="WORKBank: expert-rated technological capability",
    edition="2025",
    url=(
        "https://huggingface.co/datasets/SALT-NLP/WORKBank/resolve/main/"
        "expert_ratings/expert_rated_technological_capability.csv"
    ),
    licence="none stated",
    credit="Shao et al., Future of Work with AI Agents, arXiv 2506.06576 (2025).",
    accessed="2026-11-22",
    redistribution=False,
    tier="survey",
    path="exposure/workbank/expert_rated_technological_capability.csv",
    sha256="2fb70e03bdc8cc552f237d244469cec9e54637d0bed940934c31af6e1a2d15ac",
    size_bytes=352351,
    note="For scoring only. About 2.5 raters a task.",
)
ORIGINS: tuple[Origin, ...] = (
    _EXPERTS,
    replace(
        _EXPERTS,
        source_id="workbank_workers",
        title="WORKBank: worker desires",
        url=(
            "https://huggingface.co/datasets/SALT-NLP/WORKBank/resolve/main/"
            "worker_data/domain_worker_desires.csv"
        ),
        path="exposure/workbank/domain_worker_desires.csv",
        sha256="b566a060620464a0a1f9535a5d6a6118d2723a2442362e7a799e422bd8d47f49",
        size_bytes=1716957,
        note="For scoring only. About 6.8 raters a task who agree little (ICC .06).",
    ),
    replace(
        _EXPERTS,
        source_id="workbank_reassessment_2026",
        producer="S. Meyer",
        title="WORKBank tasks re-scored by three models",
        edition="2026",
        url="https://raw.githubusercontent.com/swmeyer1979/workbank-drift-2026/"
        "9e1c9ec5dbadb35f1e17398c618ac715bf5ae813/data/capability_2026.csv",
        licence="MIT for the re-scoring; WORKBank tasks and ratings: none stated",
        credit="S. Meyer, workbank-drift-2026 (2026).",
        tier="model",
        path="exposure/workbank_drift_2026/capability_2026.csv",
        sha256="199788674b06c8a18503ce47ec6c71dcf4955508a4b7befdb5c5cbd84a2239ea",
        size_bytes=226020,
        note="For scoring only: stands on WORKBank's unlicensed ratings.",
    ),
)


def read_expert_ratings(raw: RawFolder) -> pl.DataFrame:
    """Read single expert ratings.

    Returns
    -------
    polars.DataFrame
        onet_task, task_id, rater, capacity, physical, uncertainty, expertise, interpersonal,
        human_agency (all 1 to 5).
    """
    scales = {
        "capacity": "Automation Capacity Rating",
        "physical": "Physical Action Requirement",
        "uncertainty": "Involved Uncertainty",
        "expertise": "Domain Expertise Requirement",
        "interpersonal": "Interpersonal Communication Requirement",
        "human_agency": "Human Agency Scale Rating",
    }
    name = "exposure/workbank/expert_rated_technological_capability.csv"
    return _read_ratings(raw, name, scales, "workbank_experts")


def read_worker_ratings(raw: RawFolder) -> pl.DataFrame:
    """Read single ratings by people who do the task.

    Returns
    -------
    polars.DataFrame
        onet_task, task_id, rater, desire, physical, uncertainty, expertise, interpersonal,
        human_agency (all 1 to 5).
    """
    scales = {
        "desire": "Automation Desire Rating",
        "physical": "Physical Action Requirement",
        "uncertainty": "Involved Uncertainty",
        "expertise": "Domain Expertise Requirement",
        "interpersonal": "Interpersonal Communication Requirement",
        "human_agency": "Human Agency Scale Rating",
    }
    name = "exposure/workbank/domain_worker_desires.csv"
    return _read_ratings(raw, name, scales, "workbank_workers")


def read_reassessment(raw: RawFolder) -> pl.DataFrame:
    """Read the capability that three models of 2026 give the WORKBank tasks.

    Returns
    -------
    polars.DataFrame
        onet_task, task_id, capacity_2025 (mean of experts), capacity_2026 (mean of models, 1 to
        5), capacity_2026_deviation.
    """
    name = "exposure/workbank_drift_2026/capability_2026.csv"
    columns = (
        Column("onet_task", ("task_id",), pl.Int64),
        Column("capacity_2025", ("capacity_2025",), pl.Float64),
        Column("capacity_2026", ("capability_2026_mean",), pl.Float64),
        Column("capacity_2026_deviation", ("cap_rater_stddev",), pl.Float64),
    )
    file = raw.read(name, source="workbank_reassessment_2026")
    return with_task_id(read_delimited(file, columns))


def _read_ratings(raw: RawFolder, name: str, scales: dict[str, str], source: str) -> pl.DataFrame:
    columns = (
        Column("onet_task", ("Task ID",), pl.Int64),
        Column("rater", ("User ID",)),
        *(Column(scale, (published,), pl.Float64) for scale, published in scales.items()),
    )
    return with_task_id(read_delimited(raw.read(name, source=source), columns))
