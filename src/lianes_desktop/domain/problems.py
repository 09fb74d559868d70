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
    DAY_OUTSIDE_STAY = "day_outside_stay"
    FAR_FROM_ESTIMATE = "far_from_estimate"
    """A day announced for a feast, too far from ``day``, its estimate, to be that feast."""
    NOT_A_TIME = "not_a_time"
    TOO_LONG = "too_long"
    FORBIDDEN_CHARACTER = "forbidden_character"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_PHONE = "not_a_phone"
    SHARES_NOT_WHOLE = "shares_not_whole"
    """Parts of an expense that do not add up to all of it; ``percent`` says what they come to (V23)."""
    SAME_TWICE = "same_twice"
    SAME_DAY = "same_day"
    """The day copied, given as the day to copy it to."""
    NOT_A_SIRET = "not_a_siret"
    NOT_AN_IBAN = "not_an_iban"
    NOT_A_BIC = "not_a_bic"
    RATE_OUT_OF_RANGE = "rate_out_of_range"
    NOT_A_COUNT = "not_a_count"
    # days that contradict one another; each carries ``day``, the other one
    SIGNED_BEFORE_CONTACT = "signed_before_contact"
    SENT_BEFORE_SIGNED = "sent_before_signed"
    RECEIVED_BEFORE_SENT = "received_before_sent"
    RECEIVED_BEFORE_SIGNED = "received_before_signed"
    ACCEPTED_BEFORE_RECEIVED = "accepted_before_received"
    VERSION_AFTER_SIGNATURE = "version_after_signature"
    VERSIONS_OUT_OF_ORDER = "versions_out_of_order"
    CONVENTION_BEFORE_CONTACT = "convention_before_contact"
    SIGNED_AFTER_END = "signed_after_end"
    NOTHING_WOULD_COUNT = "nothing_would_count"
    CLOSED_BEFORE_START = "closed_before_start"
    CLOSED_BEFORE_SIGNATURE = "closed_before_signature"
    CLOSED_AND_ABANDONED = "closed_and_abandoned"
    BEFORE_MEETING = "before_meeting"
    # joining
    ALREADY_JOINED = "already_joined"
    # receipts offered
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_UNREADABLE = "file_unreadable"
    NOT_A_CALENDAR = "not_a_calendar"
    CALENDAR_TOO_LARGE = "calendar_too_large"
    FILE_TOO_HARD = "file_too_hard"
    """Opening it takes more time or memory than we give any file, or ends the program that opens it."""
    FOLDER_UNREADABLE = "folder_unreadable"
    NOT_A_PICTURE = "not_a_picture"
    NOT_A_PHOTOGRAPH = "not_a_photograph"
    """A PDF, where a picture taken on the spot is asked for."""
    PICTURE_TRUNCATED = "picture_truncated"
    PICTURE_TOO_LARGE = "picture_too_large"
    PICTURE_TOO_LONG = "picture_too_long"
    PICTURE_ANIMATED = "picture_animated"
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
    # the settings Lianes issues, field by field
    NOT_A_SHARE = "not_a_share"
    NOT_A_CODE = "not_a_code"
    NOT_A_COUNTRY = "not_a_country"
    NOT_IN_THE_LIST = "not_in_the_list"
    TWICE = "twice"
    AFTER_THE_NEXT = "after_the_next"
    LESS_THAN_THE_FIRST = "less_than_the_first"
    LESS_THAN_ONE = "less_than_one"
    SHARES_DO_NOT_ADD_UP = "shares_do_not_add_up"
    TIERS_WITHOUT_END = "tiers_without_end"
    TIERS_IN_DISORDER = "tiers_in_disorder"
    # a file of settings given to the application
    NOT_SETTINGS = "not_settings"
    SETTINGS_DAMAGED = "settings_damaged"
    SETTINGS_NOT_LIANES = "settings_not_lianes"
    SETTINGS_FROM_PARTICIPANT = "settings_from_participant"
    SETTINGS_OLDER = "settings_older"
    SETTINGS_FORKED = "settings_forked"
    SETTINGS_FOR_OTHERS = "settings_for_others"
    SETTINGS_UNSOUND = "settings_unsound"
    SETTINGS_FROM_FUTURE = "settings_from_future"
    SETTINGS_UNCHANGED = "settings_unchanged"
    # an answer of Lianes given to the application
    NOT_AN_ANSWER = "not_an_answer"
    ANSWER_DAMAGED = "answer_damaged"
    ANSWER_NOT_LIANES = "answer_not_lianes"
    ANSWER_FROM_PARTICIPANT = "answer_from_participant"
    ANSWER_REVOKED = "answer_revoked"
    ANSWER_EXPIRED = "answer_expired"
    """The signer's certificate ended: a time claimed before that proves nothing by itself."""
    ANSWER_FOR_OTHERS = "answer_for_others"
    ANSWER_FROM_FUTURE = "answer_from_future"
    ANSWER_TO_NOTHING = "answer_to_nothing"
    """It answers a claim that never left from here."""
    ANSWER_FORKED = "answer_forked"
    """Another answer of the same series bears its number."""
    ANSWER_OF_OURS = "answer_of_ours"
    """Given to the office that wrote it, or to another one of Lianes'."""
    # the review of a claim, at the office
    NEWER_VERSION = "newer_version"
    """The claim answered is no longer the last version of its dossier; ``version`` is."""
    REASON_MISSING = "reason_missing"
    MORE_THAN_CLAIMED = "more_than_claimed"
    CHANGED_MEANWHILE = "changed_meanwhile"
    """Somebody else wrote it since it was read: their ``by`` and ``at``."""
    NOT_REVIEWED = "not_reviewed"
    """``count`` lines wait for a verdict."""
    LINES_ON_HOLD = "lines_on_hold"
    SECOND_EYES_MISSING = "second_eyes_missing"
    SAME_PERSON = "same_person"
    NOTHING_TO_ASK = "nothing_to_ask"
    QUESTIONS_OPEN = "questions_open"
    """``count`` questions of Lianes wait for their tick before a new version may leave."""
    # money paid
    IBAN_MISSING = "iban_missing"
    NOTHING_DUE = "nothing_due"
    # the trail
    NOT_A_TRAIL = "not_a_trail"
    NOT_IN_SEPA = "not_in_sepa"
    """The account is in ``country``, whose banks take no SEPA transfer."""
    ALREADY_ORDERED = "already_ordered"
    """``name`` stands in a transfer file, or is paid: it is never paid twice."""
    TRANSFER_IN_THE_PAST = "transfer_in_the_past"
    BANKS_CLOSED = "banks_closed"
    """Nothing is executed that day; ``day`` is the next one."""
    NOTICE_SENT = "notice_sent"
    """The authority was told of the payment: it cannot be taken back any more."""
    # ways
    BOX_OTHER = "box_other"
    """The place holds another box than the one known, or none."""
    NOT_A_BOX_ADDRESS = "not_a_box_address"
    """Neither a folder of this computer nor an address that begins with ``https://``."""
    TOO_LARGE_FOR_MAIL = "too_large_for_mail"
    """``size`` bytes, where mail carries ``limit``."""
    # acts
    SEALED = "sealed"
    NOT_READY = "not_ready"
    NOT_AS_CERTIFIED = "not_as_certified"
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
