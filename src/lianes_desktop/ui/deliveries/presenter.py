"""Decisions of the deliveries page: boxes, the queue, what comes, and what is carried by hand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import UUID

from lianes_desktop.domain.deliveries import Box, Delivery, Way
from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.boxes import BoxService, Standing
from lianes_desktop.services.by_hand import ByHandService
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.collecting import CollectingService, Fetched
from lianes_desktop.services.deliveries import DeliveryService, Pushed
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.deliveries import wordings
from lianes_desktop.ui.deliveries.values import BoxTyped, Question, View
from lianes_desktop.ui.deliveries.view import DeliveriesView
from lianes_desktop.ui.deliveries.work import Work
from lianes_desktop.ui.kit.keeping import kept, warn
from lianes_desktop.ui.kit.ports import Jobs, Notices


@dataclass(frozen=True, slots=True)
class Around:
    """What the page stands on besides the services of files on their way."""

    titles: Callable[[DossierId], str]
    sticks: Callable[[], tuple[Path, ...]]
    drafts: Callable[[], Path]
    """A folder for messages, swept by the application."""
    role: Role
    audience: Callable[[DossierId], str] = lambda _dossier: ""
    """The organisation that what is sent of a dossier is for, at the office; nothing for what goes to Lianes."""


class DeliveriesPresenter:
    """Both roles have the same page: only the side of the box differs, and that is the services' to know."""

    topics = frozenset({Topic.DELIVERIES, Topic.DOSSIERS})

    def __init__(
        self,
        view: DeliveriesView,
        boxes: BoxService,
        deliveries: DeliveryService,
        collecting: CollectingService,
        by_hand: ByHandService,
        around: Around,
        jobs: Jobs,
        notices: Notices,
    ) -> None:
        """``jobs`` may wait long: a server need not answer."""
        self._view = view
        self._boxes = boxes
        self._deliveries = deliveries
        self._collecting = collecting
        self._by_hand = by_hand
        self._around = around
        self._work = Work(jobs, view.show_busy, self.refresh, notices)
        self._notices = notices
        self._dossier: DossierId | None = None
        self._of: dict[Path, DossierId | None] = {}
        """The dossier a file asked about belongs to."""
        self._groups: dict[Path, str] = {}  # Lianes' fingerprint as a file bears it, until it was compared

    def open(self, dossier: DossierId | None) -> None:
        """The queue is the same for every dossier; what is sent from here belongs to this one."""
        self._dossier = dossier
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        queue = self._deliveries.all()
        boxes = self._boxes.all()
        titles: dict[UUID, str] = {
            one: self._around.titles(one) for one in {one.dossier for one in queue} if one is not None
        }
        known = {one.id: one for one in boxes}
        rows = tuple(wordings.row(one, known, titles) for one in queue)
        self._view.show_view(
            View(
                subtitle=wordings.subtitle(queue),
                boxes=tuple(map(wordings.box_card, boxes)),
                rows=rows,
                came=tuple(map(wordings.came, self._collecting.waiting())),
                waiting=sum(one.can_cancel for one in rows),
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Ask how the file of that path is to go; ``subject`` is the dossier it belongs to."""
        if field:
            self._ask_way(Path(field), None if subject is None else DossierId(subject))

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Ask how a file let go over the page is to go."""
        for one in files[:1]:
            if one.path is not None:
                self._ask_way(one.path, self._dossier)

    # ---- boxes

    def ask_box(self, box: UUID | None) -> None:
        """Ask for a new box, or correct one."""
        self._view.ask_box(None if box is None else self._boxes.find(box))

    def keep_box(self, typed: BoxTyped) -> None:
        """Keep a box as it was typed, then look whether it is there."""
        former = self._boxes.find(typed.id) if typed.id is not None else None
        base = former or Box(new_id(), Way.FOLDER, "", "")
        web = typed.way is Way.WEBDAV
        box = replace(
            base,
            way=typed.way,
            name=typed.name,
            address=typed.address if web else typed.folder,
            user=typed.user if web else "",
            secret=typed.secret if web else "",
        )
        try:
            found = self._boxes.keep(box)
        except RefusedError as refused:
            self._view.refuse_box(refused.refusals)
        except UnavailableError as failure:
            warn(failure, self._notices)
        else:
            self._view.refuse_box(())
            self.refresh()
            self.try_box(found.id)

    def try_box(self, box: UUID) -> None:
        """See whether a box is there, and is the one known."""
        self._work.start(
            lambda _progress: self._boxes.examine(box), partial(self._tried, box), _("Recherche de la boîte d'échange")
        )

    def adopt(self, question: Question) -> None:
        """The person says that the place is the box they mean."""
        self._work.start(
            lambda _progress: self._boxes.adopt(question.box, question.seen),
            lambda _box: self._ready(),
            _("Recherche de la boîte d'échange"),
        )

    def turn(self, chosen: tuple[UUID, bool]) -> None:
        """Let files move by themselves, or not any more."""
        box, automatic = chosen
        kept(lambda: self._boxes.turn(box, automatic=automatic), self._notices)
        self.refresh()

    def remove_box(self, box: UUID) -> None:
        """Forget a box."""
        if kept(lambda: self._boxes.remove(box), self._notices):
            self._notices.say(_("Boîte oubliée : rien n'y a été touché."))
        self.refresh()

    # ---- a file to send

    def send(self, chosen: tuple[Path, UUID]) -> None:
        """Queue a file for a box, and carry what waits."""
        path, box = chosen
        dossier = self._of.pop(path, self._dossier)

        def send(progress: Progress) -> Delivery:
            audience = self._around.audience(dossier) if dossier is not None else ""
            return self._deliveries.send(path, box, dossier, audience=audience, progress=progress)

        self._work.start(send, lambda _queued: self.push(), _("Lecture du fichier"))

    def copy(self, path: Path) -> None:
        """Copy a file to the stick plugged in, or ask where to."""
        stick = next((one for one in self._around.sticks() if not path.is_relative_to(one)), None)
        if stick is None:
            self._view.ask_stick(path)
        else:
            self.copy_to((path, str(stick)))

    def copy_to(self, chosen: tuple[Path, str]) -> None:
        """Copy a file there, and read it back."""
        path, folder = chosen
        self._work.start(
            lambda progress: self._by_hand.copy(path, Path(folder), progress), self._copied, _("Copie et relecture")
        )

    def mail(self, path: Path) -> None:
        """Make a message ready with a file, and open it."""

        def write(_progress: Progress) -> tuple[Path, int]:
            size = path.stat().st_size if path.exists() else 0
            to = self._by_hand.recipient(self._around.role)
            return self._by_hand.letter(wordings.letter(path, size, to), self._around.drafts()), size

        self._work.start(write, self._written, _("Préparation du message"))

    # ---- the queue

    def push(self) -> None:
        """Carry everything that waits."""
        self._work.start(self._deliveries.push, self._pushed, _("Envoi"))

    def fetch(self) -> None:
        """Look into every box."""
        self._work.start(self._collecting.fetch, self._fetched, _("Relève des boîtes"))

    def take_unknown(self) -> None:
        """Look again at what waits because Lianes is not known here: its fingerprint is asked about."""
        self._take_unknown("")

    def confirm_root(self, path: Path) -> None:
        """Lianes' fingerprint was compared by phone: take in everything that waited for it."""
        self._take_unknown(self._groups.pop(path, ""))

    def stop(self) -> None:
        """Stop the work under way; what has left has left."""
        self._work.stop()

    def cancel(self, delivery: UUID) -> None:
        """Let a file stay here."""
        self._then_refresh(lambda: self._deliveries.cancel(delivery))

    def retry(self, delivery: UUID) -> None:
        """Carry a file again."""
        if kept(lambda: self._deliveries.retry(delivery), self._notices):
            self.push()

    def forget(self, delivery: UUID) -> None:
        """Take a file that left off the list."""
        self._then_refresh(lambda: self._deliveries.forget(delivery))

    def put_away(self, sha256: str) -> None:
        """A person saw to a file that came and was refused."""
        self._then_refresh(lambda: self._collecting.put_away(sha256))

    # ---- back in the window

    def _tried(self, box: UUID, standing: Standing) -> None:
        found = self._boxes.find(box)
        if found is None:
            return
        if standing.ours:
            self._ready()
        else:
            self._view.ask_place(wordings.question(found, standing))

    def _ready(self) -> None:
        self._notices.say(_("La boîte d'échange répond : tout est prêt."))

    def _copied(self, path: Path) -> None:
        said = _("Copié et relu : {name}. Vous pouvez retirer la clé.")
        self._notices.say(said.format(name=formats.isolate(path.name)))

    def _written(self, made: tuple[Path, int]) -> None:
        path, size = made
        self._view.open_file(path)
        said = _("Message prêt, {size} : relisez-le, puis envoyez-le depuis votre messagerie.")
        self._notices.say(said.format(size=formats.size(size)))

    def _pushed(self, result: Pushed) -> None:
        if words := wordings.pushed(result):
            (self._notices.warn if result.failed else self._say)(words)

    def _take_unknown(self, heard: str) -> None:
        self._work.start(
            lambda progress: self._collecting.take_unknown(heard, progress), self._fetched, _("Lecture du fichier")
        )

    def _fetched(self, results: tuple[Fetched, ...]) -> None:
        words, troubles = wordings.fetched([one for one in results if not wordings.groups(one)])
        asked = next((one for one in results if wordings.groups(one)), None)
        if asked is not None:
            path = Path(asked.name)
            self._groups[path] = wordings.groups(asked)
            self._view.ask_root(self._groups[path].split(), path)
            if not (troubles or any(one.arrival for one in results)):
                return
        if troubles:
            self._notices.warn(troubles)
        else:
            self._notices.say(words)

    def _say(self, words: str) -> None:
        self._notices.say(words)

    def _then_refresh(self, act: Callable[[], object]) -> None:
        kept(act, self._notices)
        self.refresh()

    def _ask_way(self, path: Path, dossier: DossierId | None) -> None:
        try:
            size = path.stat().st_size
        except OSError:
            self._notices.warn(wordings.code("file:not_found"))
            return
        self._of[path] = dossier
        self._view.ask_way(wordings.ways(path, size, self._boxes.all()))
