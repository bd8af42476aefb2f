"""A file of a package, read out of its archive."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path
from typing import IO, cast

from cartable.source.dataclass import dataclass

_LOCAL_HEADER = struct.Struct("<26xHH")
"""Of a local file header (APPNOTE 4.3.7), the lengths of the name and of the extra field."""
_ENCRYPTED = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """An open file of `size` bytes; `tag` stands for its contents."""

    body: IO[bytes]
    size: int
    tag: str


def entry(archive: Path, name: str) -> Entry | None:
    """The file of that name in an archive, None where there is none that can be read.

    What is stored as it is can be read from anywhere at once: a film is. Raises OSError.
    """
    try:
        with zipfile.ZipFile(archive) as package:
            if name not in package.namelist() or name.endswith("/"):
                return None
            found = package.getinfo(name)
            if found.flag_bits & _ENCRYPTED:
                return None
            tag = f'"{found.CRC:x}-{found.file_size:x}"'
            if found.compress_type == zipfile.ZIP_STORED:
                return Entry(_stored(archive, found), found.file_size, tag)
            # An open entry keeps the archive's file open until it is closed itself.
            return Entry(package.open(name), found.file_size, tag)
    except (zipfile.BadZipFile, NotImplementedError):
        return None


def _stored(archive: Path, found: zipfile.ZipInfo) -> IO[bytes]:
    file = archive.open("rb")
    file.seek(found.header_offset)
    name, extra = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    start = found.header_offset + _LOCAL_HEADER.size + name + extra
    return cast("IO[bytes]", _Stretch(file, start, found.file_size))


class _Stretch(io.RawIOBase):
    """`size` bytes of a file from `start` on, as a file of their own, at its beginning."""

    def __init__(self, file: IO[bytes], start: int, size: int) -> None:
        self._file, self._start, self._size = file, start, size
        self.seek(0)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to an offset from the beginning, the only `whence` that is known."""
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation
        return self._file.seek(self._start + offset) - self._start

    def read(self, size: int = -1) -> bytes:
        """At most that many bytes, all that are left where it is negative."""
        left = max(0, self._start + self._size - self._file.tell())
        return self._file.read(left if size < 0 else min(size, left))

    def close(self) -> None:
        """Close the file itself."""
        self._file.close()
        super().close()
