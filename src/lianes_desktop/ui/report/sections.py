"""The written sections of the report: objective and course, both sides, five results, criteria, what it changed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.reports import BEST_MARK, BEST_SCORE
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.cards import Rule, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.report.parts import Part, Scale, Section
from lianes_desktop.ui.report.pictures import BarLines, DayColumns, Picture
from lianes_desktop.ui.report.values import CRITERIA, RESULTS, Field, Glance, ResultShown, Typed

_FIGURES = 236
"""Width of the indicators beside a result."""
_SCALE = 292
"""Width of a criterion's name and marks."""


class GlanceSection(Section):
    """Four small pictures: results and objectives, people of both sides, hours of exchange by day."""

    def __init__(self) -> None:
        """Empty until ``show_glance``."""
        super().__init__()
        self._results, self._objectives = Picture(BarLines()), Picture(BarLines())
        self._people, self._hours = Picture(BarLines()), Picture(DayColumns())
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(20)
        grid.addWidget(self._results, 0, 0, 2, 1)
        grid.addWidget(self._objectives, 0, 1)
        grid.addWidget(self._people, 1, 1)
        grid.addWidget(self._hours, 2, 0, 1, 2)
        for at in (0, 1):
            grid.setColumnStretch(at, 1)
        self.body.addLayout(grid)

    def show_glance(self, glance: Glance) -> None:
        """Show these figures."""
        self.set_title(_("En un coup d'œil"))
        self._results.show_picture(_("Rendez-vous tenus pour chaque résultat"), glance.results)
        self._objectives.show_picture(_("Objectifs du programme"), glance.objectives)
        self._people.show_picture(_("Personnes des deux côtés"), glance.people, glance.people_words)
        words = glance.hours_words if glance.hours else _("Aucun échange technique tenu pour l'instant.")
        self._hours.show_picture(_("Heures d'échange technique par jour"), glance.hours, words)


class ResultRow(QWidget):
    """An expected result: its comment, and its indicators beside."""

    def __init__(self, part: Part) -> None:
        """The part is the page's, as the others."""
        super().__init__()
        self._shown: tuple[tuple[str, str], ...] = ()
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(10)
        self._figures.setVerticalSpacing(4)
        self._figures.setColumnStretch(0, 1)
        aside = QWidget()
        aside.setFixedWidth(_FIGURES)
        held = QVBoxLayout(aside)
        held.setContentsMargins(0, 22, 0, 0)
        held.addLayout(self._figures)
        held.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(aside, 0, Qt.AlignmentFlag.AlignTop)

    def show_result(self, result: ResultShown) -> None:
        """Show its indicators."""
        if result.figures == self._shown:
            return
        self._shown = result.figures
        empty(self._figures)
        for at, (label, figure) in enumerate(result.figures):
            self._figures.addWidget(Label(label, Role.SMALL, "ink2", wrap=True), at, 0)
            value = Label(figure, Role.SMALL_STRONG)
            value.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
            self._figures.addWidget(value, at, 1)


