"""The screens of Alexa's devices, as Amazon's viewport profiles describe them."""

from dataclasses import dataclass
from typing import Any

STANDARD_DPI = 160  # pixels an inch at which one dp is one pixel


@dataclass(frozen=True)
class Screen:
    """One kind of screen: its size in dp, and how many pixels an inch it has."""

    id: str
    name: str
    width: int
    height: int
    dpi: int = STANDARD_DPI
    shape: str = "RECTANGLE"
    mode: str = "HUB"
    touch: bool = True

    def viewport(self) -> dict[str, Any]:
        """The Viewport of a request's context, in pixels."""
        width, height = (size * self.dpi // STANDARD_DPI for size in (self.width, self.height))
        return {
            "mode": self.mode,
            "shape": self.shape,
            "pixelWidth": width,
            "pixelHeight": height,
            "currentPixelWidth": width,
            "currentPixelHeight": height,
            "dpi": self.dpi,
            **({"touch": ["SINGLE"]} if self.touch else {}),
        }


SPOT = Screen("spot", "Echo Spot", 480, 480, shape="ROUND")
SHOW_5 = Screen("show5", "Echo Show 5", 960, 480)
SHOW_8 = Screen("show8", "Echo Show 8", 960, 600, dpi=213)
SHOW_10 = Screen("show10", "Echo Show 10", 1280, 800)
SHOW_15 = Screen("show15", "Echo Show 15", 1920, 1080)
FIRE_TV = Screen("firetv", "Fire TV", 960, 540, dpi=320, mode="TV", touch=False)
SCREENS = {one.id: one for one in (SPOT, SHOW_5, SHOW_8, SHOW_10, SHOW_15, FIRE_TV)}
