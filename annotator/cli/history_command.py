"""``annotator history``: who did what, when, in a corpus, an article, or to one span."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

import typer

from annotator.cli.commands import Corpus, Json, Reveal
from annotator.cli.output import Output
from annotator.cli.program import program_of
from annotator.domain.article import Article
from annotator.domain.changes import Action
from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId, ArticleId, SpanId
from annotator.domain.ports import Access, CorpusStore, HistoryQuery, LoggedStep
from annotator.domain.span import Span
from annotator.services import corpora
from annotator.services.history import HistoryDesk, LifeEvent
from annotator.services.people import default_annotator
from annotator.services.shown_names import ShownNames

NOTHING = 1


def history_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    article: Annotated[
        str | None, typer.Argument(metavar="[ARTICLE]", help="Only of the article with this id.")
    ] = None,
    span: Annotated[
        str | None,
        typer.Option("--span", metavar="ID", help="The life of a span, from its suggestion on."),
    ] = None,
    annotator: Annotated[
        list[str] | None,
        typer.Option("--annotator", metavar="NAME", help="Only of this one's sets; repeatable."),
    ] = None,
    action: Annotated[
        list[Action] | None, typer.Option("--action", help="Only this; repeatable.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="From this day on, UTC.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="To this day, UTC.")
    ] = None,
    text: Annotated[str, typer.Option(help="Only what names this, or articles that do.")] = "",
    most: Annotated[int | None, typer.Option("--most", min=1, help="At most so many.")] = None,
    reveal: Reveal = False,
    json: Json = False,
) -> int:
    """Say who did what, when: the last step first; of one span from its beginning.

    Exit status 1 if there is nothing.
    """
    people = frozenset(annotator or ())
    output = Output(as_json=json)
    with corpora.opened(program_of(ctx).context, corpus, Access.READ) as store:
        desk = HistoryDesk(store.open_unit_of_work)
        names = desk.names(default_annotator(), reveal=reveal)
        names.check_open(people)
        about = _article(store, article)
        if span is not None:
            if about is None:
                raise SettingError(option="--span", reason="needs the article it is in.")
            return _say_life(output, desk, about, SpanId(span), people, names)
        query = HistoryQuery(
            article=about.id if about is not None else None,
            annotators=people,
            actions=frozenset(action or ()),
            since=since.date() if since is not None else None,
            until=until.date() if until is not None else None,
            text=text,
        )
        steps = [_called(step, names) for step in desk.steps(query, limit=most)]
    output.result(map(_line, steps), {"corpus": corpus, "steps": list(map(_values, steps))})
    return 0 if steps else NOTHING


def _article(store: CorpusStore, article: str | None) -> Article | None:
    if article is None:
        return None
    with store.open_unit_of_work() as work:
        return work.articles.get(ArticleId(article))


def _called(step: LoggedStep, names: ShownNames) -> LoggedStep:
    return replace(step, annotator=AnnotatorId(names.of(step.annotator, step.article)))


def _say_life(
    output: Output,
    desk: HistoryDesk,
    article: Article,
    span: SpanId,
    people: frozenset[str],
    names: ShownNames,
) -> int:
    sets = {
        names.of(each, article.id): each for each in desk.people() if not people or each in people
    }
    lives = {
        called: [replace(event, by=names.of(event.by, article.id)) for event in life]
        for called, each in sorted(sets.items())
        if (life := desk.life(article.id, each, span))
    }
    lines = [
        f"{name}\t{_life_line(event, article.text)}"
        for name, life in lives.items()
        for event in life
    ]
    events = [
        {"set": name, **_life_values(event, article.text)}
        for name, life in lives.items()
        for event in life
    ]
    output.result(lines, {"article": article.id, "span": span, "events": events})
    return 0 if lives else NOTHING


def _line(step: LoggedStep) -> str:
    what = (
        step.action.value if step.kind.value == "do" else f"{step.kind.value} {step.action.value}"
    )
    return f"{_time(step.at)}\t{step.annotator}\t{step.article}\t{what}\t{step.subject}"


def _time(at: datetime | None) -> str:
    return at.isoformat(" ", "seconds") if at is not None else "–"


def _values(step: LoggedStep) -> dict[str, Any]:
    return {
        "seq": step.seq,
        "at": step.at.isoformat(),
        "annotator": step.annotator,
        "article": step.article,
        "title": step.title,
        "kind": step.kind.value,
        "of": step.of,
        "action": step.action.value,
        "subject": step.subject,
    }


def _life_line(event: LifeEvent, text: str) -> str:
    parts = [_time(event.at), event.by, event.what.value, event.detail, ", ".join(event.roles)]
    forms = " → ".join(_form(each, text) for each in (event.before, event.after) if each)
    score = "" if event.score is None else f"{event.score:.2f}"
    return "\t".join(part for part in (*parts, forms, score, event.reason) if part)


def _form(span: Span, text: str) -> str:
    return f"{span.label} “{' '.join(span.covered_text(text).split())}”"


def _life_values(event: LifeEvent, text: str) -> dict[str, Any]:
    return {
        "what": event.what.value,
        "by": event.by,
        "at": event.at.isoformat() if event.at is not None else None,
        "detail": event.detail,
        "before": _span_values(event.before, text),
        "after": _span_values(event.after, text),
        "seq": event.seq,
        "score": event.score,
        "reason": event.reason,
        "roles": list(event.roles),
    }


def _span_values(span: Span | None, text: str) -> dict[str, Any] | None:
    if span is None:
        return None
    return {**span.model_dump(mode="json", exclude={"provenance"}), "text": span.covered_text(text)}
