"""Entities of the built-in pipeline on GermEval 2014, cross-validated: rules, model, both; and its speed.

``ANNOTATOR_DATA`` names the folder that holds ``entities/germeval14_*.jsonl``. Every sentence is scored under a
model that has seen no sentence of its source; training the five takes some minutes, needs ``python-crfsuite``, and
is kept in ``build/`` until data, lists, rules or recipe change. Scores are percentages: strict, borders and label.
"""

# ruff: noqa: T201 - a script: prints

from __future__ import annotations

import hashlib
import json
import os
import statistics
import sys
import time
from pathlib import Path

from annotator.nlp.pipelines import build_builtin
from annotator.nlp.statistical.chain import Chain
from annotator.nlp.statistical.words import WordTable
from annotator.resources import resource_path

ROOT = Path(__file__).parents[2]
CACHE = ROOT / "build" / "pipelines"
PROMISES = {("combined", "all"): "≥ 65"}
RUNS = 5


def main() -> None:
    """Print the rows, or say why there are none."""
    place = os.environ.get("ANNOTATOR_DATA")
    data = Path(place, "entities") if place else None
    if data is None or not any(data.glob("germeval14_*.jsonl")):
        sys.stderr.write(
            "entities: ANNOTATOR_DATA names no folder with entities/germeval14_*.jsonl\n"
        )
        return
    sys.path.insert(0, str(ROOT / "scripts" / "pipelines"))
    try:
        import train_entities as recipe  # noqa: PLC0415 - only where the data are
    except ImportError as error:
        sys.stderr.write(f"entities: {error}; pip install python-crfsuite\n")
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
                report(
                    f"{system} {label} {measure} (± {statistics.stdev(values):.1f} over folds)",
                    statistics.mean(values),
                    "%",
                    promise,
                )
    measure_speed([example.text for example in examples])


def kept_chains(recipe, data: Path, examples, words: WordTable) -> list[Chain]:
    """The weights of the folds, trained unless they are kept from a run on the same files."""
    folder = CACHE / f"folds-{fingerprint(data)}"
    files = [folder / f"{fold}.msgpack" for fold in range(recipe.FOLDS)]
    if not all(file.is_file() for file in files):
        trainer = recipe.Trainer(examples, words, recipe.Rules())
        folder.mkdir(parents=True, exist_ok=True)
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
        started = time.perf_counter()
        for article in articles:
            nlp(article + " " * run)
        speeds.append(words / (time.perf_counter() - started))
    report("built-in pipeline, one core", statistics.median(speeds[1:]), "words/s", "≥ 5000")


def report(name: str, value: float, unit: str, promise: str | None) -> None:
    """One row."""
    row = {"name": name, "value": round(value, 1), "unit": unit, "promise": promise}
    print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
