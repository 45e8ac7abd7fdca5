"""The Anthropic Economic Index: share of conversations by O*NET task, and how people use them.

Waves: chat February, March, August, November 2025; API August, November 2025. The later waves are
read from third-party pivots of the published raw files (global figures only); a second,
independent pivot of the chat waves exists and agrees. Rows named `none` and `not_classified` are
not tasks and are dropped, so shares no longer sum to 100. A task that is not listed fell below the
publication threshold (about 15 in a million conversations): censored, not zero.
"""

from dataclasses import dataclass

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.task_text_20_1 import statement_key

_FOLDER = "exposure/anthropic_economic_index"
_UPSTREAM = "https://huggingface.co/datasets/Anthropic/EconomicIndex/resolve/main"
_NOT_TASKS = ("none", "not_classified")
MODES = ("directive", "feedback_loop", "task_iteration", "validation", "learning")
_UNCLASSIFIED = ("filtered", "none", "not_classified")


@dataclass(frozen=True, slots=True)
class Wave:
    """One wave of usage data.

    Attributes
    ----------
    channel : str
        'chat' or 'api'.
    wave : str
        Month of the conversations, `YYYY-MM`.
    usage_file : str
        Table of shares by task.
    mode_file : str or None
        Table of modes by task, where there is one.
    second_mode_file : str or None
        An independent pivot of the same raw file.
    """

    channel: str
    wave: str
    usage_file: str
    mode_file: str | None = None
    second_mode_file: str | None = None


_AUGUST, _NOVEMBER = "release_2025_09_15_derived", "release_2026_01_15_derived"
WAVES: tuple[Wave, ...] = (
    Wave("chat", "2025-02", "release_2025_02_10/onet_task_mappings.csv"),
    Wave(
        "chat",
        "2025-03",
        "release_2025_03_27/task_pct_v2.csv",
        "release_2025_03_27/automation_vs_augmentation_by_task.csv",
    ),
    Wave(
        "chat",
        "2025-08",
        f"{_AUGUST}/task_pct_claude_ai_2025-08.csv",
        f"{_AUGUST}/aei_2025_09_15_by_task_claude_ai_tw.csv",
        f"{_AUGUST}/aei_2025_09_15_by_task_claude_ai.csv",
    ),
    Wave(
        "chat",
        "2025-11",
        f"{_NOVEMBER}/task_pct_claude_ai_2025-11.csv",
        f"{_NOVEMBER}/aei_2026_01_15_by_task_claude_ai_tw.csv",
        f"{_NOVEMBER}/aei_2026_01_15_by_task_claude_ai.csv",
    ),
    Wave(
        "api",
        "2025-08",
        f"{_AUGUST}/task_pct_1p_api_2025-08.csv",
        f"{_AUGUST}/aei_2025_09_15_by_task_1p_api.csv",
    ),
    Wave(
        "api",
        "2025-11",
        f"{_NOVEMBER}/task_pct_1p_api_2025-11.csv",
        f"{_NOVEMBER}/aei_2026_01_15_by_task_1p_api.csv",
    ),
)


_WRIGHT = (
    "https://raw.githubusercontent.com/theodorewright11/"
    "ai-workforce-exposure-dataset-construction-public/"
    "1694c82c1f5f7efc2646997317e8214a62da3d6e/data"
)
_YALE = (
    "https://raw.githubusercontent.com/Budget-Lab-Yale/AI-Employment-Model/"
    "d9bb7edb9082af81e303f10a61a63a5ecc0c6ba9/resources"
)


