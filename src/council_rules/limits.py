"""What the judging of one file may use, and how that is written on the command line."""

from council_rules.record import Record

MEBIBYTE = 2**20
# of a file that is read
MAX_BYTES = 2_000_000


class Limits(Record):
    """The most that may be used for one file: seconds of the processor, bytes of memory.

    Seconds of the processor are the same on a busy machine and an idle one. Memory is limited
    where the system can do so; Windows and macOS cannot.
    """

    seconds: float
    memory: int

    @property
    def patience(self) -> float:
        """Seconds by the clock after which what uses no processor is ended as well."""
        return 4 * self.seconds + 60

    @property
    def memory_said(self) -> str:
        """The memory in words."""
        return f"{self.memory // MEBIBYTE:,} MiB"

    @property
    def seconds_said(self) -> str:
        """The time in words."""
        unit = "second" if self.seconds == 1 else "seconds"
        return f"{self.seconds:g} {unit} of the processor"


# The slowest real proposal takes some five seconds on a slow machine, in under 200 MiB.
LIMITS = Limits(seconds=30, memory=1024 * MEBIBYTE)
# What searches or judges a file again and again: alternatives, cures, premises.
LONG = Limits(seconds=300, memory=2048 * MEBIBYTE)
