"""Distances and differences of every ordered pair of nodes: what a choice model may look at."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.compile.move_nodes import MoveNodes
from jobmorph.build.train.move_profiles import DOMAINS, PREPARATION, MoveProfiles

FloatArray = NDArray[np.float64]
Cube = NDArray[np.float32]

FACTORS: Final = 12
_DIRECTED: Final = ("skills", "knowledge", "abilities")
_TEXTS: Final = (
    "tasks", "titles", "task_vectors", "title_vectors", "activities", "technology", "tools",
)  # fmt: skip
# Wide fields of work: managers and professionals, services, selling and offices, hands-on work.
_FIELDS: Final = {"1": "thinking", "2": "thinking", "3": "service", "4": "office", "5": "hands"}


@dataclass(frozen=True, slots=True)
class PairFeatures:
    """Features of all ordered pairs of n nodes.

    Parameters
    ----------
    names : tuple of str
        F names; those of one destination alone begin with 'to_', of one origin with 'from_'.
    values : ndarray of float32, shape (F, n, n)
        Standardised over pairs of different nodes, apart from `log_size`, which is as it is.
    """

    names: tuple[str, ...]
    values: Cube

    def only(self, names: tuple[str, ...]) -> "PairFeatures":
        """Return some of the features, in the order asked for."""
        at = [self.names.index(name) for name in names]
        return PairFeatures(names, self.values[at])

    def but(self, names: tuple[str, ...]) -> "PairFeatures":
        """Return all features but these."""
        return self.only(tuple(name for name in self.names if name not in names))


def pair_features(nodes: MoveNodes, profiles: MoveProfiles) -> PairFeatures:
    """Compute the features of pairs; no move is looked at.

    Returns
    -------
    PairFeatures
        Distances in eight domains of ratings, directed gaps, likeness of words, industries, pay,
        preparation, classification, kinds of job.
    """
    layers: dict[str, FloatArray] = {"log_size": _to(profiles.log_heads)}
    layers |= _distances(profiles)
    layers |= {f"words_{name}": _products(getattr(profiles.texts, name)) for name in _TEXTS}
    layers |= _industry_layers(profiles.industries)
    layers |= _steps(profiles)
    layers |= _class_layers(nodes)
    layers |= {
        "to_transfer": _to(profiles.log_transfer),
        "to_self_employed": _to(profiles.self_employed),
        "to_filled": _to(profiles.is_filled.astype(float)),
        "to_codes": _to(np.log(nodes.sizes)),
        "from_to_transfer": _from(profiles.log_transfer) * _to(profiles.log_transfer),
    }
    names = tuple(layers)
    off = ~np.eye(len(nodes.ids), dtype=bool)
    cube = np.stack(
        [layer if name == "log_size" else _standard(layer, off) for name, layer in layers.items()]
    ).astype(np.float32)
    return PairFeatures(names, cube)


def node_factors(nodes: MoveNodes, profiles: MoveProfiles) -> PairFeatures:
    """Principal factors of both ends, for learners that find products of features themselves.

    Returns
    -------
    PairFeatures
        The first 12 factors of all ratings, size, pay, preparation of origin and destination.
    """
    factors = _factors(np.hstack([_scaled(profiles.domains[name]) for name in DOMAINS]), FACTORS)
    ends: dict[str, FloatArray] = {f"factor_{at}": factors[:, at] for at in range(FACTORS)}
    ends |= {
        "pay": profiles.log_wage,
        "size": profiles.log_heads,
        "transfer": profiles.log_transfer,
        **{name: profiles.preparation[:, at] for at, name in enumerate(PREPARATION)},
    }
    layers = {f"from_{name}": _from(values) for name, values in ends.items()}
    layers |= {f"to_{name}_itself": _to(values) for name, values in ends.items()}
    off = ~np.eye(len(nodes.ids), dtype=bool)
    cube = np.stack([_standard(layer, off) for layer in layers.values()]).astype(np.float32)
    return PairFeatures(tuple(layers), cube)


def _distances(profiles: MoveProfiles) -> dict[str, FloatArray]:
    layers: dict[str, FloatArray] = {}
    scaled = {name: _scaled(profiles.domains[name]) for name in DOMAINS}
    scaled["combined"] = np.hstack(list(scaled.values()))
    for name, values in scaled.items():
        layers[f"gap_{name}"] = _euclid(values) / np.sqrt(values.shape[1])
        layers[f"like_{name}"] = _products(_unit(values))
    for name in _DIRECTED:
        values = scaled[name]
        short = np.stack([np.maximum(values - row, 0.0).mean(axis=1) for row in values])
        layers[f"short_{name}"] = short
        layers[f"surplus_{name}"] = short.T
    return layers


def _industry_layers(jobs: FloatArray) -> dict[str, FloatArray]:
    shares = jobs / np.maximum(jobs.sum(axis=1, keepdims=True), 1.0)
    of_industry = jobs / np.maximum(jobs.sum(axis=0), 1.0)
    # Chance that somebody met at random in one's own industries works in j, over j's size.
    met = shares @ of_industry.T
    expected = jobs.sum(axis=1) / jobs.sum()
    return {
        "like_industries": _products(_unit(np.sqrt(shares))),
        "met_in_industry": np.log((met + 1e-7) / (expected + 1e-7)),
        "to_spread": _to(-(shares * np.log(shares + 1e-12)).sum(axis=1)),
    }


def _steps(profiles: MoveProfiles) -> dict[str, FloatArray]:
    pay = _to(profiles.log_wage) - _from(profiles.log_wage)
    layers = {"pay_up": np.maximum(pay, 0.0), "pay_down": np.maximum(-pay, 0.0)}
    for at, name in enumerate(PREPARATION):
        step = _to(profiles.preparation[:, at]) - _from(profiles.preparation[:, at])
        layers[f"{name}_up"] = np.maximum(step, 0.0)
        layers[f"{name}_down"] = np.maximum(-step, 0.0)
    schooling = profiles.preparation[:, PREPARATION.index("education")]
    high = (schooling - schooling.mean()) / schooling.std()
    layers["pay_by_education"] = _from(high) * pay
    layers["zone_by_size"] = _from(profiles.preparation[:, 0]) * _to(profiles.log_heads)
    layers["likeness_by_zone"] = _from(profiles.preparation[:, 0] - 3.0) * _products(
        _unit(np.hstack([_scaled(profiles.domains[name]) for name in DOMAINS]))
    )
    return layers


def _class_layers(nodes: MoveNodes) -> dict[str, FloatArray]:
    ids = np.array(nodes.ids)
    layers = {
        name: (_column(ids, cut)[:, None] == _column(ids, cut)[None, :]).astype(float)
        for name, cut in (("same_minor", 4), ("same_major", 2), ("same_broad", 6))
    }
    field = np.array([_FIELDS[node[0]] for node in nodes.ids])
    layers["same_field"] = (field[:, None] == field[None, :]).astype(float)
    titles = dict(nodes.codes.sort("employment_heads").select("moves_node", "title").iter_rows())
    own = [titles[node].lower() for node in nodes.ids]
    manager = np.array([node.startswith("11") for node in nodes.ids], dtype=float)
    leader = np.array(["supervisor" in title for title in own], dtype=float)
    other = np.array(["other" in title or "miscellaneous" in title for title in own], dtype=float)
    helper = np.array(["helper" in title or "aide" in title for title in own], dtype=float)
    for name, flag in (("manager", manager), ("leader", leader), ("other", other)):
        layers[f"to_{name}"] = _to(flag)
        layers[f"both_{name}"] = _from(flag) * _to(flag)
    layers["to_helper"] = _to(helper)
    layers["rise_in_group"] = layers["same_major"] * np.maximum(_to(leader) - _from(leader), 0.0)
    layers["fall_in_group"] = layers["same_major"] * np.maximum(_from(leader) - _to(leader), 0.0)
    return layers


def _column(ids: NDArray[np.str_], cut: int) -> NDArray[np.str_]:
    return np.array([node[:cut] for node in ids])


def _to(values: FloatArray) -> FloatArray:
    return np.tile(values, (values.size, 1))


def _from(values: FloatArray) -> FloatArray:
    return np.tile(values[:, None], (1, values.size))


def _scaled(values: FloatArray) -> FloatArray:
    spread = values.std(axis=0)
    return np.asarray((values - values.mean(axis=0)) / np.where(spread > 0, spread, 1.0))


def _unit(rows: FloatArray) -> FloatArray:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1.0))


def _products(rows: FloatArray) -> FloatArray:
    return np.asarray(rows @ rows.T)


def _euclid(rows: FloatArray) -> FloatArray:
    squares = (rows**2).sum(axis=1)
    gaps = squares[:, None] + squares[None, :] - 2.0 * rows @ rows.T
    return np.asarray(np.sqrt(np.maximum(gaps, 0.0)))


def _standard(layer: FloatArray, off: NDArray[np.bool_]) -> FloatArray:
    values = layer[off]
    spread = values.std()
    return np.asarray((layer - values.mean()) / (spread if spread > 0 else 1.0))


def _factors(scaled: FloatArray, count: int) -> FloatArray:
    """Return principal factors with a fixed sign, so that the same inputs give the same bytes."""
    _, vectors = np.linalg.eigh(scaled.T @ scaled)
    axes = vectors[:, ::-1][:, :count]
    largest = np.abs(axes).argmax(axis=0)
    return np.asarray(scaled @ (axes * np.sign(axes[largest, np.arange(count)])))
