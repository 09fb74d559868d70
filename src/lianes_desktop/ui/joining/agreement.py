"""The leaves of the convention: its versions and dates, and the rules it sets of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.joining import CONVENTION as CONVENTION_SLOT
from lianes_desktop.ui.joining.fields import MEALS, RULED, RULES, Kind
from lianes_desktop.ui.joining.forms import Leaf
from lianes_desktop.ui.joining.parts import FollowerLine
from lianes_desktop.ui.joining.values import KindRule, Sheet, Version
from lianes_desktop.ui.kit.buttons import Button, IconButton, Size
from lianes_desktop.ui.kit.cards import Rule, empty
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.form import Form, beside
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.paper_line import PaperLine
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField, MoneyEdit


class ConventionLeaf(Leaf):
    """Reference, dates, versions with their papers, signatories, and the dossiers that follow."""

    version_asked = Signal()
    version_removed = Signal(object)
    """The number."""
    follow_asked = Signal(object)
    """``DossierId``."""
    attached = Signal(object)
    seen = Signal(object)
    detached = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show_sheet``."""
        super().__init__()
        self.line("convention.reference")
        for name in ("starts_on", "ends_on", "signed_on"):
            self.day(f"convention.{name}")
        self.area("signatories", 3)
        self.paper = PaperLine(CONVENTION_SLOT)
        self._eligible = Label("", Role.SMALL, "ink2", wrap=True)
        self._eligible.setObjectName("eligible")
        self._titles = {name: Label("", Role.H2) for name in ("versions", "dossiers")}
        self._add = Button("", icon="plus", size=Size.SMALL)
        self._add.setObjectName("add_version")
        self._add.clicked.connect(self.version_asked)
        self._versions, self._followers = QVBoxLayout(), QVBoxLayout()
        self._rows: dict[int, VersionRow] = {}
        self._none = Label("", Role.SMALL, "ink2", wrap=True)
        self._lay_out()

    @override
    def show_sheet(self, sheet: Sheet, *, other: bool) -> None:
        self._show_versions(sheet.versions)
        super().show_sheet(sheet, other=other)
        self.paper.show_paper(_("Convention signée"), sheet.convention.name, sheet.convention.detail)
        self._eligible.setText(sheet.eligible)
        empty(self._followers)
        for one in sheet.followers:
            line = FollowerLine(one)
            line.asked.connect(self.follow_asked)
            self._followers.addWidget(line)
        self._none.setVisible(not sheet.followers)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self._titles["versions"].setText(_("Versions discutées"))
        self._titles["dossiers"].setText(_("Dossiers de cette convention"))
        self._add.setText(_("Ajouter une version"))
        self._none.setText(_("Les dossiers de la collectivité prendront cette convention et ses règles."))

    @override
    def labels(self) -> dict[str, str]:
        found = {
            "convention.reference": _("Référence"),
            "convention.starts_on": _("Début"),
            "convention.ends_on": _("Fin"),
            "convention.signed_on": _("Signée le"),
            "signatories": _("Signataires"),
        }
        for number in self._rows:
            found[f"versions.{number}.dated"] = _("Date")
            found[f"versions.{number}.note"] = _("Note")
        return found

    def _show_versions(self, versions: tuple[Version, ...]) -> None:
        if tuple(self._rows) != tuple(one.number for one in versions):
            empty(self._versions)
            self.drop("versions.")
            self._rows = {one.number: VersionRow(self, one.number) for one in versions}
            for row in self._rows.values():
                row.paper.attached.connect(self.attached)
                row.paper.seen.connect(self.seen)
                row.paper.detached.connect(self.detached)
                row.removed.connect(self.version_removed)
                self._versions.addWidget(row)
            super().retranslate()
        for one in versions:
            self._rows[one.number].show_version(one)

    def _lay_out(self) -> None:
        fields = self.fields
        self.paper.attached.connect(self.attached)
        self.paper.seen.connect(self.seen)
        self.paper.detached.connect(self.detached)
        self._versions.setSpacing(10)
        self._followers.setSpacing(8)
        beside(self.body, fields["convention.reference"], fields["convention.signed_on"])
        beside(self.body, fields["convention.starts_on"], fields["convention.ends_on"])
        self.body.addWidget(self._eligible)
        self.body.addWidget(fields["signatories"])
        self.body.addWidget(self.paper)
        self.body.addWidget(Rule())
        head = QHBoxLayout()
        head.addWidget(self._titles["versions"], 1)
        head.addWidget(self._add)
        self.body.addLayout(head)
        self.body.addLayout(self._versions)
        self.body.addWidget(Rule())
        self.body.addWidget(self._titles["dossiers"])
        self.body.addWidget(self._none)
        self.body.addLayout(self._followers)
        self.body.addStretch(1)


