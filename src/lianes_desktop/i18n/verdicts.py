"""What a verified bundle is worth, in plain words."""

from zoneinfo import ZoneInfo

from lianes_desktop.domain.bundles import LedgerState, Verification
from lianes_desktop.domain.missions import HOME_ZONE
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.i18n.formats import isolate, moment, number

_CODES = {
    # framing
    "NOT_A_ZIP": N_("Ce n'est pas un fichier de Lianes."),
    "TOO_LARGE": N_("Le fichier dépasse la taille permise."),
    "EOCD": N_("La fin du fichier manque ou n'est pas à sa place : la copie est sans doute incomplète."),
    "LAYOUT": N_("Des octets étrangers se trouvent entre les pièces."),
    "LOCAL": N_("Une pièce est décrite de deux façons différentes."),
    "FIELD": N_("La description d'une pièce porte une valeur interdite."),
    "FLAGS": N_("Une pièce porte une option interdite."),
    "EXTRA": N_("Une pièce porte des données cachées."),
    "ZIP64": N_("Le fichier suit le format des très gros fichiers, que Lianes n'accepte pas."),
    "ENCRYPTED": N_("Une pièce est chiffrée à l'intérieur du fichier."),
    "COMPRESSED": N_("Une pièce est compressée, ce que Lianes n'accepte pas."),
    "NOT_A_FILE": N_("Une pièce n'est pas un simple fichier."),
    "CRC": N_("Une pièce est abîmée ou a été modifiée."),
    "MIMETYPE": N_("Le fichier ne se présente pas comme un lot signé."),
    "TOO_MANY": N_("Le fichier contient trop de pièces."),
    # names
    "NAME_TRAVERSAL": N_("Le nom d'une pièce cherche à écrire hors du dossier."),
    "NAME_ABSOLUTE": N_("Le nom d'une pièce vise un endroit précis de l'ordinateur."),
    "NAME_RESERVED": N_("Le nom d'une pièce est réservé par le système."),
    "NAME_CHARSET": N_("Le nom d'une pièce contient un caractère interdit."),
    "NAME_NONASCII": N_("Le nom d'une pièce sort de l'alphabet permis."),
    "NAME_DUPLICATE": N_("Deux pièces portent le même nom."),
    "NAME_LENGTH": N_("Le nom d'une pièce est trop long."),
    # signature and chain
    "SIGNATURE_MISSING": N_("La signature manque."),
    "SIG_DIGEST": N_("La signature porte sur un autre contenu : le fichier a été modifié."),
    "CMS_SYNTAX": N_("La signature ne se lit pas."),
    "CMS_SIGNERS": N_("La signature doit venir d'une personne et d'une seule."),
    "CMS_ATTACHED": N_("La signature renferme un document au lieu de l'accompagner."),
    "CMS_DIGEST": N_("La signature repose sur un calcul d'empreinte trop faible."),
    "CMS_ATTRS": N_("La signature ne dit pas clairement qui signe, quoi et quand."),
    "CMS_UNSIGNED": N_("La signature porte des mentions que personne n'a signées."),
    "CMS_CERTS": N_("La signature renferme des certificats qui n'ont rien à y faire."),
    "CMS_INVALID": N_("La signature est fausse."),
    "CERT_UNTRUSTED": N_("Lianes ne connaît pas la clé qui a signé."),
    "CERT_CA": N_("La clé qui a signé n'est pas celle d'une personne."),
    "CERT_REVOKED": N_("Lianes a révoqué la clé qui a signé."),
    "CERT_EXPIRED": N_("La clé qui a signé avait expiré."),
    "TIME_FUTURE": N_("La date de signature est dans le futur."),
    "TIME_CLAIMED": N_("La date de signature ne s'accorde pas avec la clé."),
    "COMMITMENT": N_("La signature n'engage pas à ce qui est attendu ici."),
    "SAME_SIGNER": N_("La même personne a signé deux fois."),
    # manifest and coverage
    "MANIFEST_XML": N_("La liste des pièces ne se lit pas."),
    "MANIFEST_DUPLICATE": N_("La liste des pièces cite deux fois la même."),
    "MANIFEST_SIGREF": N_("La liste des pièces renvoie à une autre signature."),
    "META_COVER": N_("Une signature ne couvre pas tout ce qu'elle devrait."),
    "DIGEST_ALG": N_("La liste des pièces repose sur un calcul d'empreinte trop faible."),
    "UNLISTED": N_("Une pièce a été ajoutée après la signature."),
    "MISSING": N_("Une pièce signée manque."),
    "DIGEST": N_("Une pièce a été modifiée après la signature."),
    # contents and policy
    "BUNDLE_JSON": N_("La fiche du fichier ne se lit pas."),
    "BUNDLE_FILES": N_("La fiche du fichier ne cite pas les mêmes pièces que la liste signée."),
    "DATA_JSON": N_("Les données du dossier ne se lisent pas."),
    "VERSION": N_("Une version plus récente de l'application l'a écrit : mettez celle-ci à jour."),
    "KIND": N_("Ce fichier n'est pas du genre attendu ici."),
    "AUDIENCE": N_("Ce fichier est adressé à quelqu'un d'autre."),
    "ISSUER": N_("La personne nommée dans le fichier n'est pas celle qui a signé."),
    "ROLE": N_("La personne qui a signé n'en a pas le rôle."),
    "CLAIM_PDF": N_("Le document PDF ne s'accorde pas avec les données."),
    # ledger
    "REPLAY": N_("Ce fichier a déjà été reçu."),
    "ROLLBACK": N_("Une version plus récente du dossier a déjà été reçue."),
    "FORK": N_("Un autre contenu a déjà été reçu sous le même numéro de version."),
    "GAP": N_("La version précédente du dossier n'a pas été reçue."),
    # sealing
    "SEALED_FOR_OTHERS": N_("Le fichier est scellé pour quelqu'un d'autre."),
    "SEAL_DAMAGED": N_("Le scellé du fichier est abîmé : la copie est sans doute incomplète."),
}
_ABOUT_PIECES = frozenset(
    {"LOCAL", "FIELD", "FLAGS", "EXTRA", "ENCRYPTED", "COMPRESSED", "NOT_A_FILE", "CRC", "UNLISTED", "MISSING"}
    | {"DIGEST", "BUNDLE_FILES", "DATA_JSON"}
)
_ALTERED = frozenset(
    {"EOCD", "LAYOUT", "LOCAL", "CRC", "SIG_DIGEST", "CMS_INVALID", "UNLISTED", "MISSING", "DIGEST", "SEAL_DAMAGED"}
)
_ABOUT_THE_KEY = {
    "CERT_UNTRUSTED": (
        N_("Clé inconnue"),
        N_("Lianes ne connaît pas encore cette clé : comparez l'empreinte par téléphone avant d'instruire."),
    ),
    "CERT_REVOKED": (N_("Clé révoquée"), N_("Lianes a révoqué cette clé : refusez le fichier.")),
    "CERT_EXPIRED": (N_("Clé expirée"), N_("Demandez à cette personne de renouveler sa clé.")),
}
_ABOUT_THE_SERIES = {
    "REPLAY": (N_("Déjà reçu"), N_("Il n'y a rien à faire.")),
    "ROLLBACK": (N_("Version dépassée"), N_("Gardez la version plus récente.")),
    "FORK": (N_("Deux contenus pour une version"), N_("Demandez à la collectivité lequel est le bon.")),
    "GAP": (N_("Version précédente manquante"), N_("Demandez-la, ou confirmez que celle-ci la remplace.")),
}
_NOT_MINE = {
    "SEALED_FOR_OTHERS": N_("Scellé pour quelqu'un d'autre"),
    "AUDIENCE": N_("Adressé à quelqu'un d'autre"),
    "KIND": N_("Autre genre de fichier"),
    "VERSION": N_("Version plus récente"),
}


