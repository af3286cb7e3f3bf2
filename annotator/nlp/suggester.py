"""Suggestions: what a spaCy pipeline proposes, in the words of the domain."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter, deque
from collections.abc import Iterable, Iterator

from spacy.language import Language

from annotator.domain.argument import Argument, RoleState
from annotator.domain.errors import AnnotatorError, PipelineError
from annotator.domain.ids import ArgumentId, ArticleId, SpanId
from annotator.domain.offsets import TextRange, are_fragments, starts_grapheme
from annotator.domain.pipelines import LeftOut, PipelineUse
from annotator.domain.ports import SuggestRequest
from annotator.domain.provenance import Origin, Provenance, sound_provenance
from annotator.domain.reason import Reason
from annotator.domain.schema import OverlapMode, Schema, bounds
from annotator.domain.span import Span, reading_order, signature_of, sound_span
from annotator.domain.workbench import Proposal
from annotator.nlp.pieces import LONGEST_PIECE, pieces
from annotator.nlp.pipelines import BUILTIN, load_pipeline
from annotator.nlp.processes import BATCH, ProcessFailedError, Read, read, read_in_processes
from annotator.nlp.results import Found, Link, Results

_log = logging.getLogger(__name__)


class SpacySuggester:
    """``Suggester`` backed by a spaCy pipeline.

    Args:
        nlp: The pipeline.
        name: Its name in provenance.
        version: Its version in provenance.
        schema: What the proposals have to satisfy; what it does not know is left out.
    """

    def __init__(self, nlp: Language, *, name: str, version: str, schema: Schema) -> None:
        self._nlp = nlp
        self._source = f"{name}@{version}"
        self._schema = schema
        self._longest = min(LONGEST_PIECE, nlp.max_length)
        self._left_out: Counter[tuple[str, bool]] = Counter()

    @classmethod
    def load(cls, use: PipelineUse | str, schema: Schema) -> SpacySuggester:
        """A suggester on a pipeline by name or folder; see ``load_pipeline``.

        Raises:
            PipelineError: If the pipeline cannot be loaded.
        """
        nlp = load_pipeline(use, schema)
        asked = use.pipeline if isinstance(use, PipelineUse) else use
        name = BUILTIN if asked == BUILTIN else f"{nlp.lang}_{nlp.meta['name']}"
        return cls(nlp, name=name, version=str(nlp.meta["version"]), schema=schema)

    @property
    def source(self) -> str:
        """``name@version``, as it appears in provenance."""
        return self._source

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What was found since the suggester was made and has no place in the schema, by label."""
        return tuple(
            LeftOut(label, count, decided)
            for (label, decided), count in sorted(self._left_out.items())
        )

    def suggest(
        self, texts: Iterable[tuple[ArticleId, str]], request: SuggestRequest
    ) -> Iterator[tuple[ArticleId, Proposal]]:
        """Proposals in the order of the texts, lazily.

        Args:
            texts: Article ids and stored texts; read as far as the pipeline is ahead.
            request: Layers and number of processes.

        Raises:
            PipelineError: If a component of the pipeline fails.
        """
        pending: deque[tuple[ArticleId, str, int, bool]] = deque()

        def cut() -> Iterator[str]:
            for article, text in texts:
                for begin, end in pieces(text, self._longest):
                    pending.append((article, text, begin, end == len(text)))
                    yield text[begin:end]

        collected = Results()
        for found in self._reads(cut(), request.jobs):
            article, text, offset, is_last = pending.popleft()
            for label, count, decided in found.left_out:
                self._left_out[label, decided] += count
            _append(collected, found.results, offset)
            if is_last:
                yield article, self._proposal(article, text, collected, request.layers)
                collected = Results()

    def _reads(self, texts: Iterator[str], jobs: int) -> Iterator[Read]:
        try:
            if jobs > 1:
                yield from read_in_processes(self._nlp, texts, jobs)
            else:
                yield from map(read, self._nlp.pipe(texts, batch_size=BATCH))
        except ProcessFailedError as error:
            raise PipelineError(pipeline=self._source, reason=error.reason) from error
        except AnnotatorError:
            raise
        except Exception as error:
            # The components of a foreign pipeline may raise anything; the reason goes to the person.
            told = str(error) or type(error).__name__
            raise PipelineError(
                pipeline=self._source, reason=Reason("it failed ({error}).", error=told)
            ) from error

    def _proposal(
        self, article: ArticleId, text: str, results: Results, layers: frozenset[str]
    ) -> Proposal:
        filter_ = _SchemaFilter(self._schema, text, results)
        wanted = filter_.wanted(layers)
        spans: dict[int, Span] = {}
        for index in sorted(wanted):
            found = results.spans[index]
            spans[index] = self._span(article, found, filter_)
        links = tuple(filter_.links(wanted))
        arguments = tuple(
            self._argument(article, spans[link.head], spans[link.filler], link) for link in links
        )
        silent = tuple(
            self._silent(article, spans[index], role, state)
            for index, role, state in filter_.states(wanted, links)
        )
        ordered = tuple(sorted(spans.values(), key=reading_order))
        return Proposal(ordered, arguments + silent)

    def _span(self, article: ArticleId, found: Found, filter_: _SchemaFilter) -> Span:
        fragments = tuple(TextRange(begin, end) for begin, end in found.fragments)
        if not are_fragments(fragments):
            raise ValueError(f"fragments of {found.label} overlap or are out of order: {fragments}")
        signature = signature_of(found.layer, found.label, fragments)
        return sound_span(
            {
                "id": SpanId(self._id(article, signature)),
                "layer": found.layer,
                "label": found.label,
                "fragments": fragments,
                "provenance": self._provenance(found.rule, found.score, found.why),
                "attributes": dict(filter_.attributes(found)),
                "seen": False,
                "note": "",
            }
        )

    def _argument(self, article: ArticleId, head: Span, filler: Span, link: Link) -> Argument:
        return Argument(
            id=ArgumentId(self._id(article, f"{head.id}|{link.role}|{filler.id}")),
            role=link.role,
            head=head.id,
            filler=filler.id,
            provenance=self._provenance(link.rule, link.score, ""),
        )

    def _silent(self, article: ArticleId, head: Span, role: str, state: RoleState) -> Argument:
        """A role that nothing in the text fills."""
        found = head.provenance
        return Argument(
            id=ArgumentId(self._id(article, f"{head.id}|{role}|{state}")),
            role=role,
            head=head.id,
            filler=None,
            state=state,
            provenance=self._provenance(found.rule, found.score or 0.0, ""),
        )

    def _provenance(self, rule: str, score: float, why: str) -> Provenance:
        is_rule = score >= 0.0
        if score > 1.0:
            raise ValueError(f"the score of {rule} is {score}, not within 0 and 1")
        return sound_provenance(
            {
                "origin": Origin.RULE if is_rule else Origin.MODEL,
                "by": self._source,
                "at": None,
                "rule": rule,
                "score": score if is_rule else None,
                "why": why,
                "suggestion": None,
            }
        )

    def _id(self, article: ArticleId, claim: str) -> str:
        """The same claim about the same article by the same pipeline always has the same id."""
        return hashlib.sha256(f"{self._source}|{article}|{claim}".encode()).hexdigest()[:32]


