"""The page that lies in every spaCy export and says what is there and how to train on it."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.formats.alignment import Alignment
from annotator.formats.writing import ExportJob

_PAGE = """\
# Gold corpus for spaCy

Made by Annotator {version} with the schema {schema} version {schema_version}.

{parts}

## Train

Run in this folder, and put the model beside it, not into it:

    python -m spacy train config_ner.cfg --output ../model-ner --paths.train {train}.spacy --paths.dev {dev}.spacy --paths.tokenizer tokenizer

The same with `config_spancat.cfg` trains a span categoriser on `doc.spans["sc"]`. The configurations hold the
absolute paths of this folder, so without `--paths…` they work from everywhere until the folder is moved.
`python -m spacy debug data config_ner.cfg` checks the data.

Or with [weasel](https://github.com/explosion/weasel), which comes with spaCy: `python -m weasel run debug` checks the data, `python -m weasel run ner` trains,
measures and packages a model of entities, `python -m weasel run spancat` one of spans. What is made lies in `../training`.

{warning}The span categoriser is offered every stretch of up to {longest} tokens; {too_long} spans here are longer and
cannot be found by it (`max_size` in `config_spancat.cfg`).

## Tokens

The texts are cut by the tokenizer in `tokenizer/`, and the configurations begin every training with a copy of it
(`[initialize.before_init]`), so both always cut alike; the trained model brings it along. It is spaCy's own{german}{words}.
{alignment}

## What is in a Doc

- `doc.ents`: the entities, flat: where some overlap, the longest stays, then the earliest. A token of an entity that has no place there is
  *missing* (`ent_iob` 0), so nothing wrong is learned of it; so is everything unmarked in an article whose annotator was not done.
- `doc.sents`: sentences, never ending inside an entity.
- `doc.spans[LAYER]` for {layers}: everything on token borders, nested and overlapping. A span with gaps
  is several spans that share `span.id_`. Groups cannot say that something is missing.
- `doc.spans[ROLE]` for {roles}: what fills the
  role; the group is there where the role is filled.
- `doc.spans["sc"]`: all layers together.
- `doc.user_data["arguments"]`: role, state, head and filler with their offsets in `doc.text`, and `resolved`: the name
  the filler's mention chain leads to; `doc.user_data["chains"]`: the chains, each with its `name` and `members`;
  `doc.user_data["attributes"]`: by span id; `doc.user_data["article"]`: id, title and hash.
- `doc.user_data["record"]`: all of it as JSON, by which Annotator reads the file back without loss.

To read it: `DocBin(store_user_data=True).from_disk(FILE).get_docs(nlp.vocab)`.

`losses.jsonl` has a line for each thing that could not be written as it is in the corpus, `manifest.json`
the counts and the SHA-256 of every file. Nothing here says when or where it was made but the three paths in the
configurations: the same gold gives the same bytes.
"""

_GERMAN = ", but that a full stop after a number of three digits and more, after a name such as *AfD* and after a currency sign is a token by itself"
_WORDS = "; {count} words that spans cut are split there, wherever they stand"

_ALIGNMENT: Mapping[Alignment, str] = {
    Alignment.STRICT: "A span that cuts a token (*SPD* in *SPD-Chefin*) is left out and in `losses.jsonl`.",
    Alignment.CONTRACT: "A span that cuts a token has shrunk to the whole tokens in it, or is left out if there is none; `losses.jsonl` has each.",
    Alignment.EXPAND: "A span that cuts a token has grown to all of it; `losses.jsonl` has each.",
    Alignment.SPLIT_TOKEN: "No span cuts a token, but for those in `losses.jsonl` that no rule could help.",
}

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
    split_words: int,
) -> str:
    """The page.

    Args:
        job: How it was exported.
        articles: Number of articles by part.
        roles: The groups that hold fillers.
        trained_on: The parts the configurations train and measure on.
        longest: Tokens of the longest span the categoriser looks at.
        too_long: How many spans are longer.
        split_words: How many words the tokenizer splits because spans cut them.
    """
    parts = "\n".join(f"- `{part}.spacy`: {count} articles" for part, count in articles.items())
    if job.split:
        parts += (
            f"\n\nSplit by article, {job.split}, seed {job.split.seed}: the part follows from the seed and the "
            "hash of the text; a part that has\nmore than its share of the article's rarest label leaves it to the one that lacks it most. Near-duplicates stay together, and\n"
            "an article stays where it is when others come."
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
        german=_GERMAN if job.schema.language == "de" else "",
        words=_WORDS.format(count=split_words) if split_words else "",
        alignment=_ALIGNMENT[job.alignment],
        layers=", ".join(f"`{layer}`" for layer in job.layers),
        roles=", ".join(f"`{role}`" for role in roles) or "no role",
    )
