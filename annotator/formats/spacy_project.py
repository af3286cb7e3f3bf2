"""What lies beside the DocBins so that spaCy can train: configurations, the tokenizer they begin with, and a project for weasel."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml
from spacy.cli.init_config import init_config
from spacy.language import Language

from annotator.formats.spacy_docs import TRAINING_GROUP
from annotator.formats.spacy_tokenizer import tokenizer_of, training_language
from annotator.formats.writing import ExportJob

TOKENIZER: Final = "tokenizer"
"""The folder with an empty pipeline whose tokenizer trainings copy."""
PROJECT: Final = "project.yml"
OF_WEASEL: Final = frozenset({"project.lock"})
"""What weasel puts into the folder; it goes when the folder is exported again."""
PIPES: Final = ("ner", "spancat")


def write_configs(folder: Path, job: ExportJob, parts: tuple[str, str], longest: int) -> None:
    """Write ``config_ner.cfg`` and ``config_spancat.cfg``.

    Args:
        folder: Where they go.
        job: How it is exported; the paths in them are those of its place.
        parts: What is trained and what is measured on.
        longest: Tokens of the longest stretch the span categoriser looks at.
    """
    train, dev = (str(job.out.resolve() / f"{part}.spacy") for part in parts)
    for pipe in PIPES:
        config = init_config(
            lang=job.schema.language, pipeline=[pipe], optimize="efficiency", gpu=False, silent=True
        )
        # spaCy takes relative paths from wherever it is started, so only absolute ones always work.
        config["paths"]["train"] = train
        config["paths"]["dev"] = dev
        config["paths"][TOKENIZER] = str(job.out.resolve() / TOKENIZER)
        config["initialize"]["before_init"] = {
            "@callbacks": "spacy.copy_from_base_model.v1",
            "tokenizer": f"${{paths.{TOKENIZER}}}",
            "vocab": None,
        }
        if pipe == "spancat":
            config["components"]["spancat"]["spans_key"] = TRAINING_GROUP
            config["components"]["spancat"]["suggester"] = {
                "@misc": "spacy.ngram_range_suggester.v1",
                "min_size": 1,
                "max_size": longest,
            }
        config.to_disk(folder / f"config_{pipe}.cfg")


def write_tokenizer(folder: Path, nlp: Language) -> None:
    """Write an empty pipeline with the tokenizer of another one, and nothing of the texts that one has seen."""
    empty = training_language(nlp.lang or "xx")
    tokenizer_of(empty).from_bytes(tokenizer_of(nlp).to_bytes(exclude=["vocab"]))
    # Without its vocabulary: the tokenizer brings what it needs, and texts are nobody else's business.
    empty.to_disk(folder / TOKENIZER, exclude=["vocab"])


def write_project(folder: Path, job: ExportJob, parts: tuple[str, str], test: str) -> None:
    """Write ``project.yml``: check, train, evaluate and package, each as one command.

    Args:
        folder: Where it goes.
        job: How it is exported.
        parts: What is trained and what is measured on while training.
        test: What is measured on at the end.
    """
    commands = [_debug(), *(_train(pipe) for pipe in PIPES), *(_evaluate(pipe) for pipe in PIPES)]
    commands += [_package(pipe) for pipe in PIPES]
    name = "".join(char if char.isalnum() else "_" for char in job.schema.id)
    project: dict[str, Any] = {
        "title": f"Models of {job.schema.id} {job.schema.version}",
        "description": "Trains on the DocBins of this folder; what is made lies beside it, in ../training.",
        "vars": {
            "name": name,
            "lang": job.schema.language,
            "version": "0.0.1",
            "train": parts[0],
            "dev": parts[1],
            "test": test,
            "gpu": -1,
            "max_steps": 20_000,
            "out": "../training",
        },
        "workflows": {
            "all": [f"{step}-{pipe}" for step in ("train", "evaluate") for pipe in PIPES],
            "ner": ["train-ner", "evaluate-ner", "package-ner"],
            "spancat": ["train-spancat", "evaluate-spancat", "package-spancat"],
        },
        "commands": commands,
    }
    text = yaml.safe_dump(project, allow_unicode=True, sort_keys=False, width=1000)
    (folder / PROJECT).write_text(text, encoding="utf-8")


_PATHS: Final = (
    "--paths.train ${vars.train}.spacy --paths.dev ${vars.dev}.spacy --paths.tokenizer tokenizer"
)
_DATA: Final = ["${vars.train}.spacy", "${vars.dev}.spacy"]


def _debug() -> dict[str, Any]:
    return {
        "name": "debug",
        "help": "Check the data: alignment, labels with few examples, articles in two parts",
        "script": [f"python -m spacy debug data config_{pipe}.cfg {_PATHS}" for pipe in PIPES],
        "deps": [f"config_{pipe}.cfg" for pipe in PIPES] + _DATA,
    }


def _train(pipe: str) -> dict[str, Any]:
    what = "entities" if pipe == "ner" else "spans of all layers"
    limits = "--gpu-id ${vars.gpu} --training.max_steps ${vars.max_steps}"
    options = f"--output ${{vars.out}}/{pipe} {limits} {_PATHS}"
    return {
        "name": f"train-{pipe}",
        "help": f"Train a model of {what}",
        "script": [f"python -m spacy train config_{pipe}.cfg {options}"],
        "deps": [f"config_{pipe}.cfg", *_DATA],
        "outputs": [f"${{vars.out}}/{pipe}/model-best"],
    }


def _evaluate(pipe: str) -> dict[str, Any]:
    best = f"${{vars.out}}/{pipe}/model-best"
    told = f"${{vars.out}}/{pipe}/metrics.json"
    group = f" --spans-key {TRAINING_GROUP}" if pipe == "spancat" else ""
    return {
        "name": f"evaluate-{pipe}",
        "help": f"Measure the best model of {pipe} on ${{vars.test}}",
        "script": [f"python -m spacy evaluate {best} ${{vars.test}}.spacy --output {told}{group}"],
        "deps": [best, "${vars.test}.spacy"],
        "outputs": [told],
    }


def _package(pipe: str) -> dict[str, Any]:
    best = f"${{vars.out}}/{pipe}/model-best"
    options = f"--name ${{vars.name}}_{pipe} --version ${{vars.version}} --force"
    return {
        "name": f"package-{pipe}",
        "help": f"Make the best model of {pipe} a package for pip",
        "script": [
            "python -c \"import pathlib; pathlib.Path('${vars.out}/packages').mkdir(exist_ok=True)\"",
            f"python -m spacy package {best} ${{vars.out}}/packages {options}",
        ],
        "deps": [best],
    }
