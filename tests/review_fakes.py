"""Reviews in memory, as far as services and windows ask without a reviewer: what is signed off, and the errors of that."""

from __future__ import annotations

from annotator.domain.errors import SetLockedError
from annotator.domain.reviews import Lock


class FakeReviews:
    """Locks only: samples are drawn, judged and estimated on real corpora (tests/integration)."""

    def __init__(self, work) -> None:
        self._work = work

    def lock(self, article, annotator) -> Lock | None:
        return self._work.state.locks.get((article, annotator))

    def locked(self):
        return set(self._work.state.locks)

    def samples(self):
        return []

    def returned(self, annotator):
        return []

    def refuse(self, article, annotator) -> None:
        """What the real storage does before it writes."""
        found = self.lock(article, annotator)
        if found is not None:
            raise SetLockedError(
                annotator=annotator,
                title=self._work.state.article(article).title,
                sample=found.sample,
                by=found.by,
                at=found.at.isoformat(" ", "minutes")[:16],
            )
