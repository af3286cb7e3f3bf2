"""Where one goes on from a disagreement: beside it in the article, to another article, to what an undo touched."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.gold_decisions import QueuedArticle
from annotator.domain.ids import ArticleId
from annotator.quality.cases import Case
from annotator.services.adjudication_article import DeskArticle


def place_among(cases: Sequence[Case], here: Case | None) -> int:
    """How many of these lie before the disagreement one is at."""
    return sum(case.begin < here.begin for case in cases) if here is not None else 0


def case_beside(cases: Sequence[Case], here: Case | None, step: int) -> str | None:
    """The disagreement after (``1``) or before (``-1``) the one one is at; ``None`` past the last one.

    Args:
        cases: Those that are listed, which may be without the one one is at.
        here: Where one is.
        step: Which way.
    """
    names = [case.question for case in cases]
    if here is not None and here.question in names:
        place = names.index(here.question) + step
    else:
        place = place_among(cases, here) - (step < 0)
    return names[place] if 0 <= place < len(names) else None


def article_beside(
    rows: Sequence[QueuedArticle], here: ArticleId | None, step: int, *, open_only: bool
) -> ArticleId | None:
    """The next article of the queue, around its end; ``None`` if there is none.

    Args:
        rows: The queue.
        here: The article one is at.
        step: ``-1`` goes backwards.
        open_only: Whether something has to be open in it.
    """
    place = next((n for n, row in enumerate(rows) if row.article == here), -1)
    before, after = rows[: max(place, 0)], rows[place + 1 :]
    order = [*after, *before] if step > 0 else [*reversed(before), *reversed(after)]
    return next((row.article for row in order if row.open or not open_only), None)


def touched(before: DeskArticle, after: DeskArticle) -> str | None:
    """The disagreement that was decided, or is open again; ``None`` if none was."""
    states = {case.question: case.state for case in before.cases.cases}
    return next(
        (
            case.question
            for case in after.cases.cases
            if states.get(case.question) is not case.state
        ),
        None,
    )
