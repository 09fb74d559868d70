"""The programme for a telephone (R86): one day under the other, large letters, numbers that call when touched."""

from collections.abc import Sequence
from dataclasses import replace

from lianes_desktop.documents import emergency, house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.house import Both, both
from lianes_desktop.documents.itinerary_lines import Lines, Rank, Told
from lianes_desktop.documents.leaf import Leaf
from lianes_desktop.documents.strip import Strip
from lianes_desktop.documents.style import Style
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.papers import PaperInput, Tongue
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import N_, speaking

_TITLE = Style(19, 25, bold=True)
_DAY = Style(16, 22, look.TEAL, bold=True)
_HOUR = Style(15, 21, bold=True)
_LINE = Style(13.5, 18, bold=True)
_BODY = Style(12, 16.5)
_QUIET = replace(_BODY, colour=look.INK2)
_CALL = Style(14, 24, look.TEAL, bold=True)
_RANKS = {Rank.TITLE: _LINE, Rank.ABOUT: _QUIET, Rank.PERSON: _BODY, Rank.DETAIL: _QUIET}


def phone_programme(given: PaperInput) -> list[Leaf]:
    """What it is and whom to call, then each day on a page of its own."""
    strip = Strip(right_to_left=given.tongue is Tongue.ARABIC)
    _Pocket(given, strip).fill()
    return strip.leaves()


class _Pocket:
    def __init__(self, given: PaperInput, strip: Strip) -> None:
        self._given, self._strip = given, strip
        self._tongue = given.tongue
        self._lines = Lines.of(given)

    def fill(self) -> None:
        lines, strip = self._lines, self._strip
        hosting = isinstance(lines.dossier.action, HostingDay)
        self._say(both(N_("Programme d'accueil") if hosting else N_("Programme de mission")), _TITLE)
        self._say(lines.under(), _BODY)
        if (released := lines.released()) is not None:
            self._say(released, _QUIET)
        for known in lines.facts():
            self._fact(known.label, known.fr, known.ar)
        self._calls()
        if (withheld := lines.withheld()) is not None:
            strip.space(8)
            self._say(withheld, _QUIET)
        for name, items in lines.days():
            strip.new_page()
            self._say(name, _DAY)
            for one in items:
                self._item(one)
        for group, people in lines.groups():
            strip.new_page()
            self._say(group, _DAY)
            for at, person in enumerate(people, start=1):
                strip.space(6)
                function = house.function_of(person)
                name = Both(house.person(person), house.person_ar(person))
                self._say(Both(f"{at}. {formats.isolate(name.fr)}", f"{at}. {name.ar}" if name.ar else ""), _LINE)
                self._say(function, _QUIET)

    def _fact(self, label: Both, french: str, arabic: str) -> None:
        self._strip.space(6)
        self._say(label, replace(_QUIET, size=10.5, leading=14))
        self._say(Both(french, arabic), _BODY)

    def _calls(self) -> None:
        """Lianes and the country's rescue; a number that nobody told is not there to be touched."""
        self._strip.space(10)
        self._say(both(N_("Contacts d'urgence")), _DAY)
        told = emergency.own_words(self._given)
        if told is not None:
            self._say(told, _BODY)
        for one in (*emergency.to_call(self._given), *emergency.rescue(self._given)):
            if one.number:
                self._say(Both(one.name or one.who.fr, one.name or one.who.ar), _BODY)
                self._call(one.number)

    def _item(self, one: ProgrammeItem) -> None:
        strip = self._strip
        strip.space(8)
        strip.rule()
        strip.space(6)
        with speaking("ar" if self._tongue is Tongue.ARABIC else "fr"):
            strip.text(formats.clock_range(one.starts_at, one.ends_at), _HOUR)
        if self._tongue is not Tongue.ARABIC:
            self._told(self._lines.french(one), arabic=False)
        if self._tongue is not Tongue.FRENCH:
            self._told(self._lines.arabic(one), arabic=True)
        for met in self._lines.met(one):
            numbers = [number for number in (met.mobile, met.phone) if number]
            if numbers:
                strip.space(4)
                self._say(Both(house.met(met), house.met_ar(met)), _QUIET)
            for number in numbers:
                self._call(number)

    def _told(self, told: Sequence[Told], *, arabic: bool) -> None:
        for one in told:
            self._strip.text(one.words, replace(_RANKS[one.rank], arabic=arabic))

    def _call(self, number: str) -> None:
        with speaking("ar" if self._tongue is Tongue.ARABIC else "fr"):  # a number is read from the left everywhere
            self._strip.text(*house.call(number, _CALL))

    def _say(self, words: Both, style: Style) -> None:
        """In the languages chosen, one under the other; in one alone, what is only known in the other is said too."""
        if self._tongue is Tongue.BOTH:
            self._strip.text(words.fr, style)
            if words.ar != words.fr:
                self._strip.text(words.ar, replace(style, arabic=True))
        elif self._tongue is Tongue.FRENCH:
            self._strip.text(words.fr or words.ar, style)
        else:
            with speaking("ar"):
                self._strip.text(words.ar or formats.isolate(words.fr), style)
