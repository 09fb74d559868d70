"""Files of people in words. No Qt."""

from collections.abc import Iterator, Sequence

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.card_files import card_left
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.card_files import Leaving, Looked, Row, WrittenCards
from lianes_desktop.services.ports.cards import CardKind, Left
from lianes_desktop.ui.contacts.file_values import CodeView, ColumnShown, ExportView, ImportLine, ImportView


def view(files: Sequence[Looked], refused: Sequence[str]) -> ImportView:
    """What the files hold; ``refused`` says why others could not be read."""
    several = len(files) + len(refused) > 1
    rows = [(file, row) for file in files for row in file.rows]
    lines = [_line(at, file.name if several else "", row) for at, (file, row) in enumerate(rows)]
    left = [*refused, *(_left_words(one, file.name if several else "") for file in files for one in file.left)]
    head = _("Non pris · {n}").format(n=formats.number(len(left)))
    lines += [ImportLine(-1 - at, "" if at else head, words, "", "", advised=False) for at, words in enumerate(left)]
    columns: tuple[ColumnShown, ...] = ()
    if not several and files and files[0].kind is CardKind.TABLE:
        columns = tuple(
            ColumnShown(at, one.header or _("Colonne {n}").format(n=formats.number(at + 1)), one.sample, one.meaning)
            for at, one in enumerate(files[0].columns)
        )
    title = _("Importer {file}").format(file=formats.isolate(files[0].name)) if len(files) == 1 else _("Importer")
    return ImportView(title, _summary(rows, len(left)), tuple(lines), columns)


def export(leaving: Leaving) -> ExportView:
    """Who would leave and who would not."""
    return ExportView(_leave(len(leaving.contacts)), staying(leaving), none=not leaving.contacts)


def staying(leaving: Leaving) -> str:
    """How many stay and why; empty when nobody does."""
    parts = []
    if leaving.to_ask:
        parts.append(
            ngettext(
                "{n} fiche reste ici : accord à demander.",
                "{n} fiches restent ici : accord à demander.",
                leaving.to_ask,
            ).format(n=formats.number(leaving.to_ask))
        )
    if leaving.kept_back:
        parts.append(
            ngettext(
                "{n} fiche reste ici : la personne ne veut pas qu'elle parte.",
                "{n} fiches restent ici : les personnes ne veulent pas qu'elles partent.",
                leaving.kept_back,
            ).format(n=formats.number(leaving.kept_back))
        )
    return " ".join(parts)


def written(done: WrittenCards) -> str:
    """Where the file is, how many are in it, who stayed."""
    count = len(done.leaving.contacts)
    said = ngettext("{n} fiche exportée : {file}.", "{n} fiches exportées : {file}.", count).format(
        n=formats.number(count), file=formats.isolate(done.path.name)
    )
    return " ".join(part for part in (said, staying(done.leaving)) if part)


def added(count: int) -> str:
    """How many were added."""
    return ngettext("{n} contact ajouté : accord à demander", "{n} contacts ajoutés : accord à demander", count).format(
        n=formats.number(count)
    )


def code(contact: Contact, codes: Sequence[str]) -> CodeView:
    """The card to scan."""
    detail = formats.listed(part for part in (contact.function, contact.organisation) if part)
    name_ar = contact.name_ar if contact.name_ar != contact.name else ""
    return CodeView(contact.name, name_ar, detail or contact.function_ar or contact.organisation_ar, tuple(codes))


def _line(at: int, file: str, row: Row) -> ImportLine:
    contact = row.contact
    detail = formats.listed(part for part in (contact.function, contact.organisation) if part)
    reach = contact.email or contact.mobile or contact.phone
    parts = (
        detail or contact.function_ar or contact.organisation_ar,
        formats.isolate(formats.ltr(reach)) if reach else "",
        file,
    )
    name = contact.name or contact.name_zgh or contact.organisation or contact.organisation_ar
    return ImportLine(
        at,
        "",
        name,
        " · ".join(part for part in parts if part),
        " ".join(_told(row)),
        advised=row.known is None and row.again is None,
    )


def _told(row: Row) -> Iterator[str]:
    if row.known is not None:
        yield _("Déjà dans vos contacts : {name}.").format(name=formats.isolate(row.known.name))
    elif row.again is not None:
        yield _("Déjà à la ligne {n} du fichier.").format(n=formats.number(row.again))
    yield from (card_left(one.why, one.what) for one in row.left)


def _left_words(left: Left, file: str) -> str:
    words = card_left(left.why, left.what)
    if left.line:
        words = _("Ligne {n} : {words}").format(n=formats.number(left.line), words=words)
    return _("{file} · {words}").format(file=formats.isolate(file), words=words) if file else words


def _summary(rows: Sequence[tuple[Looked, Row]], left: int) -> str:
    known = sum(row.known is not None or row.again is not None for _file, row in rows)
    parts = [
        ngettext("{n} personne trouvée.", "{n} personnes trouvées.", len(rows)).format(n=formats.number(len(rows)))
    ]
    if known:
        parts.append(
            ngettext("{n} semble déjà là, décochée.", "{n} semblent déjà là, décochées.", known).format(
                n=formats.number(known)
            )
        )
    if left:
        parts.append(ngettext("{n} élément non pris.", "{n} éléments non pris.", left).format(n=formats.number(left)))
    parts.append(_("Rien ne part : l'accord de chacun reste à demander."))
    return " ".join(parts)


def _leave(count: int) -> str:
    if not count:
        return _("Aucune fiche ne peut partir : demandez d'abord l'accord des personnes.")
    return ngettext("{n} fiche part.", "{n} fiches partent.", count).format(n=formats.number(count))
