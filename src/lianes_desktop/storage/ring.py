"""The operating system's own place for secrets, where there is one."""

from typing import Protocol

SERVICE = "lianes-desktop"


class KeyRing(Protocol):
    """Keeps a secret for this user of this machine."""

    def keep(self, name: str, secret: str) -> bool:
        """Keep it; whether it was kept and is given back."""
        ...

    def kept(self, name: str) -> str | None:
        """What was kept, or ``None``."""
        ...


class SystemRing:
    """Windows' credential store, macOS' keychain, or the desktop's secret service; none of them is no error."""

    def keep(self, name: str, secret: str) -> bool:
        """Keep the secret and read it back: a keyring that only pretends is not trusted."""
        import keyring  # noqa: PLC0415 - 50 ms that a start without a keyring must not pay
        from keyring.errors import KeyringError  # noqa: PLC0415 - likewise

        try:
            if keyring.get_keyring().priority < 1:  # none, or one that keeps secrets in clear
                return False
            keyring.set_password(SERVICE, name, secret)
            return keyring.get_password(SERVICE, name) == secret
        except (KeyringError, RuntimeError, OSError):
            return False

    def kept(self, name: str) -> str | None:
        """The secret, or ``None`` when the keyring is gone, locked or empty."""
        import keyring  # noqa: PLC0415 - likewise
        from keyring.errors import KeyringError  # noqa: PLC0415 - likewise

        try:
            return keyring.get_password(SERVICE, name)
        except (KeyringError, RuntimeError, OSError):
            return None