def _origin(name: str, path: str, url: str, sha256: str, size_bytes: int) -> Origin:
    made_by = {_WRIGHT: "T. Wright", _YALE: "the Budget Lab at Yale"}.get(url.rpartition("/")[0])
    return Origin(
        source_id=f"economic_index_{name}",
        producer="Anthropic",
        title=f"Anthropic Economic Index: {name.replace('_', ' ')}",
        edition=path.partition("/")[0].removesuffix("_derived"),
        url=url,
        licence="MIT (dataset card); described elsewhere as CC BY 4.0",
        credit="Anthropic Economic Index, huggingface.co/datasets/Anthropic/EconomicIndex.",
        accessed="2026-11-22",
        redistribution=True,
        tier="vendor",
        path=f"{_FOLDER}/{path}",
        sha256=sha256,
        size_bytes=size_bytes,
        note="One vendor's users; conversations carry no hours."
        + (f" Global figures of the published raw file, pivoted by {made_by}." if made_by else ""),
    )


ORIGINS: tuple[Origin, ...] = (
    _origin(
        "usage_chat_2025_02",
        "release_2025_02_10/onet_task_mappings.csv",
        f"{_UPSTREAM}/release_2025_02_10/onet_task_mappings.csv",
        "8de89c99f762146c9e46b2202c3501e2a14f11c5b44c61c8007021127b6c676e",
        461306,
    ),
    _origin(
        "usage_chat_2025_03",
        "release_2025_03_27/task_pct_v2.csv",
        f"{_UPSTREAM}/release_2025_03_27/task_pct_v2.csv",
        "0c20f184cd4a1e3d8ef3d77f500b32b62431ce61a3c2f133c3af7fa8429f97db",
        435372,
    ),
    _origin(
        "modes_chat_2025_03",
        "release_2025_03_27/automation_vs_augmentation_by_task.csv",
        f"{_UPSTREAM}/release_2025_03_27/automation_vs_augmentation_by_task.csv",
        "f6570714a9af31ae783fd91bd7ee3b2e9cfabcbf522a30ba1aa9b1f230665e79",
        561368,
    ),
    _origin(
        "usage_chat_2025_08",
        f"{_AUGUST}/task_pct_claude_ai_2025-08.csv",
        f"{_WRIGHT}/task_pct_v3.csv",
        "ab19d077ab47a209a945f1b735cc5077e2d7fb42294f52f4640fbb806169a67f",
        335225,
    ),
    _origin(
        "modes_chat_2025_08",
        f"{_AUGUST}/aei_2025_09_15_by_task_claude_ai_tw.csv",
        f"{_WRIGHT}/automation_vs_augmentation_by_task_v3.csv",
        "b8032b82794edbf2917765e288980b54ae27b1ea6f8e0544e8124ab5797765a5",
        419750,
    ),
    _origin(
        "second_modes_chat_2025_08",
        f"{_AUGUST}/aei_2025_09_15_by_task_claude_ai.csv",
        f"{_YALE}/automation_vs_augmentation_by_task_v2_claude.csv",
        "f29d819c9ad0f13f05c0c3d9f4a7338809aeba2673c4a4767fb55a178f0425f2",
        408362,
    ),
    _origin(
        "usage_chat_2025_11",
        f"{_NOVEMBER}/task_pct_claude_ai_2025-11.csv",
        f"{_WRIGHT}/task_pct_v4.csv",
        "e267013a2cf79096893eb025fc711bf4aafe42ea220b559475ffb1ebe1ba3163",
        402085,
    ),
    _origin(
        "modes_chat_2025_11",
        f"{_NOVEMBER}/aei_2026_01_15_by_task_claude_ai_tw.csv",
        f"{_WRIGHT}/automation_vs_augmentation_by_task_v4.csv",
        "a716a8de2695dc51d6511c0d9179d188f7b5b1a382bb44efcac6c3211a028bbd",
        495641,
    ),
    _origin(
        "second_modes_chat_2025_11",
        f"{_NOVEMBER}/aei_2026_01_15_by_task_claude_ai.csv",
        f"{_YALE}/automation_vs_augmentation_by_task_v3_claude.csv",
        "01b27b3c16ba3b20ce9d75e62c189ccc06631c524ff4b81f23110886cb8e8bb8",
        591188,
    ),
    _origin(
        "usage_api_2025_08",
        f"{_AUGUST}/task_pct_1p_api_2025-08.csv",
        f"{_WRIGHT}/task_pct_api_v3.csv",
        "0f74af32be81ac79cdcf1cc44e665e8a33999596c01b252e10e3c599b2848305",
        261259,
    ),
    _origin(
        "modes_api_2025_08",
        f"{_AUGUST}/aei_2025_09_15_by_task_1p_api.csv",
        f"{_WRIGHT}/automation_vs_augmentation_by_task_api_v3.csv",
        "23109ddb03e773ab0456059ee2035cabe25abeed70a330981b6e381a6ce6be58",
        321388,
    ),
    _origin(
        "usage_api_2025_11",
        f"{_NOVEMBER}/task_pct_1p_api_2025-11.csv",
        f"{_WRIGHT}/task_pct_api_v4.csv",
        "6c2991e3939359b764c6d7433bf1e623056b53d1c68b5a113a585ae2132c755c",
        283554,
    ),
    _origin(
        "modes_api_2025_11",
        f"{_NOVEMBER}/aei_2026_01_15_by_task_1p_api.csv",
        f"{_WRIGHT}/automation_vs_augmentation_by_task_api_v4.csv",
        "f901f9385da87d8d20e7dc243b23f29b7a28ffb9842c5cd298384beb2b925f5e",
        347111,
    ),
)


