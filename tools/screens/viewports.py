"""The screens that devices have: Amazon's viewport profiles, in density-independent pixels."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Viewport:
    """One kind of device; `theme` is dark or light, `scale` how much larger text is set."""

    name: str
    width: int
    height: int
    mode: str = "HUB"
    round: bool = False
    theme: str = "dark"
    scale: float = 1

    def options(self) -> dict[str, object]:
        """As the view host takes it."""
        return {
            "width": self.width,
            "height": self.height,
            "dpi": 160,
            "isRound": self.round,
            "shape": "ROUND" if self.round else "RECTANGLE",
            "mode": self.mode,
        }


# Sources: the viewport profiles of apl-suggester (hub round small, hub landscape small, medium and
# large, TV landscape), with a light theme and larger text beside them.
VIEWPORTS = (
    Viewport("hub-round", 480, 480, round=True),
    Viewport("hub-small", 960, 480),
    Viewport("hub-medium", 1024, 600),
    Viewport("hub-large", 1280, 800),
    Viewport("tv", 960, 540, mode="TV"),
    Viewport("hub-large-light", 1280, 800, theme="light"),
    Viewport("hub-large-text", 1280, 800, scale=1.3),
)
BY_NAME = {viewport.name: viewport for viewport in VIEWPORTS}
