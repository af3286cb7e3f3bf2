"""A search finds the same on a server as in a file, whatever is entered."""

import itertools
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.ports import ArticleQuery
from factories import ANNA, NOW, make_article, make_schema

WORDS = """Müller-Lüdenscheidt MÜLLER muller Straße STRASSE Cafe\u0301 Café Minister Ministerin SPD-Chef 3,5 2024
§ 12 a.D. O'Neil „Zitat“ İstanbul ﬁnden Æther ŒUVRE 😀 Ελλάδα Москва naïve e-mail@x.de https://a-b.de/c?d=1 日本語 ½ ²
Ǆ ẞ the_end x86 C++ \u00ad weich\u00adtrenn""".split()


@pytest.fixture(scope="module")
def both(server):
    """A corpus in a file and one on a server with the same articles."""
    from annotator.storage.stores import Stores  # noqa: PLC0415 - after psycopg is known to be there

    pairs = itertools.islice(itertools.permutations(WORDS, 3), 0, None, 311)
    articles = [
        make_article(" ".join(each), id=f"a{n}", title=f"{each[2]} {n}")
        for n, each in enumerate(pairs)
    ]
    url = server.url("searched")
    with tempfile.TemporaryDirectory() as folder:
        stores = [
            Stores().create(place, make_schema(), at=NOW)
            for place in (str(Path(folder) / "x.corpus"), url)
        ]
        for store in stores:
            with store.open_unit_of_work() as work:
                number = work.imports.begin("x", NOW)
                work.imports.add(number, articles)
                work.imports.finish(number)
                work.commit()
        yield stores
        for store in stores:
            store.close()
    server.drop("searched")


def found(store, text):
    with store.open_unit_of_work() as work:
        return list(work.articles.ids(ArticleQuery(ANNA, text=text)))


@pytest.mark.parametrize("word", WORDS)
def test_every_word_its_beginning_and_a_phrase_of_it(both, word):
    file, server = both
    for entered in (word, word[:3], word[:1], f'"{word}"', f'"{word} {WORDS[0]}"', word.upper()):
        assert found(server, entered) == found(file, entered), entered


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    entered=st.lists(
        st.sampled_from([*WORDS, '"', "*", "'", "\\", ":", "&", "<->", "%", "?", "(", "!"]),
        min_size=1,
        max_size=4,
    ),
    glue=st.sampled_from([" ", "", "-"]),
)
def test_whatever_is_entered(both, entered, glue):
    file, server = both
    text = glue.join(entered)
    assert found(server, text) == found(file, text)
