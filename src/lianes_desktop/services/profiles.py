"""Who uses this installation."""

from lianes_desktop.domain.people import Profile
from lianes_desktop.services.ports import Readings
from lianes_desktop.services.records import Records


class ProfileService:
    """The person at this device."""

    def __init__(self, records: Records, readings: Readings) -> None: ...

    def get(self) -> Profile | None:
        """The profile typed at first start; ``None`` before."""
        raise NotImplementedError

    def save(self, profile: Profile) -> None:
        """Keep the profile.

        Raises:
            RefusedError: on ``given_name``, ``family_name`` (one of them is needed) or ``email``.
        """
        raise NotImplementedError
