"""From a passphrase to a key's wrapping: Argon2id, for PKCS#8's own 2048 rounds of PBKDF2 would not hold."""

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from lianes_desktop.domain.problems import Problem, Refusal, RefusedError

_MOST_MEMORY_KIB = 1 << 20
_MOST_ITERATIONS = 64
_MOST_LANES = 64


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs; the default takes 0.1 to 1 s on the machines measured (BUNDLE.md §5)."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Stretching:
    """How one passphrase was stretched; kept in clear beside what it wraps."""

    salt: bytes
    cost: Cost

    @classmethod
    def fresh(cls, cost: Cost) -> "Stretching":
        """A new random salt."""
        return cls(secrets.token_bytes(16), cost)

    @classmethod
    def from_json(cls, fields: Mapping[str, object]) -> "Stretching":
        """Read what ``to_json`` wrote.

        Raises:
            ValueError, KeyError: fields absent, of another kind, or so high that reading would exhaust the machine.
        """
        if fields["name"] != "argon2id":
            raise ValueError("another way of stretching")
        cost = Cost(*(_count(fields[name]) for name in ("memory_kib", "iterations", "lanes")))
        if cost.memory_kib > _MOST_MEMORY_KIB or cost.iterations > _MOST_ITERATIONS or cost.lanes > _MOST_LANES:
            raise ValueError("stretching too dear")
        return cls(bytes.fromhex(str(fields["salt"])), cost)

    def to_json(self) -> dict[str, object]:
        """Plain values for a JSON file."""
        return {
            "name": "argon2id",
            "memory_kib": self.cost.memory_kib,
            "iterations": self.cost.iterations,
            "lanes": self.cost.lanes,
            "salt": self.salt.hex(),
        }

    def password(self, passphrase: str) -> bytes:
        """256 bits in hexadecimal, the password of what is wrapped; the same however accents were typed."""
        text = unicodedata.normalize("NFC", passphrase).encode()
        stretched = Argon2id(
            salt=self.salt,
            length=32,
            iterations=self.cost.iterations,
            lanes=self.cost.lanes,
            memory_cost=self.cost.memory_kib,
        ).derive(text)
        return stretched.hex().encode()


def wrong() -> RefusedError:
    """The refusal of a passphrase that opens nothing."""
    return RefusedError([Refusal("passphrase", Problem.PASSPHRASE_WRONG)])


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("not a count")  # noqa: TRY004 - a file's content, not a caller's mistake
    return value
