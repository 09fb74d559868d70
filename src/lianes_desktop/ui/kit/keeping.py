"""Acts that write: why one was not done is said, and nothing else changes. No Qt."""

from collections.abc import Callable

from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import wording
from lianes_desktop.services.failures import RemovedError, UnavailableError
from lianes_desktop.ui.kit.ports import Notices


def kept(act: Callable[[], object], notices: Notices) -> bool:
    """Do an act; ``False`` when the computer failed or the act is refused, which is then said with its remedy.

    So it is, without a word, when what it is about was removed meanwhile.
    """
    try:
        act()
    except (UnavailableError, RefusedError) as error:
        warn(error, notices)
        return False
    except RemovedError:
        return False
    return True


def warn(error: Exception, notices: Notices) -> None:
    """Say why something was not done; what was stopped needs no word, and a bug has been said elsewhere."""
    if words := why_not(error):
        notices.warn(words)


def why_not(error: Exception) -> str:
    """A failure of the computer, or a refusal, in words; nothing for any other error."""
    if isinstance(error, UnavailableError):
        return wording.failure(error)
    if isinstance(error, RefusedError):
        return " ".join(wording.refusal(one) for one in error.refusals)
    return ""
