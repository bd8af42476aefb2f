"""A stored file of an archive, read from where it lies: any place of it is one step away.

`zipfile` comes to a place by reading all that stands before it. A browser that jumps to the end of a
film of two gigabytes would wait for them.
"""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path
from typing import IO, cast

_LOCAL = struct.Struct("<4s22xHH")
"""The header before an entry's bytes (APPNOTE 4.3.7): its mark, how long the name and the extra field are."""
_MARK = b"PK\x03\x04"


class _Piece(io.RawIOBase):
    def __init__(self, file: IO[bytes], start: int, size: int) -> None:
        self._file, self._start, self._size, self._at = file, start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer)).cast("B")
        wanted = max(0, min(len(view), self._size - self._at))
        self._file.seek(self._start + self._at)
        data = self._file.read(wanted)
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


def opened(archive: Path, entry: zipfile.ZipInfo) -> IO[bytes]:
    """The contents of an entry, to be read and sought in; closing it closes the archive.

    What is stored is read in place, its check digit unasked; what is packed comes by way of `zipfile`.
    Raises OSError, and BadZipFile where no file begins at the place that the entry names.
    """
    if entry.compress_type != zipfile.ZIP_STORED:
        with zipfile.ZipFile(archive) as package:
            return package.open(entry)  # an open entry keeps the archive's file open
    file = archive.open("rb")
    file.seek(entry.header_offset)
    header = file.read(_LOCAL.size)
    if len(header) < _LOCAL.size or not header.startswith(_MARK):
        file.close()
        raise zipfile.BadZipFile(entry.filename)
    _, name, extra = _LOCAL.unpack(header)
    start = entry.header_offset + _LOCAL.size + name + extra
    return io.BufferedReader(_Piece(file, start, entry.file_size))
