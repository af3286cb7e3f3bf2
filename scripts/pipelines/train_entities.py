"""Train the entity recogniser of the built-in pipeline, or cross-validate it.

    pip install python-crfsuite==0.9.12
    python scripts/pipelines/train_entities.py DATA                  # writes resources/pipelines/entities
    python scripts/pipelines/train_entities.py DATA --cross-validate # scores, thresholds, calibration

``DATA`` is a folder with ``germeval14_*.jsonl``: one sentence a line, ``text``, ``entities`` as
``[begin, end, label]`` in code points, ``source``. The same files, word table, lexicons and rules give the same
weights, bit by bit: the optimiser (L-BFGS) has no randomness, and the order of the sentences is that of the files.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import spacy

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from germeval import (  # noqa: E402 - the checkout comes first
    FOLDS,
    LABELS,
    Claim,
    Example,
    Score,
    by_label,
    outermost,
    read_examples,
)

from annotator.nlp.entities.component import Entities  # noqa: E402 - the checkout comes first
from annotator.nlp.reading import Reading  # noqa: E402 - the same
from annotator.nlp.results import Found, results_of  # noqa: E402 - the same
from annotator.nlp.statistical.chain import Chain  # noqa: E402 - the same
from annotator.nlp.statistical.component import StatisticalEntities, opinions_of  # noqa: E402 - the same
from annotator.nlp.statistical.features import FeatureExtractor  # noqa: E402 - the same
from annotator.nlp.statistical.merging import apart, merge, with_repeated  # noqa: E402 - the same
from annotator.nlp.statistical.model import Recogniser, Settings  # noqa: E402 - the same
from annotator.nlp.statistical.words import WordTable  # noqa: E402 - the same

TARGET = ROOT / "resources" / "pipelines" / "entities"
LBFGS = {"c1": 0.02, "c2": 0.2, "max_iterations": 100, "feature.minfreq": 0}
STEP = 1 / 512
SMALLEST = 0.01
FORBIDDEN = -30.0
LEAST = 0.02


class Rules:
    """The entities of the rules on a bare text."""

    def __init__(self) -> None:
        self._nlp = spacy.blank("de")
        self._entities = Entities()

    def find(self, reading: Reading) -> list[Found]:
        """The entities as the component leaves them on a document."""
        doc = self._entities(self._nlp.make_doc(reading.text))
        return [found for _, found in results_of(doc).of_layer("entity")]


class Trainer:
    """Features of all examples, made once; weights for any part of them.

    Args:
        examples: What to learn from.
        words: The word table.
        rules: The rules whose opinions are features, or nothing.
    """

    def __init__(self, examples: Iterable[Example], words: WordTable, rules: Rules | None) -> None:
        extractor = FeatureExtractor(words)
        self._sequences: list[tuple[int, list[list[str]], list[str]]] = []
        for example in examples:
            reading = Reading(example.text)
            found = rules.find(reading) if rules is not None else []
            opinions = opinions_of(reading, found)
            tags = _tags(reading, example.gold)
            for number, sentence in enumerate(reading.sentences):
                features = extractor.of(reading, sentence, opinions[number])
                if features:
                    part = tags[sentence.first : sentence.last]
                    self._sequences.append((example.fold, features, _closed(part)))

    def train(self, *, without: int | None = None) -> Chain:
        """The weights learnt from all folds but one, or from all."""
        import pycrfsuite  # noqa: PLC0415 - scores of weights that are there need it not

        trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=LBFGS, verbose=False)
        for fold, features, tags in self._sequences:
            if fold != without:
                trainer.append(pycrfsuite.ItemSequence(features), tags)
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "model")
            trainer.train(path)
            tagger = pycrfsuite.Tagger()
            tagger.open(path)
            info = tagger.info()
            tagger.close()
        tags = sorted(info.labels, key=lambda tag: (tag[2:], tag))
        return _chain(tags, info.state_features, info.transitions)


def _tags(reading: Reading, gold: Iterable[Claim]) -> list[str]:
    tags = ["O"] * len(reading)
    for begin, end, label in gold:
        name = "DER" if label.endswith("deriv") else "PRT" if label.endswith("part") else label
        first, last = reading.token_at(begin), reading.token_before(end)
        for token in range(first, last):
            tags[token] = f"I-{name}"
        if first < last:
            tags[first] = f"B-{name}"
            tags[last - 1] = f"E-{name}" if last - first > 1 else f"S-{name}"
    return tags


def _closed(tags: list[str]) -> list[str]:
    """Tags of a sentence that may cut a name: what is left of it begins and ends properly."""
    if tags[0][0] in "IE":
        tags[0] = ("S" if tags[0][0] == "E" else "B") + tags[0][1:]
    if tags[-1][0] in "BI":
        tags[-1] = ("S" if tags[-1][0] == "B" else "E") + tags[-1][1:]
    return tags


def _chain(
    tags: Sequence[str],
    state: Mapping[tuple[str, str], float],
    pairs: Mapping[tuple[str, str], float],
) -> Chain:
    """The weights as the program keeps them, from those of CRFsuite by (feature, tag) and (tag, tag)."""
    number = {tag: index for index, tag in enumerate(tags)}
    transitions = np.full((len(tags), len(tags)), FORBIDDEN, dtype=np.float32)
    for before in tags:
        for here in tags:
            if _may_follow(before, here):
                transitions[number[before], number[here]] = pairs.get((before, here), 0.0)
    kept = {key: weight for key, weight in state.items() if abs(weight) >= SMALLEST}
    features = sorted({feature for feature, _ in kept})
    row = {feature: index for index, feature in enumerate(features)}
    weights = np.zeros((len(features), len(tags)), dtype=np.int16)
    for (feature, tag), weight in kept.items():
        weights[row[feature], number[tag]] = round(weight / STEP)
    return Chain(tags, transitions, features, weights, STEP)


def _may_follow(before: str, here: str) -> bool:
    if before[0] in "BI":
        return here[0] in "IE" and before[1:] == here[1:]
    return here[0] not in "IE"


@dataclass(frozen=True, slots=True)
class HeldOut:
    """An example with what a model that has not seen its fold makes of it.

    Attributes:
        example: The example.
        reading: Its segmentation.
        rules: The entities of the rules.
        names: The names of the model down to the least probability; their score is the bare probability.
    """

    example: Example
    reading: Reading
    rules: list[Found]
    names: list[Found]


def held_out(
    examples: Sequence[Example], words: WordTable, rules: Rules, chains: Sequence[Chain]
) -> list[HeldOut]:
    """Every example under the chain that was trained without its fold."""
    components = [
        StatisticalEntities(Recogniser(words, chain, Settings.neutral(LEAST))) for chain in chains
    ]
    found: list[HeldOut] = []
    for example in examples:
        reading = Reading(example.text)
        entities = rules.find(reading)
        names = components[example.fold].names(reading, entities)
        found.append(HeldOut(example, reading, entities, names))
    return found


def best_threshold(items: Iterable[HeldOut]) -> float:
    """The threshold with the best F1 over all names, in hundredths."""
    pairs: list[tuple[float, bool]] = []
    wanted = 0
    for item in items:
        names = item.example.names
        wanted += len(names)
        pairs += [(name.score, (name.begin, name.end, name.label) in names) for name in item.names]
    scores = {}
    for hundredth in range(10, 80):
        above = [is_right for score, is_right in pairs if score >= hundredth / 100]
        right = sum(above)
        scores[hundredth] = 2 * right / (len(above) + wanted)
    return max(scores, key=lambda hundredth: (scores[hundredth], hundredth)) / 100


def calibrate(items: Sequence[HeldOut]) -> dict[str, tuple[float, float]]:
    """Slope and intercept by label: logistic regression of being right on the log-odds, by Newton's method."""
    lines: dict[str, tuple[float, float]] = {}
    for label in LABELS:
        odds: list[float] = []
        right: list[float] = []
        for item in items:
            for name in item.names:
                if name.label == label:
                    inside = min(max(name.score, 1e-3), 1 - 1e-3)
                    odds.append(float(np.log(inside / (1 - inside))))
                    right.append(float((name.begin, name.end, label) in item.example.names))
        lines[label] = _logistic(np.array(odds), np.array(right))
    return lines


