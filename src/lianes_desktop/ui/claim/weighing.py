"""How heavy the bundle is, what travels for its photographs, and what is said of it. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from lianes_desktop.domain.expenses import ReceiptPage
from lianes_desktop.domain.weights import Weight, weight
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.bundle_sizes import BundleSizes
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.ui.claim.values import Package, Photographs, Remark


@dataclass(frozen=True, slots=True)
class Load:
    """The next bundle's weight either way, what is chosen for it, and what the one that left really weighs."""

    sizes: BundleSizes
    photographs: Photographs
    left: int | None = None
    """Bytes of the bundle that left, while it still says all there is to say and no other choice was made since."""

    @property
    def light(self) -> bool:
        """Whether light copies travel: they are wanted, and there are some."""
        return self.photographs is Photographs.LIGHT and self.sizes.photographs > 0

    @property
    def size(self) -> int:
        """Bytes of the bundle that would leave now."""
        return self.sizes.light if self.light else self.sizes.as_they_are


class Choice:
    """What travels for photographs, remembered on this computer."""

    def __init__(self, preferences: PreferencesService) -> None:
        """Originals, until somebody chooses."""
        self._preferences = preferences

    def current(self) -> Photographs:
        """What is chosen; originals for what is not understood."""
        chosen = self._preferences.current().photographs
        return Photographs.LIGHT if chosen == Photographs.LIGHT else Photographs.ORIGINALS

    def choose(self, photographs: Photographs) -> None:
        """Keep the choice.

        Raises:
            UnavailableError: it holds until the application closes, but could not be kept.
        """
        self._preferences.change(photographs=str(photographs))


def package(load: Load) -> Package:
    """What is said of the bundle's weight."""
    size, originals, light = (
        formats.isolate(formats.size(one)) for one in (load.size, load.sizes.as_they_are, load.sizes.light)
    )
    return Package(
        _("Paquet : {size}").format(size=size),
        _("Photos telles quelles · {size}").format(size=originals),
        _("Copies légères · {size}").format(size=light),
        load.photographs if load.sizes.photographs else None,
    )


def remarks(load: Load) -> Sequence[Remark]:
    """What mail may do with a bundle of that weight, and what helps."""
    octets = load.size if load.left is None else load.left
    found = weight(octets)
    if found is Weight.EASY:
        return ()
    size = formats.isolate(formats.size(octets))
    lighter = not load.light and load.sizes.photographs > 0
    action = _("Prendre les copies légères") if lighter else ""
    if found is Weight.HEAVY:
        title = _("Paquet de {size}").format(size=size)
        sentence = _("Certaines boîtes aux lettres refusent un fichier de cette taille.")
        return (Remark("info", "mail", title, sentence, action, photographs=lighter),)
    title = _("Paquet de {size} : trop lourd pour un message").format(size=size)
    if lighter:
        sentence = _(
            "La plupart des boîtes aux lettres le refusent : prenez les copies légères, une clé ou un espace WebDAV."
        )
    else:
        sentence = _("La plupart des boîtes aux lettres le refusent : prenez une clé ou un espace WebDAV.")
    return (Remark("warn", "mail", title, sentence, action, photographs=lighter),)


def unmade(pages: Sequence[ReceiptPage]) -> str:
    """Which photographs leave as they are, since no light copy could be made of them; empty when there is none."""
    if not pages:
        return ""
    words = ngettext(
        "{n} photo est partie telle quelle, faute de copie légère : {names}",
        "{n} photos sont parties telles quelles, faute de copie légère : {names}",
        len(pages),
    )
    names = formats.listed([formats.isolate(page.original_name) for page in pages[:_NAMED]])
    return words.format(n=formats.number(len(pages)), names=names + ("…" if len(pages) > _NAMED else ""))


_NAMED = 3
"""How many photographs are named."""


def copied(at: int, of: int) -> str:
    """How far the making of the copies is."""
    return _("Photo {at} sur {of}").format(at=formats.number(min(at + 1, of)), of=formats.number(of))
