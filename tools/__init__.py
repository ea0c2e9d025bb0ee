"""Developers' tools; none of this ships.

`lambda` is a Python keyword and no package: its folder goes on the path.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT / "lambda") not in sys.path:
    sys.path.insert(0, str(ROOT / "lambda"))
