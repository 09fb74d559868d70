"""The page of the money: an edition cut one way, its pictures, envelopes and funders edited in place."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.domain.spending import Cut
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.book import BookCard
from lianes_desktop.ui.kit.browse import ask_new_file
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.entries import ChoiceEntry
from lianes_desktop.ui.kit.fields import TextField, begin_in
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import MoneyEdit, NumberField
from lianes_desktop.ui.money.side import Alerts, DossiersCard, FundersPicture
from lianes_desktop.ui.money.table_card import TableCard
from lianes_desktop.ui.money.values import BookName, EnvelopeField, FunderField, View

_SIDE = 320


class MoneyPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    edition_asked = Signal(object)
    """The code of an edition."""
    cut_asked = Signal(object)
    """``Cut``."""
    looked = Signal(object)
    """The key of a line or an alert whose dossiers are wanted."""
    dossier_asked = Signal(object)
    """The id of a dossier."""
    exported = Signal(object)
    """The path of a workbook."""
    left = Signal(object)
    """``(field, value)``."""
    asked = Signal(object)
    """``(name of a list, id)``."""
    removed = Signal(object)
    """``(name of a list, id)``."""
    added = Signal(object)
    """The name of a list."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("moneyPage")
        self._edition = ""
        self._editions = ChoiceEntry("money_edition")
        self._cuts: Segmented[Cut] = Segmented()
        self._cuts.setObjectName("moneyCut")
        self._export = Button("", icon="download")
        self._export.setObjectName("exportMoney")
        self.header.add_action(self._cuts)
        self.header.add_action(self._export)
        self._alerts, self._table = Alerts(), TableCard()
        self._dossiers, self._picture = DossiersCard(), FundersPicture()
        self._envelopes, self._funders = _envelopes(), _funders()
        self._scroll = ScrollColumn()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show everything."""
        self._edition = view.edition
        self.header.show_words(_("Suivi du budget"), view.subtitle)
        self._editions.offer(view.editions, view.edition)
        self._editions.setVisible(len(view.editions) > 1)
        self._cuts.show_value(view.cut)
        self._alerts.show_alerts(view.alerts)
        self._table.show_lines(view.lines, view.total, view.most_cents)
        self._dossiers.show_dossiers(view.opened, view.dossiers)
        self._picture.show_parts(view.parts, view.funders_note)
        self._envelopes.show_book(view.envelopes)
        self._funders.show_book(view.funders)

    def focus_field(self, name: str) -> None:
        """Put the cursor in the field of that name."""
        control = self._envelopes.control(name) or self._funders.control(name)
        if control is not None:
            begin_in(control)
            self._scroll.bring_into_view(control, 60)

    def bring_dossiers(self) -> None:
        """Bring the dossiers just shown into sight."""
        self._scroll.bring_into_view(self._dossiers, 20)

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self._table, self._envelopes, self._funders)

    @override
    def retranslate(self) -> None:
        self._export.setText(_("Exporter"))
        self._editions.set_label(_("Édition"))
        chosen = self._cuts.value()
        self._cuts.offer(
            (
                Segment(Cut.KIND, _("Par type")),
                Segment(Cut.AUTHORITY, _("Par collectivité")),
                Segment(Cut.YEAR, _("Par année")),
            )
        )
        self._cuts.show_value(chosen)
        for part in (self._alerts, self._table, self._picture):
            part.retranslate()
        self._envelopes.show_words(
            _("Enveloppes"),
            _("Pour toute l'édition, ou pour un type d'action, une collectivité, une année."),
            _("Ajouter"),
            {
                EnvelopeField.CENTS: _("Montant"), EnvelopeField.YEAR: _("Année"),
                EnvelopeField.LETTER: _("Type d'action"), EnvelopeField.ORGANISATION: _("Collectivité"),
                EnvelopeField.NOTE: _("Note"),
            },
        )  # fmt: skip
        self._funders.show_words(
            _("Financeurs"),
            _("Le plafond est la part la plus grande que cet apport peut représenter dans l'ensemble."),
            _("Ajouter"),
            {
                FunderField.FUNDER: _("Financeur"), FunderField.CENTS: _("Montant"),
                FunderField.NATURE: _("Nature"), FunderField.CAP: _("Plafond, en pour cent"),
                FunderField.NOTE: _("Note"),
            },
        )  # fmt: skip

    # ---- inside

    def _connect(self) -> None:
        self._editions.left.connect(self._edition_left)
        self._cuts.committed.connect(self.cut_asked)
        self._export.clicked.connect(self._ask_path)
        for part in (self._alerts, self._table):
            part.asked.connect(self.looked)
        self._dossiers.asked.connect(self.dossier_asked)
        for card in (self._envelopes, self._funders):
            card.left.connect(self.left)
            card.asked.connect(self.asked)
            card.removed.connect(self.removed)
            card.added.connect(self.added)

    def _lay_out(self) -> None:
        self._scroll.stand_beside(
            (self._alerts, self._table, self._dossiers),
            (self._editions, self._picture, self._envelopes, self._funders),
            _SIDE,
        )
        self.body.addWidget(self._scroll, 1)

    def _edition_left(self, left: tuple[str, object]) -> None:
        self.edition_asked.emit(left[1])

    def _ask_path(self) -> None:
        kinds = _("Classeur Excel ou LibreOffice (.xlsx)") + " (*.xlsx)"
        name = _("budget-{edition}.xlsx").format(edition=self._edition)
        ask_new_file(self, _("Exporter le suivi du budget"), name, kinds, self.exported.emit)


def _envelopes() -> BookCard[EnvelopeField]:
    typed: Mapping[EnvelopeField, TextField] = {
        EnvelopeField.CENTS: MoneyEdit(), EnvelopeField.YEAR: NumberField(), EnvelopeField.NOTE: TextField(),
    }  # fmt: skip
    chosen = (EnvelopeField.LETTER, EnvelopeField.ORGANISATION)
    return BookCard(BookName.ENVELOPES, typed, chosen, (*chosen, EnvelopeField.NOTE))


def _funders() -> BookCard[FunderField]:
    typed: Mapping[FunderField, TextField] = {
        FunderField.FUNDER: TextField(), FunderField.CENTS: MoneyEdit(), FunderField.CAP: NumberField(),
        FunderField.NOTE: TextField(),
    }  # fmt: skip
    return BookCard(BookName.FUNDERS, typed, (FunderField.NATURE,), (FunderField.FUNDER, FunderField.NOTE))
