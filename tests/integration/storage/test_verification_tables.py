"""What is kept around the annotations is checked too, and a table that comes later without a word of its own."""

import pytest

from annotator.domain.changes import SpanAdded
from annotator.storage.copying import tables
from factories import make_change_set, make_span

CORPORA = ("file",)
FINDING = """
INSERT INTO findings (article, number, annotator, rule, severity, about, role, layer, "begin", "end",
  excerpt, params, alike, fixable, ignored, assignee)
VALUES (1, 1, 'Anna', 'r', 'error', 's', '', 'entity', {begin}, {end}, '', '{{}}', '', 0, {ignored}, '')"""
WRONG = {
    "annotator that is no text": (
        "UPDATE annotation_sets SET annotator = CAST('Anna' AS BLOB)",
        "b'Anna' is no name of an annotator",
    ),
    "finding outside": (FINDING.format(begin=2, end=10_000, ignored=0), "do not lie in their text"),
    "finding backwards": (FINDING.format(begin=5, end=2, ignored=0), "do not lie in their text"),
    "finding ignored by nobody": (FINDING.format(begin=0, end=2, ignored=1), "ignored is not what"),
    "set checked too early": (
        """INSERT INTO checked_sets (article, annotator, rev, "by") VALUES (1, 'Anna', 99, 'x')""",
        "still to come",
    ),
    "person": (
        "INSERT INTO people (name, added_at) VALUES ('Ben', 'gestern')",
        "Table people: 1 times",
    ),
    "role without person": (
        "INSERT INTO person_roles (name, role) VALUES ('Cem', 'curator')",
        "refers to something in people",
    ),
    "batch": (
        "INSERT INTO batches (name, made_at, due) VALUES ('b', '2025-01-01', 'bald')",
        "Table batches",
    ),
    "query": (
        """INSERT INTO saved_queries (name, query, "by", at) VALUES ('q', 'x', 'Anna', '?')""",
        "Table saved_queries",
    ),
    "gold decision": (
        """INSERT INTO gold_decisions (article, number, question, part, layer, choice, reason, note,
        curator, at, step, standing, body)
        VALUES (1, 1, 'q', '', 'entity', 'one', '', '', 'Anna', '2025-01-01T00:00:00+00:00', 'c', 1, '{')""",
        "The decisions of curators cannot be read",
    ),
    "sample": (
        """INSERT INTO review_samples (id, name, request, frame, drawn_by, drawn_at, locked)
        VALUES ('s', 'Stichprobe', '{', '{}', 'Anna', '2025-01-01T00:00:00+00:00', 0)""",
        "The samples of reviewers cannot be read",
    ),
    "locked sample": (
        """INSERT INTO review_samples (id, name, request, frame, drawn_by, drawn_at, locked)
        VALUES ('s', 'Stichprobe', '{', '{}', 'Anna', '2025-01-01T00:00:00+00:00', 1)""",
        "Sample Stichprobe: whether it is locked",
    ),
    "bookmark": (
        """INSERT INTO bookmarks (annotator, article, about, "begin", "end", excerpt, at)
        VALUES ('Anna', 1, '', 0, 99999, '', '2025-01-01T00:00:00+00:00')""",
        "Table bookmarks: 1 places",
    ),
    "question": (
        """INSERT INTO questions (id, article, annotator, about, "begin", "end", excerpt)
        VALUES ('q', 1, 'Anna', '', -1, 3, '')""",
        "Table questions: 1 places",
    ),
    "action": ("UPDATE change_log SET action = 'impor'", "Table change_log: 'impor' is no action"),
    "counter": (
        "UPDATE imports SET articles = 'vier'",
        "The number of articles of import 1 is wrong",
    ),
    "schema": ("UPDATE schema_versions SET stored_at = 'x'", "Table schema_versions: 1 times"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_around_the_annotations_is_told(filled, do, what):
    do(filled, make_change_set(SpanAdded(span=make_span(0, 6))))
    assert list(filled.problems()) == []
    statement, told = WRONG[what]
    with filled.open_unit_of_work() as work:
        work._link.rows("PRAGMA foreign_keys=OFF")
        work._link.write(statement)
        work.commit()
    assert any(told in problem for problem in filled.problems()), list(filled.problems())


def test_every_table_is_read(filled, do, monkeypatch):
    do(filled, make_change_set(SpanAdded(span=make_span(0, 6))))
    read = []
    with filled.open_unit_of_work() as work:
        link = work._link
        monkeypatch.setattr(type(link), "rows", _noting(type(link).rows, read))
        monkeypatch.setattr(type(link), "row", _noting(type(link).row, read))
        assert list(filled.problems()) == []
    # Copies of names and settings have nothing that could be wrong beyond what the database itself checks.
    plain = {"person_roles", "team_settings", "gold_settings", "article_bands", "assignments"}
    missing = {
        table.name
        for table in tables()
        if not any(table.name in statement for statement in read) and table.name not in plain
    }
    assert missing == set()


def _noting(method, read):
    def noted(self, sql, values=()):
        read.append(sql)
        return method(self, sql, values)

    return noted
