"""An invented job, 'Example service representative': every number in it is made up."""

from dataclasses import dataclass, replace

import numpy as np
import polars as pl
import pytest

from jobmorph.schema.estimate import Estimate, estimate_of_draws, summarise_draws
from jobmorph.schema.ids import MOMENTS, PARTS
from jobmorph.schema.job import Alternative, Anchor, JobRef, Match
from jobmorph.schema.record import Assumption, RunRecord, SourceCredit
from jobmorph.schema.tables import ROLE_MATERIAL, ROLE_MOVE, TASK_JUDGEMENT
from jobmorph.studies.library_context import LibraryContext
from jobmorph.studies.role_result import Agreement, Employment, RoleResult, WagePercentiles

WEEK = 40.0

# What must never appear (doom, sales talk, verdicts on people).
BANNED = (
    "obsolete",
    "replaced",
    "at risk",
    "safe",
    "future-proof",
    "low-skilled",
    "human capital",
    "unlock",
    "revolution",
    "risk score",
    "probability of losing",
    "extinct",
)


@dataclass(frozen=True)
class InventedTask:
    """One invented task: hours, reach, part of it that could be delegated, use so far."""

    label: str
    hours: float
    reach: float
    delegated: float
    used: float
    why: str
    against: str
    change: str


TASKS = (
    InventedTask(
        "answer customers' questions",
        9.3,
        0.72,
        0.65,
        0.16,
        "most questions repeat; the answers are written down",
        "an upset customer hears at once that nobody is there",
        "customers come to prefer a person and say so",
    ),
    InventedTask(
        "calm people who complain",
        7.4,
        0.22,
        0.10,
        0.03,
        "tone and trust matter more than the answer",
        "first replies are already drafted by software",
        "voice systems learn to hear when to stop",
    ),
    InventedTask(
        "write up each contact",
        5.6,
        0.88,
        0.80,
        0.22,
        "calls can be written down and summed up by software",
        "a wrong note costs the next colleague an hour",
        "rules forbid recording of calls",
    ),
    InventedTask(
        "change orders and accounts",
        4.9,
        0.55,
        0.70,
        0.06,
        "steps follow a rule that systems can run",
        "old systems offer no way in",
        "the old systems are opened to software",
    ),
    InventedTask(
        "decide on refunds and goodwill",
        3.7,
        0.35,
        0.20,
        0.02,
        "somebody must answer for the money",
        "small sums are already paid without a look",
        "limits for automatic refunds are raised",
    ),
    InventedTask(
        "chase other departments for answers",
        3.4,
        0.30,
        0.25,
        0.03,
        "favours are asked of people, not of systems",
        "open cases could be tracked without asking",
        "all departments work in one system",
    ),
    InventedTask(
        "explain bills line by line",
        2.5,
        0.66,
        0.55,
        0.10,
        "the figures are there, only the words are missing",
        "an explanation that is wrong may bind the firm",
        "bills become simple enough to need no words",
    ),
    InventedTask(
        "show new colleagues the work",
        1.9,
        0.25,
        0.05,
        0.04,
        "people learn by watching somebody",
        "written guides answer many first questions",
        "teams no longer sit together",
    ),
    InventedTask(
        "report what customers ask for",
        1.3,
        0.80,
        0.70,
        0.20,
        "themes can be counted by software",
        "what nobody said aloud is not in the records",
        "calls are no longer recorded",
    ),
)

MEASURES = (
    ("measure_one", "Invented labels of people", "2023-03", "invented_labels", "peer-reviewed", 91),
    ("measure_two", "Invented use in chats", "2026-02", "invented_use", "vendor", 84),
    ("measure_three", "Invented ability score", "2021", "invented_ability", "peer-reviewed", 66),
    ("measure_four", "Invented survey of firms", "2025-06", "invented_survey", "survey", 47),
    ("measure_five", "Invented model labels", "2026-04", "invented_model", "model", 88),
)

