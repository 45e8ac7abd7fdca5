"""The embedded edition: complete, small, without other people's sentences, and hard to fool."""

import os
import re
import shutil
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from jobmorph.reference.draws import make_draws
from jobmorph.reference.edition import Edition, embedded_folder, open_edition
from jobmorph.reference.manifest import MANIFEST_NAME
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import EDITION_TABLES

# Names, not sentences: element titles; ESCO's skills, four of which O*NET happens to word alike.
NAMES = (("element", "title"), ("skill_label", "skill_label"))
MOST_BYTES = 18_000_000  # of these, vectors of words and skills take 6.5 MB


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "edition"
    shutil.copytree(embedded_folder(), folder)
    return folder


def test_the_embedded_edition_is_whole():
    edition = open_edition()
    assert edition.verify() == []
    named = {entry.name for entry in edition.manifest.tables}
    assert set(EDITION_TABLES) <= named
    assert sum(entry.bytes for entry in edition.manifest.tables) < MOST_BYTES


def test_published_totals_hold():
    edition = open_edition()
    occupations = edition.table("occupation")
    assert occupations.height == 1_016
    assert occupations.get_column("has_tasks").sum() == 923
    assert edition.table("task").height == 18_796
    assert edition.table("activity").height == 332
    assert edition.table("detailed_activity").height == 2_087
    # 99.99% of the published total of 155,495,730: some detailed cells are suppressed.
    heads = edition.table("employment").get_column("employment_heads").sum()
    assert heads == pytest.approx(155_495_730, rel=2e-4)
    base = edition.table("projection").get_column("employment_base_heads").sum()
    assert base == pytest.approx(169_956_100, rel=1e-4)


def test_shares_of_labels_and_of_employment_sum_to_one():
    edition = open_edition()
    tasks = edition.table("task")
    for prefix, count in (("label_e", 3), ("automation_t", 5)):
        names = [f"{prefix}{step}_share" for step in range(count)]
        assert np.allclose(tasks.select(names).sum_horizontal().to_numpy(), 1.0)
    split = (
        edition.table("bridge").group_by("occupation_soc2018").agg(pl.col("employment_share").sum())
    )
    assert np.allclose(split.get_column("employment_share").to_numpy(), 1.0)


def test_every_occupation_with_tasks_is_covered():
    edition = open_edition()
    codes = set(
        edition.table("occupation").filter(pl.col("has_tasks")).get_column("occupation_onet2019")
    )
    assert codes == set(edition.table("task").get_column("occupation_onet2019"))
    assert codes <= set(edition.table("adoption").get_column("occupation_onet2019"))
    assert codes <= set(edition.table("title").get_column("occupation_onet2019"))


def test_every_source_may_ship_and_is_credited():
    from jobmorph.build.catalogue import shippable

    manifest = open_edition().manifest
    credited = {credit.source_id for credit in manifest.sources}
    used = {source for entry in manifest.tables for source in entry.sources}
    assert used <= credited <= shippable()
    assert all(credit.credit and credit.licence and credit.url for credit in manifest.sources)


def test_every_credit_stands_in_the_notice():
    notice = (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")
    flat = re.sub(r"\s+", " ", notice)
    assert [c.source_id for c in open_edition().manifest.sources if c.credit not in flat] == []


def test_shipped_draws_are_those_of_seed_0():
    assert np.array_equal(open_edition().draws().z, make_draws(0).z)


def test_a_missing_table_is_named_with_how_to_rebuild(copy):
    (copy / "task.parquet").unlink()
    edition = Edition(copy)
    assert edition.verify() == ["task.parquet is missing"]
    with pytest.raises(DataError, match=r"task\.parquet.*jobmorph data build"):
        edition.table("task")


def test_a_damaged_table_is_named(copy):
    content = (copy / "rating.parquet").read_bytes()
    (copy / "rating.parquet").write_bytes(content[: len(content) // 2])
    edition = Edition(copy)
    assert edition.verify() == ["rating.parquet differs from the manifest"]
    with pytest.raises(DataError, match=r"rating\.parquet.*damaged"):
        edition.table("rating")


def test_a_table_of_another_shape_is_refused(copy):
    pl.DataFrame({"x": [1]}).write_parquet(copy / "bridge.parquet")
    with pytest.raises(DataError, match=r"bridge\.parquet"):
        Edition(copy).table("bridge")


@pytest.mark.parametrize("content", ["", "{", '{"edition": "2026.11"}', "[]"])
def test_an_unreadable_manifest_is_one_clear_error(copy, content):
    (copy / MANIFEST_NAME).write_text(content)
    with pytest.raises(DataError, match=r"manifest"):
        Edition(copy)


def test_an_empty_folder_holds_no_edition(tmp_path):
    with pytest.raises(DataError, match="no edition here"):
        Edition(tmp_path)


@pytest.mark.raw
def test_no_sentence_of_the_sources_ships():
    from jobmorph.build.raw import RawFolder
    from jobmorph.build.sources import onet

    raw = RawFolder(Path(os.environ["JOBMORPH_RAW"]))
    sentences = {
        text.strip().rstrip(".").lower()
        for text in [
            *onet.read_tasks(raw).get_column("statement"),
            *onet.read_occupations(raw).get_column("description"),
            *onet.read_activity_reference(raw).get_column("dwa_title"),
            *onet.read_activity_reference(raw).get_column("iwa_title"),
        ]
        if len(text.split()) > 3
    }
    edition = open_edition()
    for name, contract in EDITION_TABLES.items():
        table = edition.table(name)
        for column in contract.columns:
            if table.schema[column] == pl.String and (name, column) not in NAMES:
                ours = table.get_column(column).drop_nulls().str.strip_chars_end(".")
                shared = sentences & set(ours.str.to_lowercase().to_list())
                assert not shared, (name, column, sorted(shared)[:3])
