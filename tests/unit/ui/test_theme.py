from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.theme import (
    DARK,
    DISTINCT,
    LIGHT,
    READABLE,
    THEMES,
    Theme,
    blend,
    contrast,
    hue_colours,
    parse,
    theme_named,
    to_hex,
)

hues = st.from_regex(r"\A#[0-9a-f]{6}\Z")
themes = st.sampled_from(THEMES)


def test_contrast_is_that_of_the_standard():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == pytest.approx(1)


@given(hues)
def test_a_colour_survives_being_taken_apart(colour):
    assert to_hex(parse(colour)) == colour


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_plain_text_is_readable_wherever_it_stands(theme):
    pairs = {
        (theme.text, theme.page),
        (theme.text, theme.panel),
        (theme.text, theme.selection),
        (theme.muted, theme.page),
        (theme.muted, theme.panel),
        (theme.on_accent, theme.accent),
        (theme.warning, theme.panel),
        (theme.error, theme.panel),
        (theme.success, theme.panel),
        (theme.accent, theme.page),
        (theme.accent, theme.panel),
    }
    assert [pair for pair in pairs if contrast(*pair) < theme.least_text] == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_fields_boxes_and_the_ring_of_the_keyboard_stand_out(theme):
    for behind in (theme.page, theme.panel):
        assert contrast(theme.edge, behind) >= DISTINCT
        assert contrast(theme.accent, behind) >= DISTINCT


@given(hues, themes)
def test_a_label_is_readable_on_its_chip_its_tint_and_the_page(hue, theme):
    colours = hue_colours(hue, theme)
    tint = blend(colours.mid, theme.page, theme.tint_alpha)
    for behind in (colours.chip, tint, theme.page):
        assert contrast(colours.ink, behind) >= READABLE


@given(st.lists(hues, min_size=1, max_size=12), themes)
def test_the_text_is_readable_on_any_pile_of_tints_however_strong(pile, theme):
    behind = theme.page
    for hue in pile:
        behind = blend(hue_colours(hue, theme).mid, behind, theme.strong_alpha)
        assert contrast(theme.text, behind) >= READABLE


@given(hues, themes)
def test_a_suggestion_is_always_paler_than_an_own_span(hue, theme):
    mid = hue_colours(hue, theme).mid
    own = blend(mid, theme.page, theme.tint_alpha)
    suggested = blend(mid, theme.page, theme.faint_alpha)
    assert contrast(suggested, theme.page) < contrast(own, theme.page)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_different_hues_stay_different(theme):
    hues = ("#1f77b4", "#2ca02c", "#d62728", "#9467bd", "#ff7f0e")
    assert len({hue_colours(hue, theme).mid for hue in hues}) == len(hues)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_grey_stays_grey(theme):
    red, green, blue = parse(hue_colours("#808080", theme).border)
    assert max(red, green, blue) - min(red, green, blue) < 0.02


def test_a_theme_is_found_by_its_name_and_light_is_the_default():
    assert theme_named("dark") is DARK
    assert theme_named("light") is LIGHT
    assert theme_named("?") is LIGHT


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_all_colours_of_a_theme_are_complete(theme):
    colours = [getattr(theme, field.name) for field in fields(Theme) if field.type == "str"]
    for colour in colours[1:]:
        assert to_hex(parse(colour)) == colour


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_fills_a_bar_stands_out_from_what_does_not(theme):
    """A bar whose groove is as bright as its filling looks full."""
    for filling in (theme.accent, theme.success):
        assert contrast(filling, theme.groove) >= DISTINCT
