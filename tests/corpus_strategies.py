"""Hypothesis strategies: whole corpora, of texts as imports store them, with everything that formats find hard in it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from annotator.domain.changes import Status
from annotator.domain.ids import ArticleId
from annotator.domain.offsets import normalise_text
from annotator.formats.schema_yaml import read_schema
from annotator.formats.text import CONTROLS
from annotator.resources import resource_path
from factories import make_article, make_schema
from structure_strategies import SOMETHING, structured_sets

SCHEMAS = {
    "small": make_schema(),
    "news": read_schema(resource_path("schemas", "news-de.yaml")),
}

WORDS = st.sampled_from(
    [
        *(
            "Zoë",
            "SPD-Chefin",
            "Cafe\u0301",
            "👩🏽\u200d🚒",
            "🇨🇭",
            "𝔇",
            "„Ja“,",
            "sagte",
            "3.\u00a0März",
            "z. B.",
        ),
        *(
            "-DOCSTART-",
            "#Text=a",
            "a\\b",
            "x|y_z",
            "->",
            "[1]",
            "*",
            "_",
            "O",
            "B-PER",
            "&lt;",
            "<b>",
            "\u200b",
        ),
        *(
            "‚so‘.",
            "…",
            "\u2028",
            "\u0085x",
            "\ufeff",
            '"',
            "'",
            ",",
            ";",
            "=1+1",
            "\t",
            "Ende.",
            "{}",
            "\\",
            "\\t",
        ),
    ]
)
BLANKS = st.sampled_from(
    ["", " ", " ", " ", "  ", "\n", "\r\n", "\r\n\r\n", "\r", "\u00a0", " \n "]
)


@st.composite
def texts(draw):
    """What an import would store of a source with any line ends."""
    pairs = draw(st.lists(st.tuples(WORDS, BLANKS), min_size=1, max_size=14))
    source = "Wort" + "".join(blank + word for word, blank in pairs) + draw(BLANKS)
    return CONTROLS.sub(" ", normalise_text(source))


@st.composite
def corpora(draw, most=2):
    """The name of a schema and some sets of articles."""
    schema = draw(st.sampled_from(sorted(SCHEMAS)))
    found = []
    for number in range(draw(st.integers(1, most))):
        own = draw(structured_sets(SCHEMAS[schema], draw(texts())))
        article = make_article(own.article.text, id=ArticleId(f"a{number}"))
        status = draw(st.sampled_from([Status.STARTED, Status.DONE]))
        found.append(replace(own, article=article, status=status, note=draw(SOMETHING)))
    return schema, found
