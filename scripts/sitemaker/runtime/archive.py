"""Archives of which the bytes depend on the content only: stored, in a fixed order, with a fixed time."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(files: dict[str, bytes]) -> bytes:
    """An archive that Python can import from. Compressing is left to the transfer, which does it better."""
    # zipimport finds a folder without `__init__` only when the folder has an entry of its own.
    folders = {f"{folder}/" for name in files for folder in PurePosixPath(name).parents if folder.name}
    entries = dict.fromkeys(folders, b"") | files
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(entries):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), entries[name])
    return buffer.getvalue()


def unpack(archive: bytes) -> dict[str, bytes]:
    """The files in an archive. Raises zipfile.BadZipFile when it is not whole."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}
