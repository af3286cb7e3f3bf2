"""Counts for the report, one article after the other; nothing of an article is kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final
from urllib.parse import urlsplit

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.schema import AttributeDef, Schema, in_language
from annotator.quality.checks import findings
from annotator.quality.finding import Severity
from annotator.quality.scores import Comparison, Counts, Measure, Unit, compare, summed
from annotator.services.report_values import (
    AgreementRow,
    AnnotatorRow,
    Count,
    FindingRow,
    LayerAgreement,
    OriginRow,
)

_LICENCE: Final = ("license", "licence", "lizenz", "rights")
_PUBLISHER: Final = ("publisher", "agency", "agentur", "sitename", "site", "source", "quelle")
_ADDRESS: Final = ("url", "link", "source_url")
_DATE: Final = ("date", "published", "datum", "datePublished")


def _said(meta: Mapping[str, object], names: Sequence[str]) -> str:
    """What the source of an article says under the first of these names, upper and lower case alike."""
    lower = {name.lower(): value for name, value in meta.items()}
    found = (lower.get(name.lower()) for name in names)
    return next((" ".join(str(each).split()) for each in found if each), "")


def _counted(counter: Counter[str]) -> tuple[Count, ...]:
    """The most frequent first, then by name."""
    return tuple(
        Count(name, count)
        for name, count in sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    )


class ArticleTally:
    """The articles themselves."""

    def __init__(self) -> None:
        self.count = 0
        self.characters = 0
        self.words = 0
        self.first = ""
        self.last = ""
        self._languages: Counter[str] = Counter()
        self._sources: Counter[str] = Counter()
        self._licences: Counter[str] = Counter()
        self._statuses: Counter[str] = Counter()
        self._missing: Counter[str] = Counter()

    def add(self, article: Article) -> None:
        """Count one article."""
        self.count += 1
        self.characters += len(article.text)
        self.words += len(article.text.split())
        self._languages[article.language] += 1
        self._licences[_said(article.meta, _LICENCE)] += 1
        site = urlsplit(_said(article.meta, _ADDRESS)).hostname or ""
        self._sources[_said(article.meta, _PUBLISHER) or site] += 1
        date = _said(article.meta, _DATE)[:10]
        if date:
            self.first = min(self.first or date, date)
            self.last = max(self.last, date)

    def note_status(self, status: str) -> None:
        """Count how far the gold of an article is."""
        self._statuses[status] += 1

    def note_missing(self, reason: str) -> None:
        """Count why an article has no gold."""
        self._missing[reason] += 1

    def languages(self) -> tuple[Count, ...]:
        """Articles by language."""
        return _counted(self._languages)

    def sources(self) -> tuple[Count, ...]:
        """Articles by publisher or site; an empty name: not stated."""
        return _counted(self._sources)

    def licences(self) -> tuple[Count, ...]:
        """Articles by licence; an empty name: not stated."""
        return _counted(self._licences)

    def statuses(self) -> tuple[Count, ...]:
        """Articles with gold by status, from done to new."""
        order = (Status.DONE, Status.STARTED, Status.NEW)
        return tuple(Count(each.value, self._statuses[each.value]) for each in order)

    def missing(self) -> tuple[Count, ...]:
        """Articles without gold by reason."""
        return _counted(self._missing)


class PeopleTally:
    """Who has annotated how much."""

    def __init__(self) -> None:
        self._begun: Counter[AnnotatorId] = Counter()
        self._done: Counter[AnnotatorId] = Counter()
        self._spans: Counter[AnnotatorId] = Counter()

    def add(self, name: AnnotatorId, own: AnnotationSet) -> None:
        """Count one set."""
        self._begun[name] += 1
        self._done[name] += own.status is Status.DONE
        self._spans[name] += len(own)

    def rows(self) -> tuple[AnnotatorRow, ...]:
        """By name."""
        return tuple(
            AnnotatorRow(name, begun, self._done[name], self._spans[name])
            for name, begun in sorted(self._begun.items())
        )


class SpanTally:
    """What is annotated."""

    def __init__(self) -> None:
        self.layers: Counter[str] = Counter()
        self.labels: Counter[tuple[str, str]] = Counter()
        self.roles: Counter[tuple[str, str, str]] = Counter()
        self.discontinuous: Counter[str] = Counter()
        self._attributes: Counter[tuple[str, str, str]] = Counter()

    def add(self, own: AnnotationSet) -> None:
        """Count one set."""
        for span in own.spans.values():
            self.layers[span.layer] += 1
            self.labels[span.layer, span.label] += 1
            self.discontinuous[span.layer] += len(span.fragments) > 1
            for name, value in span.attributes.items():
                self._attributes[span.layer, name, _word(value)] += 1
        for argument in own.arguments.values():
            layer = own.spans[argument.head].layer
            self.roles[layer, argument.role, argument.state.value] += 1

    def values(self, layer: str, name: str, told: AttributeDef, language: str) -> tuple[Count, ...]:
        """The values of an attribute; what is not set counts for the default, or not at all."""
        counts = Counter(
            {
                value: n
                for (at, what, value), n in self._attributes.items()
                if (at, what) == (layer, name)
            }
        )
        if told.default is not None:
            counts[_word(told.default)] += self.layers[layer] - counts.total()
        titles = {
            value: in_language(words, language) or value for value, words in told.values.items()
        }
        return _counted(Counter({titles.get(value, value): n for value, n in counts.items() if n}))


class OriginTally:
    """How the spans came about, and when."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self.last_change = ""

    def add(self, own: AnnotationSet) -> None:
        """Count one set."""
        for span in own.spans.values():
            made = span.provenance
            self._counts[_origin(made)] += 1
            if made.at is not None:
                self.last_change = max(self.last_change, made.at.isoformat(timespec="seconds"))

    def rows(self) -> tuple[OriginRow, ...]:
        """The most frequent first."""
        ordered = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(OriginRow(kind, by, count) for (kind, by), count in ordered)


