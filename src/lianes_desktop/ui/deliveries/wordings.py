"""Files on their way, in words. No Qt."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from uuid import UUID

from lianes_desktop.domain.deliveries import MOST_BY_MAIL, Box, Collected, Delivery, DeliveryState, Way
from lianes_desktop.domain.problems import Problem, Refusal
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.boxes import Standing
from lianes_desktop.services.collecting import UNKNOWN_LIANES, Fetched
from lianes_desktop.services.deliveries import Pushed
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.boxes import Letter
from lianes_desktop.ui.deliveries.values import BoxCard, Came, Question, Row, Ways

_ICONS = {Way.FOLDER: "folder", Way.WEBDAV: "cloud"}
_ACTIVE = frozenset((DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.FAILED))


def row(one: Delivery, boxes: Mapping[UUID, Box], titles: Mapping[UUID, str]) -> Row:
    """A file of the queue."""
    path = Path(one.path)
    box = boxes.get(one.box)
    parts = [formats.size(one.size), _("Boîte oubliée") if box is None else formats.isolate(box.name)]
    title = titles.get(one.dossier) if one.dossier is not None else None
    parts += [formats.isolate(title)] if title else []
    chip, tone, icon = _state(one)
    return Row(
        id=one.id,
        name=path.name,
        detail=" · ".join(parts),
        chip=chip,
        tone=tone,
        icon=icon,
        problem=_problem(one),
        folder=str(path.parent),
        path=path,
        there=path.exists(),
        can_cancel=one.state in _ACTIVE,
        can_retry=box is not None and one.state not in {DeliveryState.WAITING, DeliveryState.SENDING},
        can_forget=one.state in {DeliveryState.SENT, DeliveryState.CANCELLED},
    )


def box_card(one: Box) -> BoxCard:
    """A box."""
    known = bool(one.marker)
    return BoxCard(
        id=one.id,
        name=one.name,
        place=one.address,
        icon=_ICONS.get(one.way, "folder"),
        chip=_("Reconnue") if known else _("À essayer"),
        tone="ok" if known else "warn",
        chip_icon="check" if known else "triangle-alert",
        automatic=one.automatic,
    )


def came(one: Collected) -> Came:
    """A file that came and was not taken in."""
    unknown = one.problem == UNKNOWN_LIANES
    return Came(one.sha256, Path(one.path).name, code(one.problem), Path(one.path), unknown)


def subtitle(deliveries: Iterable[Delivery]) -> str:
    """How many wait."""
    count = sum(one.state in _ACTIVE for one in deliveries)
    if not count:
        return _("Rien ne part sans vous, sauf vers les boîtes où vous l'avez choisi.")
    waiting = ngettext("{n} fichier attend son départ", "{n} fichiers attendent leur départ", count)
    return waiting.format(n=formats.number(count))


def ways(path: Path, size: int, boxes: Iterable[Box]) -> Ways:
    """How a file may go."""
    too_large = Refusal("file", Problem.TOO_LARGE_FOR_MAIL, {"size": size, "limit": MOST_BY_MAIL})
    return Ways(
        path=path,
        name=path.name,
        size=formats.size(size),
        boxes=tuple((one.id, one.name, _ICONS.get(one.way, "folder")) for one in boxes),
        no_mail=wording.refusal(too_large) if size > MOST_BY_MAIL else "",
    )


def letter(path: Path, size: int, to: str) -> Letter:
    """The message that carries a file."""
    text = _(
        "Bonjour,\n\nVous trouverez ci-joint le fichier {name} ({size}).\n"
        "Il est signé : gardez-le tel quel, puis ouvrez-le dans Lianes Desktop.\n"
    )
    subject = _("Lianes coopération : {name}").format(name=path.name)
    return Letter(to, subject, text.format(name=path.name, size=formats.size(size)), path)


def question(box: Box, standing: Standing) -> Question:
    """What is asked about a place that is not the box known."""
    name = formats.isolate(box.name)
    if not standing.found:
        title = _("Faire de cet emplacement une boîte d'échange ?")
        sentence = _("{name} n'est pas encore une boîte d'échange. Un petit fichier y sera posé pour la reconnaître.")
        if standing.known:
            sentence = _("{name} ne porte plus sa marque. Est-ce bien le bon emplacement, et non un dossier vide ?")
        return Question(box.id, "", title, sentence.format(name=name), _("Oui, c'est le bon"))
    title = _("Utiliser la boîte d'échange qui s'y trouve ?")
    sentence = _("Une boîte d'échange se trouve déjà à cet emplacement. Vérifiez que c'est celle de Lianes.")
    if standing.known:
        title = _("Ce n'est pas la boîte connue")
        sentence = _("{name} mène à une autre boîte que celle d'avant. Vérifiez auprès de Lianes avant de continuer.")
    return Question(box.id, standing.found, title, sentence.format(name=name), _("Utiliser celle-ci"))


def pushed(result: Pushed) -> str:
    """What a run through the queue did; empty when nothing was to be done."""
    sent = ngettext("{n} fichier déposé et relu.", "{n} fichiers déposés et relus.", result.sent)
    failed = ngettext(
        "{n} fichier n'est pas parti : la raison est à côté.",
        "{n} fichiers ne sont pas partis : la raison est à côté.",
        result.failed,
    )
    said = [sent.format(n=formats.number(result.sent))] if result.sent else []
    said += [failed.format(n=formats.number(result.failed))] if result.failed else []
    return " ".join(said)


def fetched(results: Iterable[Fetched]) -> tuple[str, str]:
    """What came, and what kept something from coming."""
    results = tuple(results)
    taken = sum(one.arrival is not None for one in results)
    words = ngettext("{n} fichier arrivé.", "{n} fichiers arrivés.", taken).format(n=formats.number(taken))
    troubles = dict.fromkeys(
        " ".join([_("{name} :").format(name=formats.isolate(one.name or one.box.name)), said])
        for one in results
        if (said := _why(one))
    )
    return words if taken else _("Rien de nouveau dans vos boîtes."), " ".join(troubles)


def groups(one: Fetched) -> str:
    """The fingerprint that must be compared before a file is believed; empty when that is not what it waits for."""
    asked = (refusal for refusal in one.refusals if refusal.problem is Problem.ROOT_UNCONFIRMED)
    return next((str(refusal.values.get("groups", "")) for refusal in asked), "")


def code(problem: str) -> str:
    """A code kept with a file, in words."""
    kind, _colon, what = problem.partition(":")
    if kind == "refused" and what in {one.value for one in Problem}:
        return wording.refusal(Refusal("", Problem(what)))
    if kind == "verification":
        return _("La vérification a échoué ({code}) : demandez qu'on vous remette le fichier.").format(
            code=formats.isolate(what)
        )
    if kind in {one.value for one in Resource} and what in {one.value for one in Cause}:
        return wording.failure(UnavailableError(Resource(kind), Cause(what)))
    return ""


def _why(one: Fetched) -> str:
    if one.failure is not None:
        return wording.failure(one.failure)
    return " ".join(wording.refusal(refusal) for refusal in one.refusals)


def _state(one: Delivery) -> tuple[str, str, str]:
    return {
        DeliveryState.WAITING: (_("En attente"), "neutral", "hourglass"),
        DeliveryState.SENDING: (_("En route"), "info", "send"),
        DeliveryState.SENT: (_("Déposé"), "ok", "check"),
        DeliveryState.FAILED: (_("Pas parti"), "bad", "circle-alert"),
        DeliveryState.CANCELLED: (_("Annulé"), "neutral", "circle-slash-2"),
    }[one.state]


def _problem(one: Delivery) -> str:
    if one.state is not DeliveryState.FAILED:
        return ""
    said = code(one.problem)
    if one.next_at is None:
        return said
    again = _("Prochain essai à {time}.").format(time=formats.clock(one.next_at.astimezone()))
    return f"{said} {again}"