def _append(collected: Results, results: Results, offset: int) -> None:
    """Add the results of a piece that begins at ``offset``."""
    first = len(collected.spans)
    collected.spans.extend(
        Found(
            found.layer,
            found.label,
            tuple((begin + offset, end + offset) for begin, end in found.fragments),
            found.score,
            found.rule,
            found.why,
            found.attributes,
            found.states,
        )
        for found in results.spans
    )
    collected.links.extend(
        Link(link.head + first, link.role, link.filler + first, link.score, link.rule)
        for link in results.links
    )


class _SchemaFilter:
    """What of the results the schema takes."""

    def __init__(self, schema: Schema, text: str, results: Results) -> None:
        self._schema = schema
        self._text = text
        self._results = results

    def wanted(self, layers: frozenset[str]) -> set[int]:
        """Indices of the spans to propose: of these layers (none: all), and what fills their roles."""
        legal = {index for index, found in enumerate(self._results.spans) if self._is_legal(found)}
        legal -= self._clashing(legal)
        dropped = len(self._results.spans) - len(legal)
        if dropped:
            _log.info(
                "%d proposals left out: the schema %r does not take them", dropped, self._schema.id
            )
        heads = {
            index for index in legal if not layers or self._results.spans[index].layer in layers
        }
        independent = {
            index
            for index in heads
            if not self._schema.layers[self._results.spans[index].layer].dependent
        }
        wanted, waiting = set(independent), list(independent)
        fillers: dict[int, list[int]] = {}
        for link in self._results.links:
            if link.filler in legal and self._fits(link):
                fillers.setdefault(link.head, []).append(link.filler)
        while waiting:  # a filler may have roles of its own, such as whom a pronoun refers to
            for filler in fillers.get(waiting.pop(), ()):
                if filler not in wanted:
                    wanted.add(filler)
                    waiting.append(filler)
        return wanted

    def links(self, wanted: set[int]) -> Iterator[Link]:
        """The arguments between proposed spans that roles and cardinalities allow, best first."""
        taken: dict[tuple[int, str], int] = {}
        for link in self._results.links:
            if link.head not in wanted or link.filler not in wanted or not self._fits(link):
                continue
            head = self._results.spans[link.head]
            _, most = bounds(self._schema.layers[head.layer].roles_of(head.label)[link.role])
            count = taken.get((link.head, link.role), 0)
            if most is None or count < most:
                taken[link.head, link.role] = count + 1
                yield link

    def states(
        self, wanted: set[int], links: Iterable[Link]
    ) -> Iterator[tuple[int, str, RoleState]]:
        """The roles of proposed spans that no link fills, as far as the schema has them: span, role, state."""
        silent = [index for index in sorted(wanted) if self._results.spans[index].states]
        filled = {(link.head, link.role) for link in links} if silent else set()
        for index in silent:
            found = self._results.spans[index]
            roles = self._schema.layers[found.layer].roles_of(found.label)
            for role, state in found.states.items():
                if role in roles and (index, role) not in filled:
                    yield index, role, RoleState(state)

    def attributes(self, found: Found) -> Iterator[tuple[str, str]]:
        """The attributes the layer has."""
        known = self._schema.layers[found.layer].attributes
        for name, value in found.attributes.items():
            if name in known and known[name].allows(value):
                yield name, value

    def _is_legal(self, found: Found) -> bool:
        layer = self._schema.layers.get(found.layer)
        if layer is None or found.label not in layer.labels:
            return False
        if len(found.fragments) > 1 and not layer.discontinuous:
            return False
        covered = [self._text[begin:end] for begin, end in found.fragments]
        edges = (edge for part in found.fragments for edge in part)
        return all(part and part == part.strip() for part in covered) and all(
            starts_grapheme(self._text, edge) for edge in edges
        )

    def _clashing(self, legal: set[int]) -> set[int]:
        """The less sure one of each pair that overlaps against its layer's mode."""
        clashing: set[int] = set()
        by_layer: dict[str, list[int]] = {}
        for index in sorted(
            legal, key=lambda i: (self._results.spans[i].begin, -self._results.spans[i].end)
        ):
            found = self._results.spans[index]
            mode = self._schema.layers[found.layer].overlap
            if mode is OverlapMode.ANY:
                continue
            open_ones = [
                i for i in by_layer.get(found.layer, []) if self._results.spans[i].end > found.begin
            ]
            if any(_clash(self._results.spans[i], found, mode) for i in open_ones):
                clashing.add(index)
            else:
                by_layer[found.layer] = [*open_ones, index]
        return clashing

    def _fits(self, link: Link) -> bool:
        head, filler = self._results.spans[link.head], self._results.spans[link.filler]
        layer = self._schema.layers.get(head.layer)
        if layer is None or link.role not in layer.roles or head.label not in layer.labels:
            return False
        return (
            link.role in layer.roles_of(head.label)
            and filler.layer in layer.roles[link.role].fillers
        )


def _clash(one: Found, other: Found, mode: OverlapMode) -> bool:
    if other.begin >= one.end:
        return False
    if mode is OverlapMode.NONE or (one.label, one.fragments) == (other.label, other.fragments):
        return True
    return other.end > one.end
