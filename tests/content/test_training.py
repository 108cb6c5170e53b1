"""What the role asks for is content: each with its source, its name, and how often supervision is said once."""

from datetime import date
from pathlib import Path

import pytest

from convo.content.check import check
from convo.content.library import Library
from convo.content.place import find_place
from tests.content.good_content import good_files, write

NAME = "scripts/review/training.toml"
BROKEN = {
    "no name": ('id = "first-aid"', 'id = "lifting"', "“lifting” has no name"),
    "no source": ('source = "A guide"', 'source = ""', "has no source"),
    "no group": ('group = "mandatory"', 'group = "nice"', "`group` can't be “nice”"),
    "no number": ("minutes = 60", 'minutes = "long"', "`minutes` can't be “long”"),
    "no frequency": ("[[supervision]]", "[[meetings]]", "must stand here once"),
    "long ago": ('checked_on = "2026-11-01"', 'checked_on = "2020-01-01"', "more than six months ago"),
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_is_found(change: tuple[str, str, str], tmp_path: Path) -> None:
    files = good_files()
    before, after, said = change
    assert before in files[NAME]
    files[NAME] = files[NAME].replace(before, after, 1)
    place = write(tmp_path, files)
    assert [finding.file for finding in check(place, date(2026, 11, 22)) if said in finding.what] == [NAME]


def test_the_repository_names_three_levels_of_safeguarding_and_no_expiry() -> None:
    library = Library(find_place())
    training = library.training
    mandatory = [module.id for module in training.modules if module.group == "mandatory"]
    assert mandatory == ["safeguarding-1", "safeguarding-2", "safeguarding-3", "community-groups"]
    assert (training.supervision.minutes, training.supervision.months) == (60, 1)
    assert library.phrase("training/safeguarding-3") == "Safeguarding, level 3"
