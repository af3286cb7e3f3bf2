"""Who works on a corpus, what each may do, and whether who decides may see who is who.

A corpus that registers nobody asks nobody: everybody may do everything, as for one person at a desk. Names are no
passwords; roles keep people from doing by mistake what is another one's part.
"""

from __future__ import annotations

import getpass
import hashlib
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.errors import (
    NotAnAnnotatorError,
    NotPermittedError,
    NotRegisteredError,
    OnlyCuratorsError,
    OnlyReviewersError,
    SettingError,
    WorksIndependentlyError,
)
from annotator.domain.ids import RESERVED, AnnotatorId, ArticleId
from annotator.domain.people import Person, PersonRole
from annotator.domain.ports import Clock, CorpusStore, UnitOfWork
from annotator.domain.reason import Reason
from annotator.services.import_annotations import check_name

_log = logging.getLogger(__name__)

_REFUSALS: Final[dict[PersonRole, type[NotPermittedError]]] = {
    PersonRole.ANNOTATOR: NotAnAnnotatorError,
    PersonRole.CURATOR: OnlyCuratorsError,
    PersonRole.REVIEWER: OnlyReviewersError,
}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def default_annotator() -> AnnotatorId:
    """The name of the account, for those who never chose another one."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError) as error:
        _log.info("the account has no name: %s", error)
        name = ""
    return AnnotatorId(name if name and name not in RESERVED else "annotator")


@dataclass(frozen=True, slots=True)
class Team:
    """Everybody who is registered in a corpus.

    Attributes:
        people: By name; nobody: the corpus asks nobody.
        blind: Whether those who decide between annotators must not see who is who.
    """

    people: tuple[Person, ...] = ()
    blind: bool = False

    def roles_of(self, name: str) -> frozenset[PersonRole]:
        """What a person does; nothing if the name is not registered."""
        return next((each.roles for each in self.people if each.name == name), frozenset())

    def may(self, name: str, role: PersonRole) -> bool:
        """Whether a person may do what a role permits; everybody if nobody is registered."""
        return not self.people or role in self.roles_of(name)

    def sees_others(self, name: str) -> bool:
        """Whether a person may see what others do: who only annotates must not, so that people work independently."""
        return self.may(name, PersonRole.CURATOR) or self.may(name, PersonRole.REVIEWER)

    def having(self, role: PersonRole) -> tuple[AnnotatorId, ...]:
        """The people with a role, by name."""
        return tuple(each.name for each in self.people if role in each.roles)

    def shown(self, names: Iterable[AnnotatorId], salt: str) -> dict[AnnotatorId, str]:
        """What people are called where somebody decides between them: their names, or letters if that is blind.

        Args:
            names: The people.
            salt: E.g. the id of an article: with another one, others have the letters.
        """
        everybody = sorted(set(names))
        if not self.blind:
            return {name: str(name) for name in everybody}
        drawn = sorted(everybody, key=lambda name: _lot(salt, name))
        return {name: _letters(place) for place, name in enumerate(drawn)}


def team_of(work: UnitOfWork) -> Team:
    """Everybody who is registered in a corpus."""
    return Team(tuple(work.people.all()), work.people.is_blind())


def read_team(store: CorpusStore) -> Team:
    """The same, in a transaction of its own."""
    with store.open_unit_of_work() as work:
        return team_of(work)


def require(work: UnitOfWork, name: str, role: PersonRole) -> None:
    """Refuse what a person may not do.

    Args:
        work: The transaction in which it would be done.
        name: Who wants to do it.
        role: What one has to be.

    Raises:
        NotPermittedError: If people are registered, and this one has not that role.
    """
    if not team_of(work).may(name, role):
        raise _REFUSALS[role](name=name)


def require_sight(store: CorpusStore, name: str) -> None:
    """Refuse what shows the work of all to somebody who only annotates.

    Raises:
        WorksIndependentlyError: If people are registered, and this one neither as a curator nor as a reviewer.
        StorageError: If the corpus cannot be read.
    """
    if not read_team(store).sees_others(name):
        raise WorksIndependentlyError(name=name)


def check_may_annotate(work: UnitOfWork, article: ArticleId, name: AnnotatorId) -> None:
    """Refuse to annotate what is not one's work; who may write the gold set is asked with ``require``.

    Raises:
        NotAnAnnotatorError: If people are registered, this one is not as an annotator, and has not been given the article.
    """
    if name not in RESERVED and not work.people.may_annotate(article, name):
        raise NotAnAnnotatorError(name=name)


def check_annotators(work: UnitOfWork, names: Sequence[AnnotatorId]) -> None:
    """Refuse to give work to those who do not annotate here.

    Raises:
        NotRegisteredError: If people are registered, and one of these is not as an annotator.
    """
    team = team_of(work)
    for name in names:
        if not team.may(name, PersonRole.ANNOTATOR):
            known = ", ".join(team.having(PersonRole.ANNOTATOR)) or "–"
            raise NotRegisteredError(name=name, known=known)


def add_person(store: CorpusStore, name: str, roles: Iterable[PersonRole], clock: Clock) -> Person:
    """Register somebody, or give somebody who is registered other roles.

    Raises:
        SettingError: If the name is none, or no role is given.
        StorageError: If it cannot be written.
    """
    person = Person(check_name(name, "NAME"), frozenset(roles))
    if not person.roles:
        raise SettingError(option="--role", reason=Reason("give at least one role."))
    with store.open_unit_of_work() as work:
        work.people.put(person, clock())
        work.commit()
    return person


def remove_person(store: CorpusStore, name: str) -> None:
    """Register somebody no longer; the work stays.

    Raises:
        NotRegisteredError: If nobody of that name is registered.
        StorageError: If it cannot be written.
    """
    with store.open_unit_of_work() as work:
        if not work.people.remove(AnnotatorId(name.strip())):
            known = ", ".join(each.name for each in work.people.all()) or "–"
            raise NotRegisteredError(name=name, known=known)
        work.commit()


def set_blind(store: CorpusStore, *, on: bool) -> None:
    """Let those who decide between annotators see who is who, or not.

    Raises:
        StorageError: If it cannot be written.
    """
    with store.open_unit_of_work() as work:
        work.people.set_blind(on=on)
        work.commit()


def _lot(salt: str, name: str) -> str:
    return hashlib.sha256(f"{salt} {name}".encode()).hexdigest()


def _letters(place: int) -> str:
    round_, letter = divmod(place, len(_LETTERS))
    return _LETTERS[letter] + (str(round_ + 1) if round_ else "")
