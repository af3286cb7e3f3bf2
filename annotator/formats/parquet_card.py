"""The page in a Parquet export: for people, and in its head for Hugging Face ``datasets``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from annotator.formats.writing import ExportJob

_PAGE = """\
---
{head}---

# {title}

Made by Annotator {version} with the schema {schema} version {schema_version}: {articles} articles with spans and their
arguments. It says nothing of where the texts come from and who may use them; whoever publishes it has to.

| Part | Articles |
|---|---|
{parts}

| Layer | Label | Spans |
|---|---|---|
{labels}

## Read it

    from datasets import load_dataset
    corpus = load_dataset("THIS FOLDER")

or with `pyarrow.parquet.read_table("{first}.parquet")`.

## Columns

- `text`, `title`, `id`, `language`, `source`, `sha256`; `meta`: JSON.
- `spans`: `layer`, `label`, `fragments` as `[begin, end]` in code points of `text`, half open, more than one where a span has gaps;
  `attributes`: JSON; `provenance`: who or what made it.
- `arguments`: the `role` that the span `filler` plays for the span `head`; `state` is `marked`, `implicit` or `absent`.
- `tokens` and `ner_tags`: a view for taggers. {tagged}
- `annotator`, `status`, `notes`, `decisions` (JSON), `pipeline`: of the annotation set.

With these columns Annotator reads the files back without loss. `manifest.json` has the counts and the SHA-256 of every file.
"""


def card(
    job: ExportJob, parts: Mapping[str, int], counts: Mapping[str, Any], tags: tuple[str, ...]
) -> str:
    """The page.

    Args:
        job: How it was exported.
        parts: Number of articles by part.
        counts: As in the manifest.
        tags: What numbers in ``ner_tags`` stand for.
    """
    title = job.schema.title.get("en", job.schema.id)
    files = [{"split": part, "path": f"{part}.parquet"} for part in parts]
    head = {
        "language": [job.schema.language],
        "pretty_name": title,
        "task_categories": ["token-classification"],
        "tags": ["entities", "quotations", "events", "news"],
        "annotations_creators": ["expert-generated"],
        "configs": [{"config_name": "default", "data_files": files}],
    }
    labels = [
        f"| {layer} | {label} | {count} |"
        for layer, found in counts["labels"].items()
        for label, count in found.items()
    ]
    return _PAGE.format(
        head=yaml.safe_dump(head, allow_unicode=True, sort_keys=False),
        title=title,
        version=job.version,
        schema=job.schema.id,
        schema_version=job.schema.version,
        articles=counts["articles"],
        parts="\n".join(f"| {part} | {count} |" for part, count in parts.items()),
        labels="\n".join(labels),
        first=next(iter(parts)),
        tagged=f"0 is `O`; the tags are {', '.join(f'`{tag}`' for tag in tags)}. Of overlapping entities\n"
        "  the longest has tags; those that cut a token or have gaps have none.",
    )
