"""The pipeline that a training is built on, as a copy of its own that may be changed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import spacy
from spacy.language import Language

from annotator.domain.pipelines import PipelineUse
from annotator.domain.schema import Schema
from annotator.nlp.pipelines import BUILTIN, build_builtin, load_pipeline
from annotator.nlp.training.parts import without_trained_parts


def fresh_pipeline(use: PipelineUse, schema: Schema) -> Language:
    """A base without anything that was trained here before; a foreign one is completed by the program's rules.

    Args:
        use: The pipeline and how it is used.
        schema: Of the corpus.

    Raises:
        PipelineError: If it cannot be loaded.
    """
    if use.pipeline == BUILTIN:
        return build_builtin()
    return without_trained_parts(_copy(load_pipeline(use, schema)))


def _copy(nlp: Language) -> Language:
    """The same pipeline again: the loaded one is shared with whoever suggests in this process."""
    with tempfile.TemporaryDirectory() as folder:
        nlp.to_disk(Path(folder))
        return spacy.load(Path(folder))
