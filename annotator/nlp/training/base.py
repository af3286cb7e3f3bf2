"""The pipeline that a training is built on, as a copy of its own that may be changed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import spacy
from spacy.language import Language

from annotator.nlp.pipelines import BUILTIN, build_builtin, load_pipeline
from annotator.nlp.training.parts import without_trained_parts

_RULES = (
    "annotator_sentences",
    "annotator_entities",
    "annotator_statistical_entities",
    "annotator_quotes",
    "annotator_events",
)


def fresh_pipeline(name_or_path: str) -> Language:
    """A base without anything that was trained here before; the rules stand behind what it brings itself.

    Args:
        name_or_path: ``builtin``, an installed package or a folder.

    Raises:
        PipelineError: If it cannot be loaded.
    """
    nlp = build_builtin() if name_or_path == BUILTIN else _copy(load_pipeline(name_or_path))
    without_trained_parts(nlp)
    for rule in _RULES:
        # A parser knows sentences better than marks do, and the rules read their own anyway.
        if rule not in nlp.component_names and not (
            rule == _RULES[0] and "parser" in nlp.pipe_names
        ):
            nlp.add_pipe(rule)
    return nlp


def _copy(nlp: Language) -> Language:
    """The same pipeline again: the loaded one is shared with whoever suggests in this process."""
    with tempfile.TemporaryDirectory() as folder:
        nlp.to_disk(Path(folder))
        return spacy.load(Path(folder))
