"""The title engine out of tables of numbers, and what was learned into such tables."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import TITLE_FILING, TITLE_MODEL
from jobmorph.work.title.calibrate import Scaling
from jobmorph.work.title.engine import Judgement, Thresholds, TitleEngine, TitleWeigher
from jobmorph.work.title.family import FamilyIndex, FamilyScaling, LevelShares
from jobmorph.work.title.filings import FilingHabits
from jobmorph.work.title.lexicon import Lexicon, distinct_names, index_lexicon
from jobmorph.work.title.normalise import plain_title
from jobmorph.work.title.rerank import FEATURES, HABITS, GroupFacts, Network
from jobmorph.work.title.search import TitleSearch
from jobmorph.work.title.signals import Knowledge, WordClassifier, WordProfile
from jobmorph.work.title.vocabulary import numbered

COLUMNS: Final = (*FEATURES, *HABITS)
UNKNOWN_HEADS: Final = 3000.0
# From this major group on, codes that begin with 10 are first-line supervisors.
FIRST_SUPERVISED: Final = "33"
_SCALING: Final = ("temperature", "constant", "slope", "nearness", "known")
_FAMILY: Final = ("constant", "likeness", "lead", "agreement")
_LEVELS: Final = ("exact", "known", "named", "assumed")
_THRESHOLDS: Final = ("family", "occupation")

Matrix = NDArray[np.float32]
Tables = Mapping[str, pl.DataFrame]


def build_engine(tables: Tables, vectors: NDArray[np.int8]) -> TitleEngine:
    """Put the engine of an edition together.

    Parameters
    ----------
    tables : mapping of str to polars.DataFrame
        `title`, `occupation_word`, `employment`, `role_alias`, `role_anchor`, `title_model`,
        `title_filing`.
    vectors : ndarray of int8, shape (V, D)
        Vectors of the words of titles.

    Returns
    -------
    TitleEngine

    Raises
    ------
    DataError
        If tables and vectors do not belong together.
    """
    lexicon = open_lexicon(tables["title"], vectors)
    parts = _Parts(tables["title_model"])
    codes = lexicon.codes
    classifier = WordClassifier(
        parts.matrix("classifier", codes), parts.matrix("classifier_constant", codes)[0]
    )
    known = Knowledge(lexicon, classifier, word_profile(tables["occupation_word"], lexicon))
    aliases = tables["role_alias"]
    families = FamilyIndex(
        [plain_title(title) for title in aliases.get_column("title")],
        aliases.get_column("role_id").to_list(),
        family_kin(tables["role_anchor"]),
        FamilyScaling(*parts.numbers("family_scaling", _FAMILY)),
    )
    judgement = Judgement(
        _network(parts),
        _habits(parts, tables["title_filing"], codes),
        Scaling(*parts.numbers("scaling", _SCALING)),
        LevelShares(*parts.numbers("levels", _LEVELS)),
        Thresholds(*parts.numbers("thresholds", _THRESHOLDS)),
    )
    facts = group_facts(lexicon, tables["employment"])
    return TitleEngine(
        TitleWeigher(TitleSearch(known), facts, judgement),
        families,
        tables["title"].select("title", "occupation_onet2019", "title_source"),
    )


def open_lexicon(titles: pl.DataFrame, vectors: NDArray[np.int8]) -> Lexicon:
    """Index the names of an edition, or raise `DataError` if the vectors are of other words."""
    return index_lexicon(distinct_names(titles), vectors)


def word_profile(words: pl.DataFrame, lexicon: Lexicon) -> WordProfile:
    """Align the weights of words with the lexicon.

    Parameters
    ----------
    words : polars.DataFrame
        Contract `occupation_word`.
    lexicon : Lexicon
        Its codes number the occupations.
    """
    groups = pl.DataFrame({"occupation_soc2018": lexicon.codes}).with_row_index("group")
    found = words.join(groups, on="occupation_soc2018").sort("word", "group")
    runs = found.get_column("word").rle().struct.unnest()
    return WordProfile(
        numbered(runs.get_column("value").to_list()),
        np.concatenate([[0], np.cumsum(runs.get_column("len").to_numpy(), dtype=np.int64)]),
        found.get_column("group").to_numpy().astype(np.int64),
        found.get_column("text_weight").to_numpy().astype(np.float32),
        found.get_column("technology_weight").to_numpy().astype(np.float32),
    )


def family_kin(anchors: pl.DataFrame) -> dict[str, frozenset[str]]:
    """Collect the SOC 2018 minor groups that each family of the library borrows from."""
    kin: dict[str, frozenset[str]] = {}
    for role, code in anchors.select("role_id", "occupation_onet2019").iter_rows():
        family = role.split("/")[0]
        kin[family] = kin.get(family, frozenset()) | {code[:4]}
    return kin


def group_facts(lexicon: Lexicon, employment: pl.DataFrame) -> GroupFacts:
    """Collect what is known of each code: employment, number of names, where it belongs."""
    codes = lexicon.codes
    heads = dict(employment.select("occupation_soc2018", "employment_heads").iter_rows())
    counts = np.bincount(lexicon.group_of[~lexicon.is_second_hand], minlength=len(codes))
    _, major = np.unique([code[:2] for code in codes], return_inverse=True)
    _, minor = np.unique([code[:4] for code in codes], return_inverse=True)
    return GroupFacts(
        np.log([max(heads.get(code) or UNKNOWN_HEADS, 1.0) for code in codes]).astype(np.float32),
        np.log1p(counts).astype(np.float32),
        np.asarray(major, dtype=np.int64),
        np.asarray(minor, dtype=np.int64),
        *(
            np.array(flags, dtype=np.float32)
            for flags in (
                [code.endswith("9") for code in codes],
                [code.startswith("11-") for code in codes],
                [code[3:5] == "10" and code[:2] >= FIRST_SUPERVISED for code in codes],
            )
        ),
    )


def pack_model(
    judgement: Judgement,
    classifier: WordClassifier,
    family_scaling: FamilyScaling,
    codes: Sequence[str],
) -> pl.DataFrame:
    """Write what was learned as contract `title_model`; weights keep half precision."""
    network, habits = judgement.network, judgement.habits
    pieces = [
        _piece("classifier", classifier.weights.astype(np.float16), codes),
        _piece("classifier_constant", classifier.constant, codes),
        _piece("network_centre", network.centre, COLUMNS),
        _piece("network_spread", network.spread, COLUMNS),
        _piece("network_direct", network.direct, COLUMNS),
        _piece("network_hidden", network.hidden.T, COLUMNS),
        _piece("network_hidden_constant", network.hidden_constant[:, None], ("",)),
        _piece("network_output", network.output[:, None], ("",)),
        _piece("scaling", _of(judgement.scaling, _SCALING), _SCALING),
        _piece("family_scaling", _of(family_scaling, _FAMILY), _FAMILY),
        _piece("levels", _of(judgement.levels, _LEVELS), _LEVELS),
        _piece("thresholds", _of(judgement.thresholds, _THRESHOLDS), _THRESHOLDS),
        _piece("habit_filed", habits.filed, codes),
        _piece("habit_expected", habits.expected, codes),
        _piece("habit_first", habits.first, codes),
    ]
    return TITLE_MODEL.check(pl.concat(pieces).sort("model_part", "model_row", "model_key"))


def pack_filings(habits: FilingHabits, codes: Sequence[str]) -> pl.DataFrame:
    """Write what was filed together as contract `title_filing`."""
    first = np.repeat(np.arange(len(codes)), np.diff(habits.starts))
    frame = pl.DataFrame(
        {
            "occupation_read_soc2018": [codes[place] for place in first.tolist()],
            "occupation_soc2018": [codes[place] for place in habits.under.tolist()],
            "filed_titles": habits.counts.astype(np.float64),
        },
        schema=TITLE_FILING.polars_schema,
    )
    return TITLE_FILING.check(frame)


class _Parts:
    """The parts of a `title_model`, each a matrix with named columns."""

    def __init__(self, model: pl.DataFrame) -> None:
        self._parts = {
            str(part): frame
            for (part,), frame in model.partition_by("model_part", as_dict=True).items()
        }

    def matrix(self, part: str, keys: Sequence[str]) -> Matrix:
        """Return a part, shape (rows, len(keys)), its columns in the order of the keys."""
        if part not in self._parts:
            raise _not_together("title_model.parquet")
        frame = self._parts[part]
        width = len(keys)
        stored = frame.get_column("model_key").head(width).to_list()
        if frame.height % width or set(stored) != set(keys):
            raise _not_together("title_model.parquet")
        place = {key: number for number, key in enumerate(stored)}
        values = frame.get_column("value").to_numpy().reshape(-1, width)
        return np.ascontiguousarray(values[:, [place[key] for key in keys]], dtype=np.float32)

    def numbers(self, part: str, keys: Sequence[str]) -> list[float]:
        """Return a part of one row."""
        return [float(value) for value in self.matrix(part, keys)[0]]


def _network(parts: _Parts) -> Network:
    return Network(
        parts.matrix("network_centre", COLUMNS)[0],
        parts.matrix("network_spread", COLUMNS)[0],
        np.ascontiguousarray(parts.matrix("network_hidden", COLUMNS).T),
        parts.matrix("network_hidden_constant", ("",))[:, 0],
        parts.matrix("network_output", ("",))[:, 0],
        parts.matrix("network_direct", COLUMNS)[0],
    )


def _habits(parts: _Parts, filings: pl.DataFrame, codes: Sequence[str]) -> FilingHabits:
    places = {code: place for place, code in enumerate(codes)}
    if not places.keys() >= {*filings["occupation_read_soc2018"], *filings["occupation_soc2018"]}:
        raise _not_together("title_filing.parquet")
    first = np.array([places[c] for c in filings.get_column("occupation_read_soc2018")], dtype=int)
    return FilingHabits(
        parts.matrix("habit_filed", codes)[0],
        parts.matrix("habit_expected", codes)[0],
        parts.matrix("habit_first", codes)[0],
        np.searchsorted(first, np.arange(len(codes) + 1)),
        np.array([places[c] for c in filings.get_column("occupation_soc2018")], dtype=np.int64),
        filings.get_column("filed_titles").to_numpy().astype(np.float32),
    )


def _piece(part: str, values: NDArray[Any], keys: Sequence[str]) -> pl.DataFrame:
    table = np.atleast_2d(values).astype(np.float64)
    rows, width = table.shape
    return pl.DataFrame(
        {
            "model_part": [part] * (rows * width),
            "model_row": np.repeat(np.arange(rows), width),
            "model_key": list(keys) * rows,
            "value": table.ravel(),
        },
        schema=TITLE_MODEL.polars_schema,
    )


def _of(record: object, names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([getattr(record, name) for name in names])


def _not_together(name: str) -> DataError:
    return DataError(
        "this part of the title reader does not belong to the edition's titles",
        where=name,
        hint="Run: jobmorph data train --from DIR",
    )
