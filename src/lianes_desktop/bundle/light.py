"""Light copies in a claim's records: what a page may say of the photograph that stayed behind."""

from collections.abc import Iterable
from dataclasses import replace

from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.domain.expenses import LightCopy, Receipt, ReceiptPage


def check(receipts: Iterable[Receipt], path: str) -> None:
    """Hold what the pages of one dossier say of their originals against each other.

    A copy stands for one photograph, is smaller than it, and is another file; one original is described in one way.

    Raises:
        BundleRefusal: ``DATA_JSON``: what no honest writer says.
    """
    told: dict[str, ReceiptPage | None] = {}
    for page in (page for receipt in receipts for page in receipt.pages):
        if page.light is not None and not _may_stand_for(page.light, page):
            raise BundleRefusal(Code.DATA_JSON, f"{path}: a light copy that is none")
        facts = None if page.light is None else replace(page, original_name="")
        if told.setdefault(page.digest, facts) != facts:
            raise BundleRefusal(Code.DATA_JSON, f"{path}: one original told in two ways")


def _may_stand_for(copy: LightCopy, page: ReceiptPage) -> bool:
    return page.is_photograph and copy.size < page.size and copy.digest != page.digest
