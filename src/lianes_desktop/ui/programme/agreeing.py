"""The agreement of both sides on the programme: what is shown of it, and what is kept of what was typed. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from lianes_desktop.domain import entry
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.agreements import programme_state
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import HostingDay, Mission, ProgrammeAgreement, ProgrammeState
from lianes_desktop.domain.programmes import ItemState, ProgrammeItem, ProgrammeRelease
from lianes_desktop.domain.releases import Standing, standing
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.acts import Act
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.services.releases import ReleaseService
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.kit.ports import Notices
from lianes_desktop.ui.programme import release_words
from lianes_desktop.ui.programme.values import Agreed, AgreementShown, AgreementStep


class Agreeing:
    """Keeps each date of the agreement as it is left."""

    def __init__(
        self,
        programme: ProgrammeService,
        dossiers: DossierService,
        releases: ReleaseService,
        notices: Notices,
        clock: Clock,
        refresh: Callable[[], None],
    ) -> None:
        """``refresh`` shows the page again."""
        self._programme = programme
        self._dossiers = dossiers
        self._releases = releases
        self._notices = notices
        self._clock = clock
        self._refresh = refresh
        self._draft = Draft(clock, Agreed)
        self._dossier: DossierId | None = None

    def shown(self, action: Action, items: Sequence[ProgrammeItem]) -> AgreementShown | None:
        """Where the programme stands; ``None`` for an action without one that is agreed."""
        self._dossier = action.id
        self._draft.begin(action.id)
        if not isinstance(action, Mission | HostingDay):
            return None
        kept = _texts(action.agreement)
        past = sum(one.state is ItemState.PLANNED and one.ends_utc <= self._clock.now() for one in items)
        hold = ngettext("Marquer tenu {n} rendez-vous passé", "Marquer tenus {n} rendez-vous passés", past)
        found = standing(action.agreement, self._releases.all(action.id), items, action.zone)
        return AgreementShown(
            steps=_steps(action.agreement, items, found),
            texts={field: self._draft.typed.get(field, text) for field, text in kept.items()},
            refusals={field: self._draft.refusals[field] for field in Agreed if field in self._draft.refusals},
            hold=hold.format(n=formats.number(past)) if past else "",
        )

    def correct(self, left: tuple[Agreed, object]) -> None:
        """Keep a field as it is left, or say beside it why not."""
        field, given = left
        action = None if self._dossier is None else self._dossiers.action(self._dossier)
        if not isinstance(action, Mission | HostingDay) or not isinstance(given, str):
            return
        agreement = action.agreement

        def keep() -> None:
            kept = self._corrected(agreement, field, given)
            if kept != agreement:
                self._programme.agree(action.id, kept)

        self._tried(lambda: self._draft.keep(field, given, keep))
        self._refresh()

    def hold(self) -> None:
        """Say of every line that is over that it was held; the bar offers to undo."""
        dossier = self._dossier
        if dossier is not None and self._tried(lambda: self._programme.hold_past(dossier, self._clock.now())):
            self._notices.say(wording.act(Act.HOLD_PROGRAMME), undo=True)
            self._refresh()

    def _corrected(self, agreement: ProgrammeAgreement, field: Agreed, text: str) -> ProgrammeAgreement:
        if field is Agreed.MOROCCAN_BY:
            return replace(agreement, moroccan_by=text)
        day = entry.parse_date(text, self._clock.today(), field) if text.strip() else None
        changes = {field.value: day}
        return replace(agreement, **changes)  # type: ignore[arg-type]  # one of the three days

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return False
        return True


def _texts(agreement: ProgrammeAgreement) -> dict[Agreed, str]:
    days = {
        Agreed.SHARED_ON: agreement.shared_on,
        Agreed.FRENCH_ON: agreement.french_on,
        Agreed.MOROCCAN_ON: agreement.moroccan_on,
    }
    said = {field: "" if day is None else formats.day(day) for field, day in days.items()}
    return {**said, Agreed.MOROCCAN_BY: agreement.moroccan_by}


def _steps(agreement: ProgrammeAgreement, items: Sequence[ProgrammeItem], found: Standing) -> tuple[AgreementStep, ...]:
    """The four states in order, each with what shows it."""
    alive = [one for one in items if one.counts]
    held = sum(one.took_place for one in alive)
    reached = programme_state(agreement, items)
    shared = agreement.shared_on
    day = "" if shared is None else formats.day_short(shared)
    return (
        AgreementStep(wording.programme_state(ProgrammeState.DRAFT), "", done=True),
        AgreementStep(
            wording.programme_state(ProgrammeState.SHARED),
            _of_version(day, found.shared),
            done=shared is not None or bool(agreement.french_on or agreement.moroccan_on),
        ),
        _validated(agreement, found),
        AgreementStep(
            wording.programme_state(ProgrammeState.HELD),
            _("{done} sur {total}").format(done=formats.number(held), total=formats.number(len(alive))) if held else "",
            done=reached is ProgrammeState.HELD,
        ),
    )


def _validated(agreement: ProgrammeAgreement, found: Standing) -> AgreementStep:
    """Which side said yes, to which version; and that the programme is another one now, when it is."""
    agreed = found.agreed
    if agreed is not None and found.since:
        return AgreementStep(
            _("Validé, puis modifié"), release_words.count_since(len(found.since), agreed.number), done=True, stale=True
        )
    sides = [
        (_("France"), agreement.french_on, found.french),
        (_("Maroc"), agreement.moroccan_on, found.moroccan),
    ]
    said = (
        _of_version("", agreed)
        if agreed is not None and found.french == found.moroccan
        else formats.listed(_of_version(side, version) for side, on, version in sides if on is not None)
    )
    return AgreementStep(
        wording.programme_state(ProgrammeState.VALIDATED), said, done=agreement.state is ProgrammeState.VALIDATED
    )


def _of_version(words: str, release: ProgrammeRelease | None) -> str:
    """A day or a side, with the version it is about where there is one."""
    if release is None:
        return words
    version = _("version {n}").format(n=formats.number(release.number))
    return f"{words} ({version})" if words else version
