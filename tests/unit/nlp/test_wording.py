"""Whatever the pipeline proposes can be said in both languages of the window."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from annotator.domain.reasons import reasons_of
from annotator.nlp.pipelines import build_builtin
from annotator.nlp.results import results_of
from annotator.resources import resource_path
from annotator.services.wording import shipped_wording

NLP = Path(__file__).resolve().parents[3] / "annotator" / "nlp"
LANGUAGES = {"de", "en"}
RULE_PLACES = {
    "Attribution": 0,
    "Candidate": 4,
    "Filler": 5,
    "Found": 4,
    "Indirect": 4,
    "Link": 4,
    "Source": 0,
    "_Choice": 1,
    "_candidate": 4,
    "of_cue": 1,
}
"""By the name of what is called: which argument is the id of a rule."""


@pytest.fixture(scope="module")
def wording():
    return shipped_wording()


def calls():
    for path in sorted(NLP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                yield path, name, node


def strings(node):
    """The texts an expression may be; constants of its module are looked up elsewhere."""
    if isinstance(node, ast.IfExp):
        return strings(node.body) | strings(node.orelse)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    return set()


def written_rules():
    for _, name, node in calls():
        place = RULE_PLACES.get(name)
        if place is not None and len(node.args) > place:
            yield from strings(node.args[place])
        for keyword in node.keywords:
            if keyword.arg == "rule" and name != "because":
                yield from strings(keyword.value)


def test_every_rule_written_in_the_pipeline_has_a_title(wording):
    written = set(written_rules())
    assert {"title", "club", "after", "laut", "report", "trigger-verb", "age"} <= written
    assert written <= wording.rules.keys()


def test_every_reason_written_in_the_pipeline_has_words_and_its_placeholders(wording):
    seen = set()
    for path, name, node in calls():
        if name != "because" or not isinstance(node.args[0], ast.Constant):
            continue
        reason = node.args[0].value
        seen.add(reason)
        given = {keyword.arg for keyword in node.keywords}
        for text in wording.reasons[reason].values():
            wanted = {field for _, field, _, _ in string.Formatter().parse(text) if field}
            assert wanted <= given or None in given, f"{path.name}: {reason}"
    assert len(seen) > 30


def test_rules_and_reasons_are_said_in_both_languages(wording):
    for texts in (*wording.rules.values(), *wording.reasons.values(), *wording.kinds.values()):
        assert texts.keys() == LANGUAGES
        assert all(text == text.strip() and text for text in texts.values())


def test_both_languages_use_the_same_placeholders(wording):
    for reason, texts in wording.reasons.items():
        used = {tuple(sorted(re.findall(r"\{(\w+)\}", text))) for text in texts.values()}
        assert len(used) == 1, reason


def test_all_that_is_proposed_for_the_samples_can_be_said(wording):
    nlp = build_builtin()
    rules, untold = set(), set()
    for path in sorted(resource_path("samples").glob("*.txt")):
        results = results_of(nlp(path.read_text(encoding="utf-8")))
        rules.update(found.rule for found in results.spans)
        rules.update(link.rule for link in results.links)
        for found in results.spans:
            for language in LANGUAGES:
                said = wording.sentence(found.why, language)
                if said == found.why or reasons_of(found.why) is None:
                    untold.add(found.why)
    assert not untold
    assert len(rules) > 40
    assert {part for rule in rules for part in rule.split("+")} <= wording.rules.keys()
