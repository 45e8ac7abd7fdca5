import re

import numpy as np
import pytest

from jobmorph.reports.market_matrix import SHADES, STEPS, Matrix, matrix_svg, shade_key, shade_of


@pytest.mark.parametrize(
    ("share", "shade"), [(0.0, 0), (0.0049, 0), (0.005, 1), (0.0999, 3), (0.1, 4), (1.0, 5)]
)
def test_shades_step_where_the_key_says(share, shade):
    assert shade_of(share) == shade


def test_a_square_for_every_pair_and_a_frame_where_nobody_changes():
    shares = np.array([[0.7, 0.3], [0.01, 0.99], [0.5, 0.5]])
    svg = matrix_svg(Matrix(("11", "13", "new"), ("11", "13"), shares, "most stay"))
    assert re.findall(r'<rect class="shade-(\d)( own)?"', svg) == [
        ("5", " own"),
        ("5", ""),
        ("1", ""),
        ("5", " own"),
        ("5", ""),
        ("5", ""),
    ]
    assert 'aria-label="most stay"' in svg


def test_the_key_has_a_sample_for_every_shade():
    assert len(STEPS) + 1 == SHADES
    samples = shade_key([str(shade) for shade in range(SHADES)])
    assert [re.findall(r"shade-(\d)", swatch) for swatch, _ in samples] == [
        [str(shade)] for shade in range(SHADES)
    ]
