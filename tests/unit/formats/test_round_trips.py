"""Any corpus through every format and back: what comes back is what went, but for exactly the losses that were declared.

A new format needs a line in ``KEEPS`` of ``there_and_back``; the rest is the catalogue's. What is compared: each span with its place, attributes,
remark and arguments; each article with its text, id, title, status and remark.
"""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import HealthCheck, example, given, settings

from annotator.domain.changes import Status
from annotator.domain.ids import ArticleId
from annotator.formats.catalogue import FORMATS
from corpus_strategies import SCHEMAS, corpora
from factories import TEXT, make_argument, make_article, make_set, make_span
from there_and_back import KEEPS, QUOTES, check_there_and_back

patient = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)


def test_every_format_that_reads_and_writes_says_here_what_it_keeps():
    both = {each.name for each in FORMATS if each.reader and each.exporter}
    assert both == {*KEEPS, QUOTES}


# Found by this test before; each is tried every time.
OVER_LINES = (
    "small",
    [
        make_set(
            make_span(0, 7, 8, 20, id="a", layer="quote", label="direct", note=" x\r\ny "),
            make_span(3, 5, id="b", note="\x07\x1c"),
            make_span(4, 5, id="c"),
            make_span(0, 4, id="d", attributes={"generic": False}),
            make_span(0, 4, id="e", attributes={"generic": False}),
            arguments=[
                make_argument("a", "b", id="g1"),
                make_argument("a", "c", id="g2"),
                make_argument("a", "d", id="g3"),
                make_argument("a", None, "cue", id="g4"),
            ],
            article=make_article(
                "Wort \n Zoë 👩🏽\u200d🚒 \n\n-DOCSTART- Ende.\u2028 ", id=ArticleId("a0")
            ),
            status=Status.DONE,
            note="zum\nArtikel",
        )
    ],
)


@pytest.mark.parametrize("name", sorted({*KEEPS, QUOTES}))
def test_the_losses_declared_are_the_losses_observed(name, tmp_path_factory):
    numbers = count(1)
    base = tmp_path_factory.mktemp("trip")

    @patient
    @given(corpora())
    @example(OVER_LINES)
    def there_and_back(corpus):
        schema, sets = corpus
        folder = base / str(next(numbers))
        folder.mkdir()
        check_there_and_back(name, folder, SCHEMAS[schema], sets)

    there_and_back()


def test_the_text_of_all_tests_has_what_is_hard():
    assert {"\u200d", "\u0301", "\u00a0", "\n", "😀"} <= set(TEXT)
