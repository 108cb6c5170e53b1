"""Where the store is: the folder that CONVO_HOME names, or the platform's own folder for a user's data."""

import os
from pathlib import Path

from platformdirs import user_data_path

STORE_NAME = "convo.db"


def data_folder() -> Path:
    """Return the data folder; it may not exist yet."""
    home = os.environ.get("CONVO_HOME")
    return Path(home).expanduser().absolute() if home else user_data_path("convo", appauthor=False)


def store_path() -> Path:
    """Return the path of the store; it may not exist yet."""
    return data_folder() / STORE_NAME
