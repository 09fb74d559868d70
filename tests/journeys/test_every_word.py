"""Every word in sight went through the catalogues: the real window, spoken in a language nobody speaks."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from babel import Locale
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from support.builders import SETTINGS
from support.hand import Hand
from support.pseudo import activate_pseudo, unmarked

from lianes_desktop.app import opening
from lianes_desktop.app.window import Application
from lianes_desktop.assets import resource
from lianes_desktop.domain.deliveries import Box, Way
from lianes_desktop.domain.ids import new_id
from lianes_desktop.domain.people import Profile, Role, Status
from lianes_desktop.domain.steering import Attendee
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.changes import Topic
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.shell.window import Window

PLACES = {
    Role.FIELD: (
        Place.OVERVIEW,
        Place.TEAM,
        Place.PREPARATION,
        Place.BUDGET,
        Place.PROGRAMME,
        Place.CONTACTS,
        Place.RIGHTS,
        Place.EXPENSES,
        Place.REPORT,
        Place.PAPERS,
        Place.CLAIM,
        Place.EXCHANGES,
        Place.DELIVERIES,
        Place.SHARING,
        Place.JOINING,
        Place.STEERING,
        Place.SETTINGS,
        Place.TRAIL,
        Place.PREFERENCES,
    ),
    Role.OFFICE: (
        *(Place.INBOX, Place.DELIVERIES, Place.PAYMENTS, Place.MONEY, Place.MINISTRY, Place.REGISTER),
        *(Place.JOINING, Place.STEERING, Place.SETTINGS, Place.PREFERENCES),
    ),
}


def _calendar() -> Iterator[str]:
    """Names of months and days, which come from CLDR."""
    for code in ("fr_FR", "ar_MA"):
        locale = Locale.parse(code)
        for names in (locale.months["format"], locale.days["format"]):
            yield from (name for width in ("wide", "abbreviated") for name in names[width].values())


AS_THEY_ARE = re.compile(
    # a brand, codes, keys, addresses, paths and tags; organisations; then what the formatter writes
    r"Lianes( Coopération)?|EUR|MAD|Ctrl|Alt|[^ ]+@[^ ]+|/[^ ]*|<[^>]*>|درهم|"
    + "|".join(sorted((re.escape(one.name) for one in SETTINGS.organisations), key=len, reverse=True))
    + "|"
    + "|".join(sorted({*map(re.escape, _calendar()), *catalogue.NAMES.values()}, key=len, reverse=True)),
    re.IGNORECASE,
)


def _texts(found: object) -> Iterator[str]:
    """Every text of a JSON document."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict | list):
        for one in found.values() if isinstance(found, dict) else found:
            yield from _texts(one)


class Data:
    """The texts of a document shipped, as a page shows them: whole, within others, or cut at the end."""

    def __init__(self, name: str) -> None:
        told = json.loads(resource("reference", name).read_text(encoding="utf-8"))
        self._texts = sorted({one for one in _texts(told) if len(one) >= 4}, key=len, reverse=True)
        self._whole = re.compile("|".join(map(re.escape, self._texts)))

    def out_of(self, words: str) -> str:
        """What is left of the words without them."""
        shown = words.strip("\u2068\u2069")
        if shown.endswith("…") and any(one.startswith(shown[:-1]) for one in self._texts):
            return ""
        return self._whole.sub("", words)


DATA = {Place.PREPARATION: Data("templates.json"), Place.SETTINGS: Data("reference_data.json")}

pytestmark = pytest.mark.slow


def filled(root: Path, role: Role) -> StoreKey:
    """An installation with one of everything, its titles and names marked as translated."""
    key = opening.make(root, "quelques mots mis bout à bout").key
    with closing(opening.open_workspace(root, key)) as workspace:
        workspace.profiles.save(Profile(new_id(), "⟦Ada⟧", "⟦Bo⟧", "ada@example.org", None, Status.STAFF, role))
        if role is Role.FIELD:
            mission = workspace.dossiers.create_mission("⟦Titre⟧")
            dated = replace(mission, starts_on=date(2026, 10, 12), ends_on=date(2026, 10, 15))
            workspace.dossiers.correct(replace(dated, place="⟦Oujda⟧"))
            workspace.expenses.add(mission.id)
            workspace.contacts.add(mission.id)
            workspace.programmes.add(mission.id, date(2026, 10, 12))
        box = workspace.boxes.keep(Box(new_id(), Way.FOLDER, "⟦Partage⟧", str(root)))
        (root / "⟦fichier⟧").write_text("x")
        workspace.deliveries.send(root / "⟦fichier⟧", box.id)
        workspace.deliveries.push(lambda _at, _of: None)
        edition = workspace.memberships.editions()[0].code
        joined = workspace.memberships.begin_new(edition, "⟦Abbeville⟧")
        workspace.memberships.add_version(joined.id, date(2026, 9, 10))
        meeting = workspace.steering.add(edition)
        workspace.steering.correct(replace(meeting, attendance=(Attendee("⟦Nizar⟧"),)))
    return key


def words_in_sight(window: Window) -> Iterator[tuple[QWidget, str]]:
    """What a person can read, hover or hear."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        yield widget, widget.toolTip()
        yield widget, widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget, widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget, widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from ((widget, widget.itemText(index)) for index in range(widget.count()))


def bare(window: Window, place: Place) -> list[str]:
    """The words in sight that neither a catalogue gave, nor the data the page shows."""
    data = DATA.get(place)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return sorted(
        {
            f"{type(widget).__name__} {widget.objectName()}: {words}"
            for widget, words in words_in_sight(window)
            if unmarked(AS_THEY_ARE.sub("", data.out_of(words) if data is not None else words))
        }
    )


def _clean(window: Window, place: Place) -> bool:
    return not bare(window, place)


@pytest.mark.parametrize("rtl", [False, True], ids=["qps", "qpsr"])
@pytest.mark.parametrize("role", list(Role))
def test_every_word_in_sight_comes_from_the_catalogues(
    qapp: QApplication, tmp_path: Path, role: Role, *, rtl: bool
) -> None:
    key = filled(tmp_path, role)
    held = opening.lock(tmp_path)
    assert held is not None
    application = Application(qapp, tmp_path, held)
    application.start(key)
    window, workspace = application.window, application.workspace
    assert window is not None
    assert workspace is not None
    hand, left = Hand(qapp), dict[Place, list[str]]()
    try:
        language = "ar" if rtl else "fr"  # so that the window holds on to what is spoken
        workspace.preferences.change(language=language, export_folder="/⟦là⟧")
        activate_pseudo(rtl=rtl)
        window.speak()
        workspace.changes.announce(*[topic for topic in Topic if topic is not Topic.PREFERENCES])
        for place in PLACES[role]:
            window.show_place(place)
            try:
                hand.wait(partial(_clean, window, place), "marked words alone")
            except AssertionError:
                left[place] = bare(window, place)
    finally:
        window.close()
        window.deleteLater()
        application.window = None
        application.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
    assert left == {}
