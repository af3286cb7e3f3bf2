"""Consistency across a corpus: the same words marked differently, here and in other articles.

An index counts, for the sets of one annotator, how often a name has which label, how often it stands unmarked, and
what is marked in which context. Articles are added one by one and taken out again when they change: an edit
costs no more than its article. The variation of annotation in equal contexts follows Dickinson and Meurers,
*Detecting errors in part-of-speech annotation* (EACL 2003): a *nucleus* that is annotated differently with
the same words around it is either ambiguous or an error.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from annotator.domain.ids import ArticleId
from annotator.domain.offsets import TextRange
from annotator.quality.article_checks import same_name
from annotator.quality.consistency_holding import Holding
from annotator.quality.consistency_words import ArticleWords, Lexicon, Nucleus, Words, plain
from annotator.quality.finding import AnyCheck, CorpusCheck, Finding, Reading, Severity
from annotator.quality.repairs import Mark, Relabel
from annotator.quality.vocabulary import ENTITY, ORGANISATION, PLACE

LEAST_MARKED: Final = 3
"""How often a name has to be marked in other articles before it says anything about this one."""
CLEAR: Final = 0.8
"""Share of a name's occurrences from which on the rest is suspicious."""

_STANDS_IN = frozenset(
    {"in", "aus", "nach", "bei", "nahe", "südlich", "nördlich", "östlich", "westlich"}
)
_NONE = ""
_Context: TypeAlias = tuple[str, Words, Words, Words]


def relabel(reading: Reading, finding: Finding) -> Iterator[Relabel]:
    """Give the label that the same words have elsewhere."""
    layer = reading.schema.layers.get(finding.layer)
    label = str(finding.params["other_label"])
    if finding.about is not None and layer is not None and label in layer.labels:
        yield Relabel(finding.about, label)


def mark(reading: Reading, finding: Finding) -> Iterator[Mark]:
    """Mark what is marked elsewhere."""
    layer = reading.schema.layers.get(finding.layer)
    label = str(finding.params["label"])
    if layer is None or label not in layer.labels:
        return
    parts = finding.params.get("fragments")
    fragments = tuple(TextRange(*part) for part in parts) if isinstance(parts, list) else ()
    yield Mark(finding.layer, label, fragments or (finding.place,))


OTHER_LABEL: Final = CorpusCheck(
    id="other-label-elsewhere",
    severity=Severity.WARNING,
    template="“{part}” is {label} here, but {other_label} in other articles ({count} of {total}).",
    fix=relabel,
)
UNMARKED: Final = CorpusCheck(
    id="unmarked-elsewhere",
    severity=Severity.HINT,
    template="“{part}” is not marked here, but in other articles as {label} ({count} of {total}).",
    fix=mark,
)
METONYMY: Final = CorpusCheck(
    id="metonymy",
    severity=Severity.HINT,
    template="“{part}” is {label} here, although “{before}” stands before it; in other places it is {other_label}.",
    fix=relabel,
)
VARIATION: Final = CorpusCheck(
    id="variation",
    severity=Severity.WARNING,
    template="“{part}” is {label} here, but {other_label} between the same words elsewhere: “{context}” ({count}×).",
    fix=relabel,
)
VARIATION_NONE: Final = CorpusCheck(
    id="variation-unmarked",
    severity=Severity.WARNING,
    template="“{part}” is not marked here, but as {label} between the same words elsewhere: “{context}” ({count}×).",
    fix=mark,
)

