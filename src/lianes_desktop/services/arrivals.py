"""A file given to the application: what it is, and whose work it is to take it in."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.keys import KeyInfo
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.inbox import InboxService
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.register import KeyRequest, RegisterService
from lianes_desktop.services.replies import ReplyService, TakenAnswer
from lianes_desktop.services.settings import SettingsService, TakenSettings


class ArrivalKind(StrEnum):
    """What came."""

    BUNDLE = "bundle"
    KEY_REQUEST = "key_request"
    ENROLMENT = "enrolment"
    SETTINGS = "settings"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came; exactly the field of its kind is filled."""

    kind: ArrivalKind
    received: ReceivedBundle | None = None
    request: KeyRequest | None = None
    key: KeyInfo | None = None
    settings: TakenSettings | None = None
    answer: TakenAnswer | None = None


@dataclass(frozen=True, slots=True)
class TakenFile:
    """One of several files given at once: what it was, or why it was not taken in."""

    path: Path
    arrival: Arrival | None = None
    failure: RefusedError | UnavailableError | None = None


class ArrivalService:
    """Routes a file dropped, double-clicked or given on the command line."""

    def __init__(
        self,
        enrolment: EnrolmentService,
        inbox: InboxService,
        register: RegisterService,
        settings: SettingsService,
        replies: ReplyService,
    ) -> None:
        """Each service takes in its own kind."""
        self._enrolment = enrolment
        self._inbox = inbox
        self._register = register
        self._settings = settings
        self._replies = replies

    def carries_settings(self, path: Path) -> bool:
        """Whether a file says by its names that it carries settings, which have a page of their own."""
        return self._settings.announces(path)

    def take_in(self, path: Path, role: Role, progress: Progress, expected_root: str = "") -> Arrival:
        """In the field, what Lianes answers or sets; at the office, a claim or a key request. For a worker thread.

        A claim that is refused comes back with its verification; other refusals are raised as ``RefusedError``: at the
        office, ``ANSWER_OF_OURS`` on ``file`` for an answer.
        """
        if role is Role.FIELD and self._settings.announces(path):
            return Arrival(ArrivalKind.SETTINGS, settings=self._settings.take_in(path, expected_root))
        if self._replies.announces(path):
            if role is Role.OFFICE:
                raise RefusedError([Refusal("file", Problem.ANSWER_OF_OURS)])
            return Arrival(ArrivalKind.ANSWER, answer=self._replies.take_in(path, expected_root))
        if role is Role.FIELD:
            return Arrival(ArrivalKind.ENROLMENT, key=self._enrolment.take_in(path, expected_root))
        try:
            return Arrival(ArrivalKind.KEY_REQUEST, request=self._register.read_request(path))
        except RefusedError as refused:
            if any(one.problem is not Problem.NOT_A_KEY_REQUEST for one in refused.refusals):
                raise
        return Arrival(ArrivalKind.BUNDLE, received=self._inbox.take_in(path, progress))
