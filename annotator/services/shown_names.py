"""What people are called before somebody who looks at their work: by name, or by letters where deciding is blind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument
from annotator.domain.errors import BlindCorpusError
from annotator.domain.ids import RESERVED, AnnotatorId
from annotator.domain.ports import UnitOfWork
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.span import Span
from annotator.services.people import Team, team_of

_Made = TypeVar("_Made", Span, Argument)

EVERYWHERE: Final = "everywhere"
"""The salt of letters that do not belong to an article."""


@dataclass(frozen=True, slots=True)
class ShownNames:
    """What the people of a corpus are called; one's own name, the gold and the suggestions stay what they are.

    Attributes:
        team: Who is registered, and whether deciding is blind.
        viewer: Who looks; empty: somebody without a set.
        people: Everybody who has a set, or is registered.
    """

    team: Team = field(default_factory=Team)
    viewer: str = ""
    people: frozenset[AnnotatorId] = frozenset()
    _drawn: dict[str, dict[AnnotatorId, str]] = field(default_factory=dict, repr=False)

    @property
    def blind(self) -> bool:
        """Whether others are called by letters."""
        return self.team.blind

    def of(self, name: str, salt: str = EVERYWHERE) -> str:
        """What somebody is called; a name that is nobody's stays.

        Args:
            name: E.g. whose set it is.
            salt: The id of an article, where it is about one: others have the letters in another article.
        """
        if not self.blind:
            return name
        if salt not in self._drawn:
            others = self.people - {AnnotatorId(self.viewer)}
            self._drawn[salt] = self.team.shown(others, salt)
        return self._drawn[salt].get(AnnotatorId(name), name)

    def listed(self, names: Iterable[str], salt: str = EVERYWHERE) -> list[str]:
        """What several are called, in the order of that: the order of names would tell."""
        return sorted(self.of(name, salt) for name in names)

    def is_open(self, name: str) -> bool:
        """Whether sets may be asked for by a name: those of one person alone would tell whose they are."""
        return not self.blind or name in RESERVED or name not in self.people or name == self.viewer

    def check_open(self, names: Iterable[str]) -> None:
        """Refuse to ask for the work of others by name.

        Raises:
            BlindCorpusError: If deciding is blind, and a name is that of somebody else.
        """
        for name in names:
            if not self.is_open(name):
                raise BlindCorpusError(name=name)


def names_for(
    work: UnitOfWork, viewer: str = "", *, hide: bool = False, reveal: bool = False
) -> ShownNames:
    """What people of a corpus are called before somebody.

    Args:
        work: An open transaction.
        viewer: Who looks.
        hide: Whether letters are shown although deciding is not blind.
        reveal: Whether names are shown although deciding is blind.
    """
    team = team_of(work)
    team = replace(team, blind=(team.blind or hide) and not reveal)
    if not team.blind:
        return ShownNames(team, viewer)
    known = {*work.history.people(), *(each.name for each in team.people)}
    return ShownNames(team, viewer, frozenset(known - RESERVED))


def unnamed(own: AnnotationSet, names: ShownNames, salt: str = EVERYWHERE) -> AnnotationSet:
    """A set to look at, which does not tell more of who made what than may be shown."""
    if not names.blind:
        return own
    return replace(
        own,
        spans={key: _unnamed(each, names, salt) for key, each in own.spans.items()},
        arguments={key: _unnamed(each, names, salt) for key, each in own.arguments.items()},
    )


def _unnamed(made: _Made, names: ShownNames, salt: str) -> _Made:
    return made.model_copy(update={"provenance": _without_names(made.provenance, names, salt)})


def _without_names(provenance: Provenance, names: ShownNames, salt: str) -> Provenance:
    parts = [part.strip() for part in provenance.by.split(",")]
    told: dict[str, object] = {"by": ", ".join(names.listed(parts, salt))}
    if provenance.origin is Origin.PROPAGATED:
        told["why"] = ""  # names the parents, each with what it had marked
    return provenance.model_copy(update=told)
