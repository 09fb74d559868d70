"""Every page of the real window, and every state that is seldom seen: ``make screens``.

The pages are shown at two sizes, light and dark, in French and Arabic, and once in English; the states in three of
these looks. The pictures are written to be looked at, beside those of the design.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from lianes_desktop.app import demo, opening
from lianes_desktop.app.start import Beginning, CopyDoor, KeyDoor
from lianes_desktop.app.trouble import TroublePage
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.places import use_shipped_time_zones
from lianes_desktop.i18n.catalogue import activate
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.ui.kit.jobs import ThreadJobs
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.welcome.screen import unlock, welcome
from support import calendar_scene, office_scene, reply_scene, scenes, view_scene, watch_scene, way_scene
from support.screens import dressed
from support.shooting import FEW, Look, Studio, looks, save, settle

_FIELD = (
    Place.OVERVIEW, Place.TEAM, Place.PREPARATION, Place.BUDGET, Place.PROGRAMME, Place.CONTACTS, Place.RIGHTS,
    Place.EXPENSES, Place.REPORT, Place.PAPERS, Place.CLAIM, Place.EXCHANGES, Place.DELIVERIES, Place.SHARING,
    Place.TRAIL, Place.JOINING, Place.STEERING, Place.SETTINGS, Place.PREFERENCES,
)  # fmt: skip
_OFFICE = (
    Place.INBOX, Place.DELIVERIES, Place.ANSWERS, Place.PAYMENTS, Place.MONEY, Place.MINISTRY, Place.REGISTER,
    Place.TRAIL, Place.JOINING, Place.STEERING, Place.SETTINGS, Place.PREFERENCES,
)  # fmt: skip
_BEFORE = (1100, 760)


def shoot_field(app: QApplication, root: Path, key: StoreKey, folder: Path) -> None:
    """The pages of an authority, then its states."""
    studio = Studio(app, root, key, folder, "field")
    paper = watch_scene.disks(studio)
    scenes.network(studio)
    studio.pages(_FIELD)
    way_scene.ways(studio)
    scenes.leaves(studio)
    scenes.sheets(studio)
    reply_scene.answered(studio)
    studio.window.sample_asked.emit()
    studio.pages(_FIELD[:11], "sample-", FEW)
    calendar_scene.calendars(studio)
    view_scene.views(studio)
    scenes.beside(studio)
    scenes.lists(studio)
    scenes.captures(studio)
    scenes.receipts(studio)
    scenes.telephone(studio)
    scenes.cash(studio)
    watch_scene.watched(studio, paper)
    scenes.partnership(studio)
    studio.pages((Place.OVERVIEW, Place.PREPARATION), "partnership-", FEW)
    scenes.project(studio)
    studio.pages((Place.OVERVIEW, Place.PREPARATION), "project-", FEW)
    scenes.hosting_day(studio)
    studio.pages((Place.OVERVIEW, Place.PROGRAMME, Place.CLAIM), "hosting-", FEW)
    studio.close()


def shoot_office(app: QApplication, root: Path, key: StoreKey, folder: Path, stranger: Path) -> None:
    """The pages of Lianes' office, then a bundle by somebody unknown and one that was altered."""
    studio = Studio(app, root, key, folder, "office")
    studio.pages(_OFFICE)
    office_scene.working(studio)
    reply_scene.issued(studio)
    scenes.arrivals(studio, stranger)
    studio.close()


def shoot_empty(app: QApplication, root: Path, who: Profile, folder: Path) -> None:
    """A window without any dossier."""
    key = opening.make(root, "quelques mots mis bout à bout").key
    workspace = opening.open_workspace(root, key)
    workspace.profiles.save(who)
    workspace.close()
    studio = Studio(app, root, key, folder, "empty")
    studio.pages((Place.OVERVIEW, Place.JOINING, Place.STEERING), at=FEW)
    studio.close()


def shoot_before(app: QApplication, root: Path, key: StoreKey, folder: Path) -> None:
    """What stands before the window: the first start, the passphrase, a store that does not open."""
    jobs = ThreadJobs()
    failure = UnavailableError(Resource.STORE, Cause.DAMAGED)
    makers: dict[str, Callable[[], QWidget]] = {
        "welcome": lambda: welcome(Beginning(folder / "new", lambda call: call()), jobs).page,
        "unlock": lambda: unlock(KeyDoor(root), jobs).page,
        "copy": lambda: unlock(CopyDoor(folder / "new", root), jobs, copy=True).page,
        "trouble": lambda: TroublePage(root, key, failure, jobs),
    }
    for theme, language in (("light", "fr"), ("dark", "fr"), ("light", "ar"), ("dark", "ar"), ("light", "en")):
        with dressed(app, theme=theme, language=language):
            for name, make in makers.items():
                page = make()
                page.resize(*_BEFORE)
                page.show()
                settle(app, jobs)
                save(page.grab(), folder, name, Look(_BEFORE, theme, language))
                page.close()
                page.deleteLater()
    activate("fr")
    jobs.close()


def main(folder: Path) -> None:
    """Do the demonstration, then show everything it left."""
    use_shipped_time_zones()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        here = Path(place)
        app = QApplication([*sys.argv[:1], "-style", "Fusion", "-platform", f"offscreen:configfile={_desk(here)}"])
        done = demo.run(here / "demo", _quiet, outside=False)
        (field, field_key), (office, office_key) = done.keys.items()
        shoot_office(app, office, office_key, folder, scenes.stranger(here / "stranger"))
        who = scenes.person(field, field_key)
        shoot_field(app, field, field_key, folder)
        shoot_empty(app, here / "empty", who, folder)
        shoot_before(app, field, field_key, folder)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")  # noqa: T201 - what a command tells


def _desk(folder: Path) -> Path:
    """A screen as large as the largest window, so that what opens over one stands where a person sees it."""
    width, height = max(look.size for look in looks())
    screen = {"name": "desk", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    described = folder / "screens.json"
    described.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96, "logicalBaseDpi": 96}]}))
    return described


def _quiet(_line: str) -> None:
    return None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
