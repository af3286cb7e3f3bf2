"""Entities of the built-in pipeline on GermEval 2014, cross-validated: rules, model, both; and its speed.

``ANNOTATOR_DATA`` names the folder that holds ``entities/germeval14_*.jsonl``. Every sentence is scored under a
model that has seen no sentence of its source; training the five takes some minutes, needs ``python-crfsuite``, and
is kept in ``build/`` until data, lists, rules or recipe change. So that is done with ``FULL=1`` only, and scores are left out
if nothing is kept. Scores are percentages: strict, borders and label.
"""

from __future__ import annotations

import hashlib
import os
import statistics
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from annotator.nlp.pipelines import build_builtin
from annotator.nlp.statistical.chain import Chain
from annotator.nlp.statistical.words import WordTable
from annotator.resources import resource_path
from measured import Rows, Topic, at_least

ROOT = Path(__file__).parents[2]
CACHE = ROOT / "build" / "pipelines"
PROMISES = {("combined", "all"): at_least(65)}
RUNS = 5
ROWS = Rows(Topic.SUGGESTIONS)


def main() -> None:
    """Print the rows, or say why there are none."""
    place = os.environ.get("ANNOTATOR_DATA")
    data = Path(place, "entities") if place else None
    if data is None or not any(data.glob("germeval14_*.jsonl")):
        skip("ANNOTATOR_DATA names no folder with entities/germeval14_*.jsonl")
        return
    sys.path.insert(0, str(ROOT / "scripts" / "pipelines"))
    import train_entities as recipe  # noqa: PLC0415 - only where the data are

    if not all(file.is_file() for file in kept_files(recipe, data)):
        if not os.environ.get("FULL"):
            skip("training without each of five folds takes minutes: FULL=1, then it is kept")
            return
        if find_spec("pycrfsuite") is None:
            skip("training without each of five folds needs python-crfsuite")
            return
    words = WordTable.from_bytes((recipe.TARGET / "words.msgpack").read_bytes())
    examples = recipe.read_examples(data)
    _, scores = recipe.cross_validate(
        examples, words, chains=kept_chains(recipe, data, examples, words)
    )
    for system, labels in scores.items():
        for label, folds in labels.items():
            for number, measure in enumerate(("precision", "recall", "F1")):
                values = [100 * fold.values[number] for fold in folds]
                promise = PROMISES.get((system, label)) if measure == "F1" else None
                if measure != "F1" and label != "all":
                    continue
                ROWS.tell(
                    f"entities: {system}, {label}, {measure}",
                    statistics.mean(values),
                    "%",
                    promise=promise,
                    note=f"± {statistics.stdev(values):.1f} over folds",
                )
    measure_speed([example.text for example in examples])


def skip(why: str) -> None:
    """Say that there are no scores."""
    for (system, label), promise in PROMISES.items():
        ROWS.skip(f"entities: {system}, {label}, F1", why, promise=promise)


def kept_files(recipe, data: Path) -> list[Path]:
    """Where the weights of each fold are kept."""
    folder = CACHE / f"folds-{fingerprint(data)}"
    return [folder / f"{fold}.msgpack" for fold in range(recipe.FOLDS)]


def kept_chains(recipe, data: Path, examples, words: WordTable) -> list[Chain]:
    """The weights of the folds, trained unless they are kept from a run on the same files."""
    files = kept_files(recipe, data)
    if not all(file.is_file() for file in files):
        trainer = recipe.Trainer(examples, words, recipe.Rules())
        files[0].parent.mkdir(parents=True, exist_ok=True)
        for fold, file in enumerate(files):
            sys.stderr.write(f"entities: training without fold {fold} …\n")
            file.write_bytes(trainer.train(without=fold).to_bytes())
    return [Chain.from_bytes(file.read_bytes()) for file in files]


def fingerprint(data: Path) -> str:
    """Changes with everything the weights depend on."""
    digest = hashlib.sha256()
    for file in (
        *sorted(data.glob("germeval14_*.jsonl")),
        *sorted(resource_path("lexicons").iterdir()),
        resource_path("pipelines", "entities", "words.msgpack"),
        *sorted((ROOT / "annotator" / "nlp" / "entities").glob("*.py")),
        ROOT / "annotator" / "nlp" / "statistical" / "features.py",
        ROOT / "annotator" / "domain" / "segmentation.py",
        ROOT / "scripts" / "pipelines" / "germeval.py",
        ROOT / "scripts" / "pipelines" / "train_entities.py",
    ):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def measure_speed(sentences: list[str]) -> None:
    """Words a second of the whole pipeline on articles of twenty sentences."""
    articles = [" ".join(sentences[start : start + 20]) for start in range(0, 2_000, 20)]
    words = sum(len(article.split()) for article in articles)
    nlp = build_builtin()
    speeds = []
    for run in range(RUNS + 1):
        started = time.process_time()
        for article in articles:
            nlp(article + " " * run)
        speeds.append(words / (time.process_time() - started))
    name = "whole pipeline on sentences of GermEval, one core"
    ROWS.tell(name, statistics.median(speeds[1:]), "words/s", promise=at_least(5_000))


if __name__ == "__main__":
    main()
