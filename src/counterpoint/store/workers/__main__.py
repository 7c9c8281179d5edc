"""The way into the program of `serving`; it loads little, as a command does."""

from __future__ import annotations

import gc

if __name__ == "__main__":
    gc.disable()  # what is loaded stays, and `main` looks for garbage again
    from counterpoint.light import lighten

    lighten()
    from counterpoint.store.workers.serving import main

    main()
