import json

import polars as pl
import pytest

from jobmorph.studies.title_coding import ADDED_COLUMNS


def test_a_title_is_answered_in_every_form(command, tmp_path):
    assert command("title", "Registered Nurse").out.startswith("REGISTERED NURSE\nRead as ")
    document = json.loads(command("title", "Registered Nurse", "SDR", "--format", "json").out)
    assert [card["title"] for card in document["titles"]] == ["Registered Nurse", "SDR"]
    assert document["titles"][0]["occupations"][0]["occupation_soc2018"] == "29-1141"
    for ending, start in (("md", "# SDR"), ("html", "<!DOCTYPE"), ("csv", "title,family,level")):
        path = tmp_path / f"a.{ending}"
        assert command("title", "SDR", "--output", str(path)).code == 0
        assert path.read_text("utf-8").startswith(start)


def test_a_title_that_cannot_be_read_is_an_answer_and_1(command):
    outcome = command("title", "😀")
    assert (outcome.code, outcome.err) == (1, "")
    assert "can be read as a job title" in outcome.out
    assert command("title", "😀", "Registered Nurse").code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "needs either titles or --file"),
        (("SDR", "--file", "a.csv"), "needs either titles or --file"),
        (("",), "the job title is empty"),
        (("x" * 10_000,), "10,000 characters"),
        (("SDR", "--column", "job"), "--column belongs to --file"),
        (("--file", "a.csv"), "--file needs an --output"),
        (("--file", "absent.csv", "--output", "b.csv"), "there is no such file"),
        (("--file", "a.xlsx", "--output", "b.csv"), "Save as, CSV UTF-8"),
        (("--file", "a.csv", "--output", "b.xlsx"), "end in .csv"),
        (("--file", "a.parquet", "--output", "b.csv"), "end in .parquet"),
        (("--file", "a.csv", "--output", "absent/b.csv"), "there is no folder absent"),
        (("--file", "a.csv", "--output", "a.csv"), "overwrite its own input"),
        (("--file", "a.csv", "--output", "."), "it is a folder"),
        (("--file", "a.csv", "--output", "b.csv", "--column", "titel"), "Did you mean --column"),
        (("--file", "a.csv", "--output", "b.csv", "--prefix", "="), "cannot stand before"),
    ],
)
def test_a_wrong_request_is_one_line_and_2(command, tmp_path, monkeypatch, words, told):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("id,title\n1,SDR\n")
    outcome = command("title", *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert told in outcome.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_is_coded_and_bad_rows_do_not_stop_it(command, tmp_path):
    source, output = tmp_path / "titles.csv", tmp_path / "coded.csv"
    rows = ["id,job_title", "1,Registered Nurse", "2,", "3,=cmd()", f"4,{'x' * 10_000}", "5,😀"]
    source.write_text("\n".join([*rows, "6,Registered Nurse"]) + "\n", encoding="utf-8")
    outcome = command("title", "--file", str(source), "--output", str(output))
    assert outcome.code == 0
    flat = " ".join(outcome.out.split())
    assert "1 without a title: line 3." in flat
    assert "1 with more than 200 characters: line 5." in flat
    coded = pl.read_csv(output)
    assert coded.columns == ["id", "job_title", *ADDED_COLUMNS]
    assert coded.get_column("job_title").to_list()[2] == "=cmd()"
    assert coded.get_column("occupation_soc2018").to_list()[::5] == ["29-1141", "29-1141"]
    assert json.loads(coded.item(0, "alternatives"))[0]["occupation_soc2018"] == "29-1141"
    assert coded.row(0)[2:] == coded.row(5)[2:]


def test_the_counts_come_as_json(command, tmp_path):
    source, output = tmp_path / "a.csv", tmp_path / "b.csv"
    source.write_text("job_title\nRegistered Nurse\n")
    words = ("title", "--file", str(source), "--output", str(output), "--format", "json")
    assert json.loads(command(*words).out)["rows"] == 1


def test_parquet_goes_into_parquet(command, tmp_path):
    source, output = tmp_path / "a.parquet", tmp_path / "b.parquet"
    pl.DataFrame({"job_title": ["Registered Nurse", None]}).write_parquet(source)
    assert command("title", "--file", str(source), "--output", str(output)).code == 0
    assert pl.read_parquet(output).get_column("occupation_soc2018").to_list() == ["29-1141", None]


def test_an_interruption_says_that_it_goes_on(command, tmp_path, monkeypatch):
    source = tmp_path / "a.csv"
    source.write_text("job_title\nRegistered Nurse\n")

    def interrupt(coder, titles):
        raise KeyboardInterrupt

    monkeypatch.setattr("jobmorph.studies.title_coding.TitleCoder.code", interrupt)
    outcome = command("title", "--file", str(source), "--output", str(tmp_path / "b.csv"))
    assert outcome.code == 130
    assert "the same command goes on from there" in outcome.err
