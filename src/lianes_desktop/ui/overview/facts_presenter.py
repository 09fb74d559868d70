"""Decisions while the dossier's own facts are edited: each field is kept as it is left."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.ids import DossierId, ParticipantId
from lianes_desktop.domain.missions import OBJECTIVES, SDGS, HostingDay, Mission, Theme
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.participants import SENT_BY_ACT, Participant
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import formats, kinds, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.rulebook import Rulebook
from lianes_desktop.ui.kit.paper_words import paper_words
from lianes_desktop.ui.kit.ports import Notices
from lianes_desktop.ui.overview import facts_entry, facts_kinds
from lianes_desktop.ui.overview.facts_budget import budget_hint
from lianes_desktop.ui.overview.facts_options import options
from lianes_desktop.ui.overview.facts_paper import accord_paper
from lianes_desktop.ui.overview.facts_values import (
    BodyFact,
    BodyShown,
    Fact,
    FactsShown,
    PersonFact,
    PersonRow,
    PersonShown,
)

_FRANCE, _MOROCCO = "FR", "MA"


class FactsView(Protocol):
    """What the presenter asks of the editor."""

    def show_facts(self, facts: FactsShown | None) -> None:
        """The facts in the page's place; ``None`` closes the editor."""
        ...

    def focus_fact(self, field: str) -> None:
        """Put the cursor in the field of that name."""
        ...


