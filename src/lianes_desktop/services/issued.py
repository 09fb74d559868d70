"""The answers the office has issued, each with the dossier it answers and how far its payment is."""

from collections import defaultdict
from dataclasses import dataclass

from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.ids import BundleId
from lianes_desktop.domain.owed import live
from lianes_desktop.domain.payments import Payment
from lianes_desktop.domain.spending import latest_versions
from lianes_desktop.services.ports.readings import Readings


@dataclass(frozen=True, slots=True)
class Issued:
    """One answer issued."""

    answer: Answer
    title: str
    """Of the dossier, as its last version says; empty when the claim is gone."""
    authority: str
    payments: tuple[Payment, ...]
    """What its decision has Lianes pay or ask back, the earliest first; cancelled ones left out."""


class IssuedAnswers:
    """Readings over every dossier."""

    def __init__(self, readings: Readings) -> None:
        """The store is read whole: a page of a few thousand lines."""
        self._readings = readings

    def all(self) -> tuple[Issued, ...]:
        """Every answer, dossier by dossier: the one answered last comes first, and in each the latest first."""
        versions = {one.dossier: one for one in latest_versions(self._readings.received())}
        payments: defaultdict[BundleId, list[Payment]] = defaultdict(list)
        for each in sorted(live(self._readings.every(Payment)), key=lambda each: each.decided_at):
            payments[each.decision].append(each)
        answers = sorted(self._readings.every(Answer), key=lambda one: (one.kept_at, one.sequence), reverse=True)
        order = {dossier: at for at, dossier in enumerate(dict.fromkeys(one.dossier for one in answers))}
        found = []
        for one in sorted(answers, key=lambda one: order[one.dossier]):
            version = versions.get(one.dossier)
            title, authority = ("", "") if version is None else (version.title, version.authority)
            found.append(Issued(one, title, authority, tuple(payments[one.id])))
        return tuple(found)
