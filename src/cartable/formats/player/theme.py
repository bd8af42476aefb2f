"""A course's theme as the end of the player's style sheet."""

from __future__ import annotations

from cartable.model.colour import NIGHT, by_night
from cartable.model.course import Theme


def style(theme: Theme) -> str:
    """The rules that set the variables of `player/theme.css` anew; "" where nothing departs from it.

    They come after that file, so that what a course says wins over what its workspace says.
    """
    day: dict[str, str] = {}
    night: dict[str, str] = {}
    if theme.accent is not None:
        # Whatever stands out from the page, which is nearly white, stands out from white yet more.
        day |= {"accent": theme.accent, "on-accent": "#ffffff"}
    dark = theme.accent_dark or (theme.accent and by_night(theme.accent))
    if dark:
        night |= {"accent": dark, "on-accent": NIGHT[0]}
    if theme.typeface == "sans":
        day |= {"reading": "var(--labels)", "titles": "600", "sections": "650"}
    if theme.corners == "square":
        day |= {"corner": "0rem"}
    rules = [_rule(day)] if day else []
    if night:
        rules.append(f"@media (prefers-color-scheme: dark) {{ {_rule(night)} }}")
    return "".join(f"{rule}\n" for rule in rules)


def _rule(values: dict[str, str]) -> str:
    return f":root {{ {' '.join(f'--{name}: {value};' for name, value in values.items())} }}"
