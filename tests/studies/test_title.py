import subprocess
import sys

import pytest

from jobmorph.schema.errors import ParameterError
from jobmorph.studies.title import study_title, study_titles


def test_names_and_codes_belong_to_the_occupations_read():
    result = study_titles(["Registered Nurse", "SDR"])
    nurse, seller = result.cards
    assert nurse.occupation_titles[0] == "Registered Nurses"
    assert nurse.codes.occupation_soc2018 == "29-1141"
    assert len(nurse.occupation_titles) == len(nurse.reading.occupations)
    assert seller.role_title == "Sales development representative"
    assert not result.is_abstained
    assert {source.source_id for source in result.record.sources} >= {"onet_30_1"}


def test_a_title_without_letters_has_a_card_too():
    result = study_title("😀")
    assert result.is_abstained
    assert result.cards[0].codes is None


def test_empty_titles_are_refused():
    for titles in ([], [" "]):
        with pytest.raises(ParameterError):
            study_titles(titles)


def test_titles_need_no_heavy_package():
    heavy = ("pandas", "scipy", "sklearn", "lightgbm", "pandera", "altair", "wordllama", "sqlite3")
    code = (
        "import sys, polars, jobmorph as jm; jm.title('SDR'); "
        "jm.code_titles(polars.DataFrame({'job_title': ['SDR']})); "
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
