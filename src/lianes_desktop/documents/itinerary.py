"""D5 the programme of a mission and D6 that of a hosting day: in French, in Arabic, or both side by side."""

from collections.abc import Sequence
from dataclasses import replace

from lianes_desktop.documents import emergency, house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import BY_HAND, Form
from lianes_desktop.documents.house import Both, both
from lianes_desktop.documents.itinerary_lines import Lines, Rank, Told
from lianes_desktop.documents.style import Align, Style
from lianes_desktop.domain.papers import PaperInput, Tongue
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import N_, speaking

_HOUR = Style(8.2, 12, bold=True, align=Align.CENTRE)
_DAY = replace(look.STRONG, size=9.6)
_DAY_ARABIC = replace(look.STRONG_ARABIC, size=9.6)
_CLOCK = replace(look.COLUMN, align=Align.CENTRE)
_TIGHTER = (1.0, 0.93, 0.86)
"""Sizes tried, the largest first, so that a programme stands on one page when it can."""
_HOURS, _LABELS, _RANKS = 78.0, 104.0, 24.0
_FRENCH = {
    Rank.TITLE: look.STRONG,
    Rank.ABOUT: look.SMALL_QUIET,
    Rank.PERSON: look.SMALL,
    Rank.DETAIL: look.SMALL_QUIET,
}
_ARABIC = {
    Rank.TITLE: look.STRONG_ARABIC,
    Rank.ABOUT: look.SMALL_ARABIC,
    Rank.PERSON: look.SMALL_ARABIC,
    Rank.DETAIL: look.SMALL_ARABIC,
}


def mission_programme(flow: Form, given: PaperInput) -> None:
    """D5: what the mission does, with whom, and whom to call."""
    _programme(flow, given, both(N_("Programme de mission")))


def hosting_programme(flow: Form, given: PaperInput) -> None:
    """D6: one day with a delegation, received in protocol order."""
    _programme(flow, given, both(N_("Programme d'accueil")))


def _programme(flow: Form, given: PaperInput, title: Both) -> None:
    """The largest setting that holds on one page; the usual one over several pages when none does."""
    tried = [_Sheet(given, ratio).filled(title) for ratio in _TIGHTER[:1]]
    for ratio in _TIGHTER[1:]:
        if len(tried[-1].pages) == 1:
            break
        tried.append(_Sheet(given, ratio).filled(title))
    flow.take(tried[-1] if len(tried[-1].pages) == 1 else tried[0])


