"""Published text tables read by name and type, with every fault named at once."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from jobmorph.build.raw import RawFile
from jobmorph.schema.errors import DataError, SchemaError

_TRUE = ("Y", "Yes", "True", "TRUE", "true", "1")
_FALSE = ("N", "No", "False", "FALSE", "false", "0")


@dataclass(frozen=True, slots=True)
class Column:
    """One column wanted from a published table.

    Attributes
    ----------
    name : str
        Its name in jobmorph.
    published : tuple of str
        The headers it has carried, in any release; the first present is taken.
    dtype : polars data type
        String, Int64, Float64 or Boolean (Y/N, Yes/No, True/False, 1/0).
    optional : bool
        Filled with missing values where the table has none of the headers.
    """

    name: str
    published: tuple[str, ...]
    dtype: type[pl.DataType] = pl.String
    optional: bool = False


def read_delimited(
    file: RawFile,
    columns: Sequence[Column],
    *,
    separator: str = ",",
    quote: str | None = '"',
    missing: Sequence[str] = ("", "n/a"),
) -> pl.DataFrame:
    r"""Read a delimited text file into typed columns.

    Parameters
    ----------
    file : RawFile
        The file; a byte-order mark and CRLF line ends are accepted.
    columns : sequence of Column
        What to take, in the order of the result. Other columns are left out.
    separator, quote : str
        As the file is written; `quote=None` takes quotation marks literally.
    missing : sequence of str
        Texts that stand for a missing value.

    Returns
    -------
    polars.DataFrame
        One row per data row, columns named and typed as asked.

    Raises
    ------
    DataError
        If the text is not UTF-8, a row is cut or has too many fields, or values do not parse.
    SchemaError
        If columns are missing; the unexpected ones are named beside them.

    Examples
    --------
    >>> file = RawFile("wages.csv", b"code,wage\r\n11-1011,1.5\r\n11-1021,n/a\r\n")
    >>> wanted = [Column("occupation_soc2018", ("code",)), Column("wage", ("wage",), pl.Float64)]
    >>> read_delimited(file, wanted).rows()
    [('11-1011', 1.5), ('11-1021', None)]
    """
    return select_columns(read_text_frame(file, separator, quote), file.path, columns, missing)


def read_text_frame(file: RawFile, separator: str = ",", quote: str | None = '"') -> pl.DataFrame:
    """Read a delimited text file as strings, header stripped of blanks.

    Raises
    ------
    DataError
        If the text is not UTF-8 or the rows do not fit the header.
    """
    try:
        text = file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"the text is not UTF-8 (byte {error.start:,})", where=file.path) from error
    if not text.strip():
        raise DataError("the file is empty", where=file.path)
    if quote is None:
        _check_field_counts(text, separator, file.path)
    try:
        frame = pl.read_csv(
            io.BytesIO(text.replace("\r\n", "\n").encode()),
            separator=separator,
            quote_char=quote,
            infer_schema=False,
        )
    except (pl.exceptions.PolarsError, UnicodeError) as error:
        reason = str(error).strip().splitlines()[0]
        raise DataError(f"the table cannot be read ({reason})", where=file.path) from error
    return frame.rename({name: name.strip() for name in frame.columns})


def select_columns(
    frame: pl.DataFrame,
    where: str,
    columns: Sequence[Column],
    missing: Sequence[str] = ("", "n/a"),
) -> pl.DataFrame:
    """Pick and type columns of a frame of strings.

    Raises
    ------
    SchemaError
        If columns are missing.
    DataError
        If values do not parse; the first rows are named.
    """
    sources = {column.name: _present(column, frame.columns) for column in columns}
    absent = [c for c in columns if sources[c.name] is None and not c.optional]
    if absent:
        known = {name for column in columns for name in column.published}
        unexpected = [name for name in frame.columns if name not in known]
        raise SchemaError(
            f"columns are missing (the file has {', '.join(unexpected) or 'no others'} besides)",
            where=where,
            items=[" or ".join(column.published) for column in absent],
            hint="Is this another release or another table? Check the file's header.",
        )
    taken = frame.select(
        _cleaned(sources[column.name], missing).alias(column.name) for column in columns
    )
    typed = taken.select(_typed(column) for column in columns)
    _check_values(taken, typed, where)
    return typed


def _present(column: Column, headers: Sequence[str]) -> str | None:
    return next((name for name in column.published if name in headers), None)


def _cleaned(source: str | None, missing: Sequence[str]) -> pl.Expr:
    if source is None:
        return pl.lit(None, dtype=pl.String)
    text = pl.col(source).cast(pl.String).str.strip_chars()
    return pl.when(text.is_in(list(missing))).then(None).otherwise(text)


def _typed(column: Column) -> pl.Expr:
    text = pl.col(column.name)
    if column.dtype == pl.Boolean:
        return (pl.when(text.is_in(_TRUE)).then(True).when(text.is_in(_FALSE)).then(False)).alias(
            column.name
        )
    if column.dtype == pl.Int64:
        # Codes pass through spreadsheets and come back as 8823.0.
        return text.str.replace(r"\.0+$", "").cast(pl.Int64, strict=False)
    return text.cast(column.dtype, strict=False)


def _check_values(text: pl.DataFrame, typed: pl.DataFrame, where: str) -> None:
    faults: list[str] = []
    for name in typed.columns:
        bad = text[name].is_not_null() & typed[name].is_null()
        rows = bad.arg_true().to_list()
        faults += [f"row {row + 1}, {name} = {text[name][row]!r}" for row in rows]
    if faults:
        raise DataError("values do not parse", where=where, items=faults)


def _check_field_counts(text: str, separator: str, where: str) -> None:
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    width = lines[0].count(separator)
    faults = [
        f"line {number} has {line.count(separator) + 1} fields, not {width + 1}"
        for number, line in enumerate(lines, start=1)
        if line.count(separator) != width
    ]
    if faults:
        raise DataError(
            "lines do not fit the header",
            where=where,
            items=faults,
            hint="The file may be cut short: get it again.",
        )
