"""Engines that speak Spark's language: Sail in this process, and a real cluster on loopback."""

from __future__ import annotations

import os
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

# Where `.ci/long` has put the whole of pyspark.
SPARK = os.environ.get("COUNTERPOINT_SPARK", "")
_DEPLOY = "org.apache.spark.deploy"


@contextmanager
def running_sail() -> Iterator[str]:
    """The address of a server of Spark Connect, on loopback until the end of the block."""
    from pysail.spark import SparkConnectServer  # noqa: PLC0415 (it takes a moment to load)

    server = SparkConnectServer(ip="127.0.0.1", port=0)
    server.start(background=True)
    try:
        host, port = server.listening_address
        yield f"sc://{host}:{port}"
    finally:
        server.stop()


@contextmanager
def running_spark(folder: Path) -> Iterator[str]:
    """The address of a master of Spark with one worker, on loopback until the end of the block."""
    with ExitStack() as stack:
        master = ("master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        line = stack.enter_context(_running(master, "Starting Spark master at"))
        address = re.search(r"spark://\S+", line)
        assert address is not None, line
        worker = ("--host", "127.0.0.1", "--webui-port", "0", "-c", "1", "-m", "1g", "-d")
        arguments = ("worker.Worker", *worker, str(folder / "work"), address[0])
        stack.enter_context(_running(arguments, "Successfully registered with master"))
        yield address[0]


def for_spark() -> dict[str, str]:
    """The environment of a program that asks the cluster: few tasks, for few rows."""
    options = "--conf spark.sql.shuffle.partitions=2 --conf spark.executor.memory=512m"
    # Whoever has asked a server of Spark Connect has said so to all of its processes.
    others = {name: x for name, x in os.environ.items() if not name.startswith("SPARK_")}
    return {
        **others,
        "PYTHONPATH": SPARK,
        "SPARK_HOME": f"{SPARK}/pyspark",
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_SUBMIT_ARGS": f"{options} pyspark-shell",
    }


@contextmanager
def _running(arguments: tuple[str, ...], sentence: str) -> Iterator[str]:
    """A daemon of Spark's; gives the line in which it says that it is ready."""
    command = [f"{SPARK}/pyspark/bin/spark-class", f"{_DEPLOY}.{arguments[0]}", *arguments[1:]]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=for_spark()
    ) as process:
        assert process.stderr is not None
        lines = iter(process.stderr)
        # What it says later is dropped, so that it never waits for a reader.
        rest = threading.Thread(target=lambda: [*lines])
        try:
            ready = next((line for line in lines if sentence in line), "")
            assert ready, f"{arguments[0]} ended: {process.poll()}"
            rest.start()
            yield ready
        finally:
            process.terminate()
            if rest.ident is not None:
                rest.join()  # until it has ended: the pipe is closed below
