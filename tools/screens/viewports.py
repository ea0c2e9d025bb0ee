"""What the screens are rendered on: each kind of device, and some light or with larger text."""

from dataclasses import dataclass

from simulator.screens import SCREENS, Screen

LARGER = 1.3  # the most that the layout lets text grow


@dataclass(frozen=True)
class Viewport:
    """A device as somebody has set it up; `theme` is dark or light, `scale` how large text is."""

    name: str
    screen: Screen
    theme: str = "dark"
    scale: float = 1

    def options(self) -> dict[str, object]:
        """As the device's page takes it, in dp."""
        screen = self.screen
        return {
            "width": screen.width,
            "height": screen.height,
            "shape": screen.shape,
            "mode": screen.mode,
            "theme": self.theme,
        }


VIEWPORTS = (
    *(Viewport(name, screen) for name, screen in SCREENS.items()),
    Viewport("show10-light", SCREENS["show10"], theme="light"),
    Viewport("spot-light", SCREENS["spot"], theme="light"),
    Viewport("show8-larger", SCREENS["show8"], scale=LARGER),
)
BY_NAME = {viewport.name: viewport for viewport in VIEWPORTS}
