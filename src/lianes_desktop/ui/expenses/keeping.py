"""Acts that write: a store that fails is said, and nothing else changes."""

from collections.abc import Callable

from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import wording
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.ui.kit.ports import Notices


def kept(act: Callable[[], object], notices: Notices) -> bool:
    """Do an act; ``False`` when the computer failed or the act is refused, which is then said with its remedy."""
    try:
        act()
    except UnavailableError as failure:
        notices.warn(wording.failure(failure))
        return False
    except RefusedError as refused:
        notices.warn(" ".join(wording.refusal(one) for one in refused.refusals))
        return False
    return True