CHECKS: Final[tuple[CorpusCheck, ...]] = (
    OTHER_LABEL,
    UNMARKED,
    METONYMY,
    VARIATION,
    VARIATION_NONE,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """What an article contributes to an index.

    Attributes:
        names: By form: how often it has which label.
        contexts: How often which label stands between which words.
    """

    names: Mapping[Words, Counter[str]]
    contexts: Counter[tuple[_Context, str]]


_NOTHING = Marked({}, Counter())
_OFTEN = 25
"""Articles; a name that stands in more of them is only looked up there again if what is usual has changed."""


@dataclass(slots=True)
class _Counted:
    """What the index has of one article, so that it can be taken out again."""

    words: ArticleWords
    names: dict[Words, Counter[str]]
    contexts: Counter[tuple[_Context, str]]
    shown: Counter[Words] = field(default_factory=Counter)
    unmarked: tuple[tuple[int, int, Words], ...] = ()


class ConsistencyIndex:
    """Counts what the sets of one annotator say about the same words."""

    def __init__(self) -> None:
        self._articles: dict[ArticleId, _Counted] = {}
        self._names = Lexicon()
        self._spread: Counter[Words] = Counter()
        self._shown: Counter[Words] = Counter()
        self._contexts: dict[_Context, Counter[str]] = {}
        self._nuclei: dict[str, dict[str, set[Words]]] = defaultdict(lambda: defaultdict(set))
        self._holding = Holding()

    def __len__(self) -> int:
        return len(self._articles)

    def put(self, words: ArticleWords) -> None:
        """Count an article in, in place of what it was before."""
        self.drop(words.article)
        names: dict[Words, Counter[str]] = {}
        contexts: Counter[tuple[_Context, str]] = Counter()
        for nucleus in words.nuclei:
            context = self._context(words, nucleus.span.layer, nucleus.first, nucleus.past)
            contexts[context, nucleus.span.label] += 1
            self._nuclei[nucleus.span.layer][nucleus.words[0]].add(nucleus.words)
            if nucleus.span.layer == ENTITY:
                names.setdefault(plain(nucleus.words), Counter())[nucleus.span.label] += 1
        for form, labels in names.items():
            self._names.add(form, labels)
            self._spread[form] += 1
        for (context, label), count in contexts.items():
            known = self._contexts.get(context)
            if known is None:
                known = self._contexts[context] = Counter()
            known[label] += count
        self._articles[words.article] = _Counted(words, names, contexts)
        self._holding.put(words)

    def marked(self, article: ArticleId) -> Marked | None:
        """What an article contributes now; ``None``: nothing is known of it."""
        counted = self._articles.get(article)
        return Marked(counted.names, counted.contexts) if counted is not None else None

    def affected(self, article: ArticleId, before: Marked | None) -> set[ArticleId]:
        """The other articles about which something else may be to say since one has changed.

        A name that stands in many articles matters only if what is usual has changed: then all of them are named,
        else none. The counts that are told there may be those of before.

        Args:
            article: The one that has changed, as it is counted in.
            before: What it contributed before.
        """
        was = before or _NOTHING
        now = self.marked(article) or _NOTHING
        found: set[ArticleId] = set()
        for form in was.names.keys() | now.names.keys():
            old, new = was.names.get(form, Counter()), now.names.get(form, Counter())
            if old == new:
                continue
            holding = self._holding.of_name({form, self._names.base(form)})
            if len(holding) <= _OFTEN or self._turned(form, old, new):
                found |= holding
        differing = {
            context
            for context, label in was.contexts.keys() | now.contexts.keys()
            if was.contexts[context, label] != now.contexts[context, label]
        }
        for _, left, nucleus, right in differing:
            run = [word for word in (*left, *nucleus, *right) if word]
            found |= {each for each in self._holding.of_all(run) if self._has_run(each, run)}
        return {each for each in found if each != article and each in self._articles}

    def _has_run(self, article: ArticleId, run: list[str]) -> bool:
        """Whether an article has these words one after the other."""
        counted = self._articles.get(article)
        words = counted.words.words if counted is not None else []
        rarest = max(range(len(run)), key=lambda number: len(run[number]))
        at = -1
        for _ in range(words.count(run[rarest])):
            at = words.index(run[rarest], at + 1)
            if words[max(0, at - rarest) : at - rarest + len(run)] == run:
                return True
        return False

    def _turned(self, form: Words, old: Counter[str], new: Counter[str]) -> bool:
        """Whether what a name usually is, or whether that is clear, has changed."""
        labels = Counter[str]()
        for each in {form, self._names.base(form)}:
            labels.update(self._names.labels.get(each, {}))
        earlier = Counter(labels)
        earlier.subtract(new)
        earlier.update(old)
        shown = self._shown[form]
        return _usual(+labels, shown) != _usual(+earlier, shown)

    def drop(self, article: ArticleId) -> None:
        """Forget an article."""
        counted = self._articles.pop(article, None)
        if counted is None:
            return
        for form, labels in counted.names.items():
            self._names.labels[form].subtract(labels)
            self._spread[form] -= 1
        for (context, label), count in counted.contexts.items():
            self._contexts[context][label] -= count
        self._shown.subtract(counted.shown)

    def count_unmarked(self) -> None:
        """Count where known names stand without a mark; once all articles are in."""
        for article in self._articles:
            self.recount(article)

    def renewed(self, words: ArticleWords) -> Iterator[Finding]:
        """Count one article anew, and what is to be said of it then."""
        self.put(words)
        self.recount(words.article)
        yield from self.findings(words.article)

    def findings(self, article: ArticleId) -> Iterator[Finding]:
        """What contradicts the other articles in this one."""
        words = self._articles[article].words
        told: set[tuple[int, int]] = set()
        for finding in (*self._labels(words), *self._missing(words), *self._variation(words)):
            place = (finding.place.begin, finding.place.end)
            if place not in told:
                told.add(place)
                yield finding

    # --- inside ------------------------------------------------------------------------------

    def _elsewhere(self, article: ArticleId, form: Words) -> tuple[Counter[str], int]:
        """Which labels a name has in the other articles, and in how many of these it is marked."""
        own = self._articles[article].names
        found, spread = Counter[str](), 0
        for each in {form, self._names.base(form)}:
            labels = self._names.labels.get(each)
            if labels is None:
                continue
            found.update(labels)
            spread += self._spread[each]
            if each in own:
                found.subtract(own[each])
                spread -= 1
        return +found, spread

    def _labels(self, words: ArticleWords) -> Iterator[Finding]:
        for name in words.names:
            labels, spread = self._elsewhere(words.article, plain(name.words))
            if not labels or spread < LEAST_MARKED - 1:
                continue
            (usual, count), total = labels.most_common(1)[0], labels.total()
            told = {"part": " ".join(name.words), "label": name.span.label, "other_label": usual}
            if name.span.label == usual:
                continue
            if not same_name(name.span.label, usual):
                if count >= LEAST_MARKED and count >= CLEAR * total:
                    rest: dict[str, object] = {"count": count, "total": total, "layer": ENTITY}
                    yield self._about(OTHER_LABEL, name, {**told, **rest})
            elif (name.span.label, usual) == (ORGANISATION, PLACE) and name.first > 0:
                before = words.words[name.first - 1]
                if before.casefold() in _STANDS_IN:
                    yield self._about(METONYMY, name, {**told, "before": before, "layer": ENTITY})

    def _missing(self, words: ArticleWords) -> Iterator[Finding]:
        if ENTITY not in words.layers:
            return  # nobody has begun with the names
        counted = self._articles[words.article]
        for first, past, form in counted.unmarked:
            if form in counted.names or self._names.base(form) in counted.names:
                continue  # the article itself says so
            labels, spread = self._elsewhere(words.article, form)
            total = labels.total() + self._shown[form]
            if spread < LEAST_MARKED or not labels:
                continue
            label, count = labels.most_common(1)[0]
            if count >= CLEAR * total:
                told = {"part": " ".join(words.words[first:past]), "label": label, "layer": ENTITY}
                place = words.place(first, past)
                yield Finding(UNMARKED, None, place, {**told, "count": count, "total": total})

    def _variation(self, words: ArticleWords) -> Iterator[Finding]:
        for nucleus in words.nuclei:
            layer, label = nucleus.span.layer, nucleus.span.label
            context = self._context(words, layer, nucleus.first, nucleus.past)
            labels = self._contexts[context]
            other, count = max(labels.items(), key=lambda pair: (pair[1], pair[0]))
            if other != label and count >= labels[label]:
                told = {"part": " ".join(nucleus.words), "label": label, "other_label": other}
                rest: dict[str, object] = {"context": _shown(context), "count": count}
                yield self._about(VARIATION, nucleus, {**told, **rest, "layer": layer})
        for layer in words.layers & self._nuclei.keys():
            yield from self._unmarked_in_context(words, layer)

    def _unmarked_in_context(self, words: ArticleWords, layer: str) -> Iterator[Finding]:
        begins = self._nuclei[layer]
        for first, token in enumerate(words.words):
            for form in begins.get(token, ()):
                past = first + len(form)
                if tuple(words.words[first:past]) != form or words.is_covered(layer, first, past):
                    continue
                context = self._context(words, layer, first, past)
                labels = +self._contexts.get(context, Counter())
                if not labels:
                    continue
                label, count = labels.most_common(1)[0]
                told = {"part": " ".join(form), "label": label, "context": _shown(context)}
                place = words.place(first, past)
                yield Finding(VARIATION_NONE, None, place, {**told, "count": count, "layer": layer})

    def recount(self, article: ArticleId) -> None:
        """Count where known names stand in one article without a mark."""
        counted = self._articles[article]
        counted.unmarked = tuple(self._names.unmarked(counted.words))
        shown = Counter(form for _, _, form in counted.unmarked)
        self._shown.subtract(counted.shown)
        self._shown.update(shown)
        counted.shown = shown

    @staticmethod
    def _context(words: ArticleWords, layer: str, first: int, past: int) -> _Context:
        before, after = words.context(first, past)
        return layer, before, tuple(words.words[first:past]), after

    @staticmethod
    def _about(check: AnyCheck, nucleus: Nucleus, params: dict[str, object]) -> Finding:
        return Finding(check, nucleus.span, nucleus.span.extent, params)


def _usual(labels: Counter[str], shown: int) -> tuple[str, bool, bool, bool]:
    """What a name usually is, and what that is enough for."""
    if not labels:
        return _NONE, False, False, False
    label, count = labels.most_common(1)[0]
    total = labels.total()
    return label, count >= LEAST_MARKED, count >= CLEAR * total, count >= CLEAR * (total + shown)


def _shown(context: _Context) -> str:
    _, before, nucleus, after = context
    return " ".join(word for word in (*before, *nucleus, *after) if word)
