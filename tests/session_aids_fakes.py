"""Questions, bookmarks and guidelines in memory, for ``fakes``."""

from __future__ import annotations

from dataclasses import replace


class FakeQuestions:
    def __init__(self, work):
        self._work = work

    def all(self, annotator=None, article=None):
        found = [
            replace(each, title=self._work.state.article(each.article).title)
            for each in self._work.state.questions.values()
            if annotator in {None, each.annotator} and article in {None, each.article}
        ]
        order = list(self._work.state.articles)
        return sorted(found, key=lambda q: (order.index(q.article), _begin(q), q.id))

    def ask(self, question):
        self._work.may_fail()
        self._work.state.article(question.article)
        if question.id in self._work.state.questions:
            return False
        self._work.state.questions[question.id] = replace(question, messages=())
        return True

    def say(self, question, message):
        self._work.may_fail()
        found = self._work.state.questions[question]
        if message.id in {each.id for each in found.messages}:
            return False
        messages = sorted((*found.messages, message), key=lambda each: (each.at, each.id))
        self._work.state.questions[question] = replace(found, messages=tuple(messages))
        return True


class FakeBookmarks:
    def __init__(self, work):
        self._work = work

    def of(self, annotator):
        found = [
            replace(each, title=self._work.state.article(each.article).title)
            for each in self._work.state.bookmarks.values()
            if each.annotator == annotator
        ]
        order = list(self._work.state.articles)
        return sorted(found, key=lambda mark: (order.index(mark.article), _begin(mark)))

    def put(self, bookmark):
        self._work.may_fail()
        self._work.state.bookmarks[_key(bookmark)] = bookmark

    def remove(self, bookmark):
        self._work.may_fail()
        return self._work.state.bookmarks.pop(_key(bookmark), None) is not None


class FakeGuidelines:
    def __init__(self, work):
        self._work = work

    def current(self):
        return self._work.state.guidelines[-1] if self._work.state.guidelines else None

    def versions(self):
        return list(self._work.state.guidelines)

    def put(self, guideline):
        self._work.may_fail()
        self._work.state.guidelines.append(guideline)


def _begin(each):
    return (each.place.begin, each.place.end) if each.place is not None else (0, 0)


def _key(mark):
    return (mark.annotator, mark.article, mark.about, mark.place)
