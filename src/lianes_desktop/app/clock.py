"""The device's clock."""

from datetime import UTC, date, datetime


class SystemClock:
    """Satisfies ``services.ports.device.Clock``."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Today's date where the device is."""
        return datetime.now().astimezone().date()
