"""Where the claim stands, as steps in a line, and what to do next below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.kit.progress import Step, Stepper, StepState
from lianes_desktop.ui.replies.values import StateShown


class StateLine(QWidget):
    """Hidden until ``show_state``."""

    def __init__(self) -> None:
        """Nothing left yet."""
        super().__init__()
        self.setObjectName("stateLine")
        self._steps = Stepper()
        self._steps.setObjectName("claimSteps")
        self._to_do = ElidedLabel("", Role.BODY, "ink2")
        self._to_do.setObjectName("claimToDo")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._steps, self._to_do):
            column.addWidget(widget)
        self.hide()

    def show_state(self, state: StateShown | None) -> None:
        """Show where it stands; ``None`` while nothing left."""
        self.setVisible(state is not None)
        if state is None:
            return
        self._steps.show_steps([Step(title, detail, StepState(how)) for title, detail, how in state.steps])
        self._to_do.setText(_("À faire : {what}").format(what=state.to_do))
