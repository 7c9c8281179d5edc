"""The command's way in; answers ``--version`` before anything heavy is loaded."""

from __future__ import annotations

import gc
import os
import sys

from counterpoint import __version__


def main() -> None:
    """Run the command line; exits the process."""
    _fill_closed_streams()
    if sys.argv[1:] == ["--version"]:
        print(f"counterpoint {__version__}")  # noqa: T201 (the command's own output)
        return
    gc.disable()  # what is loaded stays, and looking for garbage in it is a tenth of loading it
    try:
        from counterpoint.light import lighten  # noqa: PLC0415 (as below)

        lighten()
        from counterpoint.cli import load, run  # noqa: PLC0415 (click takes longer than answering)

        load(sys.argv[1:])
        gc.freeze()
        gc.set_threshold(50_000)  # nearly all that a command makes stays until it ends, or is freed
        gc.enable()
        run()
    except KeyboardInterrupt:  # while all that is still being loaded
        sys.exit(130)
    except (ImportError, MemoryError, OSError, SystemError) as error:
        if os.environ.get("COUNTERPOINT_TRACEBACK"):
            raise
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        advice = "install it anew, or allow more memory and files (ulimit -v, ulimit -n)"
        sys.exit(f"counterpoint: cannot be loaded: {reason}; {advice}")


def _fill_closed_streams() -> None:
    """Let no file that is opened later become standard input, output or error by its number.

    A stream that was closed (``>&-``) gets what can only be used the other way round, so that
    using it still fails.
    """
    for number, flags in enumerate((os.O_WRONLY, os.O_RDONLY, os.O_RDONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, flags)  # takes the lowest number that is free: this one


if __name__ == "__main__":
    main()
