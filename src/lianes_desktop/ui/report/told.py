"""Communication about the action: what was told, where, when, and whether those shown agreed (R70, V29)."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import CommunicationId
from lianes_desktop.domain.reports import CommunicationKind
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.kit.browse import ask_files, proofs
from lianes_desktop.ui.kit.buttons import Button, IconButton, Size
from lianes_desktop.ui.kit.cards import Notice, Rule
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.entries import AreaEntry, ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import TextArea, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.report.row_section import Row, RowSection
from lianes_desktop.ui.report.values import Told, ToldShown, Typed

_KIND, _DAY = 168, 132


class ToldSection(RowSection["ToldRow"]):
    """``corrected`` gives ``Typed``, ``attached`` ``(id, Offered)``, the others the item's id."""

    corrected = Signal(object)
    attached = Signal(object)
    detach_asked = Signal(object)
    view_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__("addCommunication")

    def show_items(self, items: Sequence[ToldShown]) -> None:
        """Show these items."""
        for row, item in zip(self.rows_of([one.id for one in items]), items, strict=True):
            row.show_item(item)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self.show_words(
            _("Communication"),
            _("Rien n'a encore été diffusé : notez ici articles, publications et photos."),
            _("Communication"),
        )

    @override
    def made(self, subject: UUID) -> "ToldRow":
        row = ToldRow(CommunicationId(subject))
        row.corrected.connect(self.corrected)
        row.attached.connect(self.attached)
        row.detach_asked.connect(self.detach_asked)
        row.view_asked.connect(self.view_asked)
        row.remove_asked.connect(self.remove_asked)
        return row


class ToldRow(Row):
    """One article, post or picture."""

    corrected = Signal(object)
    attached = Signal(object)
    detach_asked = Signal(object)
    view_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, item: CommunicationId) -> None:
        """Words come with ``show_item``."""
        super().__init__()
        self._id = item
        self._texts = {
            Told.TITLE: TextEntry(Told.TITLE, TextField()),
            Told.PUBLISHED_ON: TextEntry(Told.PUBLISHED_ON, DateField()),
            Told.LINK: TextEntry(Told.LINK, TextField()),
        }
        self._texts[Told.LINK].line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._note = AreaEntry(Told.NOTE, TextArea(lines=2))
        self._kind = ChoiceEntry(Told.KIND)
        self._shown, self._agreed = CheckLine(), CheckLine()
        self._warning = Notice("warn", "triangle-alert")
        self._paper = ElidedLabel("", Role.BODY, "ink2")
        self._paper.setObjectName("toldPaper")
        self._attach = Button("", icon="paperclip", size=Size.SMALL)
        self._attach.setObjectName("attachProof")
        self._view, self._detach = IconButton("eye", size=Size.SMALL), IconButton("x", size=Size.SMALL)
        self._view.setObjectName("viewProof")
        self._detach.setObjectName("detachProof")
        self._remove = IconButton("trash-2")
        self._remove.setObjectName("removeCommunication")
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_item(self, item: ToldShown) -> None:
        """Show what is kept, or refused as it was typed."""
        for field, entry in self._texts.items():
            entry.show_text(item.texts[field])
            entry.refuse(item.refusals.get(field, ""))
        self._note.show_text(item.texts[Told.NOTE])
        self._note.refuse(item.refusals.get(Told.NOTE, ""))
        kinds = tuple((kind, wording.communication_kind(kind)) for kind in CommunicationKind)
        self._kind.offer(kinds, item.kind)
        self._shown.setChecked(item.people_shown)
        self._agreed.setChecked(item.image_rights)
        self._agreed.setVisible(item.people_shown)
        self._warning.setVisible(bool(item.warning))
        if item.warning:
            self._warning.show_words("warn", "triangle-alert", item.warning)
        self._paper.setText(item.paper)
        for widget in (self._paper, self._view, self._detach):
            widget.setVisible(bool(item.paper))
        self._attach.setVisible(not item.paper)

    @override
    def take_focus(self, field: str) -> QWidget:
        control = self._agreed if field == "image_rights" else self._texts[Told.TITLE].line
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        return control

    @override
    def flush(self) -> None:
        self._note.flush()
        for entry in self._texts.values():
            entry.flush()

    @override
    def retranslate(self) -> None:
        self._texts[Told.TITLE].set_label(_("Intitulé"))
        self._texts[Told.PUBLISHED_ON].set_label(_("Diffusé le"))
        self._texts[Told.LINK].set_label(_("Adresse internet"))
        self._note.set_label(_("Note"))
        self._kind.set_label(_("Support"))
        self._shown.setText(_("Des personnes sont reconnaissables"))
        self._agreed.setText(_("Chacune a donné son accord écrit"))
        self._attach.setText(_("Joindre une preuve"))
        self._attach.updateGeometry()
        self._view.set_name(_("Voir la preuve"))
        self._detach.set_name(_("Retirer la preuve"))
        self._remove.set_name(_("Supprimer la communication"))

    def _connect(self) -> None:
        entries: tuple[TextEntry | AreaEntry | ChoiceEntry, ...] = (*self._texts.values(), self._note, self._kind)
        for entry in entries:
            entry.control.setObjectName(f"told_{entry.field}")
            entry.left.connect(self._tell)
        self._shown.setObjectName("told_people_shown")
        self._agreed.setObjectName("told_image_rights")
        self._shown.clicked.connect(self._say_shown)
        self._agreed.clicked.connect(self._say_agreed)
        self._attach.clicked.connect(self._browse)
        self._view.clicked.connect(self._ask_view)
        self._detach.clicked.connect(self._ask_detach)
        self._remove.clicked.connect(self._ask_remove)

    def _tell(self, left: tuple[Told, object]) -> None:
        self.corrected.emit(Typed(*left, subject=self._id))

    def _say_shown(self) -> None:
        self._tell((Told.PEOPLE_SHOWN, self._shown.isChecked()))

    def _say_agreed(self) -> None:
        self._tell((Told.IMAGE_RIGHTS, self._agreed.isChecked()))

    def _browse(self) -> None:
        ask_files(self.window(), _("Joindre une preuve"), proofs(), self._chosen)

    def _chosen(self, paths: list[str]) -> None:
        for path in paths[:1]:  # one proof an item
            self.attached.emit((self._id, Offered(Path(path).name, path=Path(path))))

    def _ask_view(self) -> None:
        self.view_asked.emit(self._id)

    def _ask_detach(self) -> None:
        self.detach_asked.emit(self._id)

    def _ask_remove(self) -> None:
        self.remove_asked.emit(self._id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        self._kind.setFixedWidth(_KIND)
        self._texts[Told.PUBLISHED_ON].setFixedWidth(_DAY)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._texts[Told.TITLE], 1, top)
        first.addWidget(self._kind, 0, top)
        first.addWidget(self._texts[Told.PUBLISHED_ON], 0, top)
        first.addWidget(self._remove, 0, bottom)
        proof = QHBoxLayout()
        proof.setSpacing(6)
        for widget in (self._attach, self._view, self._detach):
            proof.addWidget(widget)
        proof.addWidget(self._paper, 1)
        proof.addStretch(1)
        column.addLayout(first)
        column.addWidget(self._texts[Told.LINK])
        column.addWidget(self._shown)
        column.addWidget(self._agreed)
        column.addWidget(self._warning)
        column.addWidget(self._note)
        column.addLayout(proof)
        column.addWidget(Rule())
