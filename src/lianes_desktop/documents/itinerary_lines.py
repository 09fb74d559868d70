"""What a programme says of one of its lines, and of the people it names: in French, and in Arabic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import partial
from itertools import groupby
from typing import NamedTuple

from lianes_desktop.documents import house
from lianes_desktop.documents.house import Both, both, in_both
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.ids import ContactId, ParticipantId
from lianes_desktop.domain.menus import served
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import ExchangeForm, ItemState, ProgrammeItem
from lianes_desktop.i18n import formats, menus, titles, wording
from lianes_desktop.i18n.catalogue import N_, _, language, speaking

_FORMS = {
    ExchangeForm.PRACTICE: N_("Pratique"),
    ExchangeForm.METHOD: N_("Méthode"),
    ExchangeForm.TOOL: N_("Outil"),
}


class Rank(Enum):
    """How a phrase stands out on its line."""

    TITLE = auto()
    ABOUT = auto()
    PERSON = auto()
    DETAIL = auto()


class Told(NamedTuple):
    """One phrase of a line."""

    words: str
    rank: Rank


class Known(NamedTuple):
    """One fact of a programme: its label, and what is known in each language."""

    label: Both
    fr: str
    ar: str


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one programme, and the people they name."""

    given: PaperInput
    dossier: Dossier
    contacts: dict[ContactId, Contact]
    people: dict[ParticipantId, Participant]

    @classmethod
    def of(cls, given: PaperInput) -> "Lines":
        """Those of the dossier the paper is about."""
        dossier = house.needed(given.dossier)
        return cls(
            given,
            dossier,
            {one.id: one for one in dossier.contacts},
            {one.id: one for one in dossier.participants},
        )

    def days(self) -> Iterator[tuple[Both, list[ProgrammeItem]]]:
        """Each day's name with its lines, without those that were cancelled."""
        kept = [one for one in self.dossier.items if one.state is not ItemState.CANCELLED]
        for day, items in groupby(kept, key=lambda one: one.starts_at.date()):
            yield in_both(partial(_day, day)), list(items)

    def french(self, one: ProgrammeItem) -> list[Told]:
        """The line in French."""
        about = house.listed([wording.item_kind(one.kind), one.place, one.group])
        told = [Told(formats.isolate(one.title), Rank.TITLE), Told(about, Rank.ABOUT)]
        for met in self.met(one):
            function = titles.function(met.function, met.function_ar).fr
            told.append(Told(house.listed([house.met(met), function, met.organisation]), Rank.PERSON))
        return told + [Told(words, Rank.DETAIL) for words in self._details(one)]

    def arabic(self, one: ProgrammeItem) -> list[Told]:
        """The line in Arabic: the kind of moment first, since titles and places are written in one language."""
        with speaking("ar"):
            told = [
                Told(wording.item_kind(one.kind), Rank.TITLE),
                Told(house.listed([one.title, one.place, one.group]), Rank.ABOUT),
            ]
            for met in self.met(one):
                function = titles.function(met.function, met.function_ar).ar
                said = house.listed([house.met_ar(met), function, met.organisation_ar])
                told.append(Told(said, Rank.PERSON))
            return told + [Told(words, Rank.DETAIL) for words in self._details(one)]

    def facts(self) -> list[Known]:
        """What the programme is about; what nobody knows is left out."""
        action = self.dossier.action
        themes = in_both(lambda: house.listed([*map(wording.theme, action.themes), action.other_theme]))
        french, moroccan = (_name(one) for one in (self.given.authority, self.given.partner))
        known = [
            Known(both(N_("Collectivité")), french.fr, french.ar),
            Known(both(N_("Partenaire")), moroccan.fr, moroccan.ar),
            Known(both(N_("Thèmes")), themes.fr, themes.ar),
        ]
        if isinstance(action, HostingDay):
            stay = action.delegation
            asked = in_both(lambda: menus.counts(stay.menus))
            known += [
                Known(both(N_("Délégation")), stay.name, ""),
                Known(both(N_("Transport")), stay.transport, ""),
                Known(both(N_("Interprète")), stay.interpreter, ""),
                Known(both(N_("Menus")), asked.fr, asked.ar),
            ]
        return [one for one in known if one.fr or one.ar]

    def under(self) -> Both:
        """Which action, where, when, and under which number."""
        action = self.dossier.action
        return in_both(
            lambda: house.listed([action.title, action.place, house.dates(action), action.convention.reference])
        )

    def released(self) -> Both | None:
        """The number under which the programme was last given to others, and whether it has changed since."""
        release = self.given.release
        if release is None:
            return None
        values = {
            "n": lambda: formats.number(release.number),
            "day": lambda: formats.day_long(release.made_at.date()),
        }
        if seen(release.items) == seen(self.dossier.items):
            return both(N_("Version {n} du {day}"), **values)
        return both(N_("Version {n} du {day}, modifiée depuis"), **values)

    def groups(self) -> list[tuple[Both, list[Participant]]]:
        """The people of the programme: a delegation in protocol order and who receives it, or who travels."""
        people = self.dossier.participants
        delegates = [one for one in people if one.status is Status.DELEGATE]
        others = [one for one in people if one.status is not Status.DELEGATE]
        if not isinstance(self.dossier.action, HostingDay):
            return [(both(N_("Participants")), others)] if others else []
        found = [
            (both(N_("Délégation, dans l'ordre protocolaire")), delegates),
            (both(N_("Ils vous accueillent")), others),
        ]
        return [group for group in found if group[1]]

    def withheld(self) -> Both | None:
        """People who have not agreed to be named are only counted."""
        if not self.given.withheld:
            return None
        return both(
            N_("Personnes rencontrées qui ne sont pas nommées, faute d'accord : {n}"),
            n=lambda: formats.number(self.given.withheld),
        )

    def met(self, one: ProgrammeItem) -> list[Contact]:
        """The people met there who may be named."""
        return [self.contacts[key] for key in one.contacts if key in self.contacts]

    def _details(self, one: ProgrammeItem) -> list[str]:
        """Who takes part, what it should bring, what is exchanged, how many eat and what, in the language spoken."""
        told = []
        if one.participants:
            names = house.listed(self.people[key].name for key in one.participants if key in self.people)
            told.append(_("Avec : {names}").format(names=names))
        awaited = house.listed(house.words_of(self.given, f"result_{number}", language()) for number in one.results)
        if awaited:
            told.append(_("Attendu : {results}").format(results=awaited))
        if one.exchanged:
            told.append(_("Échange : {forms}").format(forms=house.listed([_(_FORMS[form]) for form in one.exchanged])))
        if one.covers is not None:
            told.append(_("Couverts : {n}").format(n=formats.number(one.covers)))
        eaten = formats.listed(
            part for part in (menus.counts(served(one, self.dossier.action)), formats.isolate(one.diets)) if part
        )
        if eaten:
            told.append(_("Menus : {words}").format(words=eaten))
        return told


def _day(day: date) -> str:
    return f"{formats.day_heading(day)} {day.year}"


def seen(items: Sequence[ProgrammeItem]) -> set[tuple[object, ...]]:
    """What others see of lines: whether it is the same programme does not hang on notes and costs."""
    return {(one.id, one.title, one.place, one.starts_at, one.ends_at, one.zone, one.counts) for one in items}


def _name(one: Organisation | None) -> Both:
    return Both(one.name, one.name_ar) if one else Both("", "")
