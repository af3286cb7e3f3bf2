import pytest
from hypothesis import given
from hypothesis import strategies as st
from pysqlite3 import dbapi2 as driver

from annotator.storage.search import full_text_query, title_key


@pytest.mark.parametrize(
    ("entered", "query"),
    [
        ("", ""),
        ("   ", ""),
        ('"', ""),
        ("Minister", '"Minister"*'),
        ("Minis*", '"Minis"*'),
        ("zwei Worte", '"zwei"* "Worte"*'),
        ('"Das geht nicht"', '"Das geht nicht"'),
        ("„Das geht nicht“ Berlin", '"Das geht nicht" "Berlin"*'),
        ('"offen', '"offen"'),
        ("SPD-Chefin", '"SPD-Chefin"*'),
        ("AND OR NOT", '"AND"* "OR" "NOT"*'),
        ("EU Rat", '"EU" "Rat"*'),
        ("- Wort", '"Wort"*'),
        ("😀", None),
        ("(", None),
    ],
)
def test_what_people_enter_becomes_a_query(entered, query):
    assert full_text_query(entered) == query


@given(st.text())
def test_no_input_is_a_syntax_error(entered):
    query = full_text_query(entered)
    if query:
        connection = driver.connect(":memory:")
        connection.execute("CREATE VIRTUAL TABLE search USING fts5(text)")
        found = connection.execute("SELECT * FROM search WHERE search MATCH ?", (query,))
        assert found.fetchall() == []
        connection.close()


def test_titles_are_sorted_without_case_accents_and_quotation_marks():
    titles = ["Zoo", "Ägypten", "„Agrar“", "äpfel", "Éclair", "Eis"]
    assert sorted(titles, key=title_key) == ["„Agrar“", "Ägypten", "äpfel", "Éclair", "Eis", "Zoo"]
