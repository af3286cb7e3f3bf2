"""A corpus of a stranger: everything in it that anybody can write is mark-up."""

from __future__ import annotations

from annotator.bootstrap import default_schema
from annotator.domain.workbench import Proposal
from factories import (
    make_article,
    make_machine_provenance,
    make_set,
    make_span,
    make_suggestion,
)

MARK_UP = '<b>x</b><img src="file:///no/such/picture.png"><a href="https://example.org/">y</a>'
"""What Qt takes for rich text wherever it is let."""


def hostile_schema():
    """The default schema, every word of which that a person reads is mark-up."""
    schema = default_schema()
    spoilt_words = ("title", "guideline", "example", "counter_example")
    words = {name: {"en": MARK_UP, "de": MARK_UP} for name in spoilt_words}

    def spoilt(part):
        fields = {name: value for name, value in words.items() if name in type(part).model_fields}
        return part.model_copy(update=fields)

    layers = {}
    for name, layer in schema.layers.items():
        labels = {key: spoilt(label) for key, label in layer.labels.items()}
        roles = {key: spoilt(role) for key, role in layer.roles.items()}
        layers[name] = spoilt(layer.model_copy(update={"labels": labels, "roles": roles}))
    return spoilt(schema.model_copy(update={"layers": layers}))


def hostile_sets(annotators):
    """Six articles, in each of which the annotators disagree about a name ."""
    text = f"In Berlin sagte Kolb {MARK_UP}, es gehe voran. Reuter schwieg."
    sets = []
    for number in range(6):
        article = make_article(
            f"{number}. {text}",
            id=f"a{number}",
            title=f"{MARK_UP} {number}",
            source=f"{MARK_UP}.txt",
            meta={"author": MARK_UP, MARK_UP: MARK_UP},
        )
        kolb = article.text.index("Kolb")
        for place, who in enumerate(annotators):
            span = make_span(
                kolb,
                kolb + 4,
                id=f"k{number}-{place}",
                label=("PER", "ORG")[place % 2],
                note=MARK_UP,
            )
            sets.append(make_set(span, article=article, annotator=who, note=MARK_UP))
    return sets


def hostile_proposals():
    """What a pipeline proposed for each article."""
    why = make_machine_provenance(by=f"{MARK_UP}@1", rule=MARK_UP, why=MARK_UP)
    for number, own in enumerate({own.article.id: own for own in hostile_sets(["Anna"])}.values()):
        reuter = own.article.text.index("Reuter")
        span = make_suggestion(reuter, reuter + 6, id=f"r{number}", provenance=why)
        yield own.article.id, Proposal((span,), ())
