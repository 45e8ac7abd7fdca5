"""Text tables: types, missing marks and every kind of damage."""

import polars as pl
import pytest

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.raw import RawFile
from jobmorph.schema.errors import DataError, SchemaError

COLUMNS = (
    Column("code", ("Code", "O*NET-SOC Code")),
    Column("task", ("Task ID",), pl.Int64),
    Column("value", ("Data Value",), pl.Float64),
    Column("is_hot", ("Hot",), pl.Boolean),
    Column("note", ("Note",), optional=True),
)


def read(text, **options):
    content = text if isinstance(text, bytes) else text.encode()
    return read_delimited(RawFile("folder/table.txt", content), COLUMNS, **options)


def test_types_missing_marks_bom_crlf_and_column_order():
    text = (
        b"\xef\xbb\xbfHot\tData Value\tTask ID\tCode\r\nY\t1.50\t8823.0\t11-1011\r\nN\tn/a\t7\t\r\n"
    )
    frame = read(text, separator="\t", quote=None)
    assert frame.schema == {
        "code": pl.String,
        "task": pl.Int64,
        "value": pl.Float64,
        "is_hot": pl.Boolean,
        "note": pl.String,
    }
    assert frame.rows() == [("11-1011", 8823, 1.5, True, None), (None, 7, None, False, None)]


def test_codes_keep_their_leading_zeros():
    assert read("Code,Task ID,Data Value,Hot\n0010,1,2,Y\n")["code"].to_list() == ["0010"]


def test_quotes_are_literal_where_the_producer_does_not_quote():
    frame = read('Code\tTask ID\tData Value\tHot\n"a\t1\t2\tY\n', separator="\t", quote=None)
    assert frame["code"].to_list() == ['"a']


def test_quoted_separators_and_line_breaks_stay_inside_a_field():
    frame = read('Code,Task ID,Data Value,Hot\n"a,\nb",1,2,Y\n')
    assert frame["code"].to_list() == ["a,\nb"]


def test_missing_and_unexpected_columns_are_named_with_the_file():
    with pytest.raises(SchemaError) as caught:
        read("Kode,Task ID,Value\na,1,2\n")
    said = str(caught.value)
    assert said.startswith("folder/table.txt: ")
    assert "Kode, Value" in said
    assert "Code or O*NET-SOC Code, Data Value, Hot" in said


def test_values_that_do_not_parse_are_told_together_with_their_rows():
    with pytest.raises(DataError) as caught:
        read("Code,Task ID,Data Value,Hot\na,1,x,Y\nb,1.5,2,perhaps\n")
    said = str(caught.value)
    assert "row 1, value = 'x'" in said
    assert "row 2, task = '1.5'" in said
    assert "row 2, is_hot = 'perhaps'" in said
    assert caught.value.count == 3


def test_a_cut_line_is_found_in_unquoted_text():
    with pytest.raises(DataError, match="line 3 has 2 fields, not 4"):
        read("Code\tTask ID\tData Value\tHot\na\t1\t2\tY\nb\t1", separator="\t", quote=None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"Code\n\xff\xfe", "not UTF-8"),
        (b"a,b\n1,2,3\n", "read"),
    ],
)
def test_other_damage_is_named(content, said):
    with pytest.raises(DataError, match=said):
        read(content)
