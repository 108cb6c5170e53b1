"""Gets something from a module that is too slow to be read before it is wanted."""

from importlib import import_module
from typing import Any


def late(module: str, name: str) -> Any:
    """Return what `module` calls `name`, reading the module now."""
    return getattr(import_module(module), name)
