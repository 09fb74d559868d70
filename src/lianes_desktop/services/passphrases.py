"""What a new passphrase must be."""

from lianes_desktop.domain.problems import Problem, Refusal, RefusedError

SHORTEST_PASSPHRASE = 12
"""Characters; a few words together are longer."""


def checked_passphrase(passphrase: str, again: str | None) -> None:
    """Accept a new passphrase; ``again`` is the second typing, ``None`` where there is none.

    Raises:
        RefusedError: ``passphrase`` too short, ``again`` different.
    """
    found = []
    if len(passphrase) < SHORTEST_PASSPHRASE:
        found.append(Refusal("passphrase", Problem.PASSPHRASE_TOO_SHORT, {"least": SHORTEST_PASSPHRASE}))
    if again is not None and again != passphrase:
        found.append(Refusal("again", Problem.PASSPHRASES_DIFFER))
    if found:
        raise RefusedError(found)
