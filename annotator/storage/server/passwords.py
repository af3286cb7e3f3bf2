"""Passwords of servers: from the environment, the system's keyring, or the person; never from an address or a file of ours."""

from __future__ import annotations

import getpass
import logging
import sys

from annotator.domain.passwords import Ask
from annotator.domain.server_address import Address

logger = logging.getLogger(__name__)

SERVICE = "annotator"
"""Under which the keyring has them, by ``Address.key``."""


def ask_on_terminal(place: str, was_wrong: bool) -> tuple[str, bool] | None:  # noqa: FBT001 - an ``Ask``
    """Ask on the terminal, if there is one."""
    if not (sys.stdin and sys.stdin.isatty()):
        return None
    wrong = "That was not the password. " if was_wrong else ""
    try:
        given = getpass.getpass(f"{wrong}Password of {place}: ")
        keep = input("Keep it in the keyring of this system? [y/N] ").strip().lower() in {
            "y",
            "yes",
            "j",
            "ja",
        }
    except EOFError:
        return None
    return given, keep


def ask_nobody(place: str, was_wrong: bool) -> tuple[str, bool] | None:  # noqa: FBT001 - an ``Ask``
    """Ask nobody: where a question on the terminal would make a window wait."""
    del place, was_wrong
    return None


class Passwords:
    """Where passwords come from when libpq has found none in PGPASSWORD, PGPASSFILE or ``~/.pgpass``.

    Args:
        ask: Asks a person when nothing else has it.
    """

    def __init__(self, ask: Ask = ask_on_terminal) -> None:
        self._ask = ask
        # Of this run only: every further connection needs it again.
        self._known: dict[str, str] = {}

    def known(self, address: Address) -> str | None:
        """One that worked, or that the keyring has."""
        return self._known.get(address.key) or _from_keyring(address.key)

    def asked(self, address: Address, *, was_wrong: bool) -> tuple[str, bool] | None:
        """What a person says, and whether the keyring is to keep it."""
        return self._ask(address.key, was_wrong)

    def worked(self, address: Address, password: str, *, keep: bool) -> None:
        """Remember a password for this run, and in the keyring if that is wanted."""
        self._known[address.key] = password
        if keep:
            store(address.key, password)


def store(key: str, password: str) -> bool:
    """Put a password into the system's keyring; whether there is one."""
    try:
        import keyring  # noqa: PLC0415 - part of the extra "server", and slow
        from keyring.errors import KeyringError  # noqa: PLC0415 - see above
    except ImportError:
        return False
    try:
        keyring.set_password(SERVICE, key, password)
    except KeyringError as error:
        logger.info("The keyring does not keep the password of %s: %s", key, error)
        return False
    return True


def _from_keyring(key: str) -> str | None:
    try:
        import keyring  # noqa: PLC0415 - part of the extra "server", and slow
        from keyring.errors import KeyringError  # noqa: PLC0415 - see above
    except ImportError:
        return None
    try:
        return keyring.get_password(SERVICE, key)
    except KeyringError as error:
        logger.info("The keyring cannot be asked for the password of %s: %s", key, error)
        return None
