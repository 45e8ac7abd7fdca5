import pytest

from jobmorph.schema.errors import SchemaError
from jobmorph.schema.job import Anchor, JobRef


def job(*anchors: Anchor, level: str | None = None, kind: str = "occupation") -> JobRef:
    return JobRef(kind, "41-3091.00", "Sales", level, anchors)


def test_weights_must_sum_to_one():
    with pytest.raises(SchemaError, match=r"sum to 0\.9"):
        job(Anchor("41-3091.00", 0.5), Anchor("41-4012.00", 0.4))


def test_codes_must_not_repeat():
    with pytest.raises(SchemaError, match="repeat"):
        job(Anchor("41-3091.00", 0.5), Anchor("41-3091.00", 0.5))


def test_unknown_level_is_refused():
    with pytest.raises(SchemaError, match="unknown level 'boss'"):
        job(Anchor("41-3091.00", 1.0), level="boss")


def test_only_official_occupations_own_their_figures():
    anchor = Anchor("41-3091.00", 1.0)
    assert not job(anchor).is_borrowed
    assert job(anchor, kind="role").is_borrowed


def test_a_malformed_code_is_refused():
    with pytest.raises(SchemaError, match="occupation_onet2019"):
        Anchor("41-3091", 1.0)
