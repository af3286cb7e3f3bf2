"""The pages send readers to menu items that exist."""

import re
from pathlib import Path

import pytest

from annotator.ui.actions import ACTIONS, MENU_TITLES, SUBMENU_TITLES

ROOT = Path(__file__).parents[3]
PAGES = [ROOT / "README.md", ROOT / "exports" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_PATH = re.compile(r"(?<!\*)\*([A-Z]\w+) › ([^*\n]+)\*(?!\*)")
_OTHERWISE = re.compile(
    r"\b(File|Edit|Annotate|Go|Review|Team|View|Help)( [>→▸–] \*?|, )[A-Z]\w+[^*\n]*\*"
)


def plain(text: str) -> str:
    """A menu text as it is read: without access key and dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def menu_paths():
    """What can be reached: menu and item, submenus included."""
    titles = {plain(title) for title in SUBMENU_TITLES.values()}
    for spec in ACTIONS:
        if spec.menu is not None:
            yield plain(MENU_TITLES[spec.menu]), plain(spec.text)
            yield from ((plain(MENU_TITLES[spec.menu]), title) for title in titles)


def named_in(page: Path):
    """The menu paths a page names."""
    menus = {plain(title) for title in MENU_TITLES.values()}
    for menu, item in _PATH.findall(page.read_text("utf-8")):
        if menu in menus:
            yield menu, item.split(" › ")[0].removesuffix("…")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_names_menu_items_as_the_window_does(page):
    assert set(named_in(page)) <= set(menu_paths())
    assert not _OTHERWISE.search(page.read_text("utf-8")), "write *Menu › Item*"


def test_pages_do_name_menu_items():
    assert sum(len(list(named_in(page))) for page in PAGES) > 20
