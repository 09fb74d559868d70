"""Shared set-up: an offscreen Qt platform, the shipped time zones, nobody's keyring, reproducible properties."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from lianes_desktop.domain.places import use_shipped_time_zones

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# no test keeps a key among a person's own secrets
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
# as the program does when it starts: what a system knows of Morocco's time depends on its age
use_shipped_time_zones()

settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")

ROOT = Path(__file__).parents[1]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones first, in any order: no worker is left waiting for one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
