import random

from annotator.domain.ids import ArticleId
from annotator.services.likeness import bands_of, place
from factories import make_article
from fakes import FakeStore

WORDS = [f"wort{n}" for n in range(400)]
TEXT = " ".join(random.Random(1).choices(WORDS, k=200))


def changed(text, count, seed=2):
    """The text with so many words exchanged."""
    words = text.split()
    for at in random.Random(seed).sample(range(len(words)), count):
        words[at] = "anders"
    return " ".join(words)


def placed(schema, *texts):
    articles = [make_article(text, id=f"a{n}", title=f"T{n}") for n, text in enumerate(texts)]
    store = FakeStore(schema, articles=articles)
    for article in articles:
        with store.open_unit_of_work() as work:
            place(work, article.id, article.text)
            work.commit()
    return store.state.kin


def test_the_same_words_have_the_same_bands():
    assert bands_of(TEXT) == bands_of(TEXT.upper())
    assert len(bands_of(TEXT)) == 32
    assert all(-(1 << 31) <= band < 1 << 31 for band in bands_of(TEXT))


def test_a_wire_copy_is_placed_beside_the_first_one(schema):
    other = " ".join(random.Random(5).choices(WORDS, k=200))
    kin = placed(schema, TEXT, other, changed(TEXT, 5), changed(TEXT, 6, seed=3))
    assert kin == {"a0": "a0", "a1": "a1", "a2": "a0", "a3": "a0"}


def test_sharing_a_band_is_not_enough(schema):
    kin = placed(schema, TEXT, changed(TEXT, 40))
    assert kin == {"a0": "a0", "a1": "a1"}


def test_an_article_is_placed_once(schema):
    articles = [make_article(TEXT, id="a1"), make_article(TEXT + " x", id="a2")]
    store = FakeStore(schema, articles=articles)
    with store.open_unit_of_work() as work:
        work.queue.place(ArticleId("a2"), (), None)
        place(work, ArticleId("a1"), TEXT)
        place(work, ArticleId("a2"), TEXT)
        assert work.state.kin == {"a2": "a2", "a1": "a1"}
