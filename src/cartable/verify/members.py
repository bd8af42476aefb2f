"""The files of an archive as they stand in it, packed: what is equal packed is equal unpacked.

A package carries the player that a thousand others carry. Whoever has judged these very bytes need not
unpack them again.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import IO

from cartable.source.dataclass import dataclass

# PKWARE's APPNOTE 6.3.3, 4.3.7: signature, what ZipInfo knows, and how long the name and the extra field are.
_HEADER = struct.Struct("<4s22xHH")
_SIGNATURE = b"PK\x03\x04"


class DamagedError(zipfile.BadZipFile):
    """A file of an archive is not what the archive's directory says."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive, stored or deflated; `size` is that of what it holds, `crc` its CRC-32."""

    name: str
    method: int
    size: int
    crc: int
    packed: bytes

    def data(self) -> bytes:
        """What it holds. Raises DamagedError where that is not what its archive says."""
        data = self.packed
        if self.method != zipfile.ZIP_STORED:
            try:
                # One byte more than there should be is enough to see that there are too many.
                data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.packed, self.size + 1)
            except zlib.error as error:
                raise DamagedError(self.name) from error
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise DamagedError(self.name)
        return data


def member(archive: IO[bytes], entry: zipfile.ZipInfo) -> Member:
    """The file that an entry of the archive's directory leads to. Raises DamagedError where there is none."""
    archive.seek(entry.header_offset)
    header = archive.read(_HEADER.size)
    if len(header) < _HEADER.size:
        raise DamagedError(entry.filename)
    signature, name_length, extra_length = _HEADER.unpack(header)
    name = archive.read(name_length + extra_length)[:name_length]
    if signature != _SIGNATURE or name not in (_bytes(entry, "utf-8"), _bytes(entry, "cp437")):
        raise DamagedError(entry.filename)
    packed = archive.read(entry.compress_size)
    return Member(entry.filename, entry.compress_type, entry.file_size, entry.CRC, packed)


def _bytes(entry: zipfile.ZipInfo, encoding: str) -> bytes:
    """The entry's name as a header may write it; APPNOTE 4.4.4 knows these two encodings."""
    return entry.orig_filename.encode(encoding, "replace")
