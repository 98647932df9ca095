"""What the process beside the server may use, where the system can limit it."""

import contextlib


def limit_memory(most: int) -> None:
    """Let this process have so many bytes of memory at most."""
    _limit("RLIMIT_AS", most)
    _limit("RLIMIT_CORE", 0)


def limit_time(seconds: int) -> None:
    """Let this process use so many seconds of the processor from now on.

    The server watches the clock; this ends a process whose server is gone.
    """
    import time

    _limit("RLIMIT_CPU", int(time.process_time()) + 1 + seconds)


def _limit(kind: str, most: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    number = getattr(resource, kind)
    _, hard = resource.getrlimit(number)
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    # macOS refuses some limits on memory; the others hold all the same
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(number, (soft, hard))
