"""Trust on disk: one JSON file, so that it changes as a whole."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from cryptography import x509

from lianes_desktop.bundle import certificates, kept
from lianes_desktop.bundle.certificates import Identity
from lianes_desktop.bundle.trust import Trust


class TrustFile:
    """``trust.json`` of a data folder, read when first needed and kept in memory."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read yet."""
        self._path = folder / "trust.json"
        self._trust: Trust | None = None

    def read(self) -> Trust:
        """What is trusted; nobody as long as nothing was written.

        Raises:
            UnavailableError: the file cannot be read or was damaged.
        """
        if self._trust is None:
            fields = kept.read(self._path)
            try:
                self._trust = Trust() if fields is None else from_json(fields)
            except (ValueError, KeyError, TypeError) as error:
                raise kept.damaged(self._path) from error
        return self._trust

    def write(self, trust: Trust) -> None:
        """Trust this from now on.

        Raises:
            UnavailableError: it could not be written; the former trust stands.
        """
        kept.write(self._path, to_json(trust))
        self._trust = trust


def to_json(trust: Trust) -> dict[str, object]:
    """Plain values: certificates and lists in PEM, sorted where order means nothing."""
    return {
        "version": 1,
        "roots": [certificates.to_pem(one) for one in trust.roots],
        "issuing": [certificates.to_pem(one) for one in trust.issuing],
        "crls": [certificates.to_pem(one) for one in trust.crls],
        "confirmed": {key: _identity_to_json(trust.confirmed[key]) for key in sorted(trust.confirmed)},
        "revoked": sorted(trust.revoked),
        "recipients": list(trust.recipients),
    }


def from_json(fields: Mapping[str, object]) -> Trust:
    """Read what ``to_json`` wrote.

    Raises:
        ValueError, KeyError, TypeError: it is something else.
    """
    if fields["version"] != 1:
        raise ValueError("another version")
    confirmed = fields["confirmed"]
    if not isinstance(confirmed, dict):
        raise TypeError("confirmed keys")
    return Trust(
        roots=tuple(map(_certificate, _texts(fields["roots"]))),
        issuing=tuple(map(_certificate, _texts(fields["issuing"]))),
        crls=tuple(x509.load_pem_x509_crl(one.encode()) for one in _texts(fields["crls"])),
        confirmed={str(key): _identity(one) for key, one in confirmed.items()},
        revoked=frozenset(_texts(fields["revoked"])),
        recipients=_texts(fields["recipients"]),
    )


def _certificate(pem: str) -> x509.Certificate:
    return x509.load_pem_x509_certificate(pem.encode())


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError("not a list of texts")
    return tuple(value)


def _identity_to_json(who: Identity) -> dict[str, str]:
    return {
        "name": who.name,
        "organisation": who.organisation,
        "participant": str(who.participant),
        "email": who.email,
        "siren": who.siren,
    }


def _identity(fields: Mapping[str, str]) -> Identity:
    return Identity(
        name=fields["name"],
        organisation=fields["organisation"],
        participant=UUID(fields["participant"]),
        email=fields["email"],
        siren=fields["siren"],
    )
