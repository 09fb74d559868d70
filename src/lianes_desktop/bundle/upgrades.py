"""Versions of the format: which ones this program reads.

A version that is not known is refused by its number, before anything else of the document is looked at: it was made
by a later program. When the format changes, the old forms are brought to the present one here, on plain JSON.
"""

from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.strict_json import Json

FORMAT = "lianes-bundle"
VERSION = 1


def require_known(document: Json) -> None:
    """Refuse a ``bundle.json`` of another format or version.

    Raises:
        BundleRefusal: ``BUNDLE_JSON`` when it says neither, ``VERSION`` with the version announced.
    """
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BundleRefusal(Code.BUNDLE_JSON, "format")
    version = document.get("format_version")
    if isinstance(version, bool) or not isinstance(version, int):
        raise BundleRefusal(Code.BUNDLE_JSON, "format_version")
    if version != VERSION:
        raise BundleRefusal(Code.VERSION, str(version))
