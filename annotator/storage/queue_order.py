"""The repository of what the order of the queue depends on, and which articles say the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from annotator.domain.changes import Status
from annotator.domain.errors import ArticleNotFoundError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.storage.link import Link

UNKNOWN = 2.0
"""What stands for an unknown certainty or accord, after everything known."""

_RATE = "UPDATE articles SET certainty = ?, accord = coalesce(?, accord) WHERE id = ?"
_KIN = "SELECT seq, kin FROM articles WHERE id = ?"
_SHARING = """
SELECT a.id FROM articles a WHERE a.seq IN (SELECT article FROM article_bands WHERE band IN ({bands}))
ORDER BY a.import_id, a.seq"""
_PUT_KIN = "UPDATE articles SET kin = ? WHERE seq = ?"
_PUT_BAND = "INSERT INTO article_bands (band, article) VALUES (?, ?)"
_FOLLOWED = "SELECT 1 FROM articles WHERE kin = ? AND kin <> seq LIMIT 1"
_PAGE = 200
_UNPLACED = """
SELECT a.import_id, a.seq, a.id FROM articles a
WHERE a.kin IS NULL AND a.suggestion_source IS NOT NULL AND (a.import_id, a.seq) > (?, ?)
  AND a.import_id NOT IN (SELECT id FROM imports WHERE state = 'running')
ORDER BY a.import_id, a.seq LIMIT ?"""

_GROUP = "SELECT seq FROM articles WHERE seq = ? OR (kin = ? AND kin <> seq)"
_FINISHED = f"""
SELECT DISTINCT s.annotator, s.article FROM annotation_sets s
WHERE s.status = '{Status.DONE.value}' AND s.article IN ({_GROUP}) ORDER BY s.article"""  # noqa: S608 - a constant
_FORGET = f"DELETE FROM near_done WHERE article IN ({_GROUP})"  # noqa: S608 - a constant
_FORGET_OF = f"{_FORGET} AND annotator = ?"
_PUT_NEAR = "INSERT INTO near_done (annotator, article, done) VALUES (?, ?, ?)"


class SqlQueue:
    """``QueueRepository`` on a link; never commits."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def rate(
        self, article: ArticleId, *, uncertainty: float | None, disagreement: float | None
    ) -> None:
        """Store how unsure a pipeline was of an article, and how much two differ about it.

        Raises:
            NotFoundError: If there is no such article.
        """
        certainty = UNKNOWN if uncertainty is None else 1 - uncertainty
        accord = None if disagreement is None else 1 - disagreement
        if self._link.write(_RATE, (certainty, accord, article)) != 1:
            raise ArticleNotFoundError(id=article)

    def is_placed(self, article: ArticleId) -> bool:
        """Whether it is known what the article is like."""
        return self._kin(article)[1] is not None

    def sharing(self, bands: Collection[int]) -> Sequence[ArticleId]:
        """Placed articles that share one of these bands, in import order."""
        statement = _SHARING.format(bands=", ".join("?" * len(bands)))
        return [ArticleId(name) for (name,) in self._link.rows(statement, tuple(bands))]

    def place(self, article: ArticleId, bands: Collection[int], like: ArticleId | None) -> None:
        """Say once what an article is like; does nothing the second time.

        Raises:
            NotFoundError: If there is no such article.
        """
        # Alone: others may be finishing articles of the group.
        self._link.begin(alone=True)
        seq, kin = self._kin(article)
        if kin is not None:
            return
        group = seq
        if like is not None:
            other, group_of_other = self._kin(like)
            group = other if group_of_other is None else group_of_other
        self._link.write(_PUT_KIN, (group, seq))
        self._link.write_many(_PUT_BAND, [(band, seq) for band in sorted(set(bands))])
        if group != seq:
            renew_near_done(self._link, group)

    def has_alike(self, article: ArticleId) -> bool:
        """Whether another article says the same, as far as it is known."""
        seq, kin = self._kin(article)
        return kin not in {None, seq} or self._link.row(_FOLLOWED, (seq,)) is not None

    def unplaced(self) -> Iterator[ArticleId]:
        """Articles a pipeline looked at before it was known what they are like, read in pages."""
        place = (0, 0)
        while page := self._link.rows(_UNPLACED, (*place, _PAGE)):
            place = page[-1][:2]
            for _, _, article in page:
                yield ArticleId(article)

    def _kin(self, article: ArticleId) -> tuple[int, int | None]:
        row = self._link.row(_KIN, (article,))
        if row is None:
            raise ArticleNotFoundError(id=article)
        return row[0], row[1]


def renew_near_done(link: Link, group: int, only: AnnotatorId | None = None) -> None:
    """Note anew which articles of a group are like one that an annotator has finished.

    Args:
        link: The transaction.
        group: ``kin`` of the articles that say the same.
        only: For whom; ``None``: for everybody.
    """
    if only is None:
        link.write(_FORGET, (group, group))
    else:
        link.write(_FORGET_OF, (group, group, only))
    for annotator, article, done in near_done_of(link, group):
        if only in {None, annotator}:
            link.write(_PUT_NEAR, (annotator, article, done))


def near_done_of(link: Link, group: int) -> list[tuple[AnnotatorId, int, int]]:
    """The unfinished articles of a group, for each annotator who has finished another one of it, and that one."""
    members = [seq for (seq,) in link.rows(_GROUP, (group, group))]
    if len(members) == 1:
        return []
    finished: dict[AnnotatorId, list[int]] = {}
    for annotator, article in link.rows(_FINISHED, (group, group)):
        finished.setdefault(annotator, []).append(article)
    return [
        (annotator, member, done[0])
        for annotator, done in finished.items()
        for member in members
        if member not in done
    ]
