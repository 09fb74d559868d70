"""From the lines of a business card to the fields of a contact."""

from collections.abc import Sequence

from lianes_desktop.domain.business_cards import BusinessCard, Proposal
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.readings import Read
from lianes_desktop.reading.card_names import may_be_name, parted
from lianes_desktop.reading.card_reach import email_of, numbers_of
from lianes_desktop.reading.card_words import Kind, is_arabic, kind_of, precision
from lianes_desktop.reading.extraction import Printed
from lianes_desktop.reading.lines import Line, Page, Row, page_of

_BY_WORD, _BY_PLACE, _ONE_OF_SEVERAL = 88, 66, 76
_LONGEST = 160
"""No line of a card is longer: what is, is a text that comes with it."""
_LETTERS = 2
_NEXT_LINE = 2.5
"""How far below, in heights of print, the rest of a line may stand."""


def extract_card(printed: Printed) -> BusinessCard:
    """Every field that can be told; what is not on the card is left out, and nothing is invented."""
    page = page_of(printed.lines, printed.size)
    email = _email(page)
    phone, mobile = _telephones(page)
    told = [line for line in page.lines if _may_say_something(line)]
    kinds = {id(line): kind_of(line.text) for line in told}
    fields: dict[str, Proposal | None] = {"email": email, "phone": phone, "mobile": mobile}
    address = email.value if email is not None else ""
    for arabic, ending in ((False, ""), (True, "_ar")):
        side = [line for line in told if is_arabic(line.text) is arabic]
        fields[f"function{ending}"] = _function(page, side, kinds)
        name = _name_line(page, side, kinds, address)
        fields[f"organisation{ending}"] = _organisation(page, side, kinds, name, address)
        if name is not None:
            found = parted(name.text, address)
            certain = _certain(name, found.certain)
            fields[f"given_name{ending}"] = _proposed(found.given, certain, page, name)
            fields[f"family_name{ending}"] = _proposed(found.family, certain, page, name)
            if found.title:
                fields["title"] = _proposed(found.title, certain, page, name)
    return BusinessCard(**fields)


def _may_say_something(line: Line) -> bool:
    letters = sum(one.isalpha() for one in line.text)
    return letters >= _LETTERS and len(line.text) <= _LONGEST and "@" not in line.text and not numbers_of(line.text)


def _email(page: Page) -> Proposal | None:
    for piece in (*page.lines, *(_whole(row) for row in page.rows)):
        found = email_of(piece.text)
        if found is not None:
            return _proposed(found[0], _certain(piece, found[1]), page, piece)
    return None


def _telephones(page: Page) -> tuple[Proposal | None, Proposal | None]:
    """The line and the mobile; a second of a kind takes the place of the other when that one is free."""
    found: list[tuple[Proposal, bool]] = []
    for piece in (*page.lines, *(_whole(row) for row in page.rows if len(row.lines) > 1)):
        for number in numbers_of(piece.text):
            certain = _certain(piece, 95 if number.country else 92)
            if all(number.value != one.value for one, _mobile in found):
                found.append((_proposed(number.value, certain, page, piece), number.mobile))
    fixed = [one for one, mobile in found if not mobile]
    mobiles = [one for one, mobile in found if mobile]
    phone = fixed[0] if fixed else next(iter(mobiles[1:]), None)
    mobile = mobiles[0] if mobiles else next(iter(fixed[1:]), None)
    return phone, mobile


def _function(page: Page, side: Sequence[Line], kinds: dict[int, Kind | None]) -> Proposal | None:
    found = [line for line in side if kinds[id(line)] is Kind.FUNCTION]
    if not found:
        return None
    text, last = found[0].text.strip(), found[0]
    for line in side[side.index(found[0]) + 1 :]:
        if not _goes_on(last, line, kinds[id(line)]):
            break
        text, last = f"{text} {line.text.strip()}", line
        kinds[id(line)] = Kind.FUNCTION
    return _proposed(text, _certain(found[0], _BY_WORD if len(found) == 1 else _ONE_OF_SEVERAL), page, found[0])


def _goes_on(first: Line, second: Line, kind: Kind | None) -> bool:
    """Whether a line is the rest of the one above: right below it, and begun without a capital."""
    near = 0 < second.middle[1] - first.middle[1] < _NEXT_LINE * first.height
    return near and kind in {None, Kind.FUNCTION} and second.text.strip()[:1].islower()


def _organisation(
    page: Page, side: Sequence[Line], kinds: dict[int, Kind | None], name: Line | None, email: str
) -> Proposal | None:
    found = [line for line in side if kinds[id(line)] is Kind.ORGANISATION]
    if found:
        best = max(found, key=lambda line: (precision(line.text) or 0, -side.index(line)))
        alike = [line for line in found if precision(line.text) == precision(best.text)]
        return _proposed(best.text, _certain(best, _BY_WORD if len(alike) == 1 else _ONE_OF_SEVERAL), page, best)
    house = fold(email.partition("@")[2].rpartition(".")[0]).replace(" ", "")
    for line in side:
        bare = fold(line.text).replace(" ", "")
        if line is not name and kinds[id(line)] is None and len(bare) > _LETTERS and bare in house:
            return _proposed(line.text, _certain(line, _BY_PLACE), page, line)
    return None


def _name_line(page: Page, side: Sequence[Line], kinds: dict[int, Kind | None], email: str) -> Line | None:
    """Of the lines shaped as a name, the one the e-mail repeats, else the one in the largest print."""
    found = [line for line in side if kinds[id(line)] is None and may_be_name(line.text)]
    mailbox = fold(email.partition("@")[0]).replace(" ", "")

    def telling(line: Line) -> tuple[bool, float]:
        words = [word for word in fold(line.text).split() if len(word) > _LETTERS]
        return any(word in mailbox for word in words), line.height / page.print_height

    return max(found, key=telling, default=None)


def _whole(row: Row) -> Line:
    """A row as one piece: the engine may have parted what is written in one go."""
    lines = row.lines
    first, last = lines[0], lines[-1]
    corners = (first.corners[0], last.corners[1], last.corners[2], first.corners[3])
    return Line(" ".join(line.text for line in lines), min(line.score for line in lines), corners)


def _certain(line: Line, by_shape: int) -> int:
    return max(0, min(100, round(by_shape * line.score)))


def _proposed(text: str, certain: int, page: Page, line: Line) -> Proposal:
    return Read(" ".join(text.split()).strip(" ,;:|·-"), certain, page.area(line))
