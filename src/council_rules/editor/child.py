"""The process beside the server: it answers requests until its input ends.

It keeps the rule book in memory, and can be ended at any moment: whoever asks starts another.
"""

import contextlib
import os
import pickle
import struct
import sys
from typing import Any, BinaryIO

from council_rules.running.copy import OUT_OF_MEMORY, limit_memory, limit_time

SIZE = struct.Struct("!Q")


def serve(memory: int) -> None:
    """Answer what is asked on standard input; ``memory`` is in bytes.

    Each message is its length and a pickled value. What comes in is a pair: the seconds of
    the processor that the answer may take, and the request.
    """
    import gc

    from council_rules.editor import work
    from council_rules.settings import Settings

    answers = os.dup(1)
    os.dup2(2, 1)  # whatever else is printed must not get between the answers
    with contextlib.suppress(ImportError):  # Windows cannot limit a process
        limit_memory(memory)
    with open(answers, "wb") as output:
        try:
            work.prepared(Settings())
            # what is in memory by now stays
            gc.freeze()
            while (order := _received(sys.stdin.buffer)) is not None:
                with contextlib.suppress(ImportError):
                    limit_time(order[0])
                _send(output, work.answer(order[1]))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)  # nothing else is sure to work


def _received(stream: BinaryIO) -> Any:
    head = stream.read(SIZE.size)
    if len(head) < SIZE.size:
        return None
    return pickle.loads(stream.read(SIZE.unpack(head)[0]))


def _send(stream: BinaryIO, answer: Any) -> None:
    data = pickle.dumps(answer)
    stream.write(SIZE.pack(len(data)) + data)
    stream.flush()
