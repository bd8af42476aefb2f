from __future__ import annotations

from pathlib import Path

from cartable.pack.digest import digest, joint


def test_a_digest_is_sha_256_in_hexadecimal() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_file_has_the_digest_of_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    file.write_bytes(b"abc")
    assert digest(file) == digest(b"abc")


def test_a_joint_digest_knows_names_and_contents_but_no_order() -> None:
    assert joint({"a": "1", "b": "2"}) == joint({"b": "2", "a": "1"})
    different = [{"a": "1", "b": "2"}, {"a": "2", "b": "1"}, {"a": "1"}, {"a=1\nb": "2"}, {}]
    assert len({joint(one) for one in different}) == len(different)