class FactsPresenter:
    """Between the editor and the dossier's service."""

    def __init__(
        self, view: FactsView, dossiers: DossierService, rules: Rulebook, clock: Clock, notices: Notices
    ) -> None:
        """Closed until ``open``."""
        self._view = view
        self._dossiers = dossiers
        self._rules = rules
        self._clock = clock
        self._notices = notices
        self._dossier: DossierId | None = None
        self._person: ParticipantId | None = None
        self._typed: dict[StrEnum, str] = {}
        self._refusals: dict[StrEnum, str] = {}
        self._blamed: dict[StrEnum, StrEnum] = {}
        """The field whose text is refused, by the field beside which it is said."""

    @property
    def is_open(self) -> bool:
        """Whether the facts are being edited."""
        return self._dossier is not None

    def action(self) -> Action | None:
        """What the dossier being edited is about."""
        return None if self._dossier is None else self._dossiers.action(self._dossier)

    def open(self, dossier: DossierId, subject: UUID | None = None, field: str = "") -> None:
        """Edit the facts, starting at a field or a participant."""
        self._dossier = dossier
        self._typed, self._refusals, self._blamed = {}, {}, {}
        self._person = ParticipantId(subject) if subject is not None else None
        self.refresh()
        named = _refused_name(field)
        self._view.focus_fact(_ALIASES.get(named, named) or Fact.TITLE)

    def close(self) -> None:
        """Back to the overview."""
        self._dossier = None
        self._view.show_facts(None)

    def refresh(self) -> None:
        """Read again and show, what was typed and refused staying as typed."""
        if self._dossier is not None:
            self._view.show_facts(self._facts(self._dossier))

    def left(self, given: tuple[Fact | PersonFact | BodyFact, object]) -> None:
        """Keep a field as it is left, or say beside it why not."""
        field, value = given
        if self._dossier is None:
            return
        dossier = self._dossier
        if isinstance(value, str):
            self._typed[field] = value
        match field:
            case Fact():
                self._keep(field, lambda: self._correct(dossier, field, value))
            case PersonFact():
                self._keep(field, lambda: self._correct_person(dossier, field, value))
            case BodyFact():
                self._keep(field, lambda: self._correct_body(dossier, field, value))

    def theme(self, theme: Theme) -> None:
        """Take a theme in or out."""
        if self._dossier is None:
            return
        action = self._dossiers.action(self._dossier)
        kept = {*action.themes} ^ {theme}
        themes = tuple(one for one in Theme if one in kept)
        self._keep(Fact.OTHER_THEME, lambda: self._dossiers.correct(replace(action, themes=themes)))

    def add_organisation(self, given: tuple[Fact, str]) -> None:
        """An organisation that is not in the list, typed by name, taken as authority or partner."""
        field, name = given
        if self._dossier is None or not name.strip():
            return
        dossier = self._dossier

        def add() -> None:
            country = _FRANCE if field is Fact.AUTHORITY else _MOROCCO
            identity = self._dossiers.new_organisation_id()
            self._dossiers.correct_organisation(Organisation(identity, country, OrganisationType.OTHER, name.strip()))
            self._correct(dossier, field, identity)

        self._keep(field, add)

    def choose_person(self, person: ParticipantId) -> None:
        """Edit a participant."""
        self._person = person
        self._forget(PersonFact)
        self.refresh()

    def add_person(self) -> None:
        """One more participant, to be named at once."""
        if self._dossier is None:
            return
        dossier = self._dossier
        status = Status.STAFF if isinstance(self._dossiers.action(dossier), Mission) else Status.DELEGATE

        def add() -> None:
            self._person = self._dossiers.add_participant(dossier, "", _("Nouveau participant"), status).id

        self._forget(PersonFact)
        self._keep(PersonFact.FAMILY_NAME, add)
        self._view.focus_fact(PersonFact.FAMILY_NAME)

    def remove_person(self) -> None:
        """Take the participant out; the bar offers to undo."""
        person = self._person
        if person is None:
            return
        self._person = None
        self._keep(PersonFact.FAMILY_NAME, lambda: self._dossiers.remove_participant(person))
        self._notices.say(_("Participant retiré"), undo=True)

    # how it is done

    def _keep(self, field: StrEnum, act: Callable[[], None]) -> None:
        try:
            act()
        except RefusedError as refused:
            self._hold(field, refused)
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
        else:
            self._settle(field)
            self._try_again()
        self.refresh()

    def _hold(self, field: StrEnum, refused: RefusedError) -> None:
        """Say each reason beside the field it names; the one just left is to blame."""
        for refusal in refused.refusals:
            name = _named(_refused_name(refusal.field), field)
            self._refusals[name], self._blamed[name] = wording.refusal(refusal), field

    def _settle(self, field: StrEnum) -> None:
        """A field is kept: nothing is refused any more for what it said."""
        self._typed.pop(field, None)
        for name in [one for one, cause in self._blamed.items() if field in (one, cause)]:
            del self._refusals[name], self._blamed[name]

    def _try_again(self) -> None:
        """Keep what was refused before, where another field has put it right meanwhile."""
        if self._dossier is None:
            return
        for field in [one for one in self._typed if isinstance(one, Fact)]:
            try:
                self._correct(self._dossier, field, self._typed[field])
            except RefusedError as refused:
                self._hold(field, refused)
            except UnavailableError as failure:
                self._notices.warn(wording.failure(failure))
            else:
                self._settle(field)

    def _correct(self, dossier: DossierId, field: Fact, value: object) -> None:
        action = self._dossiers.action(dossier)
        corrected = facts_entry.corrected(action, field, value, self._clock.today())
        if isinstance(corrected, HostingDay) and field in {Fact.AUTHORITY, Fact.PARTNER} and not corrected.case_reason:
            corrected = replace(corrected, case=self._dossiers.suggested_case(corrected))
        if corrected != action:
            self._dossiers.correct(corrected)

    def _correct_person(self, dossier: DossierId, field: PersonFact, value: object) -> None:
        person = self._found(self._dossiers.participants(dossier))
        if person is not None:
            self._dossiers.correct_participant(facts_entry.corrected_person(person, field, value, self._clock.today()))

    def _correct_body(self, dossier: DossierId, field: BodyFact, value: object) -> None:
        body = self._dossiers.organisation(self._dossiers.action(dossier).authority)
        if body is not None:
            self._dossiers.correct_organisation(facts_entry.corrected_body(body, field, value))

    def _found(self, people: tuple[Participant, ...]) -> Participant | None:
        return next((one for one in people if one.id == self._person), None)

    def _forget(self, kind: type[PersonFact]) -> None:
        for held in (self._typed, self._refusals, self._blamed):
            for field in [one for one in held if isinstance(one, kind)]:
                del held[field]

    def _facts(self, dossier: DossierId) -> FactsShown:
        action = self._dossiers.action(dossier)
        people = self._dossiers.participants(dossier)
        person = self._found(people) or (people[0] if people else None)
        self._person = person.id if person else None
        body = self._dossiers.organisation(action.authority)
        return FactsShown(
            kind=action.action,
            texts=facts_entry.texts(action) | _of(Fact, self._typed),
            chosen={
                Fact.AUTHORITY: action.authority,
                Fact.PARTNER: action.partner,
                Fact.CASE: action.case,
                Fact.EDITION: action.edition or self._rules.current.editions[0].code,
                **facts_kinds.chosen(action),
            },
            options=options(action, self._dossiers, self._rules),
            refusals=_of(Fact, self._refusals),
            themes=tuple((one, wording.theme(one), one in action.themes) for one in Theme),
            objectives=tuple((one, kinds.objective(one), one in action.objectives) for one in OBJECTIVES),
            sdgs=tuple((one, kinds.sdg(one)) for one in SDGS),
            sdgs_chosen=action.sdgs,
            ticked=facts_kinds.ticked(action),
            duration=self._duration(action),
            case_hint=self._case_hint(action),
            budget_hint=budget_hint(action, self._rules.of(action)),
            people=tuple(_row(one, mission=isinstance(action, Mission)) for one in people),
            person=self._shown(person) if person else None,
            body=BodyShown(
                body.name, facts_entry.body_texts(body) | _of(BodyFact, self._typed), _of(BodyFact, self._refusals)
            )
            if body
            else None,
            paper=paper_words(accord_paper(action)),
            menus=action.delegation.menus if isinstance(action, HostingDay) else (),
            theme_waits=_theme_waits(action),
        )

    def _duration(self, action: Action) -> str:
        fewest, most = self._rules.of(action).edition.mission_days
        if not isinstance(action, Mission) or action.starts_on is None or action.ends_on is None:
            return ""
        if fewest <= (action.ends_on - action.starts_on).days + 1 <= most and not action.duration_reason:
            return ""
        return _("Pourquoi moins de {fewest} ou plus de {most} jours").format(fewest=fewest, most=most)

    def _case_hint(self, action: Action) -> str:
        if not isinstance(action, HostingDay):
            return ""
        if self._dossiers.suggested_case(action) is HostingCase.DIRECT:
            return _("Ces deux collectivités sont partenaires directes dans le programme.")
        return _("Ces deux collectivités ne sont pas partenaires directes dans le programme.")

    def _shown(self, person: Participant) -> PersonShown:
        return PersonShown(
            person=person.id,
            texts=facts_entry.person_texts(person) | _of(PersonFact, self._typed),
            status=person.status,
            statuses=tuple((status, wording.status(status)) for status in Status),
            mandate=wording.mandate(person.status),
            refusals=_of(PersonFact, self._refusals),
        )


