"""Three looks of our own: light, dark and high contrast; a test computes that every pair of colours can be read."""

from dataclasses import dataclass

from textual.theme import Theme


@dataclass(frozen=True)
class Palette:
    """The colours of one look: papers to write on, inks to write with."""

    name: str
    dark: bool
    paper: str
    card: str
    panel: str
    ink: str
    quiet: str
    lead: str
    alarm: str
    alarm_paper: str
    chosen: str
    chosen_ink: str


LIGHT = Palette(
    name="convo-light",
    dark=False,
    paper="#fbfaf6",
    card="#f3f0e8",
    panel="#e9e5da",
    ink="#1d2125",
    quiet="#484f57",
    lead="#0a4560",
    alarm="#7d1212",
    alarm_paper="#fdeceb",
    chosen="#0a4560",
    chosen_ink="#ffffff",
)
DARK = Palette(
    name="convo-dark",
    dark=True,
    paper="#14171a",
    card="#1c2024",
    panel="#262b30",
    ink="#ece9e3",
    quiet="#b3bac1",
    lead="#8fd0ee",
    alarm="#ffc2ba",
    alarm_paper="#3a1412",
    chosen="#8fd0ee",
    chosen_ink="#0b1216",
)
CONTRAST = Palette(
    name="convo-contrast",
    dark=True,
    paper="#000000",
    card="#000000",
    panel="#000000",
    ink="#ffffff",
    quiet="#e6e6e6",
    lead="#ffff66",
    alarm="#ffffff",
    alarm_paper="#6b0000",
    chosen="#ffff66",
    chosen_ink="#000000",
)
PALETTES = (LIGHT, DARK, CONTRAST)
"""Every look, in the order in which the command changes between them."""


def variables(palette: Palette) -> dict[str, str]:
    """Return the style variables of a look: our own names, and Textual's where its defaults are too faint."""
    return {
        "quiet": palette.quiet,
        "lead": palette.lead,
        "alarm": palette.alarm,
        "alarm-paper": palette.alarm_paper,
        "card": palette.card,
        "chosen": palette.chosen,
        "chosen-ink": palette.chosen_ink,
        "text": palette.ink,
        "text-muted": palette.quiet,
        "text-disabled": palette.quiet,
        "foreground-muted": palette.quiet,
        "foreground-disabled": palette.quiet,
        "border": palette.lead,
        "border-blurred": palette.quiet,
        "block-cursor-foreground": palette.chosen_ink,
        "block-cursor-background": palette.chosen,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": palette.ink,
        "block-cursor-blurred-background": palette.panel,
        "block-cursor-blurred-text-style": "underline",
        "block-hover-background": palette.panel,
        "footer-foreground": palette.ink,
        "footer-background": palette.panel,
        "footer-item-background": palette.panel,
        "footer-key-foreground": palette.lead,
        "footer-key-background": palette.panel,
        "footer-description-foreground": palette.ink,
        "footer-description-background": palette.panel,
        "input-cursor-background": palette.ink,
        "input-cursor-foreground": palette.paper,
        "input-selection-background": palette.chosen,
        "input-selection-foreground": palette.chosen_ink,
        "screen-selection-background": palette.chosen,
        "screen-selection-foreground": palette.chosen_ink,
        "scrollbar": palette.quiet,
        "scrollbar-hover": palette.lead,
        "scrollbar-active": palette.lead,
        "scrollbar-background": palette.card,
        "scrollbar-background-hover": palette.card,
        "scrollbar-background-active": palette.card,
        "scrollbar-corner-color": palette.card,
        "button-foreground": palette.ink,
        "button-color-foreground": palette.chosen_ink,
        "button-focus-text-style": "bold underline",
    }


def theme(palette: Palette) -> Theme:
    """Return a look as Textual's theme."""
    return Theme(
        name=palette.name,
        primary=palette.lead,
        secondary=palette.lead,
        accent=palette.lead,
        warning=palette.alarm,
        error=palette.alarm,
        success=palette.lead,
        foreground=palette.ink,
        background=palette.paper,
        surface=palette.card,
        panel=palette.panel,
        dark=palette.dark,
        variables=variables(palette),
    )


def after(name: str) -> str:
    """Return the name of the look after this one."""
    names = [palette.name for palette in PALETTES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
