"""Nobody's question is slowed down by threads that only spin."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
from pathlib import Path
import handoff.__main__ as frontline
frontline.app = lambda: None
frontline.main()
assert "numpy" not in sys.modules
import numpy
print(len(list(Path("/proc/self/task").iterdir())))
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted on Linux")
def test_linear_algebra_has_one_thread():
    program = [sys.executable, "-c", PROGRAM]
    unset = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    counted = subprocess.run(program, env=unset, capture_output=True, text=True, check=False)
    assert counted.stdout == "1\n", counted.stderr
