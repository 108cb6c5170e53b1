"""What every test shares: the repository's own content, read once, and the settings of property tests."""

import os

import pytest
from hypothesis import HealthCheck, settings

from convo.content.library import Library
from convo.content.place import find_place

settings.register_profile(
    "convo",
    deadline=None,  # a timed test fails on a busy machine and says nothing about the code
    max_examples=int(os.environ.get("CONVO_EXAMPLES", "60")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("convo")


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the content that ships with convo."""
    return Library(find_place())
