"""This device's key and how Lianes comes to vouch for it."""

from datetime import datetime
from pathlib import Path

from lianes_desktop.domain.keys import ClockDoubt, KeyInfo
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.passphrases import checked_passphrase
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.trust import Keys
from lianes_desktop.services.rulebook import Rulebook


class EnrolmentService:
    """Acts and readings on the device's key."""

    def __init__(self, keys: Keys, readings: Readings, rules: Rulebook, changes: Changes) -> None:
        """The key stands for the profile's person."""
        self._keys = keys
        self._readings = readings
        self._rules = rules
        self._changes = changes

    def info(self) -> KeyInfo:
        """The key without its secret."""
        return self._keys.info()

    def create_key(self, passphrase: str, again: str | None = None) -> KeyInfo:
        """Make the key of the profile's person; slow, for a worker thread.

        Raises:
            RefusedError: ``passphrase`` too short, ``again`` different, or ``profile`` missing.
        """
        checked_passphrase(passphrase, again)
        profile = self._profile()
        info = self._keys.create(profile, self._organisation(profile), passphrase)
        self._changes.announce(Topic.KEYS)
        return info

    def write_request(self, passphrase: str, folder: Path) -> Path:
        """Write the key request that travels to Lianes, and return the file; slow, for a worker thread.

        Raises:
            RefusedError: ``passphrase`` wrong, or ``profile`` missing.
        """
        profile = self._profile()
        written = self._keys.write_request(self._keys.unlock(passphrase), profile, self._organisation(profile), folder)
        self._changes.announce(Topic.KEYS)
        return written

    def take_in(self, path: Path, expected_root: str = "") -> KeyInfo:
        """Take in Lianes' answer; ``expected_root`` is what the person heard over the phone, needed once.

        Raises:
            RefusedError: on ``file`` or ``root``, as ``ports.trust.Keys.take_enrolment`` says.
        """
        info = self._keys.take_enrolment(path, expected_root)
        self._changes.announce(Topic.KEYS)
        return info

    def clock_doubt(self, last_bundle: datetime | None = None) -> ClockDoubt | None:
        """Whether the device's clock is surely late: said before signing."""
        return self._keys.clock_doubt(last_bundle)

    def _profile(self) -> Profile:
        profile = self._readings.profile()
        if profile is None:
            raise RefusedError([Refusal("profile", Problem.MISSING)])
        return profile

    def _organisation(self, profile: Profile) -> Organisation | None:
        known = (*self._readings.organisations(), *self._rules.current.organisations)
        return next((one for one in known if one.id == profile.organisation), None)
