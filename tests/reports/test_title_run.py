import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmorph.intake.title_file import open_title_file
from jobmorph.reference.edition import open_edition
from jobmorph.reports.title_run import TitleRun, added_cells
from jobmorph.reports.title_sidecar import Sidecar
from jobmorph.schema.errors import DataError
from jobmorph.studies.title_coding import ADDED_COLUMNS, CodedTitle


class FakeCoder:
    """Codes a title by its letters, and remembers what it was asked."""

    def __init__(self, stop_at=None):
        self.edition = open_edition()
        self.asked = []
        self.stop_at = stop_at

    def code(self, titles):
        if self.stop_at is not None and len(self.asked) + len(titles) > self.stop_at:
            raise KeyboardInterrupt
        self.asked += titles
        return [self.one(title) for title in titles]

    @staticmethod
    def one(title):
        chance = round(len(title) / 250, 4)
        is_sure = len(title) % 2 == 0
        code = "41-3091" if is_sure else None
        label = f"={title}" if is_sure else None
        listed = f'[{{"occupation_soc2018": "41-3091", "probability": {chance}}}]'
        return CodedTitle(
            None, None, code, code, None, label, chance, not is_sure, listed, 0.5, None
        )


def write(folder, content):
    path = Path(folder) / "titles.csv"
    path.write_bytes(content)
    return path


def run(folder, coder=None, *, rows=4, prefix="", column="job_title"):
    file = open_title_file(Path(folder) / "titles.csv", column)
    output = Path(folder) / "coded.csv"
    coder = coder or FakeCoder()
    run = TitleRun(file, coder, output, prefix=prefix, block_rows=rows)
    return run.code(lambda rows, share: None), output.read_bytes()


def table(titles):
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(["id", "job_title"])
    writer.writerows(enumerate(titles))
    return buffer.getvalue().encode()


def parsed(content, separator=","):
    return list(csv.reader(io.StringIO(content.decode(), newline=""), delimiter=separator))


TITLES = st.lists(st.text(st.sampled_from('abc ,"\n=+é'), max_size=5), max_size=25)


@settings(max_examples=30)
@given(TITLES, st.integers(1, 30))
def test_order_is_kept_same_titles_agree_and_blocks_change_nothing(titles, rows):
    with TemporaryDirectory() as folder:
        write(folder, table(titles))
        coder = FakeCoder()
        coded, content = run(folder, coder, rows=rows)
        assert content == run(folder, rows=1000)[1]
    found = parsed(content)
    assert [row[:2] for row in found[1:]] == [[str(k), title] for k, title in enumerate(titles)]
    assert {len(row) for row in found} == {2 + len(ADDED_COLUMNS)}
    plain = [" ".join(title.split()) for title in titles]
    answers = {}
    for title, row in zip(plain, found[1:], strict=True):
        assert answers.setdefault(title, row[2:]) == row[2:]
    assert sorted(coder.asked) == sorted({title for title in plain if title})
    assert coded.counts.rows == len(titles)
    stated = coded.counts.occupation + coded.counts.abstained
    assert stated + sum(fault.rows for fault in coded.counts.faults) == len(titles)


@settings(max_examples=20)
@given(TITLES, st.integers(0, 12), st.integers(1, 7))
def test_an_interrupted_run_goes_on_and_gives_the_same_bytes(titles, stop_at, rows):
    with TemporaryDirectory() as folder:
        write(folder, table(titles))
        _, straight = run(folder, rows=rows)
    with TemporaryDirectory() as folder:
        write(folder, table(titles))
        first = FakeCoder(stop_at)
        try:
            run(folder, first, rows=rows)
        except KeyboardInterrupt:
            assert not (Path(folder) / "coded.csv").exists()
            second = FakeCoder()
            coded, content = run(folder, second, rows=rows)
            assert set(first.asked).isdisjoint(second.asked)
            assert coded.restart_reason is None
        else:
            content = (Path(folder) / "coded.csv").read_bytes()
        assert content == straight
        assert sorted(path.name for path in Path(folder).iterdir()) == ["coded.csv", "titles.csv"]


def interrupt(folder, titles=("aa", "b", "cc", "d", "ee", "f")):
    write(folder, table(titles))
    with pytest.raises(KeyboardInterrupt):
        run(folder, FakeCoder(stop_at=4), rows=2)


def test_rows_done_are_counted_when_a_run_goes_on(tmp_path):
    interrupt(tmp_path)
    coded, _ = run(tmp_path, rows=2)
    assert (coded.resumed_rows, coded.counts.rows, coded.counts.distinct) == (4, 6, 6)
    assert (coded.counts.occupation, coded.counts.abstained) == (3, 3)


def test_a_changed_input_starts_anew_and_says_so(tmp_path):
    interrupt(tmp_path)
    write(tmp_path, table(["aa", "x"]))
    coded, content = run(tmp_path)
    assert (coded.restart_reason, coded.resumed_rows) == ("input", 0)
    assert [row[1] for row in parsed(content)] == ["job_title", "aa", "x"]


