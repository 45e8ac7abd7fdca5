import re
from base64 import b64decode

import jobmorph as jm
from jobmorph.reports.document import Document, Paragraph, document_html
from jobmorph.reports.page_fonts import CREDIT, FACES, embedded_faces, font_folder
from jobmorph.reports.page_frame import Frame
from jobmorph.reports.theme import SANS, SERIF

HELD = re.compile(
    r'font-family: "([^"]+)"; font-weight: (\d+);[^}]*base64,([A-Za-z0-9+/=]+)"\) format\("woff2"\)'
)


def test_the_rules_hold_the_very_files_that_ship():
    found = {(name, int(weight)): b64decode(body) for name, weight, body in
             HELD.findall(embedded_faces())}  # fmt: skip
    assert found == {face: (font_folder() / name).read_bytes() for face, name in FACES.items()}
    assert all(body.startswith(b"wOF2") for body in found.values())


def test_they_are_the_families_that_the_theme_names_first():
    assert {family for family, _ in FACES} == {
        each.partition(",")[0].strip('"') for each in (SERIF, SANS)
    }


def test_a_page_that_stands_alone_carries_them_once_with_their_credit():
    text = document_html(Document("A title", (Paragraph("One."),)))
    assert text.count("@font-face") == 4
    assert text.count(CREDIT) == 1
    assert "openfontlicense.org" in CREDIT and (font_folder() / "OFL.txt").is_file()


def test_a_page_of_a_site_links_them_instead():
    frame = Frame(is_inline=False)
    assert "@font-face" not in document_html(Document("A title", (Paragraph("One."),)), frame)


def test_the_page_of_a_job_stays_below_600_kilobytes():
    assert len(jm.role("SDR").to_html().encode()) < 600_000
