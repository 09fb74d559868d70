"""A bundle of settings: what Lianes writes, and what a device refuses of it before it believes a word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lianes_desktop.bundle import brought, settings
from lianes_desktop.bundle.certificates import Issuing
from lianes_desktop.bundle.parcels import Parcel, Parcels
from lianes_desktop.bundle.policy import WrongAuthor
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.domain.settings_checks import checked_settings
from lianes_desktop.services.ports.trust import SettingsFile

_PROBLEMS = {
    Code.KIND: Problem.NOT_SETTINGS,
    **dict.fromkeys(
        (Code.CERT_UNTRUSTED, Code.CERT_CA, Code.CERT_REVOKED, Code.CERT_EXPIRED), Problem.SETTINGS_NOT_LIANES
    ),
    **dict.fromkeys((Code.DATA_JSON, Code.AUDIENCE, Code.VERSION), Problem.SETTINGS_UNSOUND),
    **dict.fromkeys((Code.TIME_FUTURE, Code.TIME_CLAIMED), Problem.SETTINGS_FROM_FUTURE),
}
"""What a broken rule means to the person; any other is a damaged file."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A verified file, and whom to trust from then on."""

    file: SettingsFile
    trust: Trust


def files(issued: ProgrammeSettings, trust: Trust) -> Mapping[str, bytes]:
    """The settings, and with them the chain, the current lists and the recipients."""
    return {**brought.files(trust), settings.DOCUMENT: settings.write(issued)}


def announced(path: Path, parcels: Parcels) -> bool:
    """Whether the names in a file say that it carries settings; nothing is verified, nor read."""
    try:
        parcels.peek(path, settings.DOCUMENT, settings.LARGEST)
    except BundleRefusal:
        return False
    return True


def accept(path: Path, parcels: Parcels, known: Trust, *, expected_root: str, now: datetime) -> Accepted:
    """Verify a bundle of settings whole, then decode it.

    Raises:
        RefusedError: as ``services.ports.trust.Keys.read_settings`` says.
    """
    try:
        _carries_settings(path, parcels)
        pinned = brought.pinned(brought.root(parcels, path), known, expected_root)
        parcel = brought.from_lianes(parcels, path, BundleKind.SETTINGS, pinned, now)
        trust = brought.newest(parcel, pinned)
        # Once more with the lists it brings: the officer who signed it may have been revoked since.
        parcel = brought.from_lianes(parcels, path, BundleKind.SETTINGS, trust, now)
        return Accepted(SettingsFile(_read(parcel), parcel.manifest_sha256, path), trust)
    except WrongAuthor as refusal:
        raise _wrong(refusal) from refusal
    except BundleRefusal as refusal:
        raise _refused(_PROBLEMS.get(refusal.code, Problem.SETTINGS_DAMAGED), code=str(refusal.code)) from refusal
    except ValueError as error:
        raise _refused(Problem.SETTINGS_DAMAGED) from error


def _carries_settings(path: Path, parcels: Parcels) -> None:
    try:
        parcels.peek(path, settings.DOCUMENT, settings.LARGEST)
    except BundleRefusal as refusal:
        if refusal.code is Code.MISSING:
            raise BundleRefusal(Code.KIND, settings.DOCUMENT) from refusal
        raise


def _read(parcel: Parcel) -> ProgrammeSettings:
    read = settings.read(brought.file(parcel, settings.DOCUMENT))
    if parcel.audience != settings.audience(read):
        raise BundleRefusal(Code.AUDIENCE, ", ".join(parcel.audience))
    try:
        return checked_settings(read)
    except RefusedError as refused:
        raise BundleRefusal(Code.DATA_JSON, refused.refusals[0].field) from refused


def _wrong(refusal: WrongAuthor) -> RefusedError:
    if refusal.kind is not BundleKind.SETTINGS:
        return _refused(Problem.NOT_SETTINGS)
    if refusal.issuing is Issuing.MISSIONS:
        return _refused(Problem.SETTINGS_FROM_PARTICIPANT)
    return _refused(Problem.SETTINGS_NOT_LIANES)


def _refused(problem: Problem, **values: object) -> RefusedError:
    return RefusedError([Refusal("file", problem, values)])
