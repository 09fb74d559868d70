"""How heavy the bundle would be, before anything is made."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from support import claims
from support.desks import Desk, photo, ready_to_leave
from support.fakes import no_progress

from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.expenses import Receipt, ReceiptPage
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.weights import Weight, weight
from lianes_desktop.services.bundle_sizes import sizes

PHOTOGRAPH = replace(claims.page(1), size=3_000_000)


def dossier(*pages: ReceiptPage) -> Dossier:
    receipt = Receipt(claims.receipt(1).id, claims.DOSSIER, pages, claims.MADE_AT)
    return replace(claims.a_claim().dossier, receipts=(receipt,), expenses=())


def unmade(_page: ReceiptPage) -> int | None:
    return None


def photographs(count: int) -> list[ReceiptPage]:
    return [replace(PHOTOGRAPH, digest=f"{at:064x}") for at in range(count)]


def test_thirty_photographs_are_too_heavy_for_mail_and_their_copies_are_not() -> None:
    found = sizes(dossier(*photographs(30)), unmade)

    assert found.photographs == 30
    assert weight(found.as_they_are) is Weight.TOO_HEAVY
    assert weight(found.light) is Weight.EASY


def test_a_copy_that_is_made_counts_for_what_it_is() -> None:
    (one,) = photographs(1)
    larger, smaller = sizes(dossier(one), lambda _page: 90_000), sizes(dossier(one), lambda _page: 40_000)

    assert larger.light - smaller.light == 50_000
    assert larger.as_they_are == smaller.as_they_are


def test_a_photograph_that_is_light_already_travels_as_it_is() -> None:
    (one,) = photographs(1)
    for size, copied in ((60_000, unmade), (3_000_000, lambda _page: 0)):
        found = sizes(dossier(replace(one, size=size)), copied)

        assert found.light == found.as_they_are
        assert found.photographs == 0


def test_the_same_file_twice_is_carried_once() -> None:
    (one,) = photographs(1)

    assert sizes(dossier(one, one), unmade) == sizes(dossier(one), unmade)


def test_a_pdf_weighs_the_same_either_way_and_each_of_its_sheets_is_drawn() -> None:
    two, three = (sizes(dossier(claims.page(1, "application/pdf", sheets)), unmade) for sheets in (2, 3))

    assert two.light == two.as_they_are
    assert two.photographs == 0
    assert 200_000 < three.light - two.light < 300_000


@given(st.lists(st.tuples(st.integers(0, 10**7), st.none() | st.integers(0, 10**5), st.booleans()), max_size=6))
def test_a_light_bundle_is_never_heavier_and_originals_count_in_full(
    files: list[tuple[int, int | None, bool]],
) -> None:
    pages = [
        replace(PHOTOGRAPH, digest=f"{at:064x}", size=size, media_type="application/pdf" if pdf else "image/jpeg")
        for at, (size, _copy, pdf) in enumerate(files)
    ]
    # a copy is only kept when it is smaller than its original
    copies = {
        page.digest: copy if (copy or 0) < page.size else 0 for page, (_, copy, _) in zip(pages, files, strict=True)
    }

    found = sizes(dossier(*pages), lambda page: copies[page.digest])

    assert found.light <= found.as_they_are
    assert found.as_they_are > sum(page.size for page in pages)


def test_the_size_follows_receipts_as_they_come_and_go(desk: Desk) -> None:
    mission = ready_to_leave(desk)
    before = desk.hand_in.sizes(desk.dossiers.read(mission))
    (taken,) = desk.expenses.take(mission, [photo("taxi")], no_progress).added

    more = desk.hand_in.sizes(desk.dossiers.read(mission))
    desk.expenses.remove(taken)

    assert more.as_they_are - before.as_they_are > len(b"photo taxi")
    assert desk.hand_in.sizes(desk.dossiers.read(mission)) == before


def test_papers_count_too() -> None:
    with_paper = claims.a_claim().dossier
    person = with_paper.participants[0]
    paper = claims.page(7)
    mandate = replace(person.mandate, paper=_piece(paper))
    heavier = replace(with_paper, participants=(replace(person, mandate=mandate), *with_paper.participants[1:]))

    assert paper.size < sizes(heavier, unmade).light - sizes(with_paper, unmade).light < 2 * paper.size


def _piece(page: ReceiptPage) -> Piece:
    return Piece(page.digest, page.size, page.media_type, page.original_name)