QUALITIES = {
    "people": (58.0, 64.0, 70.0, "user:2", "talks with people who did not choose to call"),
    "relationship": (40.0, 47.0, 55.0, "user:6", "needs favours from people it does not manage"),
    "context": (44.0, 52.0, 59.0, "user:5", "rules leave room that somebody must judge"),
    "purpose": (21.0, 28.0, 36.0, "user:5", "decides what is fair"),
    "agility": (49.0, 57.0, 66.0, "user:2", "the next sentence depends on the last one"),
    "creativity": (12.0, 18.0, 25.0, None, "seldom asked for"),
}


def task_draws(task: InventedTask, z: np.ndarray, noise: np.ndarray) -> dict[str, np.ndarray]:
    """Three parts at three moments, shape (M,) each, summing to 1 in every draw."""

    def around(share: float, spread: float) -> np.ndarray:
        logit = np.log(share / (1 - share)) + spread * z + 0.35 * noise
        return 1 / (1 + np.exp(-logit))

    reach = around(task.reach, 0.35)
    delegation = around(task.delegated, 0.4)
    used = np.minimum(around(task.used, 0.6), 0.9 * reach)
    horizon = used + (reach - used) * around(0.5, 0.5)
    parts = {}
    for moment, open_share in (("today", used), ("reach", reach), ("horizon", horizon)):
        delegated = open_share * delegation * (0.4 if moment == "today" else 1.0)
        parts[f"{moment}_delegated"] = delegated
        parts[f"{moment}_assisted"] = open_share - delegated
        parts[f"{moment}_human"] = 1 - open_share
    return parts


def all_draws(tasks=TASKS) -> list[dict[str, np.ndarray]]:
    rng = np.random.default_rng(7)
    z = rng.standard_normal(400)
    return [task_draws(task, z, rng.standard_normal(400)) for task in tasks]


def task_frame(draws, tasks=TASKS) -> pl.DataFrame:
    rows = []
    for position, (task, parts) in enumerate(zip(tasks, draws, strict=True), start=1):
        row = {
            "task_id": f"user:{position}",
            "label": task.label,
            "statement": None,
            "time_share": task.hours / WEEK,
            "time_hours_week": task.hours,
            "origin": "existing",
            "label_source": ("own", "dwa", "iwa", "gwa", "text")[position % 5],
            "reason_text": task.why,
            "agreement": ("agree", "differ", "far apart", "unknown")[position % 4],
            "is_overruled": False,
        }
        for name, values in parts.items():
            summary = summarise_draws(values)
            row[f"{name}_low"] = float(summary.low)
            row[f"{name}_mid"] = float(summary.mid)
            row[f"{name}_high"] = float(summary.high)
        rows.append(row)
    return pl.DataFrame(rows, schema_overrides={"statement": pl.String})


def summary_frame(draws, tasks=TASKS) -> pl.DataFrame:
    rows = []
    for moment in MOMENTS:
        for part in PARTS:
            total = sum(
                task.hours / WEEK * parts[f"{moment}_{part}"]
                for task, parts in zip(tasks, draws, strict=True)
            )
            rows.append({"moment": moment, "part": part, **estimate_of_draws(total).as_dict()})
    return pl.DataFrame(rows)


def reason_frame(tasks=TASKS) -> pl.DataFrame:
    rows = []
    for position, task in enumerate(tasks, start=1):
        for kind, text in (
            ("reason", task.why),
            ("counter", task.against),
            ("would_change", task.change),
        ):
            rows.append(
                {
                    "task_id": f"user:{position}",
                    "reason_kind": kind,
                    "reason_id": f"invented_{kind}",
                    "reason_text": text,
                    "strength": 0.6,
                    "tier": "assumption",
                    "source_id": "invented_judgement",
                }
            )
    return pl.DataFrame(rows)


def measure_frame(shift: float = 0.0, count: int = 5) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "measure": name,
                "label": label,
                "value": (percentile - shift) / 100,
                "percentile": float(max(percentile - shift, 1)),
                "vintage": vintage,
                "source_id": source,
                "tier": tier,
            }
            for name, label, vintage, source, tier, percentile in MEASURES[:count]
        ]
    )


