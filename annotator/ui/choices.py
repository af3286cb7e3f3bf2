"""The lines one chooses from in place: labels of a layer, and what may fill a role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.argument import Argument, RoleState
from annotator.domain.candidates import Candidate, candidates, nearby_words
from annotator.domain.ids import ArgumentId, SpanId
from annotator.domain.offsets import TextRange
from annotator.domain.schema import Schema, in_language
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench
from annotator.services.structures import new_filler_layer
from annotator.ui.chain_actions import ChainActions
from annotator.ui.excerpts import excerpt
from annotator.ui.filter_popup import Choice
from annotator.ui.structure_actions import StructureActions

_SPAN, _WORD, _STATE, _UNLINK = "span:", "word:", "state:", "unlink:"
MOST_WORDS = 60
"""So many characters of an article stand in a line that one can choose."""


def label_choices(schema: Schema, layer: str, language: str) -> list[Choice]:
    """The labels of a layer as lines to choose from."""
    definition = schema.layer(layer)
    return [
        Choice(
            label_id,
            schema.label_title(layer, label_id, language),
            keys=label.key or "",
            colour=schema.colour(layer, label_id),
            words=" ".join((label_id, *label.title.values())),
        )
        for label_id, label in definition.labels.items()
    ]


def role_choices(
    desk: Workbench, schema: Schema, head: Span, role: str, language: str
) -> list[Choice]:
    """All one can say about a role of a head: its candidates, what needs none, words nobody marked.

    Where only dependent spans fill a role, e.g. a cue, the words nearby go before those of other sentences, which
    serve other heads. For a link of a chain there are no bare words: what it leads to is marked, or selected.
    """
    found = candidates(desk, schema, head, role)
    definition = schema.layer(head.layer).roles[role]
    fillers = filler_choices(found, desk.article.text, schema, language)
    there = [a for a in desk.own.arguments_of(head.id) if a.role == role]
    states = _state_choices(desk, there)
    if definition.chain:
        return [*fillers, *states]
    words = _word_choices(desk, schema, head, role, found, language)
    layers = definition.fillers
    if all(schema.layer(layer).dependent for layer in layers):
        here = sum(candidate.sentences_away == 0 for candidate in found)
        return [*fillers[:here], *words, *states, *fillers[here:]]
    return [*fillers, *states, *words]


def filler_choices(
    found: Sequence[Candidate], text: str, schema: Schema, language: str
) -> list[Choice]:
    """Candidates for a role as lines to choose from."""
    return [
        Choice(
            f"{_SPAN}{candidate.span.id}",
            excerpt(candidate.span.covered_text(text), MOST_WORDS),
            detail=" · ".join(_details(candidate, schema, language)),
            colour=schema.colour(candidate.span.layer, candidate.span.label),
        )
        for candidate in found
    ]


def argument_choices(
    desk: Workbench, schema: Schema, arguments: Sequence[Argument], language: str
) -> list[Choice]:
    """Roles that have a filler as lines to choose from, by the id of the argument."""
    found: list[Choice] = []
    for argument in arguments:
        if argument.filler is not None:
            made = desk.suggestions if desk.is_open(argument.head) else desk.own
            filler, head = made.span(argument.filler), made.span(argument.head)
            choice = Choice(
                argument.id,
                excerpt(made.covered_text(filler), MOST_WORDS),
                detail=role_title(schema, head, argument.role, language),
                colour=schema.colour(filler.layer, filler.label),
            )
            found.append(choice)
    return found


def role_title(schema: Schema, head: Span, role: str, language: str) -> str:
    """What people call a role."""
    return in_language(schema.layer(head.layer).roles[role].title, language) or role


def span_of(choice: str) -> SpanId:
    """The span that a line of ``filler_choices`` stands for."""
    return SpanId(choice.removeprefix(_SPAN))


def fill_as_chosen(structures: StructureActions, role: str, choice: str) -> bool:
    """Do to a role of the head in focus what a line of ``role_choices`` stands for."""
    if choice.startswith(_STATE):
        return structures.set_role(role, state=RoleState(choice.removeprefix(_STATE)))
    if choice.startswith(_UNLINK):
        return structures.unlink(ArgumentId(choice.removeprefix(_UNLINK)))
    if choice.startswith(_WORD):
        begin, _, end = choice.removeprefix(_WORD).partition("-")
        return structures.fill(role, (TextRange(int(begin), int(end)),))
    return structures.set_role(role, filler=span_of(choice))


def link_as_chosen(chains: ChainActions, choice: str) -> bool:
    """Link the target of a chain as a line of ``role_choices`` says."""
    if choice.startswith(_STATE):
        return chains.link(state=RoleState(choice.removeprefix(_STATE)))
    if choice.startswith(_UNLINK):
        return chains.unlink(ArgumentId(choice.removeprefix(_UNLINK)))
    return chains.link(span_of(choice))


def _word_choices(
    desk: Workbench,
    schema: Schema,
    head: Span,
    role: str,
    known: Sequence[Candidate],
    language: str,
) -> list[Choice]:
    layer = new_filler_layer(schema, schema.layer(head.layer).roles[role].fillers)
    title = schema.label_title(layer, schema.layer(layer).first_label, language)
    taken = {candidate.span.fragments for candidate in known}
    detail = QCoreApplication.translate("Choices", "new: %1").replace("%1", title)
    return [
        Choice(
            f"{_WORD}{word.begin}-{word.end}", word.covered_text(desk.article.text), detail=detail
        )
        for word in nearby_words(desk, head, role)
        if (word,) not in taken
    ]


def _state_choices(desk: Workbench, there: Sequence[Argument]) -> list[Choice]:
    states = {argument.state for argument in there if argument.filler is None}
    said = (
        (
            RoleState.IMPLICIT,
            QCoreApplication.translate("Choices", "Understood, not in the text"),
            QCoreApplication.translate("Choices", "implicit"),
        ),
        (
            RoleState.ABSENT,
            QCoreApplication.translate("Choices", "There is none"),
            QCoreApplication.translate("Choices", "absent"),
        ),
    )
    found = [
        Choice(f"{_STATE}{state}", words, detail=name)
        for state, words, name in said
        if state not in states
    ]
    opens = QCoreApplication.translate("Choices", "open")
    for argument in there:
        words = QCoreApplication.translate("Choices", "Make open again")
        if argument.filler is not None:
            covered = excerpt(desk.own.covered_text(desk.own.span(argument.filler)), MOST_WORDS)
            without = QCoreApplication.translate("Choices", "Without “%1”")
            words = without.replace("%1", covered)
        found.append(Choice(f"{_UNLINK}{argument.id}", words, detail=opens))
    return found


def _details(candidate: Candidate, schema: Schema, language: str) -> Iterator[str]:
    yield schema.label_title(candidate.span.layer, candidate.span.label, language)
    away = candidate.sentences_away
    if away == -1:
        yield QCoreApplication.translate("Choices", "sentence before")
    elif away == 1:
        yield QCoreApplication.translate("Choices", "sentence after")
    elif away < 0:
        before = QCoreApplication.translate("Choices", "%1 sentences before")
        yield before.replace("%1", str(-away))
    elif away > 0:
        after = QCoreApplication.translate("Choices", "%1 sentences after")
        yield after.replace("%1", str(away))
    if candidate.suggested:
        yield QCoreApplication.translate("Choices", "suggested")
