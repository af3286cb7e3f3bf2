"""Articles of a damaged corpus put right, and everything that belonged to something that is lost left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import orjson
from sqlalchemy import Table

from annotator.domain.article import Article, text_hash
from annotator.domain.errors import StorageError
from annotator.domain.reason import Reason
from annotator.domain.salvaging import Loss, LossKind
from annotator.storage.copying import tables
from annotator.storage.errors import ConstraintError
from annotator.storage.link import Link
from annotator.storage.mapping import ARTICLE_COLUMNS, to_article
from annotator.storage.search import title_key

_PAGE = 200
_WITHOUT_TEXT = """
SELECT seq, id, title FROM articles WHERE seq NOT IN (SELECT article FROM article_texts) ORDER BY seq"""
_WITHOUT_ROW = """
SELECT article, text FROM article_texts WHERE article NOT IN (SELECT seq FROM articles) ORDER BY article"""
_ID_IN_LOG = "SELECT body FROM change_log WHERE article = ?"
_ADD_ARTICLE = """
INSERT INTO articles (seq, id, title, title_key, sha256, language, source, meta, length, imported_at,
  import_id) VALUES (?, ?, ?, ?, ?, ?, '', '', ?, ?, ?)"""
_ADD_IMPORTS = """
INSERT OR IGNORE INTO imports (id, source, started_at, state)
SELECT DISTINCT import_id, '', ?, 'complete' FROM articles
WHERE import_id NOT IN (SELECT id FROM imports)"""
_RESCUED = "INSERT INTO imports (source, started_at, state) VALUES ('', ?, 'complete')"
_COLUMNS = ", ".join(f"a.{name}" for name in ARTICLE_COLUMNS.split(", "))
_ARTICLES = f"""
SELECT a.seq, a.sha256, a.length, t.text, {_COLUMNS}
FROM articles a JOIN article_texts t ON t.article = a.seq WHERE a.seq > ? ORDER BY a.seq LIMIT ?"""  # noqa: S608 - a constant
_PUT_TEXT = "UPDATE articles SET sha256 = ?, length = ? WHERE seq = ?"
_PUT_DATA = "UPDATE articles SET meta = ?, imported_at = ? WHERE seq = ?"
_LONGEST_TITLE = 80


def mend_articles(link: Link, at: datetime, language: str) -> Iterator[Loss]:
    """Make articles of texts that have lost theirs, and let go those without a text.

    Args:
        link: The new corpus, with the rows that could be read.
        at: The present, UTC.
        language: Of articles that have lost it.
    """
    for seq, name, title in link.rows(_WITHOUT_TEXT):
        link.write("DELETE FROM articles WHERE seq = ?", (seq,))
        yield Loss(LossKind.ARTICLE, article=name, title=title)
    yield from _mend_texts(link, at, language)
    link.write(_ADD_IMPORTS, (at.isoformat(),))


def articles_of(link: Link, at: datetime) -> Iterator[tuple[int, Article, Loss | None]]:
    """All articles with their key; what is wrong about one is put right and told."""
    last = 0
    while page := link.rows(_ARTICLES, (last, _PAGE)):
        last = page[-1][0]
        for seq, sha256, length, text, *row in page:
            loss = None
            if (sha256, length) != (text_hash(text), len(text)):
                loss = Loss(LossKind.TEXT, article=row[0], title=row[1])
                try:
                    link.write(_PUT_TEXT, (text_hash(text), len(text), seq))
                except ConstraintError as error:
                    reason = Reason(
                        "two of its articles have the same text, {name} is one of them", name=row[0]
                    )
                    raise StorageError(corpus=link.corpus, reason=reason) from error
            try:
                article = to_article(row, text)
            except (ValueError, TypeError):
                name, title, language, source, _, _ = row
                link.write(_PUT_DATA, ("", at.isoformat(), seq))
                article = Article(
                    id=name,
                    title=title,
                    text=text,
                    language=language,
                    source=source,
                    imported_at=at,
                )
                loss = loss or Loss(LossKind.ARTICLE_DATA, article=name)
            yield seq, article, loss


def _mend_texts(link: Link, at: datetime, language: str) -> Iterator[Loss]:
    alone = link.rows(_WITHOUT_ROW)
    if not alone:
        return
    number = link.insert(_RESCUED, (at.isoformat(),))
    for seq, text in alone:
        name = _id_in_log(link, seq) or f"salvaged-{seq}"
        first = next((line.strip() for line in text.splitlines() if line.strip()), name)
        title = first[:_LONGEST_TITLE]
        row = (
            seq,
            name,
            title,
            title_key(title),
            text_hash(text),
            language,
            len(text),
            at.isoformat(),
            number,
        )
        try:
            with link.savepoint():
                link.write(_ADD_ARTICLE, row)
        except ConstraintError:
            # A page of a former state: the same text, or the same article, is there under another number.
            link.write("DELETE FROM article_texts WHERE article = ?", (seq,))
            continue
        yield Loss(LossKind.ARTICLE_DATA, article=name, title=title)


def _id_in_log(link: Link, seq: int) -> str:
    """What the change log calls the article; empty if it does not know it."""
    for (body,) in link.rows(_ID_IN_LOG, (seq,)):
        try:
            return str(orjson.loads(body)["article"])
        except (ValueError, KeyError, TypeError):
            continue
    return ""


def leave_out_orphans(link: Link) -> Iterator[Loss]:
    """Remove rows that refer to something that is not there, each table after those it refers to."""
    for table in tables():
        lost = sum(link.write(statement) for statement in _orphans(table))
        if lost:
            yield Loss(LossKind.REFERRING, lost, table.name)


def _orphans(table: Table) -> Iterator[str]:
    for constraint in sorted(table.foreign_key_constraints, key=lambda each: str(each.name)):
        parent = constraint.referred_table
        own = [element.parent.name for element in constraint.elements]
        theirs = [element.column.name for element in constraint.elements]
        given = " AND ".join(f'"{table.name}"."{name}" IS NOT NULL' for name in own)
        same = " AND ".join(
            f'p."{there}" = "{table.name}"."{here}"'
            for here, there in zip(own, theirs, strict=True)
        )
        yield (
            f'DELETE FROM "{table.name}" WHERE {given} '  # noqa: S608 - our own names
            f'AND NOT EXISTS (SELECT 1 FROM "{parent.name}" p WHERE {same})'
        )
