"""An address as a QR code (ISO/IEC 18004) for whoever holds the sheet and not the screen."""

from __future__ import annotations

import io


def qr_code(address: str) -> bytes:
    """An SVG of the address, error correction M, with the quiet zone of four modules."""
    import segno  # noqa: PLC0415 - only where paper is made

    drawing = io.BytesIO()
    segno.make_qr(address, error="m").save(
        drawing, kind="svg", scale=4, border=4, xmldecl=False, omitsize=False
    )
    return drawing.getvalue()
