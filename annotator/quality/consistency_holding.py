"""Which articles hold which words: to find, after an edit, the others that something else is to be said about."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence

from annotator.domain.ids import ArticleId
from annotator.quality.consistency_words import ENDINGS, ArticleWords, Words


class Holding:
    """Lists, for each word, the articles it stands in. Texts never change, so an article is listed once."""

    def __init__(self) -> None:
        self._numbers: dict[ArticleId, int] = {}
        self._articles: list[ArticleId] = []
        self._of: dict[str, array[int]] = {}

    def put(self, words: ArticleWords) -> None:
        """List an article, unless it is."""
        if words.article in self._numbers:
            return
        number = self._numbers[words.article] = len(self._articles)
        self._articles.append(words.article)
        for word in set(words.words):
            known = self._of.get(word)
            if known is None:
                known = self._of[word] = array("I")
            known.append(number)

    def of_name(self, forms: Iterable[Words]) -> set[ArticleId]:
        """The articles in which a name may stand, also inflected or in capitals."""
        found: set[int] = set()
        for form in forms:
            last = form[-1]
            words: list[Collection[str]] = [{word, word.upper()} for word in form[:-1]]
            inflected = [last, *(last + ending for ending in ENDINGS)]
            words.append({*inflected, *(word.upper() for word in inflected)})
            found |= self._with(words)
        return {self._articles[number] for number in found}

    def of_all(self, words: Sequence[str]) -> set[ArticleId]:
        """The articles in which all of these words stand."""
        return {self._articles[number] for number in self._with([{word} for word in words])}

    def _with(self, words: Sequence[Collection[str]]) -> set[int]:
        """The articles that hold one word of each collection."""
        lists = [[self._of[word] for word in each if word in self._of] for each in words]
        lists.sort(key=lambda several: sum(map(len, several)))
        if not lists:
            return set()
        found = {number for each in lists[0] for number in each}
        for several in lists[1:]:
            if not found:
                break
            found &= {number for each in several for number in each}
        return found
