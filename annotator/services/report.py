"""The report as data: what a corpus holds, who made it and how, how far it is to be trusted, what may be done with it.

Nothing in it depends on when or where it was made: the same corpus gives the same report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from annotator.domain.ids import GOLD, SUGGESTIONS, AnnotatorId, ArticleId
from annotator.domain.ports import ArticleQuery, CorpusStore, Monitor, UnitOfWork
from annotator.domain.schema import Schema, in_language
from annotator.domain.server_address import is_server
from annotator.services.chosen_sets import Missing, chosen_set
from annotator.services.report_counting import (
    AgreementTally,
    ArticleTally,
    FindingTally,
    OriginTally,
    PeopleTally,
    SpanTally,
)
from annotator.services.report_values import (
    AgreementRow,
    AnnotatorRow,
    AttributeRow,
    Count,
    FindingRow,
    GuidelineShare,
    LabelRow,
    LayerRow,
    OriginRow,
    PartRow,
    RoleRow,
    SplitRow,
)
from annotator.services.tasks import many_objects, tracked


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """Everything a report says.

    The spans that are counted are those of the gold: the adjudicated set of an article, else that of its only
    annotator.

    Attributes:
        name: Of the corpus.
        program: Version of the program.
        language: In which titles are given.
        schema: Id of the schema.
        schema_version: Its version; the guideline has the same.
        schema_title: Its title.
        guideline: How many labels and roles the guideline explains.
        articles: How many there are.
        characters: Code points in all texts.
        words: What stands between white space in all texts.
        languages: Articles by language.
        sources: Articles by publisher or site, the most frequent first.
        licences: Articles by licence; an empty name: none is stated.
        first: Date of the oldest article, as its source says it; empty: none does.
        last: Of the newest.
        gold: Articles whose gold is counted, by status.
        without_gold: Articles without, by reason.
        annotators: Who has annotated how much.
        layers: Spans, labels, roles and attributes.
        origins: How the spans came about.
        last_change: When a span of the gold was last made or taken over, ISO 8601; empty: not known.
        agreement: Of each two annotators, on the articles both have finished or begun.
        findings: What the quality checks find in the gold, by check.
        split: How an export divided the articles, if it is known.
    """

    name: str
    program: str
    language: str
    schema: str
    schema_version: int
    schema_title: str
    guideline: GuidelineShare
    articles: int
    characters: int
    words: int
    languages: tuple[Count, ...]
    sources: tuple[Count, ...]
    licences: tuple[Count, ...]
    first: str
    last: str
    gold: tuple[Count, ...]
    without_gold: tuple[Count, ...]
    annotators: tuple[AnnotatorRow, ...]
    layers: tuple[LayerRow, ...]
    origins: tuple[OriginRow, ...]
    last_change: str
    agreement: tuple[AgreementRow, ...]
    findings: tuple[FindingRow, ...]
    split: SplitRow | None

    @property
    def spans(self) -> int:
        """All spans of the gold."""
        return sum(layer.spans for layer in self.layers)

    def values(self) -> dict[str, Any]:
        """The report as JSON values."""
        return asdict(self) | {"spans": self.spans}


def corpus_report(
    store: CorpusStore,
    monitor: Monitor,
    *,
    version: str,
    language: str = "en",
    manifest: Mapping[str, Any] | None = None,
) -> CorpusReport:
    """Describe a corpus.

    Args:
        store: The corpus; reading is enough.
        monitor: Told about each article; may cancel.
        version: Of the program.
        language: Of the titles of layers, labels and roles.
        manifest: Of an export of the corpus; its split is described.

    Raises:
        TaskCancelledError: If it was cancelled.
    """
    with many_objects(), store.open_unit_of_work() as work:
        counting = _Counting(work, work.schemas.current())
        order = list(work.articles.ids(ArticleQuery(GOLD)))
        for article in tracked(order, monitor, str):
            counting.look_at(article)
        return counting.report(_name_of(store.location), version, language, manifest)


class _Counting:
    """Goes through the articles once."""

    def __init__(self, work: UnitOfWork, schema: Schema) -> None:
        self._work = work
        self._schema = schema
        self._articles = ArticleTally()
        self._people = PeopleTally()
        self._spans = SpanTally()
        self._origins = OriginTally()
        self._agreement = AgreementTally(schema)
        self._findings = FindingTally(schema)
        self._of_article: dict[str, int] = {}

    def look_at(self, article_id: ArticleId) -> None:
        """Count one article and its sets."""
        work = self._work
        article = work.articles.get(article_id)
        self._articles.add(article)
        names = work.annotations.annotators_of(article_id)
        sets = {name: work.annotations.get(article_id, name) for name in names}
        for name, own in sets.items():
            self._people.add(name, own)
        people = [own for name, own in sorted(sets.items()) if name not in {GOLD, SUGGESTIONS}]
        self._agreement.add(people)
        chosen = chosen_set(GOLD, names, suggested=False)
        if isinstance(chosen, Missing):
            self._articles.note_missing(chosen.value)
            return
        gold = sets[AnnotatorId(chosen)]
        self._articles.note_status(gold.status.value)
        self._spans.add(gold)
        self._origins.add(gold)
        self._findings.add(gold)
        self._of_article[article.id] = len(gold)

    def report(
        self, name: str, version: str, language: str, manifest: Mapping[str, Any] | None
    ) -> CorpusReport:
        """What was counted."""
        schema, articles = self._schema, self._articles
        return CorpusReport(
            name=name,
            program=version,
            language=language,
            schema=schema.id,
            schema_version=schema.version,
            schema_title=in_language(schema.title, language) or schema.id,
            guideline=_guideline(schema),
            articles=articles.count,
            characters=articles.characters,
            words=articles.words,
            languages=articles.languages(),
            sources=articles.sources(),
            licences=articles.licences(),
            first=articles.first,
            last=articles.last,
            gold=articles.statuses(),
            without_gold=articles.missing(),
            annotators=self._people.rows(),
            layers=tuple(self._layer(name, language) for name in schema.layers),
            origins=self._origins.rows(),
            last_change=self._origins.last_change,
            agreement=self._agreement.rows(),
            findings=self._findings.rows(),
            split=_split(manifest, self._of_article),
        )

    def _layer(self, name: str, language: str) -> LayerRow:
        layer, counted = self._schema.layers[name], self._spans
        labels = tuple(
            LabelRow(
                label,
                in_language(told.title, language) or label,
                counted.labels[name, label],
                guideline=in_language(told.guideline, language),
            )
            for label, told in layer.labels.items()
        )
        roles = tuple(
            RoleRow(
                role,
                in_language(told.title, language) or role,
                *(counted.roles[name, role, state] for state in ("marked", "implicit", "absent")),
            )
            for role, told in layer.roles.items()
        )
        attributes = tuple(
            AttributeRow(
                attribute,
                in_language(told.title, language) or attribute,
                counted.values(name, attribute, told, language),
            )
            for attribute, told in layer.attributes.items()
        )
        return LayerRow(
            name,
            in_language(layer.title, language) or name,
            spans=counted.layers[name],
            discontinuous=counted.discontinuous[name],
            labels=labels,
            roles=roles,
            attributes=attributes,
        )


def _guideline(schema: Schema) -> GuidelineShare:
    labels = [
        label.guideline for layer in schema.layers.values() for label in layer.labels.values()
    ]
    roles = [role.guideline for layer in schema.layers.values() for role in layer.roles.values()]
    explained = [*map(bool, labels), *map(bool, roles)]
    return GuidelineShare(explained=sum(explained), parts=len(explained))


def _split(manifest: Mapping[str, Any] | None, spans: Mapping[str, int]) -> SplitRow | None:
    told = (manifest or {}).get("split")
    if not isinstance(told, dict) or not isinstance(told.get("articles"), dict):
        return None
    parts = tuple(
        PartRow(str(part), len(ids), sum(spans.get(str(each), 0) for each in ids))
        for part, ids in told["articles"].items()
        if isinstance(ids, list)
    )
    shares = tuple(int(each) for each in told.get("shares", ()))
    return SplitRow(shares=shares, seed=int(told.get("seed", 0)), parts=parts)


def _name_of(location: str) -> str:
    """The name of the corpus, without the folder it lies in: a report goes to strangers."""
    name = location.rpartition("/")[2] if is_server(location) else Path(location).name
    return name.partition("?")[0].removesuffix(".corpus")
