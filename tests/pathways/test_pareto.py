import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.pathways.pareto import pareto


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_the_front_is_what_no_row_beats(rows):
    scores = np.array(rows, dtype=float).reshape(-1, 3)
    beaten = [
        any((other >= own).all() and (other > own).any() for other in scores) for own in scores
    ]
    assert pareto(scores).tolist() == [not each for each in beaten]
