import pytest

from jobmorph.intake.title_column import find_title_column, require_free_names, require_prefix
from jobmorph.schema.errors import DataError, ParameterError


def told(function, *words, **options):
    with pytest.raises((DataError, ParameterError)) as caught:
        function(*words, source="roster.csv", **options)
    return str(caught.value)


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (["id", "job_title"], 1),
        (["Job Title", "title", "position"], 0),
        (["Kst", "Funktion", "Eintritt"], 1),
        (["Intitulé de poste", "n"], None),
        (["id", " Position "], 1),
    ],
)
def test_the_only_column_that_looks_like_it_is_taken(names, place):
    if place is None:
        assert "no column looks like a job title" in told(find_title_column, names, None)
        return
    found = find_title_column(names, None, source="a.csv")
    assert (found.place, found.name, found.is_guessed) == (place, names[place], True)


def test_none_or_several_are_told_with_what_there_is():
    names = ["Kst", "Eintritt", "a", "b", "c", "d"]
    assert told(find_title_column, names, None) == (
        "roster.csv: no column looks like a job title. Found: Kst, Eintritt, a, b, c and 1 more. "
        "Say which: --column NAME"
    )
    assert "job, position. Say which: --column job" in told(
        find_title_column, ["job", "position"], None
    )


def test_a_missing_name_lists_what_is_there_and_what_is_near():
    assert told(find_title_column, ["id", "Job Title"], "job_title") == (
        'roster.csv: no column is called "job_title". Found: id, Job Title. '
        'Did you mean --column "Job Title"?'
    )
    assert told(find_title_column, ["id"], "zz").endswith("Say which: --column NAME")


def test_a_name_that_stands_twice_is_refused_only_if_it_is_asked_for():
    names = ["id", "job", "job"]
    assert "(numbers 2, 3)" in told(find_title_column, names, "job")
    assert find_title_column(["id", "x", "x", "job"], "job", source="a").place == 3


def test_no_column_is_overwritten():
    assert "label. Rename" in told(require_free_names, ["id", "label "], ["family", "label"])
    require_free_names(["label"], ["coded_label"], source="a")


@pytest.mark.parametrize("prefix", ["=cmd", "a b", "a,b", "1", "ä"])
def test_a_prefix_is_part_of_a_name(prefix):
    with pytest.raises(ParameterError):
        require_prefix(prefix)
    assert require_prefix("coded_") == "coded_"
