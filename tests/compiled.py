"""What is imported is compiled once, and not in every worker and command of every run.

Where the environment forbids bytecode (``PYTHONDONTWRITEBYTECODE``, as in many containers), each command that
a test starts compiles the software anew, which takes ten times as long as it runs, and each worker the tests.
Importing this module, before any of ours, lets Python keep bytecode in ``__pycache__`` as it does elsewhere.
"""

from __future__ import annotations

import os
import sys

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