def evidence_frame(tasks=TASKS) -> pl.DataFrame:
    frames = [
        measure_frame(shift=6.0 * position, count=1 + position % 3).with_columns(
            pl.lit(f"user:{position}").alias("task_id")
        )
        for position in range(1, len(tasks) + 1)
        if position != 8
    ]
    return pl.concat(frames)


def edge_frame() -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "quality": quality,
                "score_low": low,
                "score": score,
                "score_high": high,
                "task_id": task_id,
                "reason_text": reason,
            }
            for quality, (low, score, high, task_id, reason) in QUALITIES.items()
        ]
    )


OVERRIDES_SCHEMA = {
    "task_id": pl.String,
    "moment": pl.String,
    **{
        f"{whose}_{part}": pl.Float64
        for whose in ("ours", "theirs")
        for part in ("delegated", "assisted", "human")
    },
    "reason": pl.String,
    "date": pl.String,
}

RECORD = RunRecord(
    version="0.1.0",
    edition="2099.01",
    scenario="expected",
    seed=20260,
    assumptions=(
        Assumption(
            "exposure.checking",
            0.1,
            0.05,
            0.3,
            "share",
            "2026",
            "",
            "assumption",
            "Share of delegated time spent on checking",
        ),
        Assumption(
            "exposure.hours_with_ai",
            0.05,
            0.02,
            0.09,
            "share",
            "2026-06",
            "https://example.org/hours",
            "survey",
            "Share of US work hours done with generative AI",
        ),
    ),
    sources=(
        SourceCredit(
            "invented_labels",
            "Invented labels of people",
            "Example Institute",
            "2023",
            "https://example.org/labels",
            "CC BY 4.0",
            "Labels: Example Institute, invented",
            "peer-reviewed",
        ),
        SourceCredit(
            "invented_use",
            "Invented use in chats",
            "Example Company",
            "Feb 2026",
            "https://example.org/use",
            "CC BY 4.0",
            "Use: Example Company, invented",
            "vendor",
        ),
        SourceCredit(
            "invented_count",
            "Invented count of jobs",
            "Example Bureau",
            "May 2025",
            "https://example.org/count",
            "public domain",
            "Count: Example Bureau, invented",
            "official",
        ),
    ),
    notes=("Ability ratings of 2016 stand in for newer ones and widen some ranges.",),
)


def make_result(tasks=TASKS) -> RoleResult:
    draws = all_draws(tasks)
    frame = task_frame(draws, tasks)
    job = JobRef(
        kind="role",
        id="service/entry",
        title="Example service representative",
        level="entry",
        anchors=(Anchor("43-4051.00", 0.8), Anchor("41-3091.00", 0.2)),
        is_level_implied=True,
    )
    match = Match(
        query="example service representative",
        job=job,
        probability=0.83,
        method="exact",
        alternatives=(
            Alternative("service/mid", "Example service specialist", 0.09),
            Alternative("43-4171.00", "Example front desk clerk", 0.04),
        ),
    )
    return RoleResult(
        match=match,
        horizon_years=5.0,
        horizon_year=2031,
        usage_as_of="2026-02",
        hours_week=WEEK,
        time_rule="hours of the role library (invented)",
        tasks=frame,
        reasons=reason_frame(tasks),
        evidence=evidence_frame(tasks),
        summary=summary_frame(draws, tasks),
        hours_freed_week={
            "today": Estimate(0.4, 1.1, 2.3),
            "reach": Estimate(12.0, 17.4, 22.0),
            "horizon": Estimate(5.6, 9.8, 14.9),
        },
        new_work=pl.DataFrame(
            {
                "label": ["check what AI answered", "write the rules AI works by"],
                "time_hours_week_low": [0.4, 0.1],
                "time_hours_week": [1.2, 0.8],
                "time_hours_week_high": [3.6, 2.1],
                "origin": ["checking", "new"],
            }
        ),
        edge=edge_frame(),
        scriptedness=Estimate(51.0, 62.3, 70.0),
        wage=WagePercentiles(
            30_150.0, 36_420.0, 42_830.0, 51_070.0, 63_900.0, False, True, "2025-05"
        ),
        employment=Employment(2_654_320.0, "2025-05", False, True, 2024, 2034, -0.0513),
        agreement=Agreement("far apart", 18.4, 47.0, 91.0, 5),
        measures=measure_frame(),
        overrides=pl.DataFrame(schema=OVERRIDES_SCHEMA),
        record=RECORD,
        notes=("Time shares are a heuristic: nobody has measured hours by task here.",),
    )


