"""The command's way in; answers ``--version`` before anything heavy is loaded."""

from __future__ import annotations

import sys

from counterpoint import __version__

__all__ = ["main"]


def main() -> None:
    """Run the command line; exits the process."""
    if sys.argv[1:] == ["--version"]:
        print(f"counterpoint {__version__}")  # noqa: T201 (the command's own output)
        return
    try:
        from counterpoint.cli import run  # noqa: PLC0415 (loading click takes longer than answering)

        run()
    except KeyboardInterrupt:  # while all that is still being loaded
        sys.exit(130)


if __name__ == "__main__":
    main()
