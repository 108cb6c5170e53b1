"""What a worker sets once: names and numbers for concerns, the usual range of contacts, the idle lock."""

from collections.abc import Callable, Iterable, Mapping

from convo.model.person import SettingsChanged
from convo.model.record import Recorded

STREAM = "settings"

DEFAULTS: Mapping[str, str] = {
    "worker": "",
    "first_contact": "",
    "first_contact_number": "",
    "safeguarding_lead": "",
    "safeguarding_lead_number": "",
    "supervisor": "",
    "supervisor_number": "",
    "practice_duty_number": "",
    "adult_social_care_number": "",
    "childrens_social_care_number": "",
    "council_housing_number": "",
    "council_crisis_support_number": "",
    "drug_alcohol_service_number": "",
    "carers_centre_number": "",
    "idva_number": "",
    "health_coach_number": "",
    "care_coordinator_number": "",
    "advice_service_number": "",
    "personal_health_budget_number": "",
    "usual_contacts": "6-12",
    "hints": "off",
    "lock_minutes": "10",
    "theme": "dark",
}
"""Every setting in the order shown, with its value until it is set.

A key such as "council_housing_number" gives the service "council-housing" of scripts/scope/ its local number.

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


def warnings(values: Mapping[str, str], phrase: Callable[..., str]) -> tuple[str, ...]:
    """Return what is odd about the settings in words: whom a concern goes to is not set."""
    lacking = ", ".join(phrase(f"settings/{key}") for key in NEEDED if not values[key])
    return (phrase("session/settings-missing", names=lacking),) if lacking else ()
