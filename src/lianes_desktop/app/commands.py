"""What the command line does: the window, the demonstration, and bundles checked or taken in without a window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lianes_desktop.app.clock import SystemClock
from lianes_desktop.app.folders import Folders
from lianes_desktop.assets import resource
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.places import use_shipped_time_zones
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.failures import Resource, UnavailableError
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.failures import telling
from lianes_desktop.storage.installation import default_folder

if TYPE_CHECKING:  # the window starts without what only the other commands give back
    from lianes_desktop.app.workspace import Workspace
    from lianes_desktop.domain.bundles import Verification
    from lianes_desktop.services.arrivals import Arrival, TakenFile
    from lianes_desktop.services.chain import Checked
    from lianes_desktop.services.file_reading import ReadFile

Tell = Callable[[str], None]

DEMO_FOLDER = Path(".demo")
_SAMPLE, _SAMPLE_TOTAL = "snack-al-waha.jpg", Decimal(125)
"""A receipt that every installation can read."""
_SHOW = "from lianes_desktop.app.commands import show_demo; raise SystemExit(show_demo())"


def ask_secret(words: str) -> str:
    """A passphrase typed without echo, or a line of standard input when nobody is at a terminal."""
    if sys.stdin.isatty():
        import getpass  # noqa: PLC0415 - the window asks otherwise

        return getpass.getpass(f"{words} ")
    return sys.stdin.readline().rstrip("\n")


class Commands:
    """Satisfies ``lianes_desktop.__main__.Application``."""

    def __init__(
        self,
        data_dir: Path | None,
        language: str | None,
        ask: Callable[[str], str] = ask_secret,
        show: Callable[[Path, StoreKey], None] | None = None,
    ) -> None:
        """Nothing is opened before a command asks for it; ``show`` opens a window over what the demonstration made."""
        self._given = data_dir
        self._language = language or ""
        self._ask = ask
        self._show = show or show_apart

    def window(self, files: Sequence[Path]) -> int:
        """Open the window over the data folder, and stay until it closes."""
        from lianes_desktop.app.launch import run  # noqa: PLC0415 - Qt, only for the window

        return run(self._root, tuple(files), self._language)

    def demo(self, folder: Path | None, tell: Tell) -> bool:
        """Do the main job from end to end, then show it where there is a screen."""
        from lianes_desktop.app import demo, openssl  # noqa: PLC0415 - only for the demonstration

        use_shipped_time_zones()
        try:
            done = demo.run(folder or DEMO_FOLDER, tell)
        except (demo.DemoFailedError, openssl.SecondOpinionError) as failure:
            tell(_("Échec : {check}").format(check=failure))
            return False
        tell(_("Tout est dans {folder}.").format(folder=folder or DEMO_FOLDER))
        if _has_screen():
            tell(_("Phrase de passe de la démonstration : {passphrase}").format(passphrase=done.passphrase))
            self._show(*next(iter(done.keys.items())))
        else:
            tell(_("Pas d'écran ici : la fenêtre n'est pas ouverte."))
        return True

    def verify(self, file: Path) -> Verification:
        """Check a bundle against what this data folder trusts; the store is not opened."""
        import tempfile  # noqa: PLC0415 - only for this command

        from lianes_desktop.bundle.authority import OfficeAuthority  # noqa: PLC0415 - likewise
        from lianes_desktop.bundle.bundles import SignedBundles  # noqa: PLC0415 - likewise
        from lianes_desktop.bundle.keys import DeviceKeys  # noqa: PLC0415 - likewise
        from lianes_desktop.bundle.small_parcels import SmallParcels  # noqa: PLC0415 - likewise
        from lianes_desktop.services.ledger import nothing_beside  # noqa: PLC0415 - likewise

        folders, clock = Folders(self._root), SystemClock()
        parcels = SmallParcels(clock)
        authority, keys = OfficeAuthority(folders.authority, clock, parcels), DeviceKeys(folders.keys, clock, parcels)
        office = authority.exists()
        if office and _is_sealed(file):
            authority.unlock(self._ask(_("Phrase de passe de l'autorité :")))
        with tempfile.TemporaryDirectory() as scratch:
            bundles = SignedBundles(
                clock,
                Path(scratch),
                role=lambda: Role.OFFICE if office else Role.FIELD,
                trust=authority.trust if office else keys.trust,
                identities=authority.identities,
                received=nothing_beside,
            )
            return bundles.verify(file)

    def take_in(self, files: Sequence[Path]) -> Iterator[TakenFile]:
        """Take files in by what they are, as the window would; the passphrase is asked for once."""
        with self._held() as workspace:
            profile = workspace.profiles.get()
            role = Role.FIELD if profile is None else profile.role
            for file in files:
                yield self._taken_file(workspace, file, role)

    def _taken_file(self, workspace: Workspace, file: Path, role: Role) -> TakenFile:
        from lianes_desktop.services.arrivals import TakenFile  # noqa: PLC0415 - only for this command

        try:
            if role is Role.OFFICE and not workspace.register.unlocked() and _is_sealed(file):
                workspace.register.unlock(self._ask(_("Phrase de passe de l'autorité :")))
            return TakenFile(file, self._taken_in(workspace, file, role))
        except (RefusedError, UnavailableError) as failure:
            return TakenFile(file, failure=failure)

    def check_trail(self, file: Path | None) -> Checked:
        """Check the trail of this data folder, or one that was written to a file: that needs no data folder."""
        if file is not None:
            from lianes_desktop.services.chain import check_file  # noqa: PLC0415 - only for this command

            return check_file(file)
        with self._held() as workspace:
            return workspace.chain.check()

    def export_trail(self, to: Path) -> Checked:
        """Write the trail of this data folder to a file."""
        with self._held() as workspace:
            return workspace.chain.write(to)

    def read(self, files: Sequence[Path]) -> Iterator[ReadFile]:
        """Read receipts one by one, without a data folder."""
        from lianes_desktop.domain.readings import Expected  # noqa: PLC0415 - only to read
        from lianes_desktop.pictures.opener import PictureOpener  # noqa: PLC0415 - likewise
        from lianes_desktop.reading.reader import ReceiptReader  # noqa: PLC0415 - likewise
        from lianes_desktop.services.file_reading import FileReading  # noqa: PLC0415 - likewise
        from lianes_desktop.services.offered import Offered  # noqa: PLC0415 - likewise

        with closing(PictureOpener()) as pictures, closing(ReceiptReader()) as reader:
            expected = Expected(today=SystemClock().today())
            yield from FileReading(pictures, reader).each([Offered(one.name, one) for one in files], expected)

    def move_office(self, place: str, files: Path | None, tell: Tell) -> None:
        """Move the store to the office's database, or back to this computer."""
        from lianes_desktop.app import office, opening  # noqa: PLC0415 - only for this command

        use_shipped_time_zones()
        held = opening.lock(self._root)
        if held is None:
            raise opening.locked_elsewhere(self._root)
        try:
            key = self._key()
            moving = office.Moving(self._root, key, tell)
            if place == office.HERE:
                moving.to_sqlite()
            else:
                opening.bring_up_to_date(self._root, key)
                moving.to_server(office.address_of(place), files, self._ask)
        finally:
            held.release()

    def self_test(self, tell: Tell) -> bool:
        """Do the main job in a folder that is thrown away, with our own verifier alone."""
        import tempfile  # noqa: PLC0415 - only to try itself

        from lianes_desktop.app import demo  # noqa: PLC0415 - likewise

        use_shipped_time_zones()
        with tempfile.TemporaryDirectory() as folder:
            try:
                demo.run(Path(folder) / "self-test", tell, outside=False)
            except demo.DemoFailedError as failure:
                tell(_("Échec : {check}").format(check=failure))
                return False
        sample = resource("sample", _SAMPLE)
        read = next(iter(self.read([sample])))
        if read.reading is None or read.reading.total is None or read.reading.total.value != _SAMPLE_TOTAL:
            tell(_("Échec : {check}").format(check=_("lecture d'un reçu")))
            return False
        tell(_("Tout fonctionne."))
        return True

    @contextmanager
    def _held(self) -> Iterator[Workspace]:
        """The workspace, while no other program has its folder."""
        from lianes_desktop.app import opening  # noqa: PLC0415 - the window imports it in its turn

        held = opening.lock(self._root)
        if held is None:
            raise opening.locked_elsewhere(self._root)
        try:
            with closing(self._workspace()) as workspace:
                yield workspace
        finally:
            held.release()

    @cached_property
    def _root(self) -> Path:
        return self._given or default_folder()

    def _taken_in(self, workspace: Workspace, file: Path, role: Role) -> Arrival:
        """Take in; Lianes' first answer is only trusted with the groups heard from its office."""
        try:
            return workspace.arrivals.take_in(file, role, _no_progress)
        except RefusedError as refused:
            if all(one.problem is not Problem.ROOT_UNCONFIRMED for one in refused.refusals):
                raise
            heard = self._ask(_("Groupes que Lianes lit au téléphone :"))
            if not heard:
                raise
            return workspace.arrivals.take_in(file, role, _no_progress, heard)

    def _workspace(self) -> Workspace:
        from lianes_desktop.app import opening  # noqa: PLC0415 - likewise

        return opening.open_workspace(self._root, self._key())

    def _key(self) -> StoreKey:
        if Folders(self._root).is_new():
            raise RefusedError([Refusal("profile", Problem.MISSING)])
        from lianes_desktop.app import opening  # noqa: PLC0415 - likewise

        key = opening.key_without_asking(self._root)
        if key is None:
            key = opening.unlock(self._root, self._ask(_("Phrase de passe :")))
        return key


