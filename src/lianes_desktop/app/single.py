"""One window per data folder: a second start hands its files to the first, and ends."""

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 2000


class Doorbell(QObject):
    """Listens for second starts; ``rung`` gives the paths they were asked to open."""

    rung = Signal(object)

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        """Listen at the folder's own address, for this user alone."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # whoever holds the folder's lock is the first window: an address left behind is nobody's
        QLocalServer.removeServer(_address(root))
        self._server.listen(_address(root))
        self._server.newConnection.connect(self._answer)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket.waitForReadyRead(_PATIENCE_MS):
            self.rung.emit(_read(bytes(socket.readAll().data())))
        socket.disconnectFromServer()
        socket.deleteLater()


def ring(root: Path, paths: tuple[Path, ...]) -> bool:
    """Ask the first window to show itself and open these files; whether it heard."""
    socket = QLocalSocket()
    socket.connectToServer(_address(root))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(json.dumps([str(path) for path in paths]).encode())
    heard = socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    return heard


def _read(data: bytes) -> tuple[Path, ...]:
    try:
        names = json.loads(data)
    except ValueError:
        return ()
    return tuple(Path(name) for name in names if isinstance(name, str)) if isinstance(names, list) else ()


def _address(root: Path) -> str:
    return "lianes-desktop-" + hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
