"""The repository of searches: windows of articles along an index, and a look at each for what SQL cannot say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any as Anything

from annotator.domain.argument import RoleState
from annotator.domain.changes import Status
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, ArticleId
from annotator.domain.offsets import GAP, TextRange
from annotator.domain.queries.matching import Found, Link, Marked, MarkedSet, Material, hits, holds
from annotator.domain.queries.needs import Needs, leaves_of, needs_of
from annotator.domain.queries.tests import Fills, InSet, Leaf, OfKind, Test
from annotator.domain.searching import Hit, Prepared, SavedQuery, Window
from annotator.domain.span import signature_of
from annotator.storage.link import Link as Connection
from annotator.storage.queries_spans import Said, either, literals, marks, span_sql, words_of
from annotator.storage.queries_sql import Scope, driver_sql, full_text_sql, leaf_sql, test_sql
from annotator.storage.values import objects, places, times, words

CONTEXT = 80
"""Code points shown on either side of a hit."""

_LAST = "SELECT coalesce(max(seq), 0) FROM articles"
_FEW = 3_000
_ARTICLES = """
SELECT a.seq, a.id{columns} FROM articles a
WHERE a.seq > ? AND a.seq <= ?
  AND a.import_id NOT IN (SELECT id FROM imports WHERE state = 'running'){wanted}
