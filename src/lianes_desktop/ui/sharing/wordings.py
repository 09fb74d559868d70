"""The sentences of the page between colleagues."""

from collections.abc import Mapping

from lianes_desktop.domain.deciding import form_of
from lianes_desktop.domain.merging_records import Side
from lianes_desktop.domain.shares import Conflict, ShareSize, TakenShare
from lianes_desktop.i18n import formats, shared_words, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.sharing.values import Question, Report, ShareLines, SideLine


def share_lines(size: ShareSize, lacks: str) -> ShareLines:
    """What would be sent."""
    records = ngettext("{n} fiche", "{n} fiches", size.records).format(n=formats.number(size.records))
    files = ngettext("{n} pièce", "{n} pièces", size.files).format(n=formats.number(size.files))
    staying = ""
    if size.staying:
        staying = ngettext(
            "{n} contact reste ici : son accord pour l'enregistrement manque.",
            "{n} contacts restent ici : leur accord pour l'enregistrement manque.",
            size.staying,
        ).format(n=formats.number(size.staying))
    contents = _("{records}, {files}, {size}").format(
        records=records, files=files, size=formats.isolate(formats.size(size.size))
    )
    return ShareLines(contents, staying, lacks)


def question(conflict: Conflict, at: int, count: int, names: Mapping[str, str]) -> Question:
    """One question of so many, both sides in words."""
    form = form_of(conflict.clash.field, (side.value for side in conflict.clash.sides))
    return Question(
        counter=_("{n} sur {count}").format(n=formats.number(at + 1), count=formats.number(count)),
        record=shared_words.record(conflict),
        field=shared_words.field(conflict.clash.field),
        sides=tuple(_side(conflict, side, names, shown=not place) for place, side in enumerate(conflict.clash.sides)),
        typing="" if form is None else _("Une autre valeur"),
        more=count > 1,
    )


def _side(conflict: Conflict, side: Side, names: Mapping[str, str], *, shown: bool) -> SideLine:
    who, when = side.version.author, formats.moment(side.version.at.astimezone())
    said = _("{name}, le {moment}").format(name=formats.isolate(who), moment=when) if who else when
    return SideLine(shared_words.value(conflict, side.value, names), said, shown)


def report(taken: TakenShare) -> Report:
    """What came of a share."""
    signer = taken.verification.signer
    who = formats.isolate(signer.name) if signer is not None and signer.name else ""
    if taken.dossier is None:
        title, sentence = wording.verification(taken.verification)
        return Report("bad", "shield-x", title, (sentence,))
    title = _("Reçu de {name} : {title}").format(name=who, title=formats.isolate(taken.title))
    if taken.nothing_new:
        return Report("ok", "check", title, (_("Rien de nouveau : tout était déjà ici."), *_to_decide(taken)))
    return Report("warn" if taken.clashing else "ok", "users", title, (*_came(taken), *_to_decide(taken)))


def _came(taken: TakenShare) -> tuple[str, ...]:
    lines = [_("Ce dossier n'était pas sur cet ordinateur : il y est maintenant.")] if taken.created else []
    for count, words in (
        (taken.added, ngettext("{n} fiche ajoutée", "{n} fiches ajoutées", taken.added)),
        (taken.changed, ngettext("{n} fiche modifiée", "{n} fiches modifiées", taken.changed)),
        (taken.removed, ngettext("{n} fiche supprimée", "{n} fiches supprimées", taken.removed)),
        (
            taken.held,
            ngettext(
                "{n} fiche laissée telle quelle : elle est déjà partie chez Lianes, ou une autre en dépend.",
                "{n} fiches laissées telles quelles : elles sont déjà parties chez Lianes, ou d'autres en dépendent.",
                taken.held,
            ),
        ),
    ):
        if count:
            lines.append(words.format(n=formats.number(count)))
    lines += [
        _("Reçu n° {before} : un autre portait ce numéro, il devient le n° {after}.").format(
            before=one.before, after=one.after
        )
        for one in taken.renumbered
    ]
    return tuple(lines)


def _to_decide(taken: TakenShare) -> tuple[str, ...]:
    if not taken.clashing:
        return ()
    words = ngettext(
        "{n} fiche à départager : rien n'est écrasé, la vôtre reste affichée en attendant.",
        "{n} fiches à départager : rien n'est écrasé, les vôtres restent affichées en attendant.",
        taken.clashing,
    )
    return (words.format(n=formats.number(taken.clashing)),)
