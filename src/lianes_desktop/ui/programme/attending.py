"""Who was expected and came to a line, and who can be recognised on its pictures, in words ready to show. No Qt."""

from collections import Counter
from collections.abc import Mapping, Sequence

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import ContactId, ParticipantId
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.programmes import ItemPicture, ProgrammeItem
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.programme.values import Person, PictureShown


def attendees(
    item: ProgrammeItem, participants: Sequence[Participant], contacts: Sequence[Contact]
) -> tuple[Person, ...]:
    """Those expected at a line, ours first; chosen unless they did not come."""
    names = short_names(participants)
    ours = [
        Person(one.id, names[one.id], formats.initials(one.name), one.id not in item.absent)
        for one in participants
        if not item.participants or one.id in item.participants
    ]
    theirs = [
        Person(one.id, one.name, formats.initials(one.name), one.id not in item.absent_contacts)
        for one in contacts
        if one.id in item.contacts and one.name
    ]
    return (*ours, *theirs)


def pictures(item: ProgrammeItem, contacts: Sequence[Contact], draft: Draft) -> tuple[PictureShown, ...]:
    """The pictures of a line; those met there first among whom can be recognised."""
    met = sorted((one for one in contacts if one.name), key=lambda one: one.id not in item.contacts)
    known = {one.id: one for one in contacts}
    return tuple(
        PictureShown(
            digest=one.paper.digest,
            name=one.paper.original_name,
            caption=draft.typed.get(captioned(one.paper.digest), one.caption),
            refusal=draft.refusals.get(captioned(one.paper.digest), ""),
            people=tuple(
                Person(who.id, who.name, formats.initials(who.name), who.id in one.shows)
                for who in met
                if not who.restricted or who.id in one.shows
            ),
            warning=_warning(one, known),
        )
        for one in item.pictures
    )


def captioned(digest: str) -> str:
    """How the legend of a picture is called among the fields of the form."""
    return f"caption {digest}"


def short_names(participants: Sequence[Participant]) -> Mapping[ParticipantId, str]:
    """Given names, as people of a small group call each other; the whole name where two have the same."""
    given = Counter(one.given_name for one in participants)
    return {
        one.id: one.given_name if one.given_name and given[one.given_name] == 1 else one.name for one in participants
    }


def listed(names: Sequence[str]) -> str:
    """Several names in one sentence."""
    if len(names) == 1:
        return names[0]
    return _("{first} et {last}").format(first=formats.listed(names[:-1]), last=names[-1])


def _warning(picture: ItemPicture, known: Mapping[ContactId, Contact]) -> str:
    """Who has not agreed to be seen: the picture stays on this computer (V29)."""
    against = [
        formats.isolate(known[one].name) if one in known and known[one].name else _("une personne retirée des contacts")
        for one in picture.shows
        if one not in known or not known[one].may_be_shown
    ]
    if not against:
        return ""
    return ngettext(
        "Cette photo ne partira pas : il manque l'accord de {people}.",
        "Cette photo ne partira pas : il manque les accords de {people}.",
        len(against),
    ).format(people=listed(against))
