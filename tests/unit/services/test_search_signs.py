"""Signs alone are no query: no article could ever be found by them, and a list that is only empty says nothing."""

from __future__ import annotations

import pytest

from annotator.domain.errors import QueryExpectedError
from annotator.domain.queries.tests import All
from annotator.services.search import is_plain
from annotator.services.search import test_of as asked_by
from factories import ANNA


@pytest.mark.parametrize("text", ["((", " )", "[", "( ) –", "§", '"…"', "🎉", "*"])
def test_signs_alone_are_refused(schema, text):
    with pytest.raises(QueryExpectedError, match="expected a word") as caught:
        is_plain(text, schema)
    assert caught.value.column == 1 + len(text) - len(text.lstrip())


@pytest.mark.parametrize("text", ["(dpa)", "Kim & Trump", "5 €", "((a", "1 / 2", "–rat", "", "  "])
def test_signs_beside_words_are_none_and_nothing_asks_nothing(schema, text):
    assert is_plain(text, schema)
    if not text.strip():
        assert asked_by(text, schema, ANNA) == All(())
