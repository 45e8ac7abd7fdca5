"""The tour: every picture there, small, described, and made by the script."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
PICTURE = re.compile(r"!\[([^\]]+)\]\(tour/([\w-]+)\.webp\)")
MOST_EACH, MOST_TOGETHER = 150_000, 1_200_000


def test_every_picture_of_the_tour_is_made_by_the_script_and_small():
    named = PICTURE.findall((DOCS / "tour.md").read_text(encoding="utf-8"))
    scenes = re.findall(r'Scene\(\s*"([\w-]+)"', (DOCS / "tour/screenshots.py").read_text("utf-8"))
    there = {path.stem: path.stat().st_size for path in (DOCS / "tour").glob("*.webp")}
    assert sorted(name for _, name in named) == sorted(scenes) == sorted(there)
    assert all(len(words) > 20 for words, _ in named)
    assert max(there.values()) <= MOST_EACH
    assert sum(there.values()) <= MOST_TOGETHER
