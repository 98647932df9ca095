"""What work costs in time of the processor, so that a busy machine makes nothing slow."""

import time
from collections.abc import Callable


def cost(work: Callable[[], object]) -> float:
    """Return the seconds of the processor that work takes, the least of three tries."""
    found = []
    for _ in range(3):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)
