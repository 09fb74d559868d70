"""An office and a device on one clock, and answers forged for the device."""

from collections.abc import Mapping
from pathlib import Path

from lianes_desktop.bundle import enrolment, issuing
from lianes_desktop.bundle.authority import OfficeAuthority
from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.keys import DeviceKeys
from lianes_desktop.bundle.small_parcels import SmallParcels
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.people import Profile, Role, Status
from support import pki

PHRASE = "une longue phrase"
OFFICE_PHRASE = "la phrase du bureau"
LILLE = Organisation(OrganisationId("FR-LIL"), "FR", OrganisationType.MUNICIPALITY, "Ville de Lille", siren="215903501")
JEANNE = Profile(pki.JEANNE.participant, "Jeanne", "Dupont", "jeanne@example.org", LILLE.id, Status.ELECTED, Role.FIELD)


class World:
    """An office and a device with a key, on one clock."""

    def __init__(self, folder: Path) -> None:
        self.clock = pki.Clock()
        self.parcels = SmallParcels(self.clock)
        self.folder = folder
        self.sent = folder / "sent"
        self.sent.mkdir()
        self.office = self.new_office("office")
        self.device = self.new_device("device")

    def new_office(self, name: str) -> OfficeAuthority:
        office = OfficeAuthority(self.folder / name, self.clock, self.parcels, pki.CHEAP)
        office.create("Lianes", OFFICE_PHRASE)
        return office

    def new_device(self, name: str, profile: Profile = JEANNE) -> DeviceKeys:
        device = DeviceKeys(self.folder / name, self.clock, self.parcels, pki.CHEAP)
        device.create(profile, LILLE, PHRASE)
        return device

    def request(self, device: DeviceKeys | None = None, profile: Profile = JEANNE) -> Path:
        asking = device or self.device
        return asking.write_request(asking.unlock(PHRASE), profile, LILLE, self.sent)

    def answer(self, request: Path | None = None, profile: Profile = JEANNE) -> Path:
        path = request or self.request()
        _, fingerprint, _ = self.office.read_request(path)
        return self.office.enrol(path, fingerprint, profile, LILLE, OFFICE_PHRASE, self.sent)

    def root(self) -> str:
        return " ".join(self.office.root_fingerprint())

    def enrolled(self) -> DeviceKeys:
        self.device.take_enrolment(self.answer(), self.root())
        return self.device

    def forged_answer(self, signer: SigningKey, trust: Trust, **replaced: bytes) -> Path:
        """An answer of the right shape for this device, signed by someone who may not."""
        made = pki.pki()
        own = self.device.unlock(PHRASE)
        by = made.missions if trust.roots == made.trust.roots else pki.forged().missions
        certificate = issuing.person(by, own.private.public_key(), pki.JEANNE, pki.NOW)
        files: Mapping[str, bytes] = dict(enrolment.files(certificate, trust)) | {
            f"enrolment/{name}.pem": data for name, data in replaced.items()
        }
        return self.parcels.pack(BundleKind.ENROLMENT, files, signer, (JEANNE.participant.urn,), self.sent)
