"""The command about people: who works on a corpus, as what, and whether who decides may see who is who."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from annotator.cli.commands import Corpus, Json
from annotator.cli.output import Output
from annotator.cli.program import program_of
from annotator.cli.team_values import score_values
from annotator.domain.errors import SettingError
from annotator.domain.people import PersonRole
from annotator.domain.ports import Access, CorpusStore
from annotator.services import corpora
from annotator.services.people import add_person, read_team, remove_person, set_blind


class Deed(StrEnum):
    """What is done about people."""

    LIST = "list"
    ADD = "add"
    REMOVE = "remove"
    BLIND = "blind"
    OPEN = "open"


def people_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    deed: Annotated[
        Deed,
        typer.Argument(
            metavar="[list|add|remove|blind|open]",
            help="blind, open: whether curators see letters or names of annotators.",
        ),
    ] = Deed.LIST,
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="Whom to add or remove.")] = "",
    role: Annotated[
        list[PersonRole] | None,
        typer.Option(help="What the person does; may be given several times."),
    ] = None,
    json: Json = False,
) -> int:
    """Register who works on a corpus, and as what. While nobody is, everybody may do everything."""
    context = program_of(ctx).context
    _check(deed, name)
    access = Access.READ if deed is Deed.LIST else Access.WRITE
    with corpora.opened(context, corpus, access) as store:
        match deed:
            case Deed.ADD:
                add_person(store, name, role or [PersonRole.ANNOTATOR], context.clock)
            case Deed.REMOVE:
                remove_person(store, name)
            case Deed.BLIND | Deed.OPEN:
                set_blind(store, on=deed is Deed.BLIND)
            case Deed.LIST:
                pass
        _say(corpus, store, as_json=json)
    return 0


def _check(deed: Deed, name: str) -> None:
    if deed in {Deed.ADD, Deed.REMOVE} and not name:
        raise SettingError(option="NAME", reason=f"say whom to {deed}.")
    if deed not in {Deed.ADD, Deed.REMOVE} and name:
        raise SettingError(option="NAME", reason=f"{deed} takes no name.")


def _say(corpus: str, store: CorpusStore, *, as_json: bool) -> None:
    team = read_team(store)
    with store.open_unit_of_work() as work:
        scores = work.people.scores()
    lines = [
        f"{each.name}\t{', '.join(role for role in PersonRole if role in each.roles)}"
        for each in team.people
    ]
    lines = lines or [f"{corpus}: nobody is registered, so everybody may do everything."]
    if team.blind:
        lines.append("Curators see letters in place of names.")
    values = {
        "people": [
            {"name": each.name, "roles": [role for role in PersonRole if role in each.roles]}
            for each in team.people
        ],
        "blind": team.blind,
        "training": [score_values(each) for each in scores],
    }
    Output(as_json=as_json).result(lines, values)
