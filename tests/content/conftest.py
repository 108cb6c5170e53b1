"""What the tests of content share."""

from pathlib import Path

import pytest

from convo.content.library import Library

from .good_content import Files, good_files, write


@pytest.fixture
def files() -> Files:
    """Return a small content with nothing wrong, to be spoiled."""
    return good_files()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return a library of a small good content."""
    return Library(write(tmp_path, good_files()))