@pytest.fixture(scope="session")
def result() -> RoleResult:
    return make_result()


def material_frame() -> pl.DataFrame:
    items = [
        ("entry", None, 0, {"text": "Stays friendly with three people waiting."}),
        ("entry", None, 1, {"text": "No degree needed."}),
        ("onboard_30", None, 0, {"text": "Has listened to ten calls beside a colleague."}),
        ("onboard_60", None, 0, {"text": "Answers alone in the mornings."}),
        ("onboard_90", None, 0, {"text": "Has a case of every kind behind them."}),
        ("promotion", "mid", 0, {"text": "Solves nine in ten cases without a transfer."}),
        ("promotion", "lead", 0, {"text": "Two colleagues ask for this person's advice."}),
        (
            "evidence",
            None,
            0,
            {
                "claim": "Invented agents solved 12% more cases.",
                "tier": "peer-reviewed",
                "source": "Invented and Other 2098, Journal of Examples",
                "date": "2098",
                "agrees": "yes",
            },
        ),
        (
            "evidence",
            None,
            1,
            {
                "claim": "A seller says its software answers half.",
                "tier": "vendor",
                "source": "Example Company, press note",
                "date": "2097-05",
                "agrees": "partly",
            },
        ),
    ]
    rows = [
        {
            "family": "service",
            "section": section,
            "level": level,
            "place": place,
            "item_key": key,
            "text": text,
        }
        for section, level, place, texts in items
        for key, text in texts.items()
    ]
    return ROLE_MATERIAL.check(pl.DataFrame(rows, schema=ROLE_MATERIAL.polars_schema))


def competency_frame() -> pl.DataFrame:
    rows = [
        (0, "listening", "listening first", 2.0),
        (1, "judging", "judging what is fair", 3.0),
        (2, "coaching", "coaching others", None),
    ]
    return pl.DataFrame(
        [
            {
                "place": place,
                "slug": slug,
                "label": label,
                "need": need,
                **{f"level_{step}": f"Does {slug} at level {step}." for step in range(1, 6)},
            }
            for place, slug, label, need in rows
        ]
    )


def move_frame() -> pl.DataFrame:
    rows = [
        ("success/entry", "across", ["renewals", "product depth"], 3.0, 6.0, 9.0, "Slow but kind."),
        ("service/lead", "up", ["planning shifts"], 12.0, 18.0, 30.0, "Coach somebody first."),
        ("ai-checks/entry", "into", ["sampling"], 4.0, 8.0, 12.0, "Few seats so far."),
        ("service/mid", "up", ["hard cases"], 6.0, 9.0, 12.0, "The usual way."),
    ]
    names = ("to_role_id", "move_kind", "gap", "months_low", "months", "months_high", "note")
    family = {"family": "service", "from_levels": []}
    frame = pl.DataFrame(
        [{**family, **dict(zip(names, row, strict=True))} for row in rows],
        schema=ROLE_MOVE.polars_schema,
    )
    titles = pl.Series(
        "title", ["Example success associate", "Example lead", None, "Example specialist"]
    )
    return ROLE_MOVE.check(frame).with_columns(titles)


