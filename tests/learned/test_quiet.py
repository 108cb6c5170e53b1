"""Nothing that runs the encoder may speak to anybody: some releases of onnxruntime send usage data."""

from pathlib import Path

import pytest


def test_the_installed_onnxruntime_knows_no_address_to_send_usage_data_to() -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    folder = Path(onnxruntime.__file__).parent
    machine_code = [
        path for path in folder.rglob("*") if ".so" in path.suffixes or path.suffix in {".dll", ".dylib", ".pyd"}
    ]
    assert machine_code
    assert not [path.name for path in machine_code if b"events.data.microsoft" in path.read_bytes()]
