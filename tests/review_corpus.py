"""Corpora to review: many small articles, two annotators, marked by a rule one can count by."""

from __future__ import annotations

from annotator.bootstrap import default_schema
from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId, ArticleId
from factories import ANNA, make_argument, make_article, make_set, make_span

RITA = AnnotatorId("Rita")
SCHEMA = default_schema()


def article(number, source="dpa.txt"):
    text = (
        f"Am {number}. Tag reiste Kolb nach Wien {number}.\n"
        f"„Wir kommen wieder“, sagte Kolb der Zeitung Kurier {number * 7}."
    )
    return make_article(text, id=ArticleId(f"a{number:04}"), title=f"Tag {number}", source=source)


def marked(number, annotator=ANNA, *, wrong=(), source="dpa.txt", status=Status.DONE):
    """A set with Kolb (PER), Wien (LOC), the quote and its speaker; ``wrong`` names what is marked wrongly."""
    own = article(number, source)
    text = own.text
    first, second = text.index("Kolb"), text.rindex("Kolb")
    wien, quote = text.index("Wien"), text.index("„")
    made = [
        make_span(first, first + 4, id="kolb", label="ORG" if "kolb" in wrong else "PER"),
        make_span(wien, wien + (2 if "wien" in wrong else 4), id="wien", label="LOC"),
        make_span(second, second + 4, id="sprecher", label="PER"),
        make_span(quote, text.index("“") + 1, id="zitat", layer="quote", label="Direct"),
    ]
    speaker = made[0] if "speaker" in wrong else made[2]
    return make_set(
        *made,
        arguments=[make_argument(made[3], speaker, id="g1")],
        article=own,
        annotator=annotator,
        status=status,
    )
