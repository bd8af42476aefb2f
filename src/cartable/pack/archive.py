"""Zip archives that come out the same whenever the same files go in.

No clock, no user, no umask: every entry carries the first date a zip can hold, one set of
permissions and, by its name, one way of compressing. The names stand in the order of their code points,
a SCORM manifest first, because some readers look no further than the first entry. Two builds of zlib may
compress the same bytes differently, so 'the same' is promised for one machine.

Scripts and style sheets are the same in a thousand packages: they are compressed as hard as zlib can,
once, and go as they are into every archive; the player's script comes compressed, harder still. A page is
compressed for one archive, at a level that costs half the time and under 2 % of its size (0.5 % of a
package).
"""

from __future__ import annotations

import shutil
import zipfile
import zlib
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import IO

from cartable.pack.bundle import Bundle, Deflated

FIRST = "imsmanifest.xml"
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o100644
_LEVEL = 5
_HARDEST = 9
_SHARED = (".css", ".js")
"""How the files end that a package has in common with others."""

_SMALL = 1 << 18
"""Bytes up to which a shared file is kept compressed."""

_BLOCK = 1 << 20
_HEADERS = 30 + 46
"""Bytes around an entry, beside its name, which stands twice (APPNOTE 4.3.7 and 4.3.12)."""
_PACKED_ALREADY = (
    *(".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"),
    *(".m4a", ".m4v", ".mov", ".mp3", ".mp4", ".oga", ".ogg", ".ogv", ".opus", ".wav", ".webm"),
    *(".woff", ".woff2", ".zip"),
)


def zipped(bundle: Bundle) -> bytes:
    """The archive of a bundle, in memory. Raises OSError where a file of it cannot be read."""
    archive = BytesIO()
    _write(bundle, archive)
    return archive.getvalue()


def written(bundle: Bundle, path: Path) -> int:
    """The size in bytes of the archive that now stands at `path`: the bytes of `zipped`.

    Big files go through in pieces. What stood there is overwritten as the archive grows, so choose a
    place beside and rename. Raises OSError where a file cannot be read or written.
    """
    try:
        with path.open("w+b") as file:
            _write(bundle, file)
            return file.tell()
    except OSError as error:
        if error.filename is None:  # a full disk does not say of itself which file it had no room for
            error.filename = str(path)
        raise


def weight(bundle: Bundle) -> int:
    """What the archive of a bundle weighs, in bytes, without reading the files on the disk that it stores.

    Films and pictures are stored as they are, so their size tells all. Another file of more than a
    megabyte counts as if it were: too much, by what packing would save.
    """
    stored = {
        name: size
        for name, content in bundle.files.items()
        if isinstance(content, Path)
        and ((size := content.stat().st_size) > _BLOCK or name.lower().endswith(_PACKED_ALREADY))
    }
    packed = Bundle({name: content for name, content in bundle.files.items() if name not in stored})
    return len(zipped(packed)) + sum(
        size + _HEADERS + 2 * len(name.encode()) for name, size in stored.items()
    )


def _write(bundle: Bundle, file: IO[bytes]) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(bundle.files, key=lambda name: (name != FIRST, name)):
            content = bundle.files[name]
            entry = _entry(name)
            level = _HARDEST if name.lower().endswith(_SHARED) else _LEVEL
            if isinstance(content, bytes):
                _put(archive, file, entry, content, level)
            else:
                # A size told beforehand gives ZIP64 fields to the entries that need them and no others.
                entry.file_size = content.stat().st_size
                entry._compresslevel = level  # type: ignore[attr-defined]  # noqa: SLF001 - Python 3.11 has no public name for it
                with content.open("rb") as source, archive.open(entry, "w") as target:
                    shutil.copyfileobj(source, target, _BLOCK)


def _put(
    archive: zipfile.ZipFile, file: IO[bytes], entry: zipfile.ZipInfo, content: bytes, level: int
) -> None:
    """Write an entry whose bytes are compressed here; `zipfile` has no way of its own to take one."""
    if entry.compress_type == zipfile.ZIP_STORED:
        packed = content
    elif isinstance(content, Deflated):
        packed = content.deflated
    elif level == _HARDEST and len(content) <= _SMALL:
        packed = _shared(content)
    else:
        packed = _deflated(content, level)
    entry.CRC, entry.file_size, entry.compress_size = zlib.crc32(content), len(content), len(packed)
    entry.header_offset = file.tell()
    file.write(entry.FileHeader(zip64=False))
    file.write(packed)
    archive.filelist.append(entry)
    archive.NameToInfo[entry.filename] = entry
    archive.start_dir = file.tell()


@lru_cache(maxsize=16)
def _shared(content: bytes) -> bytes:
    return _deflated(content, _HARDEST)


def _deflated(content: bytes, level: int) -> bytes:
    """What RFC 1951 makes of the bytes of a file."""
    maker = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return maker.compress(content) + maker.flush()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.create_system = _UNIX
    entry.external_attr = _MODE << 16
    packed = name.lower().endswith(_PACKED_ALREADY)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    return entry