def make_library(level: str = "entry") -> LibraryContext:
    card = [
        ("answer customers' questions", "existing", 4.0, 4.0, 4.0),
        ("calm people who complain", "existing", 9.5, 9.5, 9.5),
        ("take over where AI stops", "exceptions", 3.0, 5.5, 8.0),
        ("check what AI answered", "checking", 1.0, 2.0, 4.0),
    ]
    return LibraryContext(
        role_id=f"service/{level}",
        family="service",
        level=level,
        title="Example service representative",
        scope="Answers by phone and mail.",
        purpose="Help people who got stuck.",
        as_of="2099-01",
        levels=pl.DataFrame(
            {
                "role_id": ["service/entry", "service/mid", "service/lead"],
                "level": ["entry", "mid", "lead"],
                "title": ["Example representative", "Example specialist", "Example lead"],
            }
        ),
        future={
            "year": "2031",
            "summary": "Simple questions answer themselves. The rest is talk.",
            "drops": "write up each contact\nchange orders and accounts",
            "grows": "calm people who complain\nshow new colleagues the work",
        },
        card_level="entry",
        card_title="Example service representative, 2031",
        card=pl.DataFrame(
            card,
            schema=[
                "label",
                "task_kind",
                "time_hours_week_low",
                "time_hours_week",
                "time_hours_week_high",
            ],
            orient="row",
        ),
        competencies=competency_frame(),
        moves=move_frame(),
        skills=pl.DataFrame({"skill": ["listening", "plain words"], "time_hours_week": [9.3, 5.6]}),
        material=material_frame(),
    )


def _flat(row: tuple) -> list:
    return [*row[:3], *row[3], *row[4], *row[5:]]


def judged_frame() -> pl.DataFrame:
    rows = [
        ("user:1", "today", 0.25, (0.05, 0.12, 0.83), (0.1, 0.2, 0.7), 0.13, False),
        ("user:1", "reach", 0.25, (0.2, 0.5, 0.3), (0.7, 0.2, 0.1), 0.5, True),
        ("user:2", "reach", 1.0, (0.02, 0.2, 0.78), (0.03, 0.2, 0.77), 0.01, False),
    ]
    return TASK_JUDGEMENT.check(
        pl.DataFrame([dict(zip(TASK_JUDGEMENT.columns, _flat(row), strict=True)) for row in rows])
    )


@pytest.fixture(scope="session")
def library_result(result) -> RoleResult:
    """The invented job with the library's words on it, and what its author judged."""
    said = pl.lit(None, dtype=pl.String)
    tasks = result.tasks.with_columns(
        pl.when(pl.col("task_id") == "user:1").then(pl.lit("Known answers.")).otherwise(said)
        .alias("takes"),
        pl.when(pl.col("task_id") == "user:1").then(pl.lit("Odd questions.")).otherwise(said)
        .alias("leaves"),
    )  # fmt: skip
    return replace(result, tasks=tasks, library=make_library(), judged=judged_frame())


@pytest.fixture(scope="session")
def shared_labels_result(result) -> RoleResult:
    """Two tasks of the invented job carry the same label."""
    shared = pl.when(pl.col("task_id") == "user:4").then(pl.lit(TASKS[1].label))
    return replace(
        result, tasks=result.tasks.with_columns(shared.otherwise("label").alias("label"))
    )


@pytest.fixture(scope="session")
def occupation_result(result) -> RoleResult:
    """The same invented figures under the longest kind of official title."""
    title = (
        "Example Representatives, Wholesale and Manufacturing, Except Technical and "
        "Scientific Products"
    )
    job = JobRef("occupation", "41-4012.00", title, None, (Anchor("41-4012.00", 1.0),))
    match = Match(
        "example representatives, wholesale and manufacturing, except technical products",
        job,
        0.61,
        "fuzzy",
        (
            Alternative("41-4011.00", "Example Representatives, Technical and Scientific", 0.2),
            Alternative("41-3091.00", "Example Representatives of Services, Except Others", 0.1),
        ),
    )
    return replace(
        result,
        match=match,
        wage=replace(result.wage, is_borrowed=False),
        employment=replace(result.employment, is_borrowed=False, is_split=True),
        agreement=Agreement("agree", 6.0, 80.0, 93.0, 5),
    )


@pytest.fixture(scope="session")
def overruled_result(result) -> RoleResult:
    row = {"task_id": "user:1", "moment": "horizon", "reason": "not how we work"}
    shares = dict(zip(OVERRIDES_SCHEMA, ["", "", 0.3, 0.2, 0.5, 0.1, 0.2, 0.7], strict=False))
    shares.update(row, date="2026-03-01")
    return replace(result, overrides=pl.DataFrame([shares], schema=OVERRIDES_SCHEMA))


@pytest.fixture(scope="session")
def banned_words() -> tuple[str, ...]:
    return BANNED
