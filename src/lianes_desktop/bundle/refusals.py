"""Why a bundle is refused: the codes of the format's specification."""

from enum import StrEnum


class Code(StrEnum):
    """One code per rule; a refusal names the first rule broken, in the verifier's order."""

    # framing
    NOT_A_ZIP = "NOT_A_ZIP"
    TOO_LARGE = "TOO_LARGE"
    EOCD = "EOCD"
    LAYOUT = "LAYOUT"
    LOCAL = "LOCAL"
    FIELD = "FIELD"
    FLAGS = "FLAGS"
    EXTRA = "EXTRA"
    ZIP64 = "ZIP64"
    ENCRYPTED = "ENCRYPTED"
    COMPRESSED = "COMPRESSED"
    NOT_A_FILE = "NOT_A_FILE"
    CRC = "CRC"
    MIMETYPE = "MIMETYPE"
    TOO_MANY = "TOO_MANY"
    # names
    NAME_TRAVERSAL = "NAME_TRAVERSAL"
    NAME_ABSOLUTE = "NAME_ABSOLUTE"
    NAME_RESERVED = "NAME_RESERVED"
    NAME_CHARSET = "NAME_CHARSET"
    NAME_NONASCII = "NAME_NONASCII"
    NAME_DUPLICATE = "NAME_DUPLICATE"
    NAME_LENGTH = "NAME_LENGTH"
    # signature and chain
    SIGNATURE_MISSING = "SIGNATURE_MISSING"
    SIG_DIGEST = "SIG_DIGEST"
    CMS_SYNTAX = "CMS_SYNTAX"
    CMS_SIGNERS = "CMS_SIGNERS"
    CMS_ATTACHED = "CMS_ATTACHED"
    CMS_DIGEST = "CMS_DIGEST"
    CMS_ATTRS = "CMS_ATTRS"
    CMS_UNSIGNED = "CMS_UNSIGNED"
    CMS_CERTS = "CMS_CERTS"
    CMS_INVALID = "CMS_INVALID"
    CERT_UNTRUSTED = "CERT_UNTRUSTED"
    CERT_CA = "CERT_CA"
    CERT_REVOKED = "CERT_REVOKED"
    CERT_EXPIRED = "CERT_EXPIRED"
    TIME_FUTURE = "TIME_FUTURE"
    TIME_CLAIMED = "TIME_CLAIMED"
    COMMITMENT = "COMMITMENT"
    SAME_SIGNER = "SAME_SIGNER"
    # manifest and coverage
    MANIFEST_XML = "MANIFEST_XML"
    MANIFEST_DUPLICATE = "MANIFEST_DUPLICATE"
    MANIFEST_SIGREF = "MANIFEST_SIGREF"
    META_COVER = "META_COVER"
    DIGEST_ALG = "DIGEST_ALG"
    UNLISTED = "UNLISTED"
    MISSING = "MISSING"
    DIGEST = "DIGEST"
    # contents and policy
    BUNDLE_JSON = "BUNDLE_JSON"
    BUNDLE_FILES = "BUNDLE_FILES"
    DATA_JSON = "DATA_JSON"
    VERSION = "VERSION"
    KIND = "KIND"
    AUDIENCE = "AUDIENCE"
    ISSUER = "ISSUER"
    ROLE = "ROLE"
    CLAIM_PDF = "CLAIM_PDF"
    # ledger
    REPLAY = "REPLAY"
    ROLLBACK = "ROLLBACK"
    FORK = "FORK"
    GAP = "GAP"
    # sealing
    SEALED_FOR_OTHERS = "SEALED_FOR_OTHERS"
    SEAL_DAMAGED = "SEAL_DAMAGED"


_LONGEST_DETAIL = 200


class BundleRefusal(Exception):
    """The bundle breaks one rule."""

    def __init__(self, code: Code, detail: str = "") -> None:
        """Keep the rule's code and the entry or field concerned, as text that can be shown anywhere."""
        detail = detail[:_LONGEST_DETAIL]
        self.code = code
        self.detail = detail if detail.isprintable() else ascii(detail)[1:-1]
        super().__init__(f"{code}: {self.detail}" if detail else str(code))
