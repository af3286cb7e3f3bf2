"""The page that lies in every spaCy export and says what is there and how to train on it."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.formats.writing import ExportJob

_PAGE = """\
# Gold corpus for spaCy

Made by Annotator {version} with the schema {schema} version {schema_version}.

{parts}

## Train

Run in this folder, and put the model beside it, not into it:

    python -m spacy train config_ner.cfg --output ../model-ner --paths.train {train}.spacy --paths.dev {dev}.spacy

The same with `config_spancat.cfg` trains a span categoriser on `doc.spans["sc"]`. The configurations hold the
absolute paths of this folder, so without `--paths…` they work from everywhere until the folder is moved.
`python -m spacy debug data config_ner.cfg` checks the data.

{warning}The span categoriser is offered every stretch of up to {longest} tokens; {too_long} spans here are longer and
cannot be found by it (`max_size` in `config_spancat.cfg`).

## What is in a Doc

- `doc.ents`: the entities, flat: where some overlap, the longest stays, then the earliest.
- `doc.spans[LAYER]` for {layers}: everything on token borders, nested and overlapping. A span with gaps
  is several spans that share `span.id_`.
- `doc.spans[ROLE]` for {roles}: what fills the
  role; the group is there where the role is filled.
- `doc.spans["sc"]`: all layers together.
- `doc.user_data["arguments"]`: role, state, head and filler with their offsets in `doc.text`, and `resolved`: the name
  the filler's mention chain leads to; `doc.user_data["chains"]`: the chains, each with its `name` and `members`;
  `doc.user_data["attributes"]`: by span id; `doc.user_data["article"]`: id, title and hash.

To read it: `DocBin(store_user_data=True).from_disk(FILE).get_docs(nlp.vocab)`.

`losses.jsonl` has a line for each thing that could not be written as it is in the corpus, `manifest.json`
the counts and the SHA-256 of every file. Nothing here says when or where it was made but the two paths in the
configurations: the same gold gives the same bytes.
"""

_SAME = """There is no separate part to measure on: the scores that training prints are of the articles it
learns from and mean nothing. Export with `--split 80/10/10` for that.

"""


def readme(
    job: ExportJob,
    articles: Mapping[str, int],
    roles: tuple[str, ...],
    trained_on: tuple[str, str],
    longest: int,
    too_long: int,
) -> str:
    """The page.

    Args:
        job: How it was exported.
        articles: Number of articles by part.
        roles: The groups that hold fillers.
        trained_on: The parts the configurations train and measure on.
        longest: Tokens of the longest span the categoriser looks at.
        too_long: How many spans are longer.
    """
    parts = "\n".join(f"- `{part}.spacy`: {count} articles" for part, count in articles.items())
    if job.split:
        parts += (
            f"\n\nSplit by article, {job.split}, seed {job.split.seed}: the part follows from the seed and the "
            "hash of the text, so\nan article stays where it is when others come."
        )
    train, dev = trained_on
    return _PAGE.format(
        version=job.version,
        schema=job.schema.id,
        schema_version=job.schema.version,
        parts=parts,
        train=train,
        dev=dev,
        warning=_SAME if train == dev else "",
        longest=longest,
        too_long=too_long,
        layers=", ".join(f"`{layer}`" for layer in job.layers),
        roles=", ".join(f"`{role}`" for role in roles) or "no role",
    )