class Sections(QWidget):
    """Every written section; ``left`` gives ``(field, text)``, ``scored`` ``Typed``, ``marked`` a mark."""

    left = Signal(object)
    taken = Signal(object)
    put_aside = Signal(object)
    scored = Signal(object)
    marked = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        heights = {Field.COURSE: 9, Field.FRENCH_SIDE: 6, Field.MOROCCAN_SIDE: 6, Field.LESSONS: 4}
        heights |= dict.fromkeys(RESULTS, 4) | dict.fromkeys(CRITERIA, 2)
        self.parts = {field: Part(field, heights.get(field, 3)) for field in Field}
        self._mission, self._sides, self._expected = Section(), Section(), Section()
        self._criteria, self._after = Section(), Section()
        self._rows = [ResultRow(self.parts[field]) for field in RESULTS]
        self._scales = {field: Scale(f"score_{field}") for field in CRITERIA}
        self._satisfaction = Scale("satisfaction")
        self._lay_out()
        for part in self.parts.values():
            part.left.connect(self.left)
            part.taken.connect(self.taken)
            part.put_aside.connect(self.put_aside)
        for field, scale in self._scales.items():
            scale.setProperty("criterion", field.value)
            scale.committed.connect(self._scored)
        self._satisfaction.committed.connect(self.marked)

    def show_parts(
        self,
        texts: Mapping[Field, str],
        refusals: Mapping[Field, str],
        offers: Mapping[Field, str],
        *,
        turn: bool = False,
    ) -> None:
        """Show every text; what is being typed stays, unless the page turns to another dossier."""
        for part in self.parts.values():
            part.show_part(texts, refusals, offers, turn=turn)

    def show_results(self, results: Sequence[ResultShown]) -> None:
        """Name the five results, with their indicators."""
        for at, (row, result) in enumerate(zip(self._rows, results, strict=True), start=1):
            self.parts[result.field].entry.set_label(f"{at}. {result.title}")
            row.show_result(result)

    def show_marks(self, scores: Mapping[Field, int | None], satisfaction: int | None) -> None:
        """Show the marks given."""
        for field, scale in self._scales.items():
            mark = scores[field]
            said = _("Pas encore noté") if mark is None else wording.score(mark)
            scale.show_mark(wording.criterion(field.value), range(BEST_SCORE + 1), mark, said)
        said = _("De 1, faible, à 5, excellente")
        self._satisfaction.show_mark(_("Satisfaction"), range(1, BEST_MARK + 1), satisfaction, said)

    def control(self, field: str) -> QWidget | None:
        """What takes the focus for a part of that name."""
        if field == "criteria":
            return self._scales[CRITERIA[0]].first()
        if field == "results":
            areas = [self.parts[one].entry.area for one in RESULTS]
            return next((one for one in areas if not one.toPlainText().strip()), areas[0])
        if field == "satisfaction":
            return self._satisfaction.first()
        return self.parts[Field(field)].entry.area if field in set(Field) else None

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for part in self.parts.values():
            part.entry.flush()

    def retranslate(self) -> None:
        """Say the fixed words again; values come with the next view."""
        self._mission.set_title(_("Objectif et déroulé"))
        self._sides.set_title(_("Apports des deux côtés"))
        self._expected.set_title(_("Résultats attendus"))
        self._criteria.set_title(_("Ce que le projet sert"))
        self._after.set_title(_("Ce qui reste"))
        for field, label in (
            (Field.OBJECTIVE, _("Objectif")), (Field.COURSE, _("Déroulé")),
            (Field.FRENCH_SIDE, _("Apports côté français")), (Field.MOROCCAN_SIDE, _("Apports côté marocain")),
            (Field.STAFF_IMPACT, _("Effets pour les agents")),
            (Field.LESSONS, _("Capitalisation : ce que d'autres peuvent reprendre")),
            *((field, _("En quelques mots")) for field in CRITERIA),
        ):  # fmt: skip
            self.parts[field].entry.set_label(label)
        for part in self.parts.values():
            part.retranslate()

    def _scored(self, mark: object) -> None:
        sender = self.sender()
        self.scored.emit(Typed(Field(str(sender.property("criterion"))), mark))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for section in (self._mission, self._sides, self._expected, self._criteria, self._after):
            column.addWidget(section)
        for field in (Field.OBJECTIVE, Field.COURSE):
            self._mission.body.addWidget(self.parts[field])
        sides = QHBoxLayout()
        sides.setSpacing(16)
        for field in (Field.FRENCH_SIDE, Field.MOROCCAN_SIDE):
            sides.addWidget(self.parts[field], 1, Qt.AlignmentFlag.AlignTop)
        self._sides.body.addLayout(sides)
        for at, row in enumerate(self._rows):
            if at:
                self._expected.body.addWidget(Rule())
            self._expected.body.addWidget(row)
        for at, field in enumerate(CRITERIA):
            if at:
                self._criteria.body.addWidget(Rule())
            self._scales[field].setFixedWidth(_SCALE)
            line = QHBoxLayout()
            line.setSpacing(20)
            line.addWidget(self._scales[field], 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(self.parts[field], 1, Qt.AlignmentFlag.AlignTop)
            self._criteria.body.addLayout(line)
        self._after.body.addWidget(self.parts[Field.STAFF_IMPACT])
        self._after.body.addWidget(self._satisfaction)
        self._after.body.addWidget(self.parts[Field.LESSONS])
