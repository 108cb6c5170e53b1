"""What a worker sets once: names and numbers for concerns, the usual range of contacts, the idle lock."""

from collections.abc import Iterable, Mapping

from convo.model.event import Recorded, SettingsChanged

STREAM = "settings"

DEFAULTS: Mapping[str, str] = {
    "worker": "",
    "first_contact": "",
    "first_contact_number": "",
    "safeguarding_lead": "",
    "safeguarding_lead_number": "",
    "supervisor": "",
    "supervisor_number": "",
    "gp_duty_number": "",
    "adult_social_care_number": "",
    "children_social_care_number": "",
    "housing_number": "",
    "usual_contacts": "6-12",
    "lock_minutes": "10",
    "theme": "dark",
}
"""Every setting in the order shown, with its value until it is set.

6 to 12 contacts is the usual range in Health Education England's roles explorer (checked 2026-11-22).
"""

NEEDED = ("first_contact", "safeguarding_lead", "supervisor")
"""What a real conversation warns about while it is missing: whom a concern goes to."""


def settings_of(records: Iterable[Recorded]) -> dict[str, str]:
    """Return the settings as their stream leaves them."""
    values = dict(DEFAULTS)
    for record in records:
        if isinstance(record.event, SettingsChanged):
            values.update(record.event.values)
    return values
