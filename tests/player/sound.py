"""A sound to play: nothing is heard in it."""

from __future__ import annotations

import io
import wave


def silence(seconds: int) -> bytes:
    """A WAV file of nothing to hear, 8,000 bytes a second."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * 8000 * seconds)
    return file.getvalue()
