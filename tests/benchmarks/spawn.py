"""Run a command from a small process, and write what it took: ``python spawn.py FILE COMMAND...``.

On Linux the peak memory of a process begins with that of the process which started it. So a command whose
memory matters is started from here, where nothing is loaded.
"""

import json
import os
import subprocess
import sys
import time

UNIT = 1 if sys.platform == "darwin" else 1024
"""Of ``ru_maxrss``, in bytes."""


def spawn(file: str, *command: str) -> int:
    """Run the command; write its seconds and its peak memory as JSON, and return its exit code."""
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    took = {
        "wall": time.perf_counter() - start,
        "user": usage.ru_utime,
        "memory": usage.ru_maxrss * UNIT / 1e6,
    }
    with open(file, "w", encoding="utf-8") as out:  # noqa: PTH123  (pathlib is one more module)
        json.dump(took, out)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode


if __name__ == "__main__":
    sys.exit(spawn(*sys.argv[1:]))