def refusal_code(code: str) -> str:
    """The rule a bundle breaks, by its code, as a sentence."""
    if code in _CODES:
        return _(_CODES[code])
    return _("Le fichier est refusé (code {code}).").format(code=isolate(code))


def verification(found: Verification) -> tuple[str, str]:
    """A title and a sentence: authentic, altered and where, unknown sender, out of its series."""
    code = found.ledger.name if found.accepted and found.ledger is not LedgerState.NEXT else found.code
    if code in _ABOUT_THE_SERIES:
        title, remedy = _ABOUT_THE_SERIES[code]
        return _(title), " ".join([refusal_code(code), _(remedy)])
    if found.accepted:
        return _("Signature vérifiée"), " ".join([_signed(found), _intact(found)])
    if code in _ABOUT_THE_KEY and found.signer is not None:
        title, remedy = _ABOUT_THE_KEY[code]
        return _(title), " ".join([_signed(found), _(remedy)])
    if code in _NOT_MINE:
        return _(_NOT_MINE[code]), refusal_code(code)
    said = [refusal_code(code)]
    if found.detail and (code in _ABOUT_PIECES or code.startswith("NAME_")):
        said.append(_("Pièce concernée : {name}.").format(name=isolate(found.detail)))
    said.append(_("Demandez que le fichier vous soit remis à nouveau."))
    return _("Fichier modifié ou abîmé") if code in _ALTERED else _("Fichier refusé"), " ".join(said)


def _signed(found: Verification) -> str:
    """Who signed, and when by their own clock, in Lianes' time."""
    name = isolate(found.signer.name) if found.signer and found.signer.name else _("une personne sans nom")
    if found.signed_at is None:
        return _("Signé par {name}.").format(name=name)
    when = moment(found.signed_at.astimezone(ZoneInfo(HOME_ZONE)))
    return _("Signé par {name} le {moment}.").format(name=name, moment=when)


def _intact(found: Verification) -> str:
    """How much was checked."""
    words = ngettext("Clé connue, {n} pièce intacte.", "Clé connue, {n} pièces intactes.", found.files)
    return words.format(n=number(found.files))
