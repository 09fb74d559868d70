"""Every row of the specification's list of attacks, each refused by the rule it breaks."""

from pathlib import Path

import pytest
from support import bundles, pki
from support.forge import forge
from support.hostile import framing, manifests, naming, policies, signing
from support.hostile.case import Case

from lianes_desktop.bundle.certificates import Identity

GROUPS = {
    "framing": framing.CASES,
    "name": naming.CASES,
    "manifest": manifests.CASES,
    "signature": signing.CASES,
    "insider": policies.CASES,
}
CASES = {f"{group}: {name}": case for group, cases in GROUPS.items() for name, case in cases.items()}


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_a_hostile_bundle_is_refused_by_the_rule_it_breaks(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "hostile.asice"
    path.write_bytes(case.make())
    desk = bundles.Desk(tmp_path / "scratch", trust=case.trust(), clock=pki.Clock(case.now))

    verification, hand_in = desk.bundles.read(path)

    assert verification.code == case.code, verification.detail
    assert hand_in is None
    assert not verification.accepted
    assert verification.detail.isprintable()


def test_the_bundle_every_case_is_made_from_is_accepted(tmp_path: Path) -> None:
    for name, made in (("plain", forge()), ("signed again", forge().sign()), ("approved", forge().approve())):
        path = tmp_path / name
        path.write_bytes(made.zip())

        assert bundles.Desk(tmp_path).bundles.verify(path).accepted, name


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 160


def test_what_an_unknown_signer_calls_herself_cannot_turn_what_is_read(tmp_path: Path) -> None:
    key = pki.self_signed(Identity("Lianes\u202etlob", "Ville\x1b[31m\nde Lille", pki.PAUL.participant, "", ""))
    path = tmp_path / "unknown.asice"
    path.write_bytes(forge().author(key).zip())

    signer = bundles.Desk(tmp_path).bundles.verify(path).signer

    assert signer is not None
    assert (signer.name, signer.organisation) == ("Lianestlob", "Ville[31m de Lille")
