"""Commands about corpora on servers: ``annotator copy`` there and back, ``annotator server-roles``."""

from __future__ import annotations

from typing import Annotated

import typer

from annotator.cli.commands import Corpus, Json
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.domain.errors import SettingError
from annotator.domain.server_members import Members, ServerRole
from annotator.services.copy import copy_corpus


def copy_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    target: Annotated[
        str,
        typer.Argument(
            metavar="TARGET", help="A new .corpus file, or the URL of a database without a corpus."
        ),
    ],
    json: Json = False,
) -> int:
    """Copy a corpus with everything in it to a new place: from a file to a server, or back."""
    context = program_of(ctx).context
    with monitored("Copying") as monitor:
        copied = copy_corpus(context, corpus, target, monitor)
    line = f"{corpus}: copied to {copied}; all rows of all tables are equal."
    Output(as_json=json).result([line], {"corpus": corpus, "copy": copied})
    return 0


def server_roles_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    member: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LOGIN=ROLE", help="A login becomes reader, annotator or curator. Repeatable."
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LOGIN=ANNOTATOR",
            help="Under which name a login annotates; default: the login's own. Repeatable.",
        ),
    ] = None,
    only_print: Annotated[
        bool,
        typer.Option("--print", help="Print the SQL for somebody who may run it; run nothing."),
    ] = False,
    json: Json = False,
) -> int:
    """Set up who may do what with a corpus on a server; its URL names the owner. May be run again."""
    members = Members(
        roles={login: _role(role) for login, role in _pairs("--member", member)},
        names=dict(_pairs("--name", name)),
    )
    statements = program_of(ctx).context.stores.grant(corpus, members, run=not only_print)
    lines = [f"{each};" for each in statements]
    if not only_print:
        lines = [f"{corpus}: roles and rights are set up ({len(statements)} statements)."]
    Output(as_json=json).result(
        lines, {"corpus": corpus, "run": not only_print, "sql": list(statements)}
    )
    return 0


def _pairs(option: str, given: list[str] | None) -> list[tuple[str, str]]:
    pairs = [each.partition("=") for each in given or []]
    for login, equals, value in pairs:
        if not (login and equals and value):
            raise SettingError(option=option, reason=f"{login!r} is not of the form LOGIN=….")
    return [(login, value) for login, _, value in pairs]


def _role(value: str) -> ServerRole:
    try:
        return ServerRole(value)
    except ValueError:
        known = ", ".join(ServerRole)
        raise SettingError(
            option="--member", reason=f"there is no role {value!r}; known: {known}."
        ) from None
