"""A store or its keys that cannot be opened: what is wrong, what to do, and the newest good copy when there is one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianes_desktop.app.workspace import Workspace
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.device import Backup
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import EmptyState
from lianes_desktop.ui.kit.ports import Jobs

_LOSS = frozenset({Cause.DAMAGED, Cause.WRONG_KEY, Cause.NOT_FOUND})
"""What a copy puts right: the key was checked before, so a store it does not open is damaged in its first page."""


class TroublePage(QWidget):
    """Says the failure; ``retry_asked`` after it was put right, ``restored`` once a copy is in place."""

    retry_asked = Signal()
    restored = Signal()

    def __init__(self, root: Path, key: StoreKey | None, failure: UnavailableError, jobs: Jobs) -> None:
        """A damaged store offers its newest copy, which its key opens; any other failure offers to try again."""
        super().__init__()
        self.setObjectName("trouble")
        lost = failure.why in _LOSS and failure.what is not Resource.SERVER  # no copy here puts a server right
        self._workspace = Workspace(root, key) if key is not None and lost else None
        self._jobs = jobs
        self._restore = Button("", Kind.PRIMARY, icon="history")
        self._restore.setObjectName("restore_newest")
        self._retry = Button(_("Réessayer"), Kind.SECONDARY, icon="rotate-cw")
        self._retry.setObjectName("retry")
        self._newest = _newest_copy(self._workspace) if self._workspace else None
        self._state = EmptyState("circle-alert", actions=(self._restore, self._retry))
        sentence = wording.failure(failure) if key is not None else _lost_keys(root)
        self._state.show_words(_("Les dossiers ne peuvent pas être ouverts"), sentence)
        self._restore.setVisible(self._newest is not None)
        if self._newest is not None:
            made = formats.moment(self._newest.made_at.astimezone())
            self._restore.setText(_("Reprendre la sauvegarde du {moment}").format(moment=made))
        column = QVBoxLayout(self)
        column.addWidget(self._state)
        self._restore.clicked.connect(self._put_back)
        self._retry.clicked.connect(self.retry_asked)

    def _put_back(self) -> None:
        if self._workspace is not None and self._newest is not None:
            self._restore.setEnabled(False)
            self._jobs.run(partial(_restored, self._workspace, self._newest), self._done, self._failed)

    def _done(self, workspace: Workspace) -> None:
        workspace.close()
        self.restored.emit()

    def _failed(self, error: Exception) -> None:
        self._restore.setEnabled(True)
        if isinstance(error, UnavailableError):
            self._state.show_words(_("La sauvegarde n'a pas pu être reprise"), wording.failure(error))


def _lost_keys(root: Path) -> str:
    return _(
        "Le fichier des clés manque ou est abîmé. Remettez key.json dans {folder}, puis réessayez : vos sauvegardes "
        "sur un autre support le gardent aussi."
    ).format(folder=formats.ltr(str(root)))


def _newest_copy(workspace: Workspace) -> Backup | None:
    return next(iter(workspace.store_backups.all()), None)


def _restored(workspace: Workspace, backup: Backup, _progress: Progress) -> Workspace:
    workspace.store_backups.restore(backup)
    return workspace
