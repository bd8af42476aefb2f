"""What a media file is, by its first bytes, and what its name says it is."""

from __future__ import annotations

import re

HEAD = 4096
"""How many bytes of a file `kind` wants to see."""

PLAYABLE = {
    "png": "png",
    "jpg": "jpeg",
    "jpeg": "jpeg",
    "gif": "gif",
    "webp": "webp",
    "avif": "avif",
    "svg": "svg",
    "mp4": "mp4",
    "m4v": "mp4",
    "webm": "webm",
    "mp3": "mp3",
    "m4a": "m4a",
    "ogg": "ogg",
    "oga": "ogg",
    "ogv": "ogg",
    "opus": "ogg",
    "wav": "wav",
    "vtt": "vtt",
    "pdf": "pdf",
}
"""The kind that each extension means, for what every current browser shows or plays."""

TO_CONVERT = {
    "avi": "mp4",
    "flv": "mp4",
    "mkv": "mp4",
    "mov": "mp4",
    "mpeg": "mp4",
    "wmv": "mp4",
    "3gp": "mp4",
    "aiff": "m4a",
    "amr": "m4a",
    "bmp": "png",
    "tiff": "png",
    "heic": "jpg",
}
"""The kinds that some browser does not show or play, and the extension to convert each to."""

USES = {
    "picture": frozenset({"png", "jpeg", "gif", "webp", "avif", "svg"}),
    "video": frozenset({"mp4", "webm", "ogg"}),
    "audio": frozenset({"mp3", "m4a", "ogg", "wav", "mp4", "webm"}),
}
"""The kinds that can stand where a course wants a picture, a video or a sound."""

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"%PDF-", "pdf"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "wmv"),
    (b"FLV\x01", "flv"),
    (b"\x00\x00\x01\xba", "mpeg"),
    (b"\x00\x00\x01\xb3", "mpeg"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"#!AMR", "amr"),
)
_RIFF = {b"WEBP": "webp", b"WAVE": "wav", b"AVI ": "avi"}
_AIFF = frozenset({b"AIFF", b"AIFC"})
_BRANDS = {b"avif": "avif", b"avis": "avif", b"qt  ": "mov", b"M4A ": "m4a", b"M4B ": "m4a"}
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_ATOMS = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
_EBML = b"\x1a\x45\xdf\xa3"
_VTT = re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|\Z)")
_SVG = re.compile(rb"<(?:[\w.-]+:)?svg[\s/>]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def extension(name: str) -> str:
    """The extension of a file's name in small letters, without its dot; empty when it has none."""
    return name.rpartition("/")[2].rpartition(".")[2].lower() if "." in name.rpartition("/")[2] else ""


def kind(head: bytes, name: str) -> str | None:  # one for each container
    """What the first bytes of a file show it to be: a kind of PLAYABLE or TO_CONVERT, or None.

    Where one container holds video as well as sound (MPEG-4), the name decides between `mp4` and `m4a`.
    """
    for signature, found in _SIGNATURES:
        if head.startswith(signature):
            return found
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[:4] == b"FORM" and head[8:12] in _AIFF:
        return "aiff"
    if head[4:8] == b"ftyp":
        return _mpeg4(head, name)
    if head[4:8] in _ATOMS:
        return "mov"
    if head.startswith(_EBML):
        return "webm" if b"webm" in head[:64] else "mkv"
    if _is_mpeg_audio(head):
        return "mp3"
    return _text_kind(head)


def _mpeg4(head: bytes, name: str) -> str:
    """The kind of an ISO base media file by its major brand (ISO/IEC 14496-12, 4.3)."""
    brand = head[8:12]
    if brand in _HEIC:
        return "avif" if b"avif" in head[12:64] else "heic"
    if brand.startswith(b"3g"):
        return "3gp"
    found = _BRANDS.get(brand, "mp4")
    said = PLAYABLE.get(extension(name))
    return said if said in {"mp4", "m4a"} and found in {"mp4", "m4a"} else found


def _is_mpeg_audio(head: bytes) -> bool:
    """Whether the bytes begin with a frame of MPEG audio, layer III (ISO/IEC 11172-3, 2.4.1.3)."""
    return len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2  # noqa: PLR2004  # sync bits, layer


def _text_kind(head: bytes) -> str | None:
    if _VTT.match(head):
        return "vtt"
    text = head.decode("utf-16", "ignore").encode() if head.startswith(_UTF16) else head
    return "svg" if text.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _SVG.search(text) else None
