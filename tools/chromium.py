"""Finds a Chromium for the browser tests, or installs Debian's where that is possible.

python tools/chromium.py    prints its path; says what to do when there is none
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_A_MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def find() -> Path | None:
    """The browser named by FRONTLINE_CHROMIUM, else the one of the system, else None."""
    named = os.environ.get("FRONTLINE_CHROMIUM")
    candidates = [named] if named else [*map(shutil.which, NAMES), *ON_A_MAC]
    return next((Path(path) for path in candidates if path and Path(path).is_file()), None)


def install() -> bool:
    """Installs Debian's Chromium; only as root, and only where apt-get is."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return False
    print("Installing Chromium for the browser tests ...", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["update"], ["install", "--yes", "--no-install-recommends", "chromium"])
    return all(
        subprocess.run([apt, "-qq", *step], env=quiet, stdout=sys.stderr, check=False).returncode
        == 0
        for step in steps
    )


def main() -> int:
    found = find() or (find() if install() else None)
    if found is None:
        print(
            "There is no Chromium here. Install one (Debian: apt-get install chromium),"
            " or name one in FRONTLINE_CHROMIUM.",
            file=sys.stderr,
        )
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
