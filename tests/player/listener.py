"""What assistive technology is told of a course: its accessibility tree and its live regions."""

from __future__ import annotations

from typing import Any

from player.lms import Launched

# Notes what a live region says when it changes or comes into view, as a screen reader would.
_LISTEN = """() => {
  window.said = [];
  const spoken = new Map();
  const hear = () => {
    for (const region of document.querySelectorAll("[role=status], [role=alert]")) {
      const words = region.checkVisibility() ? region.textContent.trim() : "";
      if (words && words !== spoken.get(region)) window.said.push(words);
      spoken.set(region, words);
    }
  };
  hear();
  window.said = [];
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(hear).observe(document, all);
}"""
_TOLD = ("role", "name", "description")


class Listener:
    """Listens to a course from now on."""

    def __init__(self, play: Launched) -> None:
        self._frame = play.page.frames[1]
        self._session = play.page.context.new_cdp_session(play.page)
        tree = self._session.send("Page.getFrameTree")
        self._id: str = tree["frameTree"]["childFrames"][0]["frame"]["id"]
        self._frame.evaluate(_LISTEN)

    def said(self) -> list[str]:
        """What live regions said since this was asked last."""
        said: list[str] = self._frame.evaluate("window.said.splice(0)")
        return said

    def focus(self) -> tuple[str, str, str]:
        """Role, name and description of what has the focus."""
        tree = self._session.send("Accessibility.getFullAXTree", {"frameId": self._id})
        nodes: list[dict[str, Any]] = tree["nodes"]
        # The document itself is focused too while something in it is; it comes first.
        node = [one for one in nodes if _is_focused(one)][-1]
        role, name, description = (node.get(key, {}).get("value", "") for key in _TOLD)
        return role, " ".join(name.split()), " ".join(description.split())


def _is_focused(node: dict[str, Any]) -> bool:
    return any(one["name"] == "focused" and one["value"]["value"] for one in node.get("properties", []))
