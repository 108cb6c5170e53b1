"""Keeps events for good, encrypted; knows no rules. START in log.py: what every store promises."""

from convo.store.errors import StoreError
from convo.store.keys import find_passphrase, fit_passphrase, forget, save_in_keyring
from convo.store.log import Also, Head, HeadKind, Log
from convo.store.memory import MemoryLog
from convo.store.place import data_folder, store_path
from convo.store.sqlite import SqliteLog

__all__ = [
    "Also",
    "Head",
    "HeadKind",
    "Log",
    "MemoryLog",
    "SqliteLog",
    "StoreError",
    "data_folder",
    "find_passphrase",
    "fit_passphrase",
    "forget",
    "save_in_keyring",
    "store_path",
]
