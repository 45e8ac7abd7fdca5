"""The static copy: files that read without a server, every link, the same bytes again."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest
from tests.web.conftest import settings_here

from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError
from jobmorph.web.static_copy.addresses import CopyMap, copy_map, relative
from jobmorph.web.static_copy.chosen_jobs import CopiedJob, chosen_jobs
from jobmorph.web.static_copy.copy_log import CopyLog, remove_old, write_file
from jobmorph.web.static_copy.rewritten import rewritten
from jobmorph.web.static_copy.static_copy import whole_map, write_copy
from jobmorph.web.static_copy.title_index import indexed_titles, title_script

NURSE = CopiedJob("29-1141.00", "Registered Nurses", False)
ENTRY = CopiedJob("sales-development/entry", "Sales development representative", True)
MID = CopiedJob("sales-development/mid", "Senior sales development representative", True)


class Read(HTMLParser):
    """Links, ids and elements of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append((tag, found))
        self.links += [found[name] for name in ("href", "src") if found.get(name)]
        if "id" in found:
            self.ids.add(found["id"])


@pytest.fixture(scope="module")
def edition():
    return open_edition(settings_here().edition)


@pytest.fixture(scope="module")
def copy(edition, tmp_path_factory):
    """A copy of two jobs with all their pages; its folder and what the run told."""
    folder = tmp_path_factory.mktemp("copy")
    wanted = folder / "jobs.txt"
    wanted.write_text("# two\nSDR\n\n29-1141.00\n", encoding="utf-8")
    report = write_copy(
        folder / "site",
        edition,
        choice=str(wanted),
        depth="all",
        edition_folder=settings_here().edition,
    )
    return folder / "site", report


@pytest.fixture(scope="module")
def read(copy):
    folder, _ = copy
    return {page: Read(page.read_text(encoding="utf-8")) for page in folder.rglob("*.html")}


def test_every_link_leads_to_a_file_and_every_part_of_a_page_exists(copy, read):
    folder, _ = copy
    dead = []
    for page, found in read.items():
        for link in found.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme == "https", link
                continue
            assert not link.startswith("/"), (page, link)
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            ids = read[target].ids if target in read else None
            is_there = target.is_file() and folder.resolve() in target.parents
            if not is_there or (parts.fragment and ids is not None and parts.fragment not in ids):
                dead.append((page.relative_to(folder), link))
    assert dead == []


def test_no_page_needs_a_server_or_a_script(read):
    for page, found in read.items():
        for tag, attributes in found.tags:
            assert "action" not in attributes, page
            assert "style" not in attributes, page
            assert not any(name.startswith("on") for name in attributes), page
            assert tag != "script" or attributes.get("src", "").endswith(".js"), page
            assert tag != "form" or page.name == "atlas.html", page  # its script reads the form
        assert len([tag for tag, _ in found.tags if tag == "h1"]) == 1, page


def test_the_style_sheets_name_files_beside_them(copy):
    folder, _ = copy
    named = [
        name
        for sheet in (folder / "assets").glob("*.css")
        for name in re.findall(r'url\("([^"]+)"\)', sheet.read_text(encoding="utf-8"))
        if not name.startswith("#")
    ]
    assert len(named) == 8
    assert all((folder / "assets" / name).is_file() for name in named)


def test_a_job_has_its_page_the_pages_below_it_and_other_moments(copy):
    folder, report = copy
    names = {path.name for path in (folder / "job" / NURSE.id).iterdir()}
    pages = {"index", "skills", "ladder", "paths", "outlook", "plan", "history", "today", "reach"}
    assert names == {f"{name}.html" for name in pages}
    assert (folder / "job" / ENTRY.id / "index.html").is_file()
    other_levels = {"/job/sales-development/mid", "/job/sales-development/lead"}
    assert {address.partition("?")[0] for address in report.unlinked} == other_levels


def test_a_page_tells_the_figures_of_the_server(copy, client):
    folder, _ = copy
    ours = (folder / "job" / NURSE.id / "index.html").read_text(encoding="utf-8")
    theirs = client.get(f"/job/{NURSE.id}").text
    for start, end in (("<h1", "</h1>"), ("<svg", "</svg>")):
        part = theirs[theirs.index(start) : theirs.index(end)]
        assert part in ours
    assert "my-hours" in theirs
    assert "my-hours" not in ours


def test_a_second_run_writes_nothing_and_fewer_pages_remove_the_rest(copy, edition):
    folder, first = copy
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    log = (folder / "site.json").read_bytes()
    wanted = folder.parent / "jobs.txt"
    where = settings_here().edition
    again = write_copy(folder, edition, choice=str(wanted), depth="all", edition_folder=where)
    assert (again.written, again.removed, again.bytes) == (0, 0, first.bytes)
    assert (folder / "site.json").read_bytes() == log
    assert all(
        path.stat().st_mtime_ns == time for path, time in before.items() if path.name != "site.json"
    )
    hashes = {each["name"] for each in json.loads(log)["files"]}
    on_disk = {str(path.relative_to(folder)) for path in before} - {"site.json"}
    assert hashes == {name.replace("\\", "/") for name in on_disk}


