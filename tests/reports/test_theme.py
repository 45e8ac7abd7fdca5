"""Contrast, colour vision and number formats: every figure of the palette is recomputed here."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.reports import theme
from jobmorph.reports.words import CATALOGUE
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import PARTS, TIERS

# --- colour formulas -------------------------------------------------------------------------

# Relative luminance and contrast: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
# sRGB to CIE XYZ (D65): IEC 61966-2-1.
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
# Machado, Oliveira, Fernandes 2009, doi:10.1109/TVCG.2009.113, severity 1.0, on linear RGB.
VISION = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
    "greyscale": np.tile(LUMINANCE, (3, 1)),
}


def linear(colour: str) -> np.ndarray:
    encoded = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted(float(LUMINANCE @ linear(colour)) for colour in (first, second))
    return (lighter + 0.05) / (darker + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE 1976 L*a*b* of linear sRGB (CIE 15)."""
    ratio = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def ciede2000(first: np.ndarray, second: np.ndarray) -> float:
    """Sharma, Wu, Dalal 2005, doi:10.1002/col.20070, equations 2 to 22 with all weights 1."""
    mean_chroma = (np.hypot(*first[1:]) + np.hypot(*second[1:])) / 2
    g = 0.5 * (1 - np.sqrt(mean_chroma**7 / (mean_chroma**7 + 25.0**7)))
    a1, a2 = first[1] * (1 + g), second[1] * (1 + g)
    c1, c2 = np.hypot(a1, first[2]), np.hypot(a2, second[2])
    h1 = np.degrees(np.arctan2(first[2], a1)) % 360 if c1 else 0.0
    h2 = np.degrees(np.arctan2(second[2], a2)) % 360 if c2 else 0.0
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    delta_h = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    light, chroma = (first[0] + second[0]) / 2, (c1 + c2) / 2
    hue = h1 + h2
    if c1 * c2:
        hue = hue / 2 if abs(h1 - h2) <= 180 else (hue + (360 if hue < 360 else -360)) / 2
    t = (
        1
        - 0.17 * np.cos(np.radians(hue - 30))
        + 0.24 * np.cos(np.radians(2 * hue))
        + 0.32 * np.cos(np.radians(3 * hue + 6))
        - 0.20 * np.cos(np.radians(4 * hue - 63))
    )
    s_l = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    s_c, s_h = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    rotation = -np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2)))) * 2
    rotation *= np.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    x, y, z = (second[0] - first[0]) / s_l, (c2 - c1) / s_c, delta_h / s_h
    return float(np.sqrt(x * x + y * y + z * z + rotation * y * z))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [  # rows 1, 7, 17, 25 and 33 of table 1 in Sharma et al. 2005
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ],
)
def test_ciede2000_matches_published_pairs(first, second, expected):
    assert ciede2000(np.array(first, float), np.array(second, float)) == pytest.approx(
        expected, abs=1e-4
    )


@pytest.mark.parametrize(
    ("palette", "colour", "printed"),
    [
        (theme.LIGHT, "ink", 15.1),
        (theme.LIGHT, "soft", 7.1),
        (theme.LIGHT, "link", 8.3),
        (theme.LIGHT, "notice", 8.2),
        (theme.LIGHT, "rule", 3.1),
        (theme.LIGHT, "delegated", 3.2),
        (theme.LIGHT, "assisted", 5.8),
        (theme.LIGHT, "human", 14.2),
        (theme.DARK, "ink", 14.3),
        (theme.DARK, "soft", 8.6),
        (theme.DARK, "link", 8.9),
        (theme.DARK, "notice", 9.6),
        (theme.DARK, "rule", 3.7),
        (theme.DARK, "delegated", 7.7),
        (theme.DARK, "assisted", 4.4),
        (theme.DARK, "human", 15.5),
    ],
)
def test_contrast_with_paper_is_as_printed(palette, colour, printed):
    assert contrast(getattr(palette, colour), palette.paper) == pytest.approx(printed, abs=0.051)


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("vision", list(VISION))
def test_parts_differ_under_every_kind_of_vision(palette, vision):
    seen = {part: lab(VISION[vision] @ linear(palette.part(part))) for part in PARTS}
    for first, second in combinations(PARTS, 2):
        assert ciede2000(seen[first], seen[second]) >= 14


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK])
def test_text_and_graphics_keep_wcag(palette):
    for text in ("ink", "soft", "link", "notice"):
        assert contrast(getattr(palette, text), palette.paper) >= 4.5
    for graphic in ("rule", "delegated", "assisted", "human"):
        assert contrast(getattr(palette, graphic), palette.paper) >= 3.0


# --- words and numbers -----------------------------------------------------------------------


def test_every_part_and_tier_has_its_words():
    assert [theme.part_words(part) for part in PARTS] == [
        "AI does it, you check",
        "you do it with AI",
        "you do it",
    ]
    assert "".join(theme.tier_letter(tier) for tier in TIERS) == "OPSVMA"
    assert theme.tier_words("vendor") == "seller's claim"


def test_seen_so_far_always_carries_its_date():
    assert "Feb 2026" in theme.moment_words("today", year=2031, usage="Feb 2026")


@pytest.mark.parametrize(
    ("value", "text"),
    [(41_873, "USD 42,000"), (999_600, "USD 1 m"), (960, "USD 960"), (1_640_000, "USD 1.6 m")],
)
def test_money_has_two_digits(value, text):
    assert theme.money(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(2_725_930, "2.7 m"), (999_949, "999,949"), (999_951, "1.0 m"), (40, "40"), (0.4, "0")],
)
def test_people_are_whole_or_millions(value, text):
    assert theme.people(value) == text


@pytest.mark.parametrize(
    ("share", "text"), [(0.114, "+11%"), (-0.005, "-1%"), (-0.004, "0%"), (0.0, "0%")]
)
def test_changes_carry_a_sign_unless_they_round_to_nothing(share, text):
    assert theme.signed_percent(share) == text


@given(
    st.lists(st.floats(0, 168), min_size=3, max_size=3).map(sorted),
    st.sampled_from([0, 1]),
)
def test_shown_ranges_stay_in_order_whatever_the_sum_asks_of_the_middle(values, shift):
    estimate = Estimate(*values)
    middle = int(values[1]) + shift
    shown = theme.shown(estimate, middle)
    assert shown.low <= shown.mid == middle <= shown.high


def test_range_reads_as_in_the_mock_up():
    assert str(theme.ShownRange(9, 14, 19)) == "14 (9-19)"
    assert theme.ShownRange(9, 14, 19).between == "8 in 10: 9 to 19"


def test_unknown_dates_and_words_pass_through():
    assert theme.month_words("") == ""
    assert theme.month_words("30.1") == "30.1"
    assert theme.agreement_words("something new") == CATALOGUE["agreement.unknown"]