def show_demo() -> int:
    """Open the window over the demonstration's field installation: its key and its folder come by standard input."""
    from lianes_desktop.app.launch import run  # noqa: PLC0415 - Qt, in a process of its own

    secret, root = sys.stdin.buffer.readline().decode().rstrip("\n").split(" ", 1)
    return run(Path(root), key=StoreKey(bytes.fromhex(secret)))


def show_apart(root: Path, key: StoreKey) -> None:
    """Open the window in a process of its own, so that the command ends; the key goes through a pipe."""
    import subprocess  # noqa: PLC0415 - for the demonstration alone

    shown = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", _SHOW],
        stdin=subprocess.PIPE,
        # whoever reads this command's words would else wait until the window closes
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    if shown.stdin is not None:
        shown.stdin.write(f"{key.secret.hex()} {root.resolve()}\n".encode())
        shown.stdin.close()


def _is_sealed(file: Path) -> bool:
    from lianes_desktop.bundle import sealing  # noqa: PLC0415 - pyrage, only for bundles

    with telling(Resource.FILE, str(file)), file.open("rb") as source:
        return sealing.is_sealed(source)


def _has_screen() -> bool:
    """Whether a window can be seen here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _no_progress(_at: int, _of: int) -> None:
    """Nobody watches a command's progress."""
