"""No module needs, to be loaded or used, one that needs it in turn."""

import grimp
import pytest


@pytest.fixture(scope="module")
def graph():
    # Names that only a type checker reads do not make one module need another.
    return grimp.build_graph("annotator", exclude_type_checking_imports=True, cache_dir=None)


def circles(graph):
    """Modules that lead back to themselves: what is left when those that lead nowhere are taken away, again and again."""
    needs = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    while True:
        free = {name for name, others in needs.items() if not others & needs.keys()}
        if not free:
            return sorted(needs)
        needs = {name: others for name, others in needs.items() if name not in free}


def test_no_import_leads_back_to_where_it_came_from(graph):
    assert circles(graph) == []


def test_only_the_start_of_the_program_needs_the_main_window(graph):
    assert graph.find_modules_that_directly_import("annotator.ui.main_window") == {
        "annotator.ui.app"
    }


def test_circles_are_found():
    graph = grimp.ImportGraph()
    for importer, imported in (("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")):
        graph.add_import(importer=importer, imported=imported)
    assert circles(graph) == ["a", "b", "c"]
