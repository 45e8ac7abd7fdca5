import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.title_record import split_records

CELLS = st.text(st.sampled_from('ab ",;\n\r'), max_size=6)


def records(text, separator=","):
    return list(split_records(io.StringIO(text, newline=""), separator))


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=6), st.sampled_from(["\n", "\r\n"])
)
def test_what_is_written_is_read_and_nothing_is_lost(rows, line_end):
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(rows)
    found = records(buffer.getvalue())
    assert [list(record.cells) for record in found] == rows
    assert "".join(record.text + record.end for record in found) == buffer.getvalue()
    assert not any(record.is_broken for record in found)


@given(st.text(st.sampled_from('ab",\n\r'), max_size=40))
def test_any_text_comes_back_whole_with_its_line_numbers(text):
    found = records(text)
    assert "".join(record.text + record.end for record in found) == text
    lines = io.StringIO(text, newline="").readlines()
    for record in found:
        assert lines[record.line - 1].startswith(record.text[:1])


def test_a_mark_that_never_closes_costs_its_own_line_only():
    found = records('a,b\n1,"open\n2,x\n3,y\n')
    assert [(r.line, r.cells, r.is_broken) for r in found] == [
        (1, ("a", "b"), False),
        (2, ("1", '"open'), True),
        (3, ("2", "x"), False),
        (4, ("3", "y"), False),
    ]


def test_a_cell_beyond_the_limit_costs_its_own_line_only():
    long = "x" * (csv.field_size_limit() + 1)
    found = records(f"a,b\n1,{long}\n2,y\n")
    assert [(r.line, r.is_broken) for r in found] == [(1, False), (2, True), (3, False)]
    many = "\n".join(["x" * 1000] * 200)
    assert [r.cells for r in records(f'1,"{many}\n2,y\n')][-1] == ("2", "y")


def test_a_mark_inside_a_cell_is_a_letter():
    assert records('5" pipe fitter,x\nb,y\n')[0].cells == ('5" pipe fitter', "x")
