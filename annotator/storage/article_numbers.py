"""By which numbers tables refer to articles."""

from __future__ import annotations

from annotator.domain.errors import ArticleNotFoundError
from annotator.domain.ids import ArticleId
from annotator.storage.link import Link

_SEQ = "SELECT seq FROM articles WHERE id = ?"


def number_of(link: Link, article: ArticleId) -> int:
    """The number of an article.

    Raises:
        NotFoundError: If there is no such article.
    """
    row = link.row(_SEQ, (article,))
    if row is None:
        raise ArticleNotFoundError(id=article)
    return int(row[0])