def test_the_list_from_a_to_z_has_other_names_too(copy):
    folder, _ = copy
    text = (folder / "jobs.html").read_text(encoding="utf-8")
    assert 'href="job/29-1141.00/index.html">Registered Nurses</a>' in text
    assert 'href="job/sales-development/entry/index.html">SDR</a>' in text
    assert "2 jobs under" in text


def test_the_atlas_leads_to_pages_that_are_there(copy):
    text = (copy[0] / "atlas.html").read_text(encoding="utf-8")
    assert 'href="job/29-1141.00/index.html"' in text
    assert "job/43-4051.00/index.html" not in text


# --- parts ------------------------------------------------------------------------------------
def test_jobs_are_chosen_by_name(edition):
    everything = chosen_jobs("all", edition)
    roles = chosen_jobs("library", edition)
    assert NURSE in everything
    assert set(roles) < set(everything)
    assert all(job.is_role for job in roles)
    assert len(everything) == len({job.id for job in everything})


@pytest.mark.parametrize("text", ["qqqq zzzz\n", "# none\n"])
def test_a_list_without_jobs_is_refused(edition, tmp_path, text):
    path = tmp_path / "list.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"list\.txt"):
        chosen_jobs(str(path), edition)


def test_a_title_leads_to_the_page_of_its_job():
    pages = copy_map([NURSE, ENTRY], "job", areas=["skills"], chapters=(), cases=["typists"])
    assert pages.file_of("/job/Registered%20Nurses") == "job/29-1141.00/index.html"
    assert pages.file_of("/job/29-1141.00/skills") is None
    assert pages.file_of("/history/typists#pair") == "history/typists.html#pair"
    assert pages.file_of("/outlook?group=go-to-market") == "outlook/go-to-market.html"
    assert pages.file_of("/static/page.css") == "assets/page.css"
    assert pages.file_of("/job/../../etc/passwd") is None


def test_every_file_has_a_name_of_its_own(edition):
    files = list(whole_map(chosen_jobs("all", edition), "all").files.values())
    assert len(files) == len(set(files)) == len({name.casefold() for name in files})


def test_ways_between_files():
    assert relative("index.html", "job/a/b/index.html") == "../../../index.html"
    assert relative("data.html#x", "index.html") == "data.html#x"
    assert relative("job/c d.html", "job/x/index.html") == "../c%20d.html"


def test_a_page_that_loads_what_is_not_there_is_a_fault():
    with pytest.raises(ValueError, match=r"/other/x\.js"):
        rewritten('<script src="/other/x.js"></script>', "index.html", CopyMap({}, {}))


def test_words_of_a_link_without_a_page_stay():
    page = rewritten('<p><a class="x" href="/plan?a=1&amp;b=2">A <b>plan</b></a>.', "a.html",
                     CopyMap({}, {}))  # fmt: skip
    assert page.text == "<p>A <b>plan</b>."
    assert page.unlinked == ("/plan?a=1&b=2",)


def test_titles_are_found_by_the_order_in_which_a_server_offers_them(edition):
    titles = indexed_titles((ENTRY, MID, NURSE), edition)
    named = [each.title for each in titles]
    assert named.index("SDR") < named.index("Registered Nurses")
    assert named[0] in (ENTRY.title, MID.title)
    script = title_script(titles[:2], ["a.html", "b.html"])
    assert script.startswith('globalThis.jobmorphTitles={"files":["a.html","b.html"],"titles":[[')


def test_files_that_somebody_changed_stay(tmp_path):
    ours, _ = write_file(tmp_path, "job/a/index.html", b"one")
    changed, _ = write_file(tmp_path, "job/b/index.html", b"two")
    assert write_file(tmp_path, "job/b/index.html", b"two")[1] is False
    (tmp_path / "job/b/index.html").write_bytes(b"mine")
    earlier = {ours.name: ours.sha256, changed.name: changed.sha256, "../x": "0"}
    assert remove_old(tmp_path, earlier, []) == (1, ("job/b/index.html",))
    assert not (tmp_path / "job/a").exists()


def test_a_folder_of_other_files_is_left_alone(tmp_path, edition):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(DataError, match="not of a copy"):
        write_copy(tmp_path, edition, choice="library")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_the_log_has_a_file_a_line():
    log = CopyLog("1", "e", "0" * 64, 0, "job", ())
    assert json.loads(log.to_json())["files"] == []
