"""The review in words: a sentence for everything that may be said, in each language, with the figures it has."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import pytest
from support.rules import plain

from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.deeds import Done
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.review_desk import Elsewhere, LineChange, Remarked, Suspicion
from lianes_desktop.domain.review_points import POINTS, ReviewPoint
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.domain.summaries import Section
from lianes_desktop.i18n import deeds, review

ELSEWHERE = Elsewhere("f" * 64, DossierId(UUID(int=2)), 7, "Riad", date(2025, 3, 1), "Ville de Lille", "Fès 2025")
RATE = Finding(
    FindingCode.RATE_JUMP,
    Level.WARNING,
    Section.EXPENSES,
    values=(("currency", "MAD"), ("before", "10.84"), ("after", "12")),
)


def said(sentences: Iterable[str]) -> list[str]:
    found = list(sentences)
    assert all(one.strip() and "{" not in one for one in found)
    return found


def test_everything_has_its_own_words() -> None:
    for sentences in (
        [review.verdict(one) for one in Verdict],
        [review.reason(one) for one in ReviewReason],
        [review.remark(Remarked(one)) for one in Suspicion],
        [review.remark(Remarked(one, cents=5)) for one in Suspicion],
        [review.remark(Remarked(one, elsewhere=ELSEWHERE)) for one in Suspicion],
        [review.point(one.value) for one in ReviewPoint],
        [review.change(one) for one in LineChange],
        [review.claim_state(one) for one in ClaimState],
        [review.next_step(one, office=True) for one in ClaimState],
        [review.next_step(one, office=False) for one in ClaimState],
    ):
        assert len(set(said(sentences))) == len(sentences)
    assert said(deeds.deed(one.value) for one in Done)


@pytest.mark.parametrize(
    ("remarked", "words"),
    [
        (Remarked(Suspicion.SUMS_DIFFER, cents=-1250), "Notre calcul donne un autre montant, écart : 12,50 €."),
        (
            Remarked(Suspicion.RECEIPT_ELSEWHERE, elsewhere=ELSEWHERE),
            "Même justificatif que le reçu n° 7 de « Fès 2025 », Ville de Lille.",
        ),
        (
            Remarked(Suspicion.RATE_FAR, cents=-900, finding=RATE),
            "Taux MAD : 12, contre 10,84 dans notre table, écart : 9,00 €.",
        ),
        (Remarked(Suspicion.RATE_FAR, finding=RATE), "Taux MAD : 12, après 10,84. Vérifiez-le."),
        (
            Remarked(
                Suspicion.CONSENT,
                finding=Finding(
                    FindingCode.CONSENT_TO_ASK, Level.WARNING, Section.CONTACTS, values=(("name", "Nadia"),)
                ),
            ),
            "Nadia figure dans le dossier sans accord enregistré.",
        ),
        (Remarked(Suspicion.RECEIPT_MISSING, cents=4500), "Le justificatif manque, montant demandé : 45,00 €."),
    ],
)
def test_a_remark_says_its_figures(remarked: Remarked, words: str) -> None:
    assert plain(review.remark(remarked)) == words


def test_what_a_later_version_ticks_or_does_is_shown_as_it_is() -> None:
    assert review.point("quantum") == "quantum"
    assert deeds.deed("quantum") == "quantum"


def test_every_point_belongs_to_some_kind_of_action() -> None:
    assert {one for points in POINTS.values() for one in points} == set(ReviewPoint)
    assert all(len(set(points)) == len(points) for points in POINTS.values())


def test_an_age_is_counted_in_days() -> None:
    assert [plain(review.age(one)) for one in (0, 1, 12)] == ["aujourd'hui", "depuis 1 jour", "depuis 12 jours"]