def read_usage(raw: RawFolder) -> pl.DataFrame:
    """Read the share of conversations by task, all waves.

    Returns
    -------
    polars.DataFrame
        channel, wave, statement_key (lower-cased O*NET 20.1 text), usage_percent (of all
        conversations of the wave, `none` and `not_classified` included in the base).
    """
    columns = (
        Column("statement_key", ("task_name", "task")),
        Column("usage_percent", ("pct",), pl.Float64),
    )
    return pl.concat(_read(raw, wave, wave.usage_file, columns) for wave in WAVES)


def read_modes(raw: RawFolder, *, second: bool = False) -> pl.DataFrame:
    """Read how a task's conversations are held, waves from March 2025.

    Parameters
    ----------
    raw : RawFolder
        Holds the tables.
    second : bool
        Read the second, independent pivot (chat, August and November 2025) instead.

    Returns
    -------
    polars.DataFrame
        channel, wave, statement_key, directive_share, feedback_loop_share, task_iteration_share,
        validation_share, learning_share, unclassified_share; the six sum to 1.
    """
    frames = []
    for wave in WAVES:
        name = wave.second_mode_file if second else wave.mode_file
        if name is not None:
            frames.append(_read(raw, wave, name, _MODE_COLUMNS))
    modes = pl.concat(frames)
    unclassified = pl.sum_horizontal(pl.col(name).fill_null(0.0) for name in _UNCLASSIFIED)
    return modes.select(
        "channel",
        "wave",
        "statement_key",
        # A pivot leaves a mode that never occurs empty.
        *(pl.col(mode).fill_null(0.0).alias(f"{mode}_share") for mode in MODES),
        unclassified.alias("unclassified_share"),
    )


_MODE_COLUMNS = (
    Column("statement_key", ("task_name", "task")),
    *(Column(mode, (mode,), pl.Float64) for mode in MODES),
    *(Column(name, (name,), pl.Float64, optional=True) for name in _UNCLASSIFIED),
)


def _read(raw: RawFolder, wave: Wave, name: str, columns: tuple[Column, ...]) -> pl.DataFrame:
    frame = read_delimited(
        raw.read(f"{_FOLDER}/{name}", source="economic_index"), columns, missing=("",)
    )
    keyed = frame.with_columns(statement_key(frame["statement_key"]))
    return keyed.filter(~pl.col("statement_key").is_in(_NOT_TASKS)).select(
        pl.lit(wave.channel).alias("channel"), pl.lit(wave.wave).alias("wave"), pl.all()
    )
