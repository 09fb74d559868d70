"""Receipts that come from a telephone, on a mission in memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import DOSSIER
from support.paper_lines import CABLE, HOTSPOT, HOUSE, PaperLines
from support.telephone import LOOPBACK
from support.travels import Travel, a_photo, a_travel

from lianes_desktop.domain.ids import ReceiptId, new_id
from lianes_desktop.domain.problems import Problem
from lianes_desktop.services.failures import Cause, RemovedError, Resource, UnavailableError
from lianes_desktop.services.networks import Interface, is_hotspot, is_loopback, is_private
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.telephone import Became, Ended, Landed
from lianes_desktop.services.telephone import TelephoneService


class Desk:
    """A service over lines of paper, and the mission its files go to."""

    def __init__(self, *interfaces: Interface) -> None:
        self.travel: Travel = a_travel()
        self.papers = PaperLines(interfaces)
        self.service = TelephoneService(self.travel.desk.expenses, self.papers, self.papers.interfaces)

    def send(self, offered: Offered) -> Landed:
        self.service.listen(DOSSIER, HOTSPOT)
        return self.papers.line.send(offered)


def test_a_photograph_that_lands_is_an_expense_of_the_dossier() -> None:
    desk = Desk()
    before = len(desk.travel.all())
    assert desk.send(a_photo("ticket.jpg")) == Landed("ticket.jpg", Became.RECEIVED)
    assert len(desk.travel.all()) == before + 1


def test_the_same_photograph_is_known_again() -> None:
    desk = Desk()
    desk.send(a_photo("ticket.jpg"))
    assert desk.send(a_photo("ticket.jpg")) == Landed("ticket.jpg", Became.ALREADY)
    assert len(desk.travel.all()) == 4


def test_what_is_no_receipt_is_refused_with_its_reason() -> None:
    landed = Desk().send(Offered("note.txt", data=b""))
    assert (landed.name, landed.became) == ("note.txt", Became.REFUSED)
    assert landed.refusal is not None
    assert landed.refusal.problem is Problem.FILE_EMPTY


def test_a_computer_that_fails_says_why_and_keeps_nothing() -> None:
    desk = Desk()
    full = UnavailableError(Resource.STORE, Cause.DISK_FULL)
    desk.travel.desk.fail(full)
    assert desk.send(a_photo("ticket.jpg")) == Landed("ticket.jpg", Became.FAILED, failure=full)


def test_a_dossier_that_was_removed_takes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()

    def removed(*_args: object) -> None:
        raise RemovedError(ReceiptId(new_id()))

    monkeypatch.setattr(desk.travel.desk.expenses, "take", removed)
    assert desk.send(a_photo("ticket.jpg")) == Landed("ticket.jpg", Became.FAILED)


def test_a_new_line_stops_the_one_before_and_closing_waits() -> None:
    desk = Desk()
    desk.service.close()
    desk.service.listen(DOSSIER, HOTSPOT)
    desk.service.listen(DOSSIER, HOUSE)
    one, other = desk.papers.opened
    assert (one.address, other.address) == ("172.20.10.2", "192.168.1.7")
    assert (one.state().ended, other.state().ended) == (Ended.STOPPED, None)
    desk.service.close()
    desk.service.close()
    assert other.state().ended is Ended.STOPPED
    assert (one.waited, other.waited) == (1, 1)


def test_a_line_that_could_not_be_replaced_is_still_waited_for() -> None:
    desk = Desk()
    desk.service.listen(DOSSIER, HOTSPOT)
    desk.papers.fails = UnavailableError(Resource.NETWORK, Cause.GONE)
    with pytest.raises(UnavailableError):
        desk.service.listen(DOSSIER, HOUSE)
    assert desk.papers.line.state().ended is Ended.STOPPED
    desk.service.close()
    assert desk.papers.line.waited == 1


def test_a_line_of_which_nothing_is_left_is_forgotten() -> None:
    desk = Desk()
    for _time in range(3):
        desk.service.listen(DOSSIER, HOTSPOT)
        desk.papers.line.left = False
    desk.service.close()
    assert [one.waited for one in desk.papers.opened] == [0, 0, 1]


def test_hotspots_come_first_then_what_is_wireless_and_nothing_public() -> None:
    public = Interface("Fibre", "82.66.1.2")
    long = Interface("Ethernet", "fd00::9")
    desk = Desk(long, CABLE, LOOPBACK, HOUSE, public, HOTSPOT)
    assert desk.service.networks() == (HOTSPOT, HOUSE, CABLE, long)


def test_a_network_is_private_as_the_texts_say() -> None:
    inside = ("10.0.0.1", "172.16.0.1", "172.31.255.254", "192.168.0.1", "169.254.7.7", "172.20.10.15", "fd12::1")
    outside = ("11.0.0.1", "172.15.9.9", "172.32.0.1", "192.169.0.1", "127.0.0.1", "fe80::1", "fc00::1", "::1", "x", "")
    assert [one for one in inside if not is_private(one)] == []
    assert [one for one in outside if is_private(one)] == []


@pytest.mark.parametrize(
    ("address", "hotspot"),
    [
        ("172.20.10.1", True),
        ("172.20.10.15", True),
        ("172.20.10.16", False),
        ("192.168.43.9", True),
        ("fd00::1", False),
    ],
)
def test_the_hotspots_that_can_be_told(address: str, *, hotspot: bool) -> None:
    assert is_hotspot(address) is hotspot
    assert not hotspot or is_private(address)


@given(st.ip_addresses())
def test_what_is_private_never_goes_out(address: object) -> None:
    text = str(address)
    assert not (is_private(text) and is_loopback(text))
    assert not (is_private(text) and bool(getattr(address, "is_global", False)))
