import sys
from pathlib import Path

from jobmorph.cli.console import deliver, format_of, style_of
from jobmorph.cli.options import Format, TableFormat


def test_a_file_gets_unicode_without_bold_unless_ascii_is_asked_for():
    style = style_of(Path("a.txt"), is_ascii=False)
    assert (style.glyphs.is_ascii, style.is_bold, style.width) == (False, False, 80)
    assert style_of(Path("a.txt"), is_ascii=True).glyphs.is_ascii


def test_a_terminal_is_drawn_in_its_own_width(monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "72")
    assert style_of(None, is_ascii=False).width == 72


def test_a_form_the_command_lacks_is_not_guessed_from_the_name():
    assert format_of(None, Path("a.html"), known=TableFormat) == "table"
    assert format_of(None, Path("a.htm"), known=Format) == "html"
    assert format_of(None, None, known=Format) == "table"


def test_what_cannot_be_encoded_is_replaced_in_files_too(tmp_path):
    deliver("a \udcff", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == b"a ?\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
