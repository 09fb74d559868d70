"""What a verification is worth on the inbox's page: a line of the list, and the strip above the claim. No Qt."""

from lianes_desktop.domain.bundles import LedgerState, ReceivedBundle, SignerState, Verification
from lianes_desktop.domain.keys import fingerprint_groups
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.values import InboxLine, Verdict


def line(one: ReceivedBundle) -> InboxLine:
    """A bundle of the list."""
    title, _sentence = wording.verification(one.verification)
    tone, icon = look(one.verification)
    signer = one.verification.signer
    return InboxLine(
        key=one.manifest_sha256,
        title=one.authority or _("Expéditeur à vérifier"),
        subtitle=one.title or (signer.name if signer is not None else ""),
        when=formats.day_short(one.received_at.astimezone().date()),
        chip=title,
        tone=tone,
        icon=icon,
        sum="" if one.waiting else formats.euros(one.asked_cents),
    )


def of_kept(one: ReceivedBundle, found: Verification) -> Verdict:
    """The strip above a bundle that is kept, taken in or waiting."""
    title, sentence = wording.verification(found)
    tone, icon = look(found)
    signer = found.signer
    groups = fingerprint_groups(signer.fingerprint) if signer is not None and may_be_confirmed(one) else ()
    return Verdict(tone, icon, title, sentence, groups)


def of_refused(name: str, found: Verification) -> Verdict:
    """The strip about a file that was refused; ``name`` is the file's."""
    title, sentence = wording.verification(found)
    kept = _("Rien n'en a été gardé.")
    tone, icon = look(found)
    return Verdict(tone, icon, _("{file} : {verdict}").format(file=formats.isolate(name), verdict=title),
                   f"{sentence} {kept}")  # fmt: skip


def may_be_confirmed(one: ReceivedBundle) -> bool:
    """Whether somebody may still vouch for the key, after a telephone call."""
    signer = one.verification.signer
    return one.waiting and signer is not None and signer.state in {SignerState.UNKNOWN, SignerState.EXPIRED}


def look(found: Verification) -> tuple[str, str]:
    """Tone and icon of what was found."""
    if found.accepted:
        return ("info", "history") if found.ledger is LedgerState.REPLAY else ("ok", "shield-check")
    if not (found.intact and found.signature_valid):
        return "bad", "shield-x"
    if found.signer_known:
        return "warn", "history"
    return "warn", "key"
