"""The shipped labels stay apart for everybody; see docs/accessibility.md for the numbers."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.schema_yaml import read_schema
from annotator.resources import resource_path
from annotator.ui.colour_vision import Vision, distance
from annotator.ui.theme import THEMES, contrast, hue_colours

SCHEMA = read_schema(resource_path("schemas", "news-de.yaml"))
LEAST_LINE = 0.08
"""Least distance in OKLab of lines of two labels of a layer, whoever looks; 0.02 is just noticed."""
LEAST_TINT = 0.07
LAYERS = [
    name
    for name, layer in SCHEMA.layers.items()
    if len({SCHEMA.colour(name, label) for label in layer.labels}) > 1
]
hues = st.from_regex(r"\A#[0-9a-f]{6}\Z")


def test_black_and_white_are_as_far_apart_as_can_be_for_everybody():
    for vision in Vision:
        assert distance("#000000", "#ffffff", vision) == pytest.approx(1.0, abs=0.01)


def test_red_and_green_come_together_for_who_lacks_red_or_green_cones():
    red, green = "#c0392b", "#5c7a00"
    for vision in (Vision.PROTANOPIA, Vision.DEUTERANOPIA):
        assert distance(red, green, vision) < distance(red, green) / 2


@given(hues, hues)
def test_distance_is_the_same_both_ways(one, other):
    assert distance(one, other) == pytest.approx(distance(other, one))


def test_entities_and_quotes_have_colours_of_their_own():
    assert LAYERS == ["entity", "quote"]


@pytest.mark.parametrize("vision", Vision)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("layer", LAYERS)
def test_labels_of_a_layer_stay_apart(layer, theme, vision):
    made = [
        hue_colours(SCHEMA.colour(layer, label), theme) for label in SCHEMA.layers[layer].labels
    ]
    for one, other in combinations(made, 2):
        assert distance(one.border, other.border, vision) >= LEAST_LINE
        assert distance(one.mid, other.mid, vision) >= LEAST_TINT


@given(hues, st.sampled_from(THEMES))
def test_lines_of_a_label_stand_out_from_the_page(hue, theme):
    assert contrast(hue_colours(hue, theme).border, theme.page) >= theme.least_line


@given(hues, st.sampled_from(THEMES))
def test_words_of_a_label_keep_the_contrast_of_their_theme(hue, theme):
    made = hue_colours(hue, theme)
    assert contrast(made.ink, made.chip) >= theme.least_text