def _origin(made: Provenance) -> tuple[str, str]:
    match made.origin:
        case Origin.PERSON if made.suggestion is None:
            return "by_hand", ""
        case Origin.PERSON:
            # What was taken over keeps the rule, or where there was none the pipeline with its version.
            return ("accepted_model" if "@" in made.rule else "accepted_rule"), made.rule
        case Origin.IMPORTED:
            return "imported", made.by
        case Origin.PROPAGATED:
            return "propagated", made.rule
        case _:
            return "machine", made.rule or made.by


class AgreementTally:
    """How far each two annotators agree."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._compared: dict[tuple[str, str], Comparison] = {}
        self._articles: Counter[tuple[str, str]] = Counter()

    def add(self, sets: Sequence[AnnotationSet]) -> None:
        """Compare the sets of one article, each with each; sets nobody has begun do not count.

        Args:
            sets: By different people, in the order of their names.
        """
        begun = [own for own in sets if own.status is not Status.NEW or own.spans]
        for one, other in combinations(begun, 2):
            pair = (str(one.annotator), str(other.annotator))
            found = compare(one, other, self._schema)
            self._compared[pair] = summed([self._compared.get(pair, Comparison()), found])
            self._articles[pair] += 1

    def rows(self) -> tuple[AgreementRow, ...]:
        """By names."""
        rows = []
        for (one, other), compared in sorted(self._compared.items()):
            layers = tuple(
                _agreement(layer, counts)
                for layer in (*self._schema.layers, "")
                if (counts := compared.micro(Unit.SPAN, layer or None)) != Counts()
            )
            rows.append(AgreementRow(one, other, self._articles[one, other], layers))
        return tuple(rows)


def _agreement(layer: str, counts: Counts) -> LayerAgreement:
    return LayerAgreement(
        layer,
        exact=_rounded(counts.score(Measure.EXACT).f1),
        partial=_rounded(counts.score(Measure.PARTIAL).f1),
        one=counts.reference,
        other=counts.candidate,
    )


def _rounded(score: float | None) -> float | None:
    # More digits would say more than so many spans can, and differ between machines.
    return None if score is None else round(score, 4)


class FindingTally:
    """What the quality checks find."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._counts: defaultdict[str, int] = defaultdict(int)
        self._severities: dict[str, Severity] = {}

    def add(self, own: AnnotationSet) -> None:
        """Check one set."""
        for found in findings(own, self._schema):
            self._counts[found.check.id] += 1
            self._severities[found.check.id] = found.severity

    def rows(self) -> tuple[FindingRow, ...]:
        """The gravest first, then the most frequent."""
        gravity = list(Severity)
        ordered = sorted(
            self._counts.items(),
            key=lambda item: (gravity.index(self._severities[item[0]]), -item[1], item[0]),
        )
        return tuple(
            FindingRow(check, self._severities[check].value, count) for check, count in ordered
        )


def _word(value: str | bool) -> str:  # noqa: FBT001 - the value of a flag
    return str(value).lower() if isinstance(value, bool) else value
