"""What the key line says: which keys do what now, as a pure function of the window's state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.domain.changes import Status
from annotator.domain.schema import Schema, in_language
from annotator.ui.keymap import KeyMap
from annotator.ui.label_keys import (
    SHIFT,
    ChooseLabel,
    FillRole,
    GiveLabel,
    LinkBack,
    Meaning,
    meanings,
)
from annotator.ui.translatable import QT_TRANSLATE_NOOP
from annotator.ui.window_state import Focus, WindowState

MOST_LABELS: Final = 8
MOST_ROLES: Final = 5

_WORDS: Final[dict[str, str]] = {
    "decide.accept": QT_TRANSLATE_NOOP("KeyLine", "accept"),
    "reject": QT_TRANSLATE_NOOP("KeyLine", "reject"),
    "remove": QT_TRANSLATE_NOOP("KeyLine", "remove"),
    "suggestion.next": QT_TRANSLATE_NOOP("KeyLine", "next suggestion"),
    "edges": QT_TRANSLATE_NOOP("KeyLine", "wider"),
    "edges.in": QT_TRANSLATE_NOOP("KeyLine", "narrower"),
    "structure.accept": QT_TRANSLATE_NOOP("KeyLine", "without roles"),
    "structure.role": QT_TRANSLATE_NOOP("KeyLine", "suggested role"),
    "structure.retarget": QT_TRANSLATE_NOOP("KeyLine", "another filler"),
    "structure.state": QT_TRANSLATE_NOOP("KeyLine", "implicit, absent"),
    "structure.copy": QT_TRANSLATE_NOOP("KeyLine", "speaker to next"),
    "structure.take": QT_TRANSLATE_NOOP("KeyLine", "speaker as before"),
    "fragment.add": QT_TRANSLATE_NOOP("KeyLine", "add fragment"),
    "fragment.remove": QT_TRANSLATE_NOOP("KeyLine", "cut out"),
    "mark.repeat": QT_TRANSLATE_NOOP("KeyLine", "repeat"),
    "history.undo": QT_TRANSLATE_NOOP("KeyLine", "undo"),
    "article.done": QT_TRANSLATE_NOOP("KeyLine", "done, next"),
    "article.next": QT_TRANSLATE_NOOP("KeyLine", "next article"),
    "article.reopen": QT_TRANSLATE_NOOP("KeyLine", "reopen"),
    "suggest.article": QT_TRANSLATE_NOOP("KeyLine", "suggest"),
    "select": QT_TRANSLATE_NOOP("KeyLine", "select"),
    "corpus.import": QT_TRANSLATE_NOOP("KeyLine", "import articles"),
    "corpus.open": QT_TRANSLATE_NOOP("KeyLine", "open a corpus"),
    "corpus.new": QT_TRANSLATE_NOOP("KeyLine", "new corpus"),
    "guideline": QT_TRANSLATE_NOOP("KeyLine", "guideline"),
    "tour": QT_TRANSLATE_NOOP("KeyLine", "guided tour"),
    "palette": QT_TRANSLATE_NOOP("KeyLine", "all commands"),
    "past.steps": QT_TRANSLATE_NOOP("KeyLine", "a step back or on"),
    "past.leave": QT_TRANSLATE_NOOP("KeyLine", "back to the present"),
}


@dataclass(frozen=True, slots=True)
class Hint:
    """One entry of the key line.

    Attributes:
        keys: As the desktop writes them, e.g. ``Tab`` or ``[ ]``.
        text: What they do now.
    """

    keys: str
    text: str


def hints(state: WindowState, keys: KeyMap, schema: Schema | None, language: str) -> list[Hint]:
    """The hints for a state, the most useful first; where room is short, the last ones go.

    Args:
        state: What the window shows.
        keys: The keys in use.
        schema: The corpus' schema; ``None`` without a corpus.
        language: For the titles of labels.
    """
    if state.past:
        return [Hint("← →", _word("past.steps")), Hint("Esc", _word("past.leave"))]
    found = [hint for hint in _hints(state, keys, schema, language) if hint.keys]
    if state.focus is not Focus.NOTHING:
        # Last but the palette: what everything else is looked up with.
        found.append(Hint(keys.shown("guideline"), _word("guideline")))
    return [*found, Hint(keys.shown("palette"), _word("palette"))]


def _hints(state: WindowState, keys: KeyMap, schema: Schema | None, language: str) -> list[Hint]:
    def of(action: str, word: str = "") -> Hint:
        return Hint(keys.shown(action), _word(word or action))

    if schema is None or not state.corpus:
        return [of("corpus.open"), of("corpus.new"), of("tour")]
    if not state.article:
        return [of("corpus.import")] if not state.articles else [of("article.next")]
    labels = _labels(state, schema, language)
    onwards = [of("suggestion.next")] if state.walkable else []
    end = of("article.reopen") if state.status is Status.DONE else of("article.done")
    edges = [
        Hint(_pair(keys, "edge.begin.grow", "edge.end.grow"), _word("edges")),
        Hint(_pair(keys, "edge.begin.shrink", "edge.end.shrink"), _word("edges.in")),
    ]
    if state.selection:
        parts = [of("fragment.add")] if state.takes_parts else []
        cut = [of("fragment.remove")] if state.focus is not Focus.NOTHING else []
        repeat = [of("mark.repeat")] if state.repeat else []
        return [*labels, *repeat, *parts, *cut]
    match state.focus:
        case Focus.SUGGESTION:
            decide = [of("decide.accept"), of("decide.reject", "reject")]
            heads = ("accept", "retarget") if state.head else ()
            piecewise = [of(f"structure.{name}") for name in heads]
            return [*decide, *onwards, *piecewise, *edges[:1], *labels, *edges[1:]]
        case Focus.OWN:
            remove = of("decide.reject", "remove")
            piece = [of("structure.accept", "structure.role")] if state.proposed_roles else []
            plain = [*piece, remove, *edges[:1], *onwards, *labels, *edges[1:]]
            more = [of(f"structure.{name}") for name in ("state", "retarget", "copy", "take")]
            whole = [*piece, *labels, remove, *onwards, *edges[:1], *more, *edges[1:]]
            return whole if state.head else plain
        case _:
            suggest = [] if state.open_suggestions or state.spans else [of("suggest.article")]
            undo = [of("history.undo")] if state.undo is not None else []
            return [*onwards, Hint("⇧ ←→", _word("select")), *suggest, end, *undo]


def _labels(state: WindowState, schema: Schema, language: str) -> list[Hint]:
    layer, label = state.focus_layer, state.focus_label
    if state.selection:
        layer, label = state.roles_layer, state.roles_label
    found = meanings(schema, layer, label, selection=state.selection)
    shown = list(found.items())
    if not state.selection:
        # Beside the focus: its own layer's keys; that others mark the same text anew is for experts.
        shown = [(key, what) for key, what in shown if what.layer == state.focus_layer]
    is_role = (FillRole, LinkBack)
    roles = [(key, what) for key, what in shown if isinstance(what, is_role)][:MOST_ROLES]
    others = [(key, what) for key, what in shown if not isinstance(what, is_role)]
    return [
        Hint(key.replace(SHIFT, "⇧"), title_of(key, what, schema, language))
        for key, what in [*roles, *others][:MOST_LABELS]
    ]


def title_of(key: str, what: Meaning, schema: Schema, language: str) -> str:
    """What a label, a layer or a role is called; a layer's key stands for the layer."""
    layer = schema.layer(what.layer)
    match what:
        case GiveLabel(label=label):
            title = in_language(layer.title, language) if key == layer.key else ""
            return title or schema.label_title(what.layer, label, language)
        case FillRole(role=role):
            return in_language(layer.roles[role].title, language) or role
        case LinkBack(holder=holder, role=role):
            return in_language(schema.layer(holder).roles[role].title, language) or role
        case ChooseLabel():
            return f"{in_language(layer.title, language) or what.layer}…"


def _pair(keys: KeyMap, one: str, other: str) -> str:
    return f"{keys.shown(one)} {keys.shown(other)}".strip()


def _word(name: str) -> str:
    return QCoreApplication.translate("KeyLine", _WORDS[name])
