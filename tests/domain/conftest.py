"""As the application does at start: zones come from the package shipped."""

from lianes_desktop.domain.places import use_shipped_time_zones

use_shipped_time_zones()
