"""Refusals are facts; the sentences that say them belong to ``i18n``."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

_NOTHING: Mapping[str, object] = MappingProxyType({})


class Problem(StrEnum):
    """Why something a person gave is refused; each member has one translated sentence."""

    # fields
    MISSING = "missing"
    NOT_A_NUMBER = "not_a_number"
    NOT_POSITIVE = "not_positive"
    TOO_PRECISE = "too_precise"
    TOO_LARGE = "too_large"
    AMBIGUOUS_SEPARATOR = "ambiguous_separator"
    UNKNOWN_CURRENCY = "unknown_currency"
    NOT_A_DATE = "not_a_date"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_IN_FUTURE = "date_in_future"
    DATE_OUTSIDE_DOSSIER = "date_outside_dossier"
    END_BEFORE_START = "end_before_start"
    NOT_A_TIME = "not_a_time"
    TOO_LONG = "too_long"
    FORBIDDEN_CHARACTER = "forbidden_character"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_PHONE = "not_a_phone"
    NOT_A_SIRET = "not_a_siret"
    NOT_AN_IBAN = "not_an_iban"
    NOT_A_BIC = "not_a_bic"
    # receipts offered
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_UNREADABLE = "file_unreadable"
    FOLDER_UNREADABLE = "folder_unreadable"
    NOT_A_PICTURE = "not_a_picture"
    PICTURE_TRUNCATED = "picture_truncated"
    PICTURE_TOO_LARGE = "picture_too_large"
    PDF_PASSWORD = "pdf_password"  # noqa: S105 - a code, not a secret
    PDF_UNREADABLE = "pdf_unreadable"
    PDF_TOO_LONG = "pdf_too_long"
    ALREADY_ADDED = "already_added"
    # keys and passphrases
    PASSPHRASE_WRONG = "passphrase_wrong"  # noqa: S105 - a code, not a secret
    PASSPHRASE_TOO_SHORT = "passphrase_too_short"  # noqa: S105 - a code, not a secret
    PASSPHRASES_DIFFER = "passphrases_differ"
    RECOVERY_CODE_WRONG = "recovery_code_wrong"
    # enrolment; ROOT_UNCONFIRMED and ROOT_DIFFERENT carry ``groups``, the root's as read over the phone
    NOT_A_KEY_REQUEST = "not_a_key_request"
    NOT_AN_ENROLMENT = "not_an_enrolment"
    ENROLMENT_NOT_LIANES = "enrolment_not_lianes"
    ENROLMENT_OTHER_KEY = "enrolment_other_key"
    ENROLMENT_OLDER = "enrolment_older"
    ROOT_UNCONFIRMED = "root_unconfirmed"
    ROOT_DIFFERENT = "root_different"
    # acts
    SEALED = "sealed"
    NOT_READY = "not_ready"
    EXPORTED = "exported"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that is wrong: the field or file concerned, why, and the figures to say it with."""

    field: str
    problem: Problem
    values: Mapping[str, object] = dataclasses.field(default_factory=lambda: _NOTHING)


class RefusedError(Exception):
    """What was asked is refused, with every reason at once."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        """Keep the reasons; there is at least one."""
        self.refusals = tuple(refusals)
        super().__init__("; ".join(f"{one.field}: {one.problem}" for one in self.refusals))
