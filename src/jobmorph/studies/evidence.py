"""How good the figures are: the published scores beside their baselines."""

from dataclasses import dataclass

import polars as pl

from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.evidence_targets import evidence_area, evidence_areas, evidence_hash


@dataclass(frozen=True, slots=True)
class EvidenceResult:
    """The evidence table of an edition.

    Parameters
    ----------
    table : polars.DataFrame
        Contract `evidence`.
    is_stale : bool
        True when data or code changed since a score was measured, or a score is missing.
    stale_reason : str or None
        What changed.
    """

    table: pl.DataFrame
    is_stale: bool
    stale_reason: str | None


def study_evidence(area: str | None = None, *, edition: Edition | None = None) -> EvidenceResult:
    """Return the published scores of an area, or of all.

    Raises
    ------
    ParameterError
        If there is no such area.
    DataError
        If the edition is damaged.

    Examples
    --------
    >>> study_evidence("exposure").table.get_column("area").unique().to_list()
    ['exposure']
    """
    edition = edition or open_edition()
    areas = [evidence_area(area)] if area else list(evidence_areas().values())
    table = edition.table("evidence").filter(pl.col("area").is_in([each.name for each in areas]))
    reasons = []
    for each in areas:
        rows = table.filter(pl.col("area") == each.name)
        missing = sorted(set(each.metrics) - set(rows.get_column("metric_id")))
        if missing:
            reasons.append(f"{each.name}: not measured: {', '.join(missing)}")
        if set(rows.get_column("input_hash")) - {evidence_hash(each, edition.manifest)}:
            reasons.append(f"{each.name}: data or code changed since these were measured")
    return EvidenceResult(table, bool(reasons), "; ".join(reasons) or None)
