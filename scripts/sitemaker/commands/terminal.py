"""How a command ends, whoever ends it: no traceback, and nothing left in the temporary folder."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from io import TextIOWrapper
from types import FrameType
from typing import NoReturn


class Ended(KeyboardInterrupt):
    """Another program ends this one, or its terminal was closed."""


def run(main: Callable[[], int]) -> NoReturn:
    """Run a command, and exit with its status.

    Whoever stops it (Ctrl-C, SIGTERM, a closed terminal) gets one line, and what it had opened is cleaned up. What its
    reader no longer wants (`| head -1`) is no error. A sign that a console does not have becomes a question mark.
    """
    for name in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(name) is signal.SIG_DFL:  # `nohup` has it ignored.
            signal.signal(name, _end)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        status = main()
        if sys.stdout:  # Whoever closed it has none.
            sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more as it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        status = 1
        print(f"{error.strerror}: {error.filename or 'what this writes to'}", file=sys.stderr)
    except Ended as error:
        status = 128 + error.args[0]
    except KeyboardInterrupt:
        status = 128 + signal.SIGINT
        print("Stopped.", file=sys.stderr)
    sys.exit(status)


def _end(number: int, _: FrameType | None) -> None:
    # What cleans up may not be ended halfway.
    signal.signal(number, signal.SIG_IGN)
    raise Ended(number)
