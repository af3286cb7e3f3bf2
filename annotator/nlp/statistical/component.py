"""The component ``annotator_statistical_entities``: persons, places and organisations by a trained model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

import srsly  # type: ignore[import-untyped]  # has no stubs
from spacy.language import Language
from spacy.tokens import Doc

from annotator.domain.errors import ResourceError
from annotator.nlp.reading import Reading, read
from annotator.nlp.results import Found, results_of, store
from annotator.nlp.statistical.features import Opinion
from annotator.nlp.statistical.merging import NAMES, RULE, apart, merge, with_repeated
from annotator.nlp.statistical.model import Recogniser
from annotator.resources import resource_path

_LAYER = "entity"


@Language.factory("annotator_statistical_entities", assigns=["doc._.annotator"])
def make_statistical_entities(nlp: Language, name: str) -> StatisticalEntities:
    """The component, for ``nlp.add_pipe("annotator_statistical_entities", after="annotator_entities")``."""
    del nlp, name
    return StatisticalEntities()


def shipped_recogniser() -> Recogniser:
    """The recogniser of this version of the program.

    Raises:
        ResourceError: If its files are missing or damaged.
    """
    folder = resource_path("pipelines", "entities")
    try:
        return Recogniser.from_disk(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(path=folder, reason=str(error)) from error


class StatisticalEntities:
    """Decides about the names the rules propose, and proposes those the rules do not know.

    Args:
        recogniser: The trained model; the one the program ships, read when first needed, if there is none.
    """

    def __init__(self, recogniser: Recogniser | None = None) -> None:
        self._recogniser = recogniser

    @property
    def recogniser(self) -> Recogniser:
        """The model in use."""
        if self._recogniser is None:
            self._recogniser = shipped_recogniser()
        return self._recogniser

    def __call__(self, doc: Doc) -> Doc:
        """Settle the entities of the document."""
        results = results_of(doc)
        rules = [found for _, found in results.of_layer(_LAYER)]
        store(doc, results.with_layer(_LAYER, self.entities(read(doc.text), rules)))
        return doc

    def entities(self, reading: Reading, rules: Sequence[Found]) -> list[Found]:
        """The entities of a text.

        Args:
            reading: The text.
            rules: The entities of the rules.
        """
        names = apart(self.names(reading, rules), rules, reading.text)
        return merge(rules, with_repeated(reading, names))

    def names(self, reading: Reading, rules: Sequence[Found]) -> list[Found]:
        """What the model finds in each sentence by itself; nothing overlaps."""
        recogniser = self.recogniser
        opinions = opinions_of(reading, rules)
        names: list[Found] = []
        for number, sentence in enumerate(reading.sentences):
            if sentence.first >= sentence.last:
                continue
            for segment, why in recogniser.segments(reading, sentence, opinions[number]):
                if segment.label not in NAMES:
                    continue
                begin = reading.begins[sentence.first + segment.first]
                end = reading.ends[sentence.first + segment.last - 1]
                score = recogniser.settings.score(segment.label, segment.probability)
                names.append(
                    Found(_LAYER, segment.label, ((begin, end),), round(score, 3), RULE, why)
                )
        return sorted(names, key=lambda found: found.begin)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The model as bytes."""
        del exclude
        return bytes(srsly.msgpack_dumps(self.recogniser.to_parts()))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Take over a model from ``to_bytes``."""
        del exclude
        self._recogniser = Recogniser.from_parts(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write the model into the component's folder of a saved pipeline."""
        del exclude
        self.recogniser.to_disk(Path(path))

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> Self:
        """Read the model of a saved pipeline."""
        del exclude
        self._recogniser = Recogniser.from_disk(Path(path))
        return self


def opinions_of(reading: Reading, rules: Iterable[Found]) -> defaultdict[int, list[Opinion]]:
    """What the rules say, by the index of the sentence."""
    opinions: defaultdict[int, list[Opinion]] = defaultdict(list)
    for found in rules:
        token = reading.token_at(found.begin)
        form = found.attributes.get("form", "name")
        opinions[reading.sentence_at(token)].append(
            Opinion(found.begin, found.end, found.label, found.rule, form)
        )
    return opinions