ORDER BY a.seq LIMIT ?"""
_ABOUT = """
SELECT a.seq, a.title, a.source, a.meta, a.imported_at, {text}
FROM articles a {texts} WHERE a.seq IN ({places})"""
_SETS = """
SELECT article, annotator, status, note FROM annotation_sets WHERE article IN ({places}){whose}"""
_SPANS = """
SELECT article, annotator, id, layer, label, "begin", "end", fragments, attributes, provenance, note
FROM spans s WHERE article IN ({places}){whose}"""
_LINKS = """
SELECT article, annotator, role, head, filler, state FROM arguments
WHERE article IN ({places}){whose}"""
_TEXT_HAS = "SELECT 1 FROM article_texts t WHERE t.article = a.seq AND lower(t.text) LIKE ?"
_NOT_PROPOSED = f" AND annotator <> '{SUGGESTIONS}'"
_SAVED = 'SELECT name, query, "by", at FROM saved_queries ORDER BY name'
_SAVE = """
INSERT INTO saved_queries (name, query, "by", at) VALUES (?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET query = excluded.query, "by" = excluded."by", at = excluded.at"""
_FORGET = "DELETE FROM saved_queries WHERE name = ?"

_SAVED_AT = times("saved_queries", "at")
_META = objects("articles", "meta")
_STATE = words("arguments", "state", RoleState)
_GAPS = places("spans", "fragments")
_PROVENANCE = objects("spans", "provenance")
_ATTRIBUTES = objects("spans", "attributes")


class SqlSearch:
    """``SearchRepository`` on a link."""

    def __init__(self, link: Connection) -> None:
        self._link = link

    def prepare(self, test: Test) -> Prepared:
        """Work out where to begin; a few milliseconds."""
        (last,) = self._link.row(_LAST)
        required = [leaf for leaf, is_required in leaves_of(test) if is_required]
        drivers = [(self._count(leaf), n, leaf) for n, leaf in enumerate(required)]
        drivers = [each for each in drivers if each[0] is not None]
        driver = min(drivers, key=lambda each: each[:2])[2] if drivers else None
        words = [
            word
            for leaf in required
            if isinstance(leaf, InSet) and leaf.span is not None
            for word in words_of(leaf.span)
        ]
        hint = " ".join(words)
        usable = full_text_sql(hint, "", self._link.dialect) if hint else None
        return Prepared(test, driver, hint if usable and usable[1] else "", last)

    def window(
        self,
        prepared: Prepared,
        viewer: AnnotatorId,
        *,
        after: int,
        size: int,
        most: int,
        hinted: bool | None,
        with_hits: bool,
    ) -> Window:
        """What is found in the next articles; see the protocol.

        Raises:
            StorageError: If the corpus cannot be read.
        """
        to = min(after + size, prepared.last)
        with self._link.snapshot():
            rows, is_exact, given = self._rows(prepared, after, to, most, hinted=hinted)
            seen = rows[-1][0] if len(rows) == most else to
            if is_exact and not with_hits:
                return Window({seq: ArticleId(name) for seq, name, *_ in rows}, (), seen)
            needs = needs_of(prepared.test, with_hits=with_hits)
            found: dict[int, ArticleId] = {}
            places: list[Hit] = []
            materials = self._materials([row[0] for row in rows], needs)
            for seq, name, *truths in rows:
                article = materials[seq]
                article.given = dict(zip(given, map(bool, truths), strict=True))
                if not is_exact and not holds(prepared.test, article):
                    continue
                found[seq] = ArticleId(name)
                if with_hits:
                    places += _hits(prepared.test, article, seq, ArticleId(name), viewer)
        return Window(found, tuple(places), seen)

    def saved(self) -> Sequence[SavedQuery]:
        """The queries people keep, by name."""
        return [
            SavedQuery(name, text, AnnotatorId(by), _SAVED_AT.of(at, self._link.corpus, name))
            for name, text, by, at in self._link.rows(_SAVED)
        ]

    def save(self, query: SavedQuery) -> None:
        """Keep a query, in place of the one of that name."""
        self._link.begin()
        self._link.write(_SAVE, (query.name, query.text, query.by, query.at.isoformat()))

    def forget(self, names: Collection[str]) -> None:
        """Keep some no longer."""
        self._link.begin()
        for name in names:
            self._link.write(_FORGET, (name,))

    # --- inside ------------------------------------------------------------------------------

    def _count(self, leaf: Leaf) -> int | None:
        """How many there are on the index of a leaf, up to a few; ``None``: there is no index."""
        said = driver_sql(leaf, self._link.dialect)
        if said is None:
            return None
        counted = f"SELECT count(*) FROM ({said.sql} LIMIT {_FEW}) q"  # noqa: S608 - made of constants; values go in as parameters
        return int(self._link.row(counted, said.values)[0])

    def _rows(
        self, prepared: Prepared, after: int, to: int, most: int, *, hinted: bool | None
    ) -> tuple[list[Anything], bool, list[int]]:
        """Articles that may be meant, whether all of them are, and of which leaves it is known."""
        scope = Scope(self._link.dialect, after, to, prepared.driver)
        said = test_sql(prepared.test, scope)
        is_exact = said is not None and said.exact
        wanted, values = ("", ()) if said is None else (f" AND {said.sql}", said.values)
        columns, given = "", []
        column_values: list[object] = []
        if not is_exact:
            for leaf, is_required in leaves_of(prepared.test):
                part = leaf_sql(leaf, Scope(self._link.dialect, after, to))
                if part is None or not part.exact:
                    continue
                given.append(id(leaf))
                if is_required:
                    columns += ", 1"
                else:
                    columns += f", CASE WHEN {part.sql} THEN 1 ELSE 0 END"
                    column_values += part.values
        if hinted is not None:
            hint = full_text_sql(prepared.hint, "", self._link.dialect) or ("1 = ?", "0")
            within = (
                f"SELECT rowid FROM article_search WHERE {hint[0]} AND rowid > ? AND rowid <= ?"  # noqa: S608 - made of constants; values go in as parameters
            )
            wanted += f" AND a.seq {'' if hinted else 'NOT '}IN ({within})"
            values = (*values, hint[1], after, to)
            if not hinted:
                # Not at the beginning of a word, but somewhere in the text nonetheless.
                for literal in literals(prepared.hint):
                    wanted += f" AND EXISTS ({_TEXT_HAS})"
                    values = (*values, f"%{literal}%")
        sql = _ARTICLES.format(columns=columns, wanted=wanted)
        rows = self._link.rows(sql, (*column_values, after, to, *values, most))
        return rows, is_exact, given

    def _materials(self, articles: Sequence[int], needs: Needs) -> dict[int, Material]:
        places = marks(articles)
        text, texts = ("t.text", "JOIN article_texts t ON t.article = a.seq")
        if not needs.text:
            text, texts = "''", ""
        about = _ABOUT.format(text=text, texts=texts, places=places)
        found = {
            seq: Material(
                text=body,
                title=title,
                source=source,
                meta=_META.of(meta, self._link.corpus, title),
                imported=imported,
            )
            for seq, title, source, meta, imported, body in self._link.rows(about, tuple(articles))
        }
        if needs.sets:
            self._add_sets(found, needs, places, tuple(articles))
        return found

    def _add_sets(
        self, found: dict[int, Material], needs: Needs, places: str, articles: tuple[int, ...]
    ) -> None:
        whose = "" if needs.suggestions else _NOT_PROPOSED
        sets = {
            (seq, annotator): MarkedSet(annotator, status, note=note)
            for seq, annotator, status, note in self._link.rows(
                _SETS.format(places=places, whose=whose), articles
            )
        }
        if needs.spans:
            said = (
                either([_of_kind(kind, articles) for kind in needs.kinds]) if needs.kinds else None
            )
            # Not along the index of kinds: the spans of a set lie side by side.
            plain = said.sql.replace("s.layer", "(s.layer || '')") if said is not None else ""
            kinds = f" AND ({plain})" if plain else ""
            spans = _SPANS.format(places=places, whose=whose) + kinds
            for row in self._link.rows(spans, (*articles, *(said.values if said else ()))):
                own = sets.get(row[:2])
                if own is not None:
                    own.spans[row[2]] = _marked(row, needs, self._link.corpus)
        if needs.links:
            for seq, annotator, *link in self._link.rows(
                _LINKS.format(places=places, whose=whose), articles
            ):
                own = sets.get((seq, annotator))
                if own is not None:
                    role, head, filler, state = link
                    own.links.append(
                        Link(role, head, filler, _STATE.of(state, self._link.corpus, head))
                    )
        by_article: defaultdict[int, list[MarkedSet]] = defaultdict(list)
        for (seq, _), own in sorted(sets.items(), key=lambda each: each[0]):
            by_article[seq].append(own)
        for seq, article in found.items():
            article.sets = by_article.get(seq, ())


def _of_kind(kind: OfKind | Fills, articles: Sequence[int]) -> Said | None:
    """The condition on a row ``s`` of ``spans`` of these articles."""
    if isinstance(kind, OfKind):
        return span_sql(kind, "s")
    # What fills a role is listed once: asking each span for its heads takes as long as reading them all.
    fillers = (
        "SELECT g.article, g.annotator, g.filler FROM arguments g"  # noqa: S608 - made of constants; values go in as parameters
        f" WHERE g.role IN ({marks(kind.roles)}) AND g.article IN ({marks(articles)})"
        " AND g.filler IS NOT NULL"
    )
    within = f"(s.article, s.annotator, s.id) IN ({fillers})"
    return Said(within, (*sorted(kind.roles), *articles), exact=True)


def _marked(row: Sequence[Anything], needs: Needs, corpus: str) -> Marked:
    _, _, name, layer, label, begin, end, gaps, attributes, provenance, note = row
    fragments: tuple[tuple[int, int], ...] = ((begin, end),)
    if gaps:
        fragments = tuple((each.begin, each.end) for each in _GAPS.of(gaps, corpus, name))
    made = _PROVENANCE.of(provenance, corpus, name) if needs.details else {}
    return Marked(
        id=name,
        layer=layer,
        label=label,
        fragments=fragments,
        attributes=_ATTRIBUTES.of(attributes, corpus, name) if needs.details else {},
        rule=made.get("rule", "") or made.get("by", ""),
        score=made.get("score"),
        why=made.get("why", ""),
        note=note,
    )


def _hits(
    test: Test, article: Material, seq: int, name: ArticleId, viewer: AnnotatorId
) -> Iterator[Hit]:
    sets = {own.annotator: own for own in article.sets}
    mine = sets[viewer].status if viewer in sets else Status.NEW.value
    for found in hits(test, article):
        yield _hit(found, article, sets, seq, name, mine)


def _hit(
    found: Found,
    article: Material,
    sets: dict[str, MarkedSet],
    seq: int,
    name: ArticleId,
    mine: str,
) -> Hit:
    text, (begin, end) = article.text, (found.place.begin, found.place.end)
    before = _line(text[max(0, begin - CONTEXT) : begin])
    after = _line(text[end : end + CONTEXT])
    own = sets.get(found.annotator)
    if own is None:
        covered = _line(text[begin:end])
        about = (seq, name, article.title, begin, end, before, covered, after)
        return Hit(*about, status=mine, is_article=found.is_article)
    span = own.spans[found.span]
    return Hit(
        seq,
        name,
        article.title,
        begin,
        end,
        before,
        _line(GAP.join(text[first:last] for first, last in span.fragments)),
        after,
        own.annotator,
        own.status,
        span.id,
        span.layer,
        span.label,
        signature_of(span.layer, span.label, tuple(TextRange(*part) for part in span.fragments)),
    )


def _line(text: str) -> str:
    """White space as blanks, so that it stays on one line."""
    return "".join(" " if char.isspace() else char for char in text)