class _Sheet:
    """One setting of a programme: its languages and the size of its letters."""

    def __init__(self, given: PaperInput, ratio: float) -> None:
        self._given, self._ratio = given, ratio
        self._tongue = given.tongue
        self._lines = Lines.of(given)
        self._flow = Form(right_to_left=given.tongue is Tongue.ARABIC)

    def filled(self, title: Both) -> Form:
        """The whole programme."""
        flow, lines = self._flow, self._lines
        if self._tongue is Tongue.BOTH:
            house.begin(flow, self._given, title.fr, arabic=title.ar)
        else:
            house.begin(flow, self._given, self._one(title))
        self._text(lines.under(), strong=True)
        if (released := lines.released()) is not None:
            self._text(released)
        self._facts([(one.label, one.fr, one.ar) for one in lines.facts()])
        for name, people in lines.groups():
            self._people(name, people)
        self._days()
        if (withheld := lines.withheld()) is not None:
            flow.space(6)
            self._text(withheld)
        self._emergency()
        return flow

    def _days(self) -> None:
        """A table a day: the hour in the middle, each language on its side, as people read them across a desk."""
        days = list(self._lines.days())
        if not days:
            self._heading(both(N_("Programme")))
            self._flow.blank_lines(8)
        hours = both(N_("Heure locale"))
        for name, items in days:
            self._flow.space(8 * self._ratio)
            self._day(name, items, hours)
            hours = Both("", "")  # said once

    def _day(self, name: Both, items: Sequence[ProgrammeItem], hours: Both) -> None:
        rows = [(self._french(one), self._hour(one), self._arabic(one)) for one in items]
        hour = Column(self._one(hours), _HOURS, style=_CLOCK)
        wide = look.WIDTH - _HOURS
        french, arabic = (Column(words, wide, style=_DAY) for words in name)
        if self._tongue is Tongue.BOTH:
            columns = [replace(french, width=wide / 2), hour, replace(arabic, width=wide / 2, style=_DAY_ARABIC)]
            self._flow.table("", columns, [list(row) for row in rows])
        elif self._tongue is Tongue.FRENCH:
            self._flow.table("", [hour, french], [[when, said] for said, when, _arabic in rows])
        else:
            self._flow.table("", [arabic, hour], [[said, when] for _french, when, said in rows])

    def _people(self, name: Both, people: Sequence[Participant]) -> None:
        """People under their numbers, which say their order: each with name and function."""
        number = Column("", _RANKS)
        wide = look.WIDTH - _RANKS
        rows = [(self._rank(at), self._person(one), self._person_ar(one)) for at, one in enumerate(people, start=1)]
        if self._tongue is Tongue.BOTH:
            columns = [number, Column("", wide / 2), Column("", wide / 2)]
            self._table(name, columns, [list(row) for row in rows])
        elif self._tongue is Tongue.FRENCH:
            self._table(name, [number, Column("", wide)], [[rank, french] for rank, french, _arabic in rows])
        else:
            self._table(name, [Column("", wide), number], [[arabic, rank] for rank, _french, arabic in rows])

    def _emergency(self) -> None:
        """Whom to call: what the settings tell, and lines to write on."""
        self._flow.keep(150 * self._ratio)
        self._heading(both(N_("Contacts d'urgence")))
        told = emergency.own_words(self._given)
        if told is not None:
            self._text(told)
        secours = formats.listed(f"{one.who.fr} {one.number}" for one in emergency.rescue(self._given))
        arabic = "، ".join(f"{one.who.ar} {one.number}" for one in emergency.rescue(self._given))
        rows = [(both(N_("Secours")), secours, arabic)]
        rows += [(one.who, said := one.said(), said) for one in emergency.to_call(self._given)]
        self._facts(rows, by_hand=True)

    # ---- in the languages and the size of this setting

    def _one(self, words: Both) -> str:
        return words.ar if self._tongue is Tongue.ARABIC else words.fr

    def _style(self, style: Style) -> Style:
        return replace(style, size=style.size * self._ratio, leading=style.leading * self._ratio)

    def _parts(self, parts: Sequence[tuple[str, Style]]) -> Cell:
        return Cell(tuple((words, self._style(style)) for words, style in parts))

    def _text(self, words: Both, *, strong: bool = False) -> None:
        french, arabic = (look.STRONG, look.STRONG_ARABIC) if strong else (look.BODY, look.BODY_ARABIC)
        if self._tongue is Tongue.BOTH:
            self._flow.pair([(words.fr, self._style(french))], [(words.ar, self._style(arabic))])
        else:
            self._flow.text(self._one(words) or words.fr, self._style(french))
        self._flow.space(4 * self._ratio)

    def _heading(self, words: Both) -> None:
        if self._tongue is Tongue.BOTH:
            self._flow.heading(*words)
        else:
            self._flow.heading(self._one(words))

    def _table(self, name: Both, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        if self._tongue is Tongue.BOTH:
            self._flow.table(name.fr, columns, rows, arabic=name.ar)
        else:
            self._flow.table(self._one(name), columns, rows)

    def _facts(self, rows: Sequence[tuple[Both, str, str]], *, by_hand: bool = False) -> None:
        """Labels and what is known of each; ``by_hand`` leaves room to write."""
        least = BY_HAND * self._ratio if by_hand else 0.0
        if self._tongue is Tongue.BOTH:
            half = look.WIDTH / 2 - _LABELS
            columns = [Column("", width) for width in (_LABELS, half, half, _LABELS)]
            cells = [self._both_cells(*row) for row in rows]
        else:
            columns = [Column("", width) for width in (_LABELS, look.WIDTH - _LABELS)]
            cells = [self._one_cells(*row) for row in rows]
            if self._tongue is Tongue.ARABIC:
                columns, cells = columns[::-1], [row[::-1] for row in cells]
        self._flow.table("", columns, cells, least=least)

    def _both_cells(self, label: Both, french: str, arabic: str) -> list[Cell]:
        return [
            self._parts([(label.fr, look.LABEL)]),
            self._parts([(formats.isolate(french), look.BODY)]),
            self._parts([(house.apart_in_arabic(arabic), look.BODY_ARABIC)]),
            self._parts([(label.ar, look.LABEL_ARABIC)]),
        ]

    def _one_cells(self, label: Both, french: str, arabic: str) -> list[Cell]:
        if self._tongue is Tongue.ARABIC:
            words = house.apart_in_arabic(arabic or french)
        else:
            words = formats.isolate(french) if french else house.apart_in_arabic(arabic)
        return [self._parts([(self._one(label), look.LABEL)]), self._parts([(words, look.BODY)])]

    def _french(self, one: ProgrammeItem) -> Cell:
        return self._told(self._lines.french(one), _FRENCH)

    def _arabic(self, one: ProgrammeItem) -> Cell:
        return self._told(self._lines.arabic(one), _ARABIC)

    def _told(self, told: Sequence[Told], styles: dict[Rank, Style]) -> Cell:
        return self._parts([(one.words, styles[one.rank]) for one in told])

    def _hour(self, one: ProgrammeItem) -> Cell:
        with speaking("ar" if self._tongue is Tongue.ARABIC else "fr"):
            return self._parts([(formats.clock_range(one.starts_at, one.ends_at), _HOUR)])

    def _rank(self, at: int) -> Cell:
        return self._parts([(str(at), look.SMALL_STRONG)])

    def _person(self, one: Participant) -> Cell:
        function = house.function_of(one).fr
        return self._named(house.person(one), function, look.STRONG, look.SMALL_QUIET)

    def _person_ar(self, one: Participant) -> Cell:
        """In Arabic alone, somebody whose Arabic name is not known goes by the Latin one."""
        name, function = house.person_ar(one), house.function_of(one).ar
        if self._tongue is Tongue.ARABIC:
            name, function = name or house.person(one), function or one.function
        with speaking("ar"):
            return self._named(name, function, look.STRONG_ARABIC, look.SMALL_ARABIC)

    def _named(self, name: str, function: str, strong: Style, small: Style) -> Cell:
        """A name over a function; on one line where room is scarce."""
        if self._ratio < 1:
            return self._parts([(house.listed([name, function]), replace(small, bold=True))])
        return self._parts([(formats.isolate(name), strong), (formats.isolate(function), small)])
