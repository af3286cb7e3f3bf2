"""A few rounds of what ``make crash`` does hundreds of times."""

import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).with_name("run.py")


@pytest.mark.parametrize(("services", "window"), [(8, 0), (0, 1)], ids=["services alone", "window"])
def test_nothing_acknowledged_is_lost_to_kill_9(services, window):
    # A process of its own: the driver forks, which a process with threads must not do.
    command = [sys.executable, str(RUN), "--rounds", str(services), "--window", str(window)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{services or window} of {services or window} rounds" in done.stdout
    assert "none lost" in done.stdout
