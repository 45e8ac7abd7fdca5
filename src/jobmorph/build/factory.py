"""The three things the factory does: compile an edition, train what is fitted, measure scores."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import polars as pl

from jobmorph.build.compile.edition import Trained, compile_edition
from jobmorph.build.raw import RawFolder
from jobmorph.build.writer import replace_table, write_edition
from jobmorph.reference.edition import Edition, embedded_folder
from jobmorph.reference.evidence_targets import evidence_area, evidence_hash
from jobmorph.reference.manifest import MANIFEST_NAME, Manifest
from jobmorph.schema.errors import DataError
from jobmorph.schema.table import TableContract
from jobmorph.schema.tables import (
    EVIDENCE,
    MOVE_PROBABILITY,
    MOVE_TERM,
    TASK_AUTOMATION,
    TASK_PROPENSITY,
    TITLE_FILING,
    TITLE_MODEL,
)

RECOMPUTE: Final = "jobmorph evidence {area} --recompute --from DIR"


def build_edition(raw: RawFolder, folder: Path) -> Manifest:
    """Compile an edition from raw files.

    What is fitted is taken from the folder if an earlier training left it there, else from the
    embedded edition: figures, not data.

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    folder : Path
        Where to write; an evidence table there is kept.

    Returns
    -------
    Manifest
        What was written.

    Raises
    ------
    DataError, SchemaError
        If a raw file is absent, damaged or not as published.
    """
    return write_edition(compile_edition(raw, _trained(folder)), raw, folder)


def train_edition(raw: RawFolder, folder: Path) -> Manifest:
    """Fit everything that is fitted and compile the edition with it.

    The same inputs, lock file and platform give the same bytes.

    Returns
    -------
    Manifest
        What was written.
    """
    from jobmorph.build.train.automation import automation_table
    from jobmorph.build.train.inputs import read_inputs
    from jobmorph.build.train.propensity import fit_use_models

    inputs = read_inputs(raw)
    models = fit_use_models(inputs)
    trained = replace(
        _with_moves(raw, _trained(folder)),
        task_propensity=models.table,
        task_automation=automation_table(inputs, models),
    )
    return _with_titles(raw, trained, folder)


def train_title_reader(raw: RawFolder, folder: Path) -> Manifest:
    """Fit the title reader alone and compile the edition with it.

    Returns
    -------
    Manifest
        What was written.
    """
    return _with_titles(raw, _trained(folder), folder)


def train_move_model(raw: RawFolder, folder: Path) -> Manifest:
    """Fit the model of moves alone and compile the edition with it.

    Returns
    -------
    Manifest
        What was written.
    """
    return write_edition(compile_edition(raw, _with_moves(raw, _trained(folder))), raw, folder)


def _with_moves(raw: RawFolder, trained: Trained) -> Trained:
    from jobmorph.build.train.moves import read_move_inputs, train_moves

    fitted = train_moves(read_move_inputs(raw))
    return replace(trained, move_probability=fitted.probability, move_term=fitted.terms)


def _with_titles(raw: RawFolder, trained: Trained, folder: Path) -> Manifest:
    from jobmorph.build.train.title_labels import read_labelled_titles
    from jobmorph.build.train.titles import train_titles

    compiled = compile_edition(raw, trained)
    fitted = train_titles(read_labelled_titles(raw), compiled.tables, compiled.title_vectors)
    tables = compiled.tables | {"title_model": fitted.model, "title_filing": fitted.filing}
    return write_edition(replace(compiled, tables=tables), raw, folder)


def measure_evidence(raw: RawFolder, folder: Path, area: str) -> pl.DataFrame:
    """Measure an area's scores again and keep them in the edition.

    Parameters
    ----------
    raw : RawFolder
        The raw files, the validation-only ones included.
    folder : Path
        An edition; its evidence table is renewed.
    area : str
        Area of scores.

    Returns
    -------
    polars.DataFrame
        Contract `evidence`: the rows of the area.

    Raises
    ------
    ParameterError
        If there is no such area.
    DataError
        If a metric that must exist was not measured.
    """
    evidence_area(area)
    edition = Edition(folder)
    scored = _SCORERS[area](raw, edition)
    return keep_evidence(scored, edition, area)


def _score_exposure(raw: RawFolder, edition: Edition) -> pl.DataFrame:
    from jobmorph.build.score.exposure import score_exposure
    from jobmorph.build.train.inputs import read_inputs
    from jobmorph.build.train.propensity import fit_use_models

    inputs = read_inputs(raw)
    return score_exposure(raw, edition, inputs, fit_use_models(inputs))


def _score_titles(raw: RawFolder, edition: Edition) -> pl.DataFrame:
    from jobmorph.build.score.titles import score_titles

    return score_titles(raw, edition)


def _score_skills(raw: RawFolder, edition: Edition) -> pl.DataFrame:
    from jobmorph.build.score.skills import score_skills

    return score_skills(raw, edition)


def _score_outlook(raw: RawFolder, _: Edition) -> pl.DataFrame:
    from jobmorph.build.score.outlook import score_outlook

    return score_outlook(raw)


def _score_history(raw: RawFolder, edition: Edition) -> pl.DataFrame:
    from jobmorph.build.score.history import score_history

    return score_history(raw, edition)


def _score_moves(raw: RawFolder, _: Edition) -> pl.DataFrame:
    from jobmorph.build.score.moves import score_moves

    return score_moves(raw)


def _score_market(raw: RawFolder, edition: Edition) -> pl.DataFrame:
    from jobmorph.build.score.market import score_market

    return score_market(raw, edition)


_SCORERS: Final = {
    "exposure": _score_exposure,
    "titles": _score_titles,
    "skills": _score_skills,
    "outlook": _score_outlook,
    "history": _score_history,
    "pathways": _score_moves,
    "market": _score_market,
}


def keep_evidence(scored: pl.DataFrame, edition: Edition, area: str) -> pl.DataFrame:
    """Date measured rows, tie them to data and code, and put them into the edition."""
    known = evidence_area(area)
    missing = sorted(set(known.metrics) - set(scored.get_column("metric_id")))
    if missing:
        raise DataError("metrics that must exist were not measured", where=area, items=missing)
    rows = EVIDENCE.check(
        scored.with_columns(
            pl.lit(RECOMPUTE.format(area=area)).alias("command"),
            pl.lit(datetime.now(tz=UTC).date().isoformat()).alias("computed_on"),
            pl.lit(evidence_hash(known, edition.manifest)).alias("input_hash"),
        ).select(EVIDENCE.columns)
    )
    others = _other_rows(edition, area)
    replace_table("evidence", pl.concat([others, rows]).sort("metric_id"), edition.folder)
    return rows


def _trained(folder: Path) -> Trained:
    for home in (folder, embedded_folder()):
        if (home / MANIFEST_NAME).is_file():
            edition = Edition(home)
            return Trained(
                edition.table(TASK_PROPENSITY.name),
                edition.table(TASK_AUTOMATION.name),
                _trained_table(edition, TITLE_MODEL),
                _trained_table(edition, TITLE_FILING),
                _trained_table(edition, MOVE_PROBABILITY),
                _trained_table(edition, MOVE_TERM),
            )
    raise DataError(
        "nothing is trained yet",
        where=str(folder),
        hint="Run: jobmorph data train --from DIR",
    )


def _trained_table(edition: Edition, contract: TableContract) -> pl.DataFrame:
    """Return a table that training gives, empty before the first training."""
    if not edition.path(contract.name).is_file():
        return contract.empty()
    return edition.table(contract.name)


def _other_rows(edition: Edition, area: str) -> pl.DataFrame:
    if not edition.path("evidence").is_file():
        return EVIDENCE.empty()
    return edition.table("evidence").filter(pl.col("area") != area)
