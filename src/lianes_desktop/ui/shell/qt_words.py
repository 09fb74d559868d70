"""Qt's own words (Save, Cancel, Undo) in the person's language, from the catalogues of its wheel."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator


class QtWords(QObject):
    """Keeps one translator installed."""

    def __init__(self, app: QCoreApplication) -> None:
        """English until ``speak``."""
        super().__init__(app)
        self._app = app
        self._installed: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Install the catalogue of a language in place of the one before; Qt speaks English by itself."""
        if self._installed is not None:
            self._app.removeTranslator(self._installed)
            self._installed = None
        translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != "en" and translator.load(f"qtbase_{language}.qm", folder):
            self._app.installTranslator(translator)
            self._installed = translator
