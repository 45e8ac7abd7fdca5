import pytest

from jobmorph.intake.fault import LineError
from jobmorph.intake.roster_map import parse_roster_map
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import DataError


def parsed(text):
    return parse_roster_map(TextFile("map.yaml", text, "UTF-8"))


def test_titles_columns_and_what_to_drop():
    told = parsed(
        "columns: {title: Funktion, pay: Gehalt}\ndrop: [Team]\n"
        "titles:\n  Koch: HOLD\n  'Kundenberater  II': 43-4051\n  SDR: '?'\n  AE:\n"
    )
    assert {title: each.meaning for title, each in told.titles.items()} == {
        "Koch": "hold",
        "Kundenberater II": "43-4051",
    }
    assert told.columns == {"title": "Funktion", "pay": "Gehalt"}
    assert told.drop == ("Team",)


def test_all_faults_at_once():
    text = "columns: {titel: A, gender: B}\ntitles:\n  Koch: cook\nother: 1\n"
    with pytest.raises(LineError) as caught:
        parsed(text)
    told = [fault.what for fault in caught.value.faults]
    assert told[0].startswith('unknown kind of column "titel"; did you mean title?')
    assert told[1] == '"gender" is not needed and never read'
    assert '"Koch": "cook" is no role' in told[2]
    assert 'unknown key "other"' in told[3]


def test_an_empty_file_is_refused():
    with pytest.raises(DataError, match="empty"):
        parsed("# nothing\n")
