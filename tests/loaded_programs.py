"""What programs of ours load and make, loaded and made once for all that are forked from here.

Loaded as a command's own process does it: what is large is loaded late (`counterpoint.light`), and
what each would load when it is used first is used here. What belongs here: what is loaded, and no
state that a program changes.
"""

from __future__ import annotations

import gc
import tempfile
import threading
from importlib import import_module
from pathlib import Path

from counterpoint.light import lighten

gc.disable()  # as a command does it while it loads
lighten()

# What is loaded from here on is lighter.
from small_map import write_small_map  # noqa: E402

from counterpoint.cli import load  # noqa: E402


def _use_once() -> None:
    """Read a map, work on it and begin to serve, all within this thread."""
    from server.city_server import city_edition  # noqa: PLC0415 (lighter, as above)

    from counterpoint.pipeline import embedding_server  # noqa: F401, PLC0415
    from counterpoint.pipeline.workbench import Desk  # noqa: PLC0415
    from counterpoint.pipeline.workbench.new_map import map_for  # noqa: PLC0415
    from counterpoint.server.limits.keys import LaunchKeys  # noqa: PLC0415
    from counterpoint.server.settings import ServerSettings  # noqa: PLC0415
    from counterpoint.server.workbench.app import create_work_app  # noqa: PLC0415
    from counterpoint.server.workbench.bench import Bench  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as scratch:
        path = write_small_map(Path(scratch))
        map_for([path.with_name("talk.txt")], path.with_name("new.argdown"))
        desk = Desk([path])
        bench = Bench(desk)
        bench.state("en")
        bench.findings()
        create_work_app(ServerSettings(token="a-token-of-length"), bench, LaunchKeys())
        desk.close()
    city_edition()


for name in ("work", "serve", "watch", "check"):
    load([name])
for module in (
    "anyio._backends._asyncio",
    "uvicorn.lifespan.off",
    "uvicorn.protocols.http.h11_impl",
):
    import_module(module)
_use_once()
assert threading.active_count() == 1
gc.collect()
gc.freeze()  # a fork that collects would copy every page that it looks at
gc.enable()
