"""After an edit: what it changes for other articles is found without looking at all of them.

What is said of a name in an article follows from a few numbers about the name. They are compared with what they were, and
only where that makes a difference an article is named. What is said keeps the counts of the time when it was said: a name
that is marked 300 times and not 301 times elsewhere is no news.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from annotator.domain.ids import ArticleId
from annotator.quality.consistency import (
    ConsistencyCounts,
    Counted,
    Usage,
    contradiction,
    differs,
    elsewhere,
    missing,
    usual_of,
)
from annotator.quality.consistency_words import ENDINGS, Words


def settle(counts: ConsistencyCounts, changed: Collection[ArticleId]) -> set[ArticleId]:
    """Bring what stands unmarked up to date, and say about which other articles something else is to be said now.

    Args:
        counts: With the changed articles put in; what it counted before was settled.
        changed: The articles that were put in or dropped since.
    """
    if counts.before is None:
        raise ValueError("what is unmarked was never counted")
    found = _recounted(counts, changed)
    for form, before in counts.before.items():
        if counts.usage(form) != before:
            found.update(_concerned(counts, form))
    for context, labels in counts.before_contexts.items():
        if _says(labels) != _says(counts.contexts.get(context, {})):
            _, left, nucleus, right = context
            run = [word for word in (*left, *nucleus, *right) if word]
            holding = counts.holding.of_all(run)
            found |= {each for each in holding if _has_run(counts.articles.get(each), run)}
    counts.before = {}
    counts.before_contexts.clear()
    return found.difference(changed) & counts.articles.keys()


def _recounted(counts: ConsistencyCounts, changed: Collection[ArticleId]) -> set[ArticleId]:
    """Count anew where names that are known since, or not any more, may stand; where that made a difference."""
    before = counts.before or {}
    turned = [form for form, was in before.items() if bool(was.labels) != _is_known(counts, form)]
    where = counts.holding.of_name(turned)
    found = {each for each in where if each in counts.articles and counts.recount(each)}
    for article in changed:
        if article in counts.articles and article not in where:
            counts.recount(article)
    # Where inflected forms of such a name are marked, they are looked up under another one since.
    for form in turned:
        inflected = list(_inflected(form))
        for article in counts.holding.of_name([form]):
            counted = counts.articles.get(article)
            if counted is not None and any(each in counted.names for each in inflected):
                found.add(article)
    return found


def _concerned(counts: ConsistencyCounts, form: Words) -> Iterator[ArticleId]:
    """The articles in which something else is to be said since what is counted of a name has changed."""
    holding = [
        (article, counts.articles[article])
        for article in counts.holding.of_name([form])
        if article in counts.articles
    ]
    for each in (form, *_inflected(form)):
        both = list({each, counts.names.base(each)})
        if form not in both:
            continue
        was, now = _usages(counts, both, earlier=True), _usages(counts, both, earlier=False)
        if _is_missing(each, both, was) != _is_missing(each, both, now):
            yield from (article for article, counted in holding if each in counted.shown)
        # What an article itself says is one of a few things: of thousands one has to look at those only.
        told: dict[tuple[object, ...], bool] = {}
        for article, counted in holding:
            if each not in counted.names:
                continue
            own = [counted.names.get(one) for one in both]
            key = tuple(None if one is None else frozenset(one.items()) for one in own)
            if key not in told:
                told[key] = _contradicted(each, counted, was, own) != _contradicted(
                    each, counted, now, own
                )
            if told[key]:
                yield article


def _usages(counts: ConsistencyCounts, forms: Sequence[Words], *, earlier: bool) -> list[Usage]:
    before = counts.before if earlier and counts.before is not None else {}
    return [before[form] if form in before else counts.usage(form) for form in forms]


def _is_missing(form: Words, both: Sequence[Words], usages: Sequence[Usage]) -> str | None:
    labels, spread = elsewhere([(usage, None) for usage in usages])
    return missing(labels, spread, usages[both.index(form)].shown)


def _contradicted(
    form: Words, counted: Counted, usages: Sequence[Usage], own: Sequence[Counter[str] | None]
) -> list[object]:
    labels, spread = elsewhere(list(zip(usages, own, strict=True)))
    return [contradiction(labels, spread, label) for label in sorted(counted.names[form])]


def _says(labels: Mapping[str, int]) -> tuple[str, frozenset[str]]:
    """What is usual between the same words, and what contradicts that."""
    if not labels:
        return "", frozenset()
    return usual_of(labels), frozenset(label for label in labels if differs(labels, label))


def _is_known(counts: ConsistencyCounts, form: Words) -> bool:
    return form in counts.names.labels


def _inflected(form: Words) -> Iterator[Words]:
    return ((*form[:-1], form[-1] + ending) for ending in ENDINGS)


def _has_run(counted: Counted | None, run: Sequence[str]) -> bool:
    """Whether an article has these words one after the other."""
    words = counted.words.words if counted is not None else []
    rarest = max(range(len(run)), key=lambda number: len(run[number]))
    at = -1
    for _ in range(words.count(run[rarest])):
        at = words.index(run[rarest], at + 1)
        if words[max(0, at - rarest) : at - rarest + len(run)] == run:
            return True
    return False
