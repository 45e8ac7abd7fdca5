from jobmorph.build.compile.provenance import TABLE_NOTES, TABLE_SOURCES
from jobmorph.schema.tables import EDITION_TABLES


def test_every_table_names_its_sources():
    assert set(EDITION_TABLES) <= set(TABLE_SOURCES)
    assert set(TABLE_NOTES) <= set(TABLE_SOURCES)


def test_a_judged_week_rests_on_all_that_the_verdict_reads():
    sources = TABLE_SOURCES["job_week"]
    assert len(set(sources)) == len(sources)
    for table in ("task", "task_use", "rating", "adoption", "employment", "calibration"):
        assert set(TABLE_SOURCES[table]) <= set(sources), table
    assert "Model output" in TABLE_NOTES["job_week"]
