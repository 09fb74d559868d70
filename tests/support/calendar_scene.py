"""A calendar of another program over the programme page, as it is looked at before any of it is taken."""

from PySide6.QtWidgets import QAbstractButton

from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.programme.page import ProgrammePage
from support.shooting import FEW, Studio, over
from support.wild_calendars import TIMES, calendar, event, lines


def calendars(studio: Studio) -> None:
    """The button's menu, a file to choose from, and what of it is left out."""
    dossier = studio.workspace.directory.dossiers()[0].action
    days = f"{dossier.starts_on:%Y%m%d}", f"{dossier.ends_on:%Y%m%d}"
    theirs = calendar(
        event(
            TIMES.replace("20261013", days[0]) + "LOCATION:Siège de la commune\r\n", "Visite de la station d'épuration"
        ),
        event(TIMES.replace("20261013", days[1]), "زيارة المحطة", "b"),
        event(lines(f"DTSTART;VALUE=DATE:{days[1]}"), "Journée de l'environnement", "c"),
        event("", "Dîner officiel", "d"),
        event(lines(f"DTSTART;TZID=Heure de la Lune:{days[0]}T100000"), "Départ", "e"),
        event(TIMES.replace("2026", "2021"), "Autrefois", "f"),
        head="X-WR-CALNAME:Commune d'Oujda\r\n",
    )
    for look in FEW:
        studio.dress(look)
        page = studio.page(Place.PROGRAMME)
        if not isinstance(page, ProgrammePage):
            continue
        page.calendars.button.click()
        studio.save("calendar-menu", look)
        _close(studio)
        page.calendars.show_work("Lecture du calendrier", 2, 5)
        studio.save("calendar-work", look)
        page.calendars.show_work("", 0, 0)
        page.calendars.files_given.emit((Offered("oujda.ics", data=theirs.encode()),))
        studio.settle()
        studio.save("calendar-file", look)
        for sheet in over(studio.window):
            which = sheet.findChild(QAbstractButton, "show_left")
            if which is not None:
                which.click()
        studio.save("calendar-left", look)
        _close(studio)


def _close(studio: Studio) -> None:
    for one in over(studio.window):
        one.close()
    studio.settle()
