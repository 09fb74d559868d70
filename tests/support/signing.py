"""Short words for tests of signatures."""

from datetime import datetime
from functools import cache

import pytest

from lianes_desktop.bundle import cms
from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.cms import Commitment, Signed
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.people import Role
from support import pki

CONTENT = b"<ASiCManifest/>"


@cache
def jeanne() -> SigningKey:
    return pki.pki().person()


def signed(key: SigningKey, when: datetime = pki.NOW, commitment: Commitment = Commitment.ORIGIN) -> bytes:
    return cms.sign(CONTENT, key, when=when, commitment=commitment)


def check(
    der: bytes,
    trust: Trust | None = None,
    *,
    now: datetime = pki.NOW,
    role: Role = Role.OFFICE,
    content: bytes = CONTENT,
) -> Signed:
    return cms.check(der, content, trust or pki.pki().trust, now=now, role=role)


def refused(der: bytes, trust: Trust | None = None, *, now: datetime = pki.NOW, role: Role = Role.OFFICE) -> Code:
    with pytest.raises(BundleRefusal) as caught:
        check(der, trust, now=now, role=role)
    return caught.value.code
