"""An archive of unknown origin, unpacked: never more of it than this machine bears."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

MOST_BYTES = 1 << 30
"""What the archive may weigh, and what all that is in it may: a proof keeps it in memory."""
MOST_RATIO = 200
"""How much may come out of a byte. Pages of a course pack ten- to thirtyfold, a zip bomb a thousandfold."""
_LITTLE = 1 << 20
"""Below that a ratio says nothing: a file of zeros is no bomb."""
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class UnprovableError(Exception):
    """The file is no package that can be played here; `reasons` says why, in English, a line each."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


def archived(path: Path) -> bytes:
    """The bytes of an archive. Raises UnprovableError for more than MOST_BYTES, OSError as reading does."""
    with path.open("rb") as file:
        archive = file.read(MOST_BYTES + 1)
    if len(archive) > MOST_BYTES:
        raise UnprovableError(_too_big("the archive"))
    return archive


def unpacked(archive: bytes) -> Mapping[str, bytes]:
    """The files of an archive by name.

    Raises UnprovableError for what is no zip archive, or encrypted, damaged, packed in another way than
    SCORM's, or bigger than MOST_BYTES or MOST_RATIO allow. What the archive says of its sizes is asked
    first, and no more than that is ever taken out of it.
    """
    try:
        with zipfile.ZipFile(BytesIO(archive)) as packed:
            entries = packed.infolist()
            if lacks := list(_lacks(entries, len(archive))):
                raise UnprovableError(*lacks)
            files = {}
            for entry in entries:
                with packed.open(entry) as file:
                    files[entry.filename] = file.read(entry.file_size + 1)
            return files
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        # Not implemented: a patch, or a version of the format beyond zipfile's.
        raise UnprovableError(str(error) or "the archive ends too early") from error


def _lacks(entries: Iterable[zipfile.ZipInfo], weight: int) -> Iterable[str]:
    """Why an archive of so many bytes with these entries is not to be unpacked."""
    whole = 0
    for entry in entries:
        whole += entry.file_size
        if entry.flag_bits & _ENCRYPTED:
            yield f"{entry.filename}: encrypted"
        elif entry.compress_type not in _METHODS:
            yield f"{entry.filename}: neither stored nor deflated"
    if whole > MOST_BYTES:
        yield _too_big("what it holds")
    elif whole > _LITTLE and whole > MOST_RATIO * weight:
        yield f"what it holds is more than {MOST_RATIO} times as big as the archive"


def _too_big(what: str) -> str:
    return f"{what} is bigger than {MOST_BYTES >> 20} MiB"