class VersionRow(QWidget):
    """One version: its day, a note, its paper; ``removed`` gives the number."""

    removed = Signal(object)

    def __init__(self, form: Form, number: int) -> None:
        """Its fields are those of ``form``."""
        super().__init__()
        self._number = number
        self._title = Label("", Role.STRONG)
        self._remove = IconButton("trash-2", size=Size.SMALL)
        self._remove.setObjectName(f"remove_version_{number}")
        self._remove.clicked.connect(self._say_removed)
        self.paper = PaperLine(str(number))
        dated = form.line(f"versions.{number}.dated", DateField())
        note = form.line(f"versions.{number}.note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._remove)
        column.addLayout(head)
        fields = QHBoxLayout()
        fields.setSpacing(10)
        fields.addWidget(dated, 1, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(note, 3, Qt.AlignmentFlag.AlignTop)
        column.addLayout(fields)
        column.addWidget(self.paper)

    def show_version(self, version: Version) -> None:
        """Show its number and paper."""
        self._title.setText(version.title)
        self._remove.set_name(_("Retirer : {label}").format(label=version.title))
        self.paper.show_paper(version.title, version.paper.name, version.paper.detail)

    def _say_removed(self) -> None:
        self.removed.emit(self._number)


class RulesLeaf(Leaf):
    """What the convention rules otherwise than the programme, each with its article (R76)."""

    kind_asked = Signal(object)
    """The code of a nature of expense to rule."""
    kind_removed = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show_sheet``."""
        super().__init__()
        self._hint = Label("", Role.SMALL, "ink2", wrap=True)
        self._title = Label("", Role.H2)
        self._kinds: Choice[str] = Choice()
        self._kinds.setObjectName("other_kinds")
        self._add = Button("", icon="plus", size=Size.SMALL)
        self._add.setObjectName("add_kind")
        self._add.clicked.connect(self._ask)
        self._rows: dict[str, KindRow] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.body.addWidget(self._hint)
        for name, kind in RULED.items():
            control = DateField() if kind is Kind.DAY else MoneyEdit()
            _ruled(self.body, self.line(f"{RULES}{name}", control), self.line(f"articles.{name}"))
        _ruled(self.body, self.choice(f"{RULES}{MEALS}"), self.line(f"articles.{MEALS}"))
        self.body.addWidget(Rule())
        self.body.addWidget(self._title)
        self.body.addLayout(self._column)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._kinds, 1)
        row.addWidget(self._add)
        self.body.addLayout(row)
        self.body.addStretch(1)

    @override
    def show_sheet(self, sheet: Sheet, *, other: bool) -> None:
        self._show_kinds(sheet.kinds)
        super().show_sheet(sheet, other=other)
        chosen = self._kinds.value()
        self._kinds.offer(sheet.other_kinds)
        codes = [code for code, _words in sheet.other_kinds]
        self._kinds.show_value(chosen if chosen in codes else next(iter(codes), None))
        for name, words in sheet.usual.items():
            control = self.fields[f"{RULES}{name}"].control
            if isinstance(control, DateField | MoneyEdit):
                control.setPlaceholderText(words)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self._hint.setText(
            _("À remplir seulement si votre convention fixe d'autres règles que le programme, rappelées en gris.")
        )
        self._title.setText(_("Natures de dépense"))
        self._add.setText(_("Ajouter"))
        self._kinds.setAccessibleName(_("Natures de dépense"))

    @override
    def labels(self) -> dict[str, str]:
        article = _("Article")
        found = {
            f"{RULES}rate": _("Taux des missions et accueils, en pour cent"),
            f"{RULES}ad_hoc_rate": _("Taux des accueils ponctuels, en pour cent"),
            f"{RULES}partnership_rate": _("Taux des nouveaux partenariats, en pour cent"),
            f"{RULES}project_rate": _("Taux des projets, en pour cent"),
            f"{RULES}ceiling_cents": _("Plafond en euros"),
            f"{RULES}eligibility_start": _("Éligible dès le"),
            f"{RULES}eligibility_end": _("Éligible jusqu'au"),
            f"{RULES}lost_receipt_line_cents": _("Reçu perdu, en euros par dépense"),
            f"{RULES}lost_receipt_person_cents": _("Reçus perdus, en euros par personne"),
            f"{RULES}{MEALS}": _("Repas et nuitées"),
            **{f"articles.{name}": article for name in (*RULED, MEALS)},
        }
        for code in self._rows:
            found[f"kinds.{code}.coverage"] = _("Règle")
            found[f"kinds.{code}.ceiling"] = _("Plafond en euros")
            found[f"kinds.{code}.article"] = article
        return found

    def _show_kinds(self, kinds: tuple[KindRule, ...]) -> None:
        if tuple(self._rows) != tuple(one.code for one in kinds):
            empty(self._column)
            self.drop("kinds.")
            self._rows = {one.code: KindRow(self, one.code) for one in kinds}
            for row in self._rows.values():
                row.removed.connect(self.kind_removed)
                self._column.addWidget(row)
            super().retranslate()
        for one in kinds:
            self._rows[one.code].show_kind(one)

    def _ask(self) -> None:
        code = self._kinds.value()
        if code is not None:
            self.kind_asked.emit(code)


class KindRow(QWidget):
    """A nature of expense ruled otherwise; ``removed`` gives its code."""

    removed = Signal(object)

    def __init__(self, form: Form, code: str) -> None:
        """Its fields are those of ``form``."""
        super().__init__()
        self._code = code
        self._title = Label("", Role.STRONG)
        self._remove = IconButton("trash-2", size=Size.SMALL)
        self._remove.setObjectName(f"remove_kind_{code}")
        self._remove.clicked.connect(self._say_removed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._remove)
        column.addLayout(head)
        beside(
            column,
            form.choice(f"kinds.{code}.coverage"),
            form.line(f"kinds.{code}.ceiling", MoneyEdit()),
            form.line(f"kinds.{code}.article"),
        )

    def show_kind(self, kind: KindRule) -> None:
        """Show its name."""
        self._title.setText(kind.name)
        self._remove.set_name(_("Retirer : {label}").format(label=kind.name))

    def _say_removed(self) -> None:
        self.removed.emit(self._code)


def _ruled(column: QVBoxLayout, value: QWidget, article: QWidget) -> None:
    """A rule, and the article that says it beside."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(value, 3, Qt.AlignmentFlag.AlignTop)
    row.addWidget(article, 2, Qt.AlignmentFlag.AlignTop)
    column.addLayout(row)
