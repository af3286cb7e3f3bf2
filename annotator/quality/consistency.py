"""Consistency across a corpus: the same words marked differently, here and in other articles.

An index counts, for the sets of one annotator, how often a name has which label, how often it stands unmarked, and
what is marked in which context. Articles are added one by one and taken out again when they change: an edit
costs no more than its article, and ``settle`` says which others something else is to be said about since. The variation
of annotation in equal contexts follows Dickinson and Meurers, *Detecting errors in part-of-speech annotation*
(EACL 2003): a *nucleus* that is annotated differently with the same words around it is either ambiguous or an error.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from annotator.domain.ids import ArticleId, SpanId
from annotator.domain.span import Span
from annotator.quality.article_checks import same_name
from annotator.quality.consistency_holding import Holding
from annotator.quality.consistency_rules import (
    METONYMY,
    OTHER_LABEL,
    UNMARKED,
    VARIATION,
    VARIATION_NONE,
)
from annotator.quality.consistency_words import ArticleWords, Lexicon, Words
from annotator.quality.finding import CorpusCheck, Finding
from annotator.quality.vocabulary import ENTITY, ORGANISATION, PLACE

LEAST_MARKED: Final = 3
"""How often a name has to be marked in other articles before it says anything about this one."""
CLEAR: Final = 0.8
"""Share of a name's occurrences from which on the rest is suspicious."""

_STANDS_IN = frozenset(
    {"in", "aus", "nach", "bei", "nahe", "südlich", "nördlich", "östlich", "westlich"}
)
Context: TypeAlias = tuple[str, Words, Words, Words]
"""Layer, the words before, the nucleus, the words after."""

SpanOf: TypeAlias = Callable[[SpanId], Span]


