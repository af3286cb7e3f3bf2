from __future__ import annotations

import pytest

from annotator.domain.ids import SUGGESTIONS
from annotator.services.annotate import AnnotationService
from annotator.services.browse import Library
from annotator.ui.appearance import Appearance
from annotator.ui.i18n import Language
from annotator.ui.session import EditorSession
from factories import (
    ANNA,
    QUOTE,
    SAGTE,
    SIE,
    find,
    make_argument,
    make_article,
    make_schema,
    make_set,
    make_span,
    make_suggestion,
)
from fakes import FakeStore, counted_ids, frozen_clock


@pytest.fixture(autouse=True)
def _english(qapp):
    """Plural forms need a translation even in English."""
    language = Language()
    language.use("en")
    yield
    language.use("en")


@pytest.fixture(autouse=True)
def _dressed(qapp):
    """As people see them, and as they are after tests of the window: sizes come from fonts and the style sheet."""
    appearance = Appearance()
    appearance.use("light")
    yield
    appearance.deleteLater()


@pytest.fixture
def store():
    """Three articles; the first one has a suggested quote frame, own spans and an own event."""
    quote = make_suggestion(QUOTE.begin, QUOTE.end, id="q", layer="quote", label="direct")
    cue = make_suggestion(SAGTE.begin, SAGTE.end, id="c", layer="cue", label="cue")
    sie = make_suggestion(SIE.begin, SIE.end, id="m", layer="mention", label="mention")
    place = find("Genf")
    genf = make_suggestion(place.begin, place.end, id="genf", label="LOC")
    arguments = [make_argument(quote, cue, "cue"), make_argument(quote, sie, "speaker")]
    where = find("kündigte")
    event = make_span(where.begin, where.end, id="e", layer="event", label="Resignation")
    article = make_article()
    others = [
        make_article(f"Text Nummer {n}", id=f"a{n}", title=f"Titel {n}", source=f"{n}.txt")
        for n in (2, 3)
    ]
    return FakeStore(
        make_schema(),
        articles=[article, *others],
        sets=[
            make_set(make_span(0, 6, id="berlin", label="LOC"), event, article=article),
            make_set(
                quote, cue, sie, genf, article=article, annotator=SUGGESTIONS, arguments=arguments
            ),
        ],
    )


@pytest.fixture
def session(qapp, store):
    service = AnnotationService(
        store.open_unit_of_work, make_schema(), ANNA, frozen_clock, counted_ids()
    )
    made = EditorSession(service)
    made.problems = []
    made.refused.connect(made.problems.append)
    return made


@pytest.fixture
def library(store):
    return Library(store.open_unit_of_work, ANNA)