def test_other_options_and_a_damaged_part_start_anew(tmp_path):
    interrupt(tmp_path)
    assert run(tmp_path, prefix="c_")[0].restart_reason == "options"
    interrupt(tmp_path)
    (tmp_path / ".coded.csv.part").write_bytes(b"id")
    coded, content = run(tmp_path)
    assert coded.restart_reason == "partial"
    assert len(parsed(content)) == 7
    interrupt(tmp_path)
    (tmp_path / ".coded.csv.state").write_bytes(b"no database" * 100)
    assert len(parsed(run(tmp_path)[1])) == 7


def test_what_was_written_after_the_last_record_is_dropped(tmp_path):
    interrupt(tmp_path)
    with (tmp_path / ".coded.csv.part").open("ab") as part:
        part.write(b"half a row")
    assert b"half a row" not in run(tmp_path)[1]


def test_own_cells_stay_byte_for_byte(tmp_path):
    own = 'sep=;\r\n"id";job_title;"=1+1"\r\n1;"K\xf6chin";-3\r\n2;SDR;"a;b"\r\n\r\n3;=x();@y'
    write(tmp_path, own.encode("cp1252"))
    coded, content = run(tmp_path)
    lines = content.decode("cp1252").split("\r\n")
    for written, line in zip(own.split("\r\n")[1:], lines[1:], strict=False):
        assert line.startswith(written)
    assert lines[0] == "sep=;"
    assert lines[4] == ""
    assert coded.encoding == "Windows-1252"
    assert coded.counts.rows == 3


def test_marks_of_encodings_stay(tmp_path):
    for content in ("\ufeffjob_title\nK\xf6chin\n".encode(), "job_title\nab\n".encode("utf-16")):
        write(tmp_path, content)
        _, coded = run(tmp_path)
        assert coded[:2] == content[:2]
        codec = "utf-8-sig" if coded[:1] == b"\xef" else "utf-16"
        assert coded.decode(codec).startswith("job_title,family,level")


def test_bytes_that_are_no_text_come_back(tmp_path):
    write(tmp_path, "job_title,n\nKöchin,1\nKöche,2\n".encode() + b"b\xe4d,3\n")
    coded, content = run(tmp_path)
    assert b"\nb\xe4d,3,,,,,,,,true,[],,\n" in content
    assert [(f.fault, f.rows, f.lines) for f in coded.counts.faults] == [("undecodable", 1, (4,))]


def test_added_cells_never_start_a_formula():
    cells = next(csv.reader([added_cells(FakeCoder.one('cmd|"x"'[:6]), ",").cells]))
    assert cells[5] == "'=cmd|\"x"
    assert cells[7] == "false"


def test_broken_rows_do_not_shift_the_others(tmp_path):
    write(tmp_path, b'id,job_title\n1,a,b\n2,"open\n3,cc\n')
    coded, content = run(tmp_path)
    found = parsed(content)
    assert [row[:2] for row in found[1:]] == [["1", "a"], ["2", '"open'], ["3", "cc"]]
    assert [(fault.fault, fault.lines) for fault in coded.counts.faults] == [
        ("too_many_cells", (2,)),
        ("open_quote", (3,)),
    ]


def test_two_runs_cannot_write_one_file(tmp_path):
    write(tmp_path, table(["aa"]))
    with (
        closing(Sidecar(tmp_path / ".coded.csv.state")),
        pytest.raises(DataError, match="another run"),
    ):
        run(tmp_path)


def test_a_full_disk_keeps_what_is_done(tmp_path, monkeypatch):
    write(tmp_path, table(["aa", "b", "cc"]))

    def refuse(handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", refuse)
        with pytest.raises(DataError, match=r"no space left on device.*goes on from there"):
            run(tmp_path)
    assert len(parsed(run(tmp_path)[1])) == 4


def test_a_sidecar_keeps_both_or_neither(tmp_path):
    with closing(Sidecar(tmp_path / "state")) as sidecar:
        one = added_cells(FakeCoder.one("aa"), ",")
        sidecar.commit({"records": 1}, {"aa": one})
        with pytest.raises(sqlite3.IntegrityError):
            sidecar.commit({"records": 2}, {"aa": one})
        assert sidecar.state() == {"records": 1}
        assert (sidecar.find(["aa", "b"]), sidecar.count_titles()) == ({"aa": one}, 1)


def test_progress_is_told_and_ends_at_the_end(tmp_path):
    write(tmp_path, table(["aa", "b", "cc"]))
    told = []
    file = open_title_file(tmp_path / "titles.csv", None)
    TitleRun(file, FakeCoder(), tmp_path / "coded.csv", block_rows=2).code(
        lambda rows, share: told.append((rows, share))
    )
    assert [rows for rows, _ in told] == [2, 3]
    assert told[-1][1] == 1.0