@dataclass(slots=True)
class Counted:
    """What the index has of one article, so that it can be taken out again.

    Attributes:
        words: Its words.
        names: By form: how often it has which label.
        contexts: How often which label stands between which words.
        shown: How often which known name stands there without a mark.
        unmarked: Where: first token, one past the last, form.
    """

    words: ArticleWords
    names: Mapping[Words, Counter[str]]
    contexts: Counter[tuple[Context, str]]
    shown: Counter[Words] = field(default_factory=Counter)
    unmarked: tuple[tuple[int, int, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """What all articles together say of a name.

    Attributes:
        labels: How often it has which label.
        spread: In how many articles it is marked.
        shown: How often it stands there without a mark.
    """

    labels: Counter[str]
    spread: int
    shown: int


class ConsistencyCounts:
    """The counts of an index, and what those that have changed were before.

    Attributes:
        articles: What each article contributes.
        names: How often a name has which label.
        before: Of the names whose counts have changed since they were last settled: what they were then. ``None``: nobody
            needs to know, as nothing was settled yet.
        before_contexts: The same for the labels between equal words.
    """

    def __init__(self) -> None:
        self.articles: dict[ArticleId, Counted] = {}
        self.names = Lexicon()
        self.contexts: dict[Context, Counter[str]] = {}
        self.nuclei: dict[str, dict[str, set[Words]]] = defaultdict(lambda: defaultdict(set))
        self.holding = Holding()
        self.before: dict[Words, Usage] | None = None
        self.before_contexts: dict[Context, Counter[str]] = {}
        self._spread: Counter[Words] = Counter()
        self._shown: Counter[Words] = Counter()

    def put(self, words: ArticleWords) -> None:
        """Count an article in, in place of what it was before."""
        self.drop(words.article)
        contexts: Counter[tuple[Context, str]] = Counter()
        for nucleus in words.nuclei:
            context = context_of(words, nucleus.layer, nucleus.first, nucleus.past)
            contexts[context, nucleus.label] += 1
            self.nuclei[nucleus.layer][nucleus.words[0]].add(nucleus.words)
        for form, labels in words.forms.items():
            self._touch(form)
            self.names.add(form, labels)
            self._spread[form] += 1
        for (context, label), count in contexts.items():
            self._touch_context(context)
            known = self.contexts.get(context)
            if known is None:
                known = self.contexts[context] = Counter()
            known[label] += count
        self.articles[words.article] = Counted(words, words.forms, contexts)
        self.holding.put(words)

    def drop(self, article: ArticleId) -> None:
        """Forget an article."""
        counted = self.articles.pop(article, None)
        if counted is None:
            return
        for form, labels in counted.names.items():
            self._touch(form)
            self.names.take_out(form, labels)
            self._spread[form] -= 1
        for (context, label), count in counted.contexts.items():
            self._touch_context(context)
            known = self.contexts[context]
            known[label] -= count
            if known[label] == 0:
                del known[label]
                if not known:
                    del self.contexts[context]
        self._show(counted, Counter())

    def recount(self, article: ArticleId) -> bool:
        """Count where known names stand in one article without a mark; whether that has changed."""
        counted = self.articles[article]
        before, counted.unmarked = counted.unmarked, tuple(self.names.unmarked(counted.words))
        if counted.unmarked == before:
            return False
        self._show(counted, Counter(form for _, _, form in counted.unmarked))
        return True

    def usage(self, form: Words) -> Usage:
        """What is counted of a name now; its labels are the index's own."""
        labels = self.names.labels.get(form)
        return Usage(Counter() if labels is None else labels, self._spread[form], self._shown[form])

    def _show(self, counted: Counted, shown: Counter[Words]) -> None:
        for form in counted.shown.keys() | shown.keys():
            self._touch(form)
            self._shown[form] += shown[form] - counted.shown[form]
        counted.shown = shown

    def _touch(self, form: Words) -> None:
        if self.before is not None and form not in self.before:
            now = self.usage(form)
            self.before[form] = Usage(Counter(now.labels), now.spread, now.shown)

    def _touch_context(self, context: Context) -> None:
        if self.before is not None and context not in self.before_contexts:
            self.before_contexts[context] = Counter(self.contexts.get(context, ()))


class ConsistencyIndex:
    """Counts what the sets of one annotator say about the same words.

    Attributes:
        counts: What is counted.
    """

    def __init__(self) -> None:
        self.counts = ConsistencyCounts()

    def __len__(self) -> int:
        return len(self.counts.articles)

    def put(self, words: ArticleWords) -> None:
        """Count an article in, in place of what it was before."""
        self.counts.put(words)

    def drop(self, article: ArticleId) -> None:
        """Forget an article."""
        self.counts.drop(article)

    @property
    def is_settled(self) -> bool:
        """Whether all articles were counted through once, so that what an edit means can be told."""
        return self.counts.before is not None

    def unsettle(self) -> None:
        """What was changed may not have been heard of everywhere: all is to be counted through again."""
        self.counts.before = None

    def count_unmarked(self) -> None:
        """Count where known names stand without a mark; once all articles are in, or many have changed."""
        counts = self.counts
        counts.before = None
        for article in counts.articles:
            counts.recount(article)
        counts.before = {}
        counts.before_contexts.clear()

    def findings(self, article: ArticleId, span_of: SpanOf) -> Iterator[Finding]:
        """What contradicts the other articles in this one.

        Args:
            article: Which one.
            span_of: The spans of the set, asked for those that something is said about.
        """
        words = self.counts.articles[article].words
        told: set[tuple[int, int]] = set()
        for finding in (
            *self._labels(words, span_of),
            *self._missing(words),
            *self._variation(words, span_of),
        ):
            place = (finding.place.begin, finding.place.end)
            if place not in told:
                told.add(place)
                yield finding

    # --- inside ------------------------------------------------------------------------------

    def _elsewhere(self, article: ArticleId, form: Words) -> tuple[Counter[str], int]:
        """Which labels a name has in the other articles, and in how many of these it is marked."""
        names = self.counts.articles[article].names
        both = {form, self.counts.names.base(form)}
        return elsewhere([(self.counts.usage(each), names.get(each)) for each in both])

    def _labels(self, words: ArticleWords, span_of: SpanOf) -> Iterator[Finding]:
        lexicon = self.counts.names
        known: dict[Words, tuple[Counter[str], int] | None] = {}
        for form in words.forms:
            both = {form, lexicon.base(form)}
            all_labels = {label for each in both for label in lexicon.labels.get(each, ())}
            # Where all articles agree, nothing contradicts this one: so it is nearly everywhere.
            known[form] = self._elsewhere(words.article, form) if len(all_labels) > 1 else None
        if not any(known.values()):
            return
        for name, form in words.names_with_forms:
            others = known[form]
            check, usual = contradiction(*others, name.label) if others is not None else _QUIET
            if others is None or check is None:
                continue
            labels, _ = others
            told: dict[str, object] = {"part": " ".join(name.words), "label": name.label}
            told |= {"other_label": usual, "layer": ENTITY}
            if check is METONYMY:
                before = words.words[name.first - 1] if name.first > 0 else ""
                if before.casefold() not in _STANDS_IN:
                    continue
                told["before"] = before
            else:
                told |= {"count": labels[usual], "total": labels.total()}
            span = span_of(name.span)
            yield Finding(check, span, span.extent, told)

    def _missing(self, words: ArticleWords) -> Iterator[Finding]:
        if ENTITY not in words.layers:
            return  # nobody has begun with the names
        counts = self.counts
        counted = counts.articles[words.article]
        for first, past, form in counted.unmarked:
            if form in counted.names or counts.names.base(form) in counted.names:
                continue  # the article itself says so
            labels, spread = self._elsewhere(words.article, form)
            shown = counts.usage(form).shown
            label = missing(labels, spread, shown)
            if label is not None:
                told = {"part": " ".join(words.words[first:past]), "label": label, "layer": ENTITY}
                rest = {"count": labels[label], "total": labels.total() + shown}
                yield Finding(UNMARKED, None, words.place(first, past), {**told, **rest})

    def _variation(self, words: ArticleWords, span_of: SpanOf) -> Iterator[Finding]:
        for context, label in self.counts.articles[words.article].contexts:
            labels = self.counts.contexts[context]
            if len(labels) > 1 and differs(labels, label):
                break
        else:
            yield from self._unmarked_in_context(words)
            return
        for nucleus in words.nuclei:
            context = context_of(words, nucleus.layer, nucleus.first, nucleus.past)
            labels = self.counts.contexts[context]
            if differs(labels, nucleus.label):
                other = usual_of(labels)
                told = {"part": " ".join(nucleus.words), "label": nucleus.label}
                told |= {"other_label": other, "context": _shown(context), "layer": nucleus.layer}
                span = span_of(nucleus.span)
                yield Finding(VARIATION, span, span.extent, {**told, "count": labels[other]})
        yield from self._unmarked_in_context(words)

    def _unmarked_in_context(self, words: ArticleWords) -> Iterator[Finding]:
        tokens = words.words
        for layer in sorted(words.layers & self.counts.nuclei.keys()):
            begins = self.counts.nuclei[layer]
            for first in [number for number, token in enumerate(tokens) if token in begins]:
                for form in begins[tokens[first]]:
                    past = first + len(form)
                    if len(form) > 1 and tuple(tokens[first:past]) != form:
                        continue
                    if words.is_covered(layer, first, past):
                        continue
                    context = context_of(words, layer, first, past)
                    labels = self.counts.contexts.get(context)
                    if labels:
                        label = usual_of(labels)
                        told = {"part": " ".join(form), "label": label, "layer": layer}
                        rest = {"context": _shown(context), "count": labels[label]}
                        place = words.place(first, past)
                        yield Finding(VARIATION_NONE, None, place, {**told, **rest})


def context_of(words: ArticleWords, layer: str, first: int, past: int) -> Context:
    """The words of a stretch and around it."""
    before, after = words.context(first, past)
    return layer, before, tuple(words.words[first:past]), after


def elsewhere(
    several: list[tuple[Usage, Counter[str] | None]],
) -> tuple[Counter[str], int]:
    """The labels of some forms of a name, and in how many articles it is marked, without what one article itself says.

    Args:
        several: Of each form, what all articles say and what this one does.
    """
    found, spread = Counter[str](), 0
    for usage, own in several:
        found.update(usage.labels)
        spread += usage.spread
        if own is not None:
            found.subtract(own)
            spread -= 1
    return +found, spread


def usual_of(labels: Mapping[str, int]) -> str:
    """The most frequent label; of several, always the same, in whatever order they were counted."""
    return max(labels.items(), key=lambda pair: (pair[1], pair[0]))[0]


_QUIET: Final[tuple[CorpusCheck | None, str]] = (None, "")


def contradiction(labels: Counter[str], spread: int, label: str) -> tuple[CorpusCheck | None, str]:
    """What other articles say against the label of a name here, and what it usually is there."""
    if not labels or spread < LEAST_MARKED - 1:
        return _QUIET
    usual = usual_of(labels)
    if label == usual:
        return _QUIET
    if not same_name(label, usual):
        clear = labels[usual] >= LEAST_MARKED and labels[usual] >= CLEAR * labels.total()
        return (OTHER_LABEL, usual) if clear else _QUIET
    return (METONYMY, usual) if (label, usual) == (ORGANISATION, PLACE) else _QUIET


def missing(labels: Counter[str], spread: int, shown: int) -> str | None:
    """The label that a name has so often in other articles that it ought to have it here; ``None``: it may go without."""
    if spread < LEAST_MARKED or not labels:
        return None
    label = usual_of(labels)
    return label if labels[label] >= CLEAR * (labels.total() + shown) else None


def differs(labels: Mapping[str, int], label: str) -> bool:
    """Whether between the same words something else is marked, and as often."""
    usual = usual_of(labels)
    return usual != label and labels[usual] >= labels[label]


def _shown(context: Context) -> str:
    _, before, nucleus, after = context
    return " ".join(word for word in (*before, *nucleus, *after) if word)