_ALIASES = {
    "convention": Fact.REFERENCE.value,
    "dates": Fact.STARTS_ON.value,
    "budget": Fact.AIR.value,
    "accord": Fact.ACCORD_SIGNED.value,
    "delegation": Fact.STAY_NAME.value,
    "other_theme_accepted": Fact.ACCEPTED_ON.value,
    "mandate": PersonFact.NUMBER.value,
    "participants": "add_person",
}
"""Fields that findings name, and where the cursor goes."""

_WITHIN = {
    "accord.reference": Fact.ACCORD_REFERENCE.value,
    "accord.signed_on": Fact.ACCORD_SIGNED.value,
    "delegation.menus": Fact.MENUS.value,
    "delegation.name": Fact.STAY_NAME.value,
    "delegation.transport": Fact.CARRIED_BY.value,
}
"""Fields of a value within the value, whose short names others bear."""

F = TypeVar("F", bound=StrEnum)


def _of(kind: type[F], held: dict[StrEnum, str]) -> dict[F, str]:
    return {field: text for field, text in held.items() if isinstance(field, kind)}


def _theme_waits(action: Action) -> str:
    """Another subject is proposed, and Lianes' answer is not there (R27)."""
    proposed = Theme.OTHER in action.themes or action.other_theme
    return _("Sujet proposé : l'accord de Lianes est attendu.") if proposed and not action.other_theme_accepted else ""


def _refused_name(field: str) -> str:
    """How the form calls a field of a delegation or of an agreement."""
    return _WITHIN.get(field, field.rpartition(".")[2])


def _named(name: str, otherwise: StrEnum) -> StrEnum:
    """The field a refusal names, among those of the one just left."""
    fields = type(otherwise)
    return fields(name) if name in set(fields) else otherwise


def _row(person: Participant, *, mission: bool) -> PersonRow:
    mandate = person.mandate
    warns = mission and person.status in SENT_BY_ACT and not (mandate.number or mandate.dated)
    parts = [wording.status(person.status)]
    if mandate.number:
        parts.append(f"{wording.mandate(person.status)} {formats.isolate(mandate.number)}")
    elif warns:
        parts.append(_("{mandate} à compléter").format(mandate=wording.mandate(person.status)))
    name = person.name or f"{person.given_name_ar} {person.family_name_ar}".strip()
    return PersonRow(person.id, formats.isolate(name), formats.initials(name), " · ".join(parts), warns)
