"""Where links and pictures may lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.read.addresses import is_remote, link_address, link_fault, picture_path, scheme


@pytest.mark.parametrize(
    "address", ["https://exemple.fr", "HTTP://exemple.fr:80/a", "mailto:a@b.fr?subject=c"]
)
def test_http_and_mail_may_be_followed(address: str) -> None:
    assert link_fault(address) is None


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        (" ", "empty"),
        ("a.pdf", "relative"),
        ("#ici", "relative"),
        ("java\nscript:a", "relative"),
        ("data:text/html,a", "scheme"),
        ("tel:112", "scheme"),
        ("http:/a", "broken"),
        ("https://:80/", "broken"),
        ("https://@", "broken"),
        ("mailto:@", "broken"),
    ],
)
def test_other_addresses_have_a_fault(address: str, fault: str | None) -> None:
    assert link_fault(address) == fault


def test_an_address_is_encoded_once() -> None:
    assert link_address("https://exemple.fr/l été/%20?q=«a»&b=1#é") == (
        "https://exemple.fr/l%20%C3%A9t%C3%A9/%20?q=%C2%ABa%C2%BB&b=1#%C3%A9"
    )


def test_the_scheme_is_in_small_letters() -> None:
    assert scheme("JavaScript:a") == "javascript"


@pytest.mark.parametrize(
    ("address", "remote"),
    [
        ("https://e.fr/a.png", True),
        ("//e.fr/a", True),
        ("data:,a", True),
        ("a b.png", False),
        ("C:/a.png", False),
        ("a:b.png", False),
    ],
)
def test_pictures_come_from_the_folder(address: str, remote: bool) -> None:  # noqa: FBT001  # a table
    assert is_remote(address) is remote


def test_a_picture_may_be_encoded() -> None:
    assert picture_path("a%20b%C3%A9.png") == "a bé.png"


@given(st.text(max_size=40), st.sampled_from(["", "http://", "https://[", "mailto:", "https://e.fr/"]))
def test_no_address_crashes_it_and_a_fair_one_encodes_to_itself(typed: str, start: str) -> None:
    if link_fault(start + typed) is None:
        encoded = link_address(start + typed)
        assert link_address(encoded) == encoded
