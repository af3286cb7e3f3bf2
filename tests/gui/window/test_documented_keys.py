"""The keys that pages name are those of the table of actions."""

import re
from pathlib import Path

import pytest

from annotator.bootstrap import default_schema
from annotator.ui.actions import ACTIONS
from annotator.ui.label_keys import keys_of

ROOT = Path(__file__).parents[3]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
KEY = r"(?:(?:Ctrl|Shift|Alt)\+)*(?:F\d{1,2}|PgDn|PgUp|Enter|Return|Tab|Esc|Backspace|Del|[A-Z0-9,.+\-])"
_PAIR = re.compile(rf"(?<!\*)\*{{1,2}}([^*\n]+)\*{{1,2}}(?:,| \() ?`?({KEY})`?\)")
_KEYS = re.compile(
    r"(?:(?:Ctrl|Shift|Alt)\+)+(?:F\d{1,2}|PgDn|PgUp|Enter|Backspace|[A-Z0-9,])(?!\w)|\bF\d{1,2}\b"
)
_SPELLINGS = {"PgDn": "PgDown", "Enter": "Return", "Del": "Delete"}
# What the article itself does with keys that are no actions (annotator/ui/article_view/keyboard.py,
# annotator/ui/desk.py), and what windows of their own do.
_OF_THE_ARTICLE = {"Ctrl+C", "Ctrl+A", "Alt+1", "Alt+2"}


def plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def spelt(key: str) -> str:
    """A key as the table of actions spells it."""
    *before, last = key.replace("++", "+\0").split("+")
    return "+".join([*before, _SPELLINGS.get(last, last)]).replace("\0", "+")


KEYS = {plain(spec.text): set(spec.keys) for spec in ACTIONS}


def pairs(page: Path):
    """Actions a page names with a key behind them: menu path or name, key."""
    for name, key in _PAIR.findall(page.read_text("utf-8")):
        action = plain(name.split(" › ")[-1])
        if action in KEYS:
            yield action, spelt(key)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_key_behind_an_action_is_that_of_the_action(page):
    assert [(name, key) for name, key in pairs(page) if key not in KEYS[name]] == []


def test_pages_do_name_actions_with_their_keys():
    assert sum(len(list(pairs(page))) for page in PAGES) > 15


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", ROOT / "docs" / "guide.md"], ids=lambda page: page.name
)
def test_every_key_in_the_guide_does_something(page):
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    known = (
        {key for keys in KEYS.values() for key in keys}
        | _OF_THE_ARTICLE
        | set(keys_of(default_schema()))
    )
    assert sorted({key for key in map(spelt, _KEYS.findall(text)) if key not in known}) == []
