"""The palette of both themes; every pair used for text was measured at 4.5:1 or more.

Colours by what they are for: grounds (``bg``, ``sunken``, ``surface``, ``surface2``), lines (``hairline``
decorates, ``control`` borders what can be used), text (``ink``, ``ink2``, ``ink3``), the colour that acts
(``teal``, ``teal_fill`` and what lies on it), terracotta (``accent``, ``accent_text``), states and block types,
each with its tint.
"""

from collections.abc import Mapping

# the hero card is the same in both themes
_ALWAYS = {"hero": "#0F5C5C", "on_hero": "#FFFFFF", "on_hero2": "#CFE3DF"}

LIGHT: Mapping[str, str] = {
    "bg": "#F7F4EE", "sunken": "#EFEAE0", "surface": "#FFFFFF", "surface2": "#FBF9F5",
    "hairline": "#E4DED3", "control": "#8F8776",
    "ink": "#14213D", "ink2": "#454F66", "ink3": "#5E6678",
    "teal": "#0F5C5C", "teal_fill": "#0F5C5C", "teal_hover": "#0B4848", "on_teal": "#FFFFFF",
    "teal_tint": "#E2EFEC", "teal_tint2": "#CFE3DF",
    "accent": "#C8553D", "accent_text": "#A63F29", "accent_tint": "#FAE9E3",
    "ok": "#1D6A3C", "ok_tint": "#E4F2E7", "warn": "#7F5200", "warn_tint": "#FBF0D6",
    "bad": "#A1262B", "bad_tint": "#FBE8E6", "info": "#33508C", "info_tint": "#E7ECF7",
    "neutral": "#4D5566", "neutral_tint": "#EDEAE4",
    "visit": "#0F5C5C", "visit_tint": "#E2EFEC", "meet": "#33508C", "meet_tint": "#E7ECF7",
    "meal": "#8A5A0B", "meal_tint": "#FAF0DC", "move": "#58606F", "move_tint": "#EFEDE8",
    **_ALWAYS,
}  # fmt: skip

DARK: Mapping[str, str] = {
    "bg": "#0F1719", "sunken": "#0A1113", "surface": "#172225", "surface2": "#1D2A2D",
    "hairline": "#2B3B3E", "control": "#6B8081",
    "ink": "#EFF1EB", "ink2": "#BCC8C5", "ink3": "#9AA9A7",
    "teal": "#74CFC2", "teal_fill": "#1C7672", "teal_hover": "#1F7E79", "on_teal": "#FFFFFF",
    "teal_tint": "#173B3B", "teal_tint2": "#1F4C4B",
    "accent": "#E58A70", "accent_text": "#F0A08A", "accent_tint": "#3D2620",
    "ok": "#86D3A0", "ok_tint": "#17352A", "warn": "#EBC06A", "warn_tint": "#3A2F16",
    "bad": "#F59B95", "bad_tint": "#44211F", "info": "#A3BBF2", "info_tint": "#222F4B",
    "neutral": "#B5C0BE", "neutral_tint": "#263437",
    "visit": "#74CFC2", "visit_tint": "#173B3B", "meet": "#A3BBF2", "meet_tint": "#222F4B",
    "meal": "#E9BE72", "meal_tint": "#3A2F16", "move": "#B2BDBC", "move_tint": "#263336",
    **_ALWAYS,
}  # fmt: skip
