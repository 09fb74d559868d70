"""What the office does step by step, explained where it is done: the ceremony of the root, a laptop lost."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.register.values import PersonLine

_WIDTH = 512


class _Step(QWidget):
    """A number and what is done."""

    def __init__(self, number: int, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        figure = Label(formats.number(number), Role.H2, "teal")
        figure.setFixedWidth(24)
        row.addWidget(figure)
        row.addWidget(Label(words, Role.BODY, wrap=True), 1)


class _Guide(Sheet):
    """Numbered steps above the answers."""

    def __init__(
        self, parent: QWidget, title: str, sentence: str, steps: Sequence[str], *, accept: str, reject: str = ""
    ) -> None:
        super().__init__(parent, title, sentence, accept, reject)
        self.body.addStrut(_WIDTH)  # a minimum width of the window itself would let the words be squeezed
        for number, words in enumerate(steps, start=1):
            self.body.addWidget(_Step(number, words))


class CeremonySheet(_Guide):
    """How the root is made and kept (BUNDLE §5, §9): two people, a passphrase in two halves, copies apart."""

    def __init__(self, parent: QWidget) -> None:
        """Nothing is done here: it is read, before the authority is made or again later."""
        super().__init__(
            parent,
            _("La clé racine : comment la faire et la garder"),
            _("Toutes les autres clés reposent sur elle. Comptez une demi-heure, à deux, sans être dérangés."),
            (
                _("Soyez deux : l'un tape, l'autre vérifie. Notez la date et vos deux noms sur papier."),
                _("Coupez le réseau de cet ordinateur, et vérifiez son heure."),
                _("Choisissez une phrase de passe longue. Chacun en garde une moitié, écrite et mise sous enveloppe."),
                _("Créez l'autorité, puis imprimez la clé de secours : elle va au coffre, jamais dans un fichier."),
                _("Lisez l'empreinte à voix haute et recopiez-la : c'est elle que vous dicterez au téléphone."),
                _("Sauvegardez les données sur deux clés USB, gardées dans deux lieux différents."),
                _("Refaites ces listes une fois l'an : qui a une moitié, où sont les copies, la restauration marche."),
            ),
            accept=_("J'ai lu"),
        )
        self.setObjectName("ceremonySheet")
        self.body.addWidget(
            Notice(
                "info",
                "shield-check",
                _("Si elle était perdue ou volée"),
                _("Il faudrait refaire l'autorité et reconnaître chaque clé, en rappelant chaque collectivité."),
            )
        )


class LostSheet(_Guide):
    """A laptop lost or stolen: what to do, in order; ``confirmed`` gives the person whose key is to be revoked."""

    confirmed = Signal(object)
    """``PersonLine``."""

    def __init__(self, parent: QWidget, line: PersonLine) -> None:
        """For the key of ``line``."""
        super().__init__(
            parent,
            _("Ordinateur perdu : {name}").format(name=formats.isolate(line.name)),
            _("Ses données sont chiffrées : sans la phrase de passe, personne ne les lit. Faites ceci maintenant."),
            (
                _("Rappelez la personne à un numéro que vous connaissez : est-ce bien elle qui le signale ?"),
                _("Révoquez sa clé : ce qui serait encore signé avec elle est refusé ici."),
                _("Vos prochaines réponses portent la révocation : les autres ordinateurs l'apprennent."),
                _("Sur son nouvel ordinateur, elle reprend sa dernière sauvegarde, puis crée une nouvelle clé."),
                _("Elle vous remet sa demande de clé : comparez l'empreinte, puis reconnaissez-la ici."),
                _("Ce qu'elle avait déjà remis reste valable : sa nouvelle version commencera une nouvelle série."),
            ),
            accept=_("Révoquer sa clé"),
            reject=_("Annuler"),
        )
        self.setObjectName("lostSheet")
        self._line = line

    @override
    def accept(self) -> None:
        super().accept()
        self.confirmed.emit(self._line)
