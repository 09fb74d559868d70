"""A claim signed by one data folder, reviewed in another: real store, real bundle, real photographs."""

from pathlib import Path

from support.done import Done
from support.fakes import no_progress

from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.line_digest import line_digests
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.domain.statement import statement
from lianes_desktop.services.ports.office import LinesAsked, LineState


def test_the_office_reviews_what_the_field_signed(done: Done, tmp_path: Path) -> None:
    there = done.copied(tmp_path / "d")
    with there.opened("field") as field:
        (summary,) = field.dossiers.all()
        dossier = field.dossiers.read(summary.action.id)
        kept = line_digests(dossier, statement(dossier, field.rules.of(dossier.action)))

    with there.opened("office") as office:
        (received,) = office.inbox.all()
        manifest = received.manifest_sha256
        desk = office.reviewing.desk(manifest)
        assert {one.line.expense.id: one.line_sha256 for one in desk.lines} == kept
        assert (desk.state, desk.totals.asked_cents) == (ClaimState.RECEIVED, received.asked_cents)
        assert desk.totals.due_cents == received.asked_cents
        assert office.office.totals(LinesAsked(year=received.year)).eligible_cents == received.eligible_cents

        photographs = office.likenesses.look(manifest, no_progress)
        assert photographs == len({page.digest for one in desk.hand_in.dossier.receipts for page in one.pages})
        assert office.likenesses.look(manifest, no_progress) == 0

        first = max(desk.lines, key=lambda one: one.line.assessment.eligible_cents).line
        less = first.assessment.eligible_cents - 100
        office.reviewing.judge(manifest, first.expense.id, Verdict.REDUCE, less, ReviewReason.ALCOHOL)
        office.reviewing.accept_rest(manifest)
        totals = office.reviewing.desk(manifest).totals
        assert (totals.seen, totals.eligible_cents - totals.kept_cents) == (len(desk.lines), 100)
        assert sum(one.share_cents for one in office.reviewing.decision(manifest)) == totals.due_cents
        assert office.office.totals(LinesAsked(states=frozenset({LineState.REDUCED}))).lines == 1

    with there.opened("office") as office:  # another day
        assert office.reviewing.desk(manifest).totals == totals