def _logistic(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    design = np.stack([x, np.ones_like(x)], axis=1)
    line = np.array([1.0, 0.0])
    for _ in range(25):
        share = 1 / (1 + np.exp(-design @ line))
        curvature = (design * (share * (1 - share))[:, None]).T @ design + 1e-6 * np.eye(2)
        line = line + np.linalg.solve(curvature, design.T @ (y - share))
    return round(float(line[0]), 4), round(float(line[1]), 4)


def final_entities(item: HeldOut, settings: Settings) -> list[Found]:
    """What the pipeline proposes: names above the threshold with calibrated scores, merged with the rules."""
    names = [
        replace(name, score=settings.score(name.label, name.score))
        for name in item.names
        if name.score >= settings.threshold
    ]
    names = apart(names, item.rules, item.reading.text)
    return merge(item.rules, with_repeated(item.reading, names))


def settings_without(items: Sequence[HeldOut], fold: int | None) -> Settings:
    """Threshold and calibration from all folds but one, or from all."""
    others = [item for item in items if item.example.fold != fold]
    return Settings(best_threshold(others), calibrate(others))


def cross_validate(
    examples: Sequence[Example], words: WordTable, *, chains: Sequence[Chain] | None = None
) -> tuple[list[HeldOut], dict[str, dict[str, list[Score]]]]:
    """Held-out names, and by system and label the score on each fold.

    The systems are ``rules``, ``model`` (what it finds by itself, the rules' opinions among its features) and
    ``combined`` (what the pipeline proposes). Weights, threshold and calibration for a fold come from the others.
    """
    rules = Rules()
    if chains is None:
        trainer = Trainer(examples, words, rules)
        chains = [trainer.train(without=fold) for fold in range(FOLDS)]
    items = held_out(examples, words, rules, chains)
    settings = [settings_without(items, fold) for fold in range(FOLDS)]
    scores: dict[str, dict[str, list[Score]]] = {
        system: {label: [Score() for _ in range(FOLDS)] for label in ("all", *LABELS)}
        for system in ("rules", "model", "combined")
    }
    for item in items:
        fold = item.example.fold
        chosen = settings[fold]
        proposed = {
            "rules": outermost(item.rules),
            "model": {
                (name.begin, name.end, name.label)
                for name in item.names
                if name.score >= chosen.threshold
            },
            "combined": outermost(final_entities(item, chosen)),
        }
        for system, claims in proposed.items():
            for label, found, wanted in by_label(claims, item.example.names):
                scores[system][label][fold].add(found, wanted)
    return items, scores


def show(scores: dict[str, dict[str, list[Score]]]) -> None:
    """Print mean and standard deviation over the folds."""
    print(f"{'':10}{'':5}{'precision':>14}{'recall':>14}{'F1':>14}")
    for system, labels in scores.items():
        for label, folds in labels.items():
            values = np.array([fold.values for fold in folds]) * 100
            cells = [
                f"{mean:.1f} ± {spread:.1f}"
                for mean, spread in zip(values.mean(0), values.std(0, ddof=1), strict=True)
            ]
            print(f"{system:10}{label:5}" + "".join(f"{cell:>14}" for cell in cells))


def main() -> None:
    """Cross-validate, choose the settings and, unless told otherwise, train on everything and write it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--cross-validate", action="store_true", help="print scores, write nothing")
    arguments = parser.parse_args()
    words = WordTable.from_bytes((TARGET / "words.msgpack").read_bytes())
    examples = read_examples(arguments.data)
    items, scores = cross_validate(examples, words)
    show(scores)
    settings = settings_without(items, None)
    print(settings)
    if not arguments.cross_validate:
        chain = Trainer(examples, words, Rules()).train()
        Recogniser(words, chain, settings).to_disk(TARGET)


if __name__ == "__main__":
    main()
