"""What became of the files offered, in words."""

from collections.abc import Callable

from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.expenses import Taken
from lianes_desktop.ui.expenses.values import Known, Outcome, Refused


def outcome(taken: Taken, line: Callable[[ExpenseId], ExpenseLine | None]) -> Outcome | None:
    """What there is to say: nothing when every file was taken, for the list then shows it."""
    refused = [Refused(one.field, wording.refusal(one)) for one in taken.refused]
    refused += [Refused(name, _("Pas encore ajouté")) for name in taken.left]
    known = []
    for one in taken.already:
        kept = line(one.expense)
        if kept is not None:
            known.append(Known(one.name, one.expense, naming(kept)))
    if not refused and not known:
        return None
    return Outcome(_title(len(taken.added), len(refused)), tuple(refused), tuple(known))


def naming(line: ExpenseLine) -> str:
    """An expense as a link names it: its number, and who was paid."""
    number = _("reçu n° {n}").format(n=formats.number(line.expense.number))
    return f"{number} · {formats.isolate(line.expense.payee)}" if line.expense.payee else number


def _title(added: int, refused: int) -> str:
    parts = []
    if added:
        parts.append(ngettext("{n} reçu ajouté", "{n} reçus ajoutés", added).format(n=formats.number(added)))
    if refused:
        words = ngettext("{n} fichier non repris", "{n} fichiers non repris", refused)
        parts.append(words.format(n=formats.number(refused)))
    return " · ".join(parts) or _("Déjà dans le dossier")
