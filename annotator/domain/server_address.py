"""Where a corpus on a server is: its URL, taken apart and put together without secrets."""

from __future__ import annotations

import getpass
import ipaddress
import os
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from annotator.domain.errors import ServerAddressError
from annotator.domain.reason import Reason

SCHEME = "postgresql+psycopg"
_SCHEMES = frozenset({SCHEME, "postgresql", "postgres"})
DEFAULT_PORT = 5432

# What libpq takes from an address: no password, and nothing that names a file with one.
_OPTIONS = frozenset(
    """host sslmode sslrootcert sslcert sslkey sslcrl sslcrldir sslsni ssl_min_protocol_version channel_binding
    require_auth gssencmode krbsrvname connect_timeout tcp_user_timeout keepalives keepalives_idle
    keepalives_interval keepalives_count target_session_attrs options""".split()
)
_SECRETS = frozenset({"password", "sslpassword", "passfile", "service", "servicefile"})


def is_server(location: str) -> bool:
    """Whether a location is that of a corpus on a server."""
    scheme, colon, _ = location.partition("://")
    return bool(colon) and scheme.lower() in _SCHEMES


@dataclass(frozen=True, slots=True)
class Address:
    """A database on a server, and who one is there.

    Attributes:
        host: Name or address; empty: the socket of this machine.
        port: TCP port.
        database: Its name.
        user: Who logs in.
        options: Further parameters of the connection, none of them secret, sorted.
    """

    host: str
    port: int
    database: str
    user: str
    options: tuple[tuple[str, str], ...] = ()

    @property
    def location(self) -> str:
        """The URL, always the same for the same place; it holds no secret."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == DEFAULT_PORT else f":{self.port}"
        options = f"?{urlencode(self.options, quote_via=quote)}" if self.options else ""
        return (
            f"{SCHEME}://{quote(self.user, safe='')}@{host}{port}/"
            f"{quote(self.database, safe='')}{options}"
        )

    @property
    def key(self) -> str:
        """By which the password is kept in the system's keyring."""
        return f"{self.user}@{self._place}:{self.port}/{self.database}"

    @property
    def is_local(self) -> bool:
        """Whether what is sent does not leave this machine."""
        if not self._place or self._place.startswith("/") or self._place == "localhost":
            return True
        try:
            return ipaddress.ip_address(self._place).is_loopback
        except ValueError:
            return False

    @property
    def parameters(self) -> dict[str, str]:
        """For libpq. To other machines the connection is encrypted and the server has to prove who it is."""
        found: dict[str, str] = {}
        if not self.is_local:
            found |= {"sslmode": "verify-full"}
        found |= dict(self.options)
        if found.get("sslmode", "").startswith("verify-"):
            # Certificates of the authorities that this machine trusts.
            found.setdefault("sslrootcert", "system")
        if self.host:
            found["host"] = self.host
        return found | {"port": str(self.port), "dbname": self.database, "user": self.user}

    @property
    def _place(self) -> str:
        return self.host or dict(self.options).get("host", "")


def parse(location: str) -> Address:
    """Take a URL apart.

    Args:
        location: ``postgresql+psycopg://user@host:port/database?sslmode=…``.

    Raises:
        ServerAddressError: If it is none, or holds a password.
    """
    try:
        parts = urlsplit(location)
        port = parts.port or int(os.environ.get("PGPORT") or DEFAULT_PORT)
        options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True))
    except ValueError:
        # What the parser says would repeat the address.
        reason = Reason("write postgresql+psycopg://USER@HOST/DATABASE")
        raise ServerAddressError(corpus=f"{SCHEME}://…", reason=reason) from None
    user = unquote(parts.username or "") or os.environ.get("PGUSER") or getpass.getuser()
    address = Address(
        host=unquote(parts.hostname or ""),
        port=port,
        database=unquote(parts.path.lstrip("/")),
        user=user,
        options=tuple(sorted((k, v) for k, v in options.items() if k not in _SECRETS)),
    )
    if parts.password is not None or options.keys() & _SECRETS:
        reason = Reason(
            "a password does not belong in an address, which others can read; leave it out, it is asked for or taken from the keyring, PGPASSWORD or ~/.pgpass"
        )
        raise ServerAddressError(corpus=address.location, reason=reason)
    if not address.database:
        raise ServerAddressError(
            corpus=address.location, reason=Reason("the name of the database is missing")
        )
    if unknown := sorted(options.keys() - _OPTIONS):
        reason = Reason(
            "{name!r} is no option of a connection that can stand there", name=unknown[0]
        )
        raise ServerAddressError(corpus=address.location, reason=reason)
    return address
