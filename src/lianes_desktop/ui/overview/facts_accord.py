"""The agreement between two authorities among the facts of a new partnership: its fields, and the signed paper."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.cards import Card
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.full_screen import PaperOnScreen
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.paper_line import PaperLine
from lianes_desktop.ui.overview.facts_parts import add_lines
from lianes_desktop.ui.overview.facts_values import Fact


class AccordCard(Card):
    """``paper`` says what is asked of the signed agreement."""

    def __init__(self, entries: Mapping[Fact, QWidget]) -> None:
        """``entries`` are the fields of every fact; those of the agreement are taken."""
        super().__init__(spacing=10)
        self._title = Label("", Role.H2)
        self.paper = PaperLine("accord")
        self.on_screen = PaperOnScreen(self)
        """The paper that is looked at."""
        self.body.addWidget(self._title)
        add_lines(
            self.body,
            entries,
            (Fact.ACCORD_KIND,),
            (Fact.ACCORD_REFERENCE,),
            (Fact.ACCORD_SIGNED, Fact.ACTIVE_FROM, Fact.CLOSED_ON),
        )
        self.body.addWidget(self.paper)

    def show_paper(self, name: str, detail: str) -> None:
        """Show the paper kept, or the place for one."""
        self.paper.show_paper(_("Accord signé"), name, detail)

    def show_sheet(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show a sheet of it over the whole screen."""
        self.on_screen.show_sheet(_("Accord signé"), jpeg, sheet, sheets)

    def retranslate(self) -> None:
        """Say the fixed words again; the paper's come with the next facts."""
        self._title.setText(_("L'accord entre les deux collectivités"))
