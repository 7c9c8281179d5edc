"""Workers that are kept for the next query, killed for real, and replaced at once.

For a server that answers many small queries: `run_apart` starts a process for each, which costs
more than most answers. What belongs here: who works on what, deadlines, the queue. What does not:
what runs in the processes (`counterpoint.processes.keeper`, and a program of the caller's).
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from counterpoint.errors import LimitError, UsageError
from counterpoint.processes.frames import FRAME_HEAD
from counterpoint.processes.keeper import COMMAND, LAST, REPLY

# Of patience with a keeper: it loads all the data before it is ready, and ends with a few kills.
_READY_SECONDS = 120.0
_BURY_SECONDS = 10.0

# The header and the body of an answer.
Message = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Crewing:
    """How the processes are started, and how much they do at once.

    ``program`` is a module and its arguments, run as ``python -m MODULE HANDLE ARGUMENT...``: it
    receives the data by the inherited socket HANDLE, says ``R`` when it is ready, and then calls
    `counterpoint.processes.keeper.keep`. ``deadline``, in seconds, is for one query.
    """

    program: tuple[str, ...]
    workers: int
    queue: int
    deadline: float


class WorkerPool:
    """Answers queries over one data set in a fixed number of worker processes.

    Needs a system that can fork (Linux, macOS). All methods run in one event loop.
    """

    def __init__(self, crewing: Crewing) -> None:
        if sys.platform == "win32":
            raise UsageError("serving needs Linux or macOS; on Windows use WSL")
        self._crewing = crewing
        self._crew: _Crew | None = None
        self._dump: Callable[[], bytes] | None = None
        self._waiting = 0
        self._retiring: dict[asyncio.Task[None], _Crew] = {}
        self._recovering: asyncio.Task[None] | None = None
        self._hiring = asyncio.Lock()

    async def load(self, dump: Callable[[], bytes]) -> None:
        """Answer over the data that ``dump`` gives from now on.

        Queries under way end over what they began with. ``dump`` is called in a thread, and
        again should the process that holds the data be lost.
        """
        async with self._hiring:
            crew = await _Crew.hire(await asyncio.to_thread(dump), self._crewing)
            before, self._crew, self._dump = self._crew, crew, dump
        if before is not None:
            self._retire(before)

    async def answer(self, inquiry: bytes) -> Message:
        """The answer to ``inquiry``, a whole message; to cancel this is to kill the query.

        If the process that holds the data is lost meanwhile, another takes its place and is
        asked once more: a query changes nothing, so that its sender need not know.

        Raises:
            LimitError: the deadline, the memory limit or the length of the queue was reached.
        """
        try:
            return await self._answer_once(inquiry)
        except _LostError:
            pass
        try:
            return await self._answer_once(inquiry)
        except _LostError:
            raise LimitError(
                "the process that holds the data was lost; ask again in a moment"
            ) from None

    async def close(self) -> None:
        """End all processes and wait until they are gone; queries under way get an error."""
        crews = [*self._retiring.values(), *([self._crew] if self._crew else [])]
        self._crew, self._dump = None, None  # so that nobody recovers what ends here
        tasks = [*self._retiring, *([self._recovering] if self._recovering else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        # Those who retired too: that may have been cut short before their processes were gone.
        await asyncio.gather(*(crew.dismiss() for crew in crews))

    async def _answer_once(self, inquiry: bytes) -> Message:
        """The answer to ``inquiry``.

        Raises:
            _LostError: the keeper is gone.
        """
        crew = await self._working_crew()
        if self._waiting or crew.idle.empty():
            worker = await self._next_idle(crew)
        else:
            worker = crew.idle.get_nowait()
        if worker is None:
            crew.lose()  # for whoever waits too
            raise _LostError
        return await crew.ask(worker, inquiry)

    async def _next_idle(self, crew: _Crew) -> _Worker | None:
        """A worker, when it is our turn; ``None`` if there will be none."""
        if self._waiting >= self._crewing.queue:
            raise LimitError("too many queries wait already; ask again in a moment")
        self._waiting += 1
        try:
            # Not `wait_for`, which before Python 3.12 may lose a cancellation.
            async with asyncio.timeout(self._crewing.deadline):
                return await crew.idle.get()
        except TimeoutError:
            raise LimitError("other queries took too long; ask again in a moment") from None
        finally:
            self._waiting -= 1

    async def _working_crew(self) -> _Crew:
        if self._crew is not None and self._crew.is_lost and self._dump is not None:
            # A task of its own: a client that hangs up shall not undo it for the others.
            if self._recovering is None or self._recovering.done():
                self._recovering = asyncio.create_task(self._recover(self._crew, self._dump))
            try:
                await asyncio.shield(self._recovering)
            except asyncio.CancelledError:
                if not self._recovering.cancelled():  # by `close`; else it is who waits here
                    raise
        if self._crew is None:
            raise LimitError("the data are not loaded yet; ask again in a moment")
        return self._crew

    async def _recover(self, crew: _Crew, dump: Callable[[], bytes]) -> None:
        """Put a new crew in the place of one whose keeper is gone."""
        async with self._hiring:
            if self._crew is crew:
                self._crew = await _Crew.hire(await asyncio.to_thread(dump), self._crewing)
                self._retire(crew)

    def _retire(self, crew: _Crew) -> None:
        task = asyncio.create_task(crew.retire())
        self._retiring[task] = crew
        task.add_done_callback(self._retiring.pop)


class _LostError(Exception):
    """The keeper of a crew is gone, and its workers with it."""


@dataclass(frozen=True, slots=True)
class _Worker:
    number: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


class _Crew:
    """A keeper with its workers, over one version of the data."""

    def __init__(
        self, keeper: subprocess.Popen[bytes], control: socket.socket, crewing: Crewing
    ) -> None:
        # `None` in it: there will be no more workers, for the keeper is gone.
        self.idle: asyncio.Queue[_Worker | None] = asyncio.Queue()
        self.is_lost = False
        self._keeper, self._control, self._crewing = keeper, control, crewing
        self._ordering = asyncio.Lock()
        self._numbers = itertools.count()
        self._replacing: set[asyncio.Task[int | None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()

    @classmethod
    async def hire(cls, data: bytes, crewing: Crewing) -> _Crew:
        """A crew with all its workers at hand.

        Raises:
            LimitError: no process could be started, or not load the data in time or memory.
        """
        ours, theirs = socket.socketpair()
        ours.setblocking(False)  # noqa: FBT003 (its only parameter)
        try:
            with theirs:
                keeper = _start_keeper(theirs, crewing)
        except OSError as error:
            ours.close()
            raise LimitError(f"no process for queries could be started: {error}") from None
        crew = cls(keeper, ours, crewing)
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(_READY_SECONDS):
                await loop.sock_sendall(ours, len(data).to_bytes(8) + data)
                if await loop.sock_recv(ours, 1) != b"R":
                    raise ConnectionError
            for _ in range(crewing.workers):
                crew.idle.put_nowait(await crew._fork())
        except (OSError, TimeoutError):
            await crew.dismiss()
            raise LimitError("the data could not be loaded for queries") from None
        except asyncio.CancelledError:
            await crew.dismiss()
            raise
        return crew

    async def ask(self, worker: _Worker, inquiry: bytes) -> Message:
        """The answer of ``worker``, which is then idle again or replaced.

        Raises:
            LimitError: the deadline or the memory limit was reached.
            _LostError: the keeper is gone.
        """
        try:
            async with asyncio.timeout(self._crewing.deadline):
                worker.writer.write(inquiry)
                header, body, end = await _receive_answer(worker.reader)
        except TimeoutError:
            self._replace(worker)
            raise LimitError(
                f"the query was stopped after {self._crewing.deadline:g} seconds; make it smaller"
            ) from None
        except (EOFError, OSError):
            status = await asyncio.shield(self._replace(worker))
            if status is None:
                raise _LostError from None
            raise LimitError(_cause_of_death(status)) from None
        except asyncio.CancelledError:
            self._replace(worker)
            raise
        if end == LAST:
            self._replace(worker)
        else:
            self.idle.put_nowait(worker)
        return header, body

    def lose(self) -> None:
        """Tell whoever waits for a worker that the keeper is gone."""
        self.is_lost = True
        self.idle.put_nowait(None)

    async def retire(self) -> None:
        """End once every worker has ended what it does, or at once if lost or cancelled."""
        try:
            for _ in range(0 if self.is_lost else self._crewing.workers):
                await self.idle.get()
        finally:
            await self.dismiss()

    async def dismiss(self) -> None:
        """End keeper and workers now."""
        self.lose()
        while self._replacing:  # more may begin meanwhile, and a reply must find its socket open
            await asyncio.gather(*self._replacing, return_exceptions=True)
        # The keeper buries its workers when this closes.
        self._control.close()
        for writer in tuple(self._writers):
            await self._closed(writer)
        try:
            await asyncio.to_thread(self._keeper.wait, _BURY_SECONDS)
        except subprocess.TimeoutExpired:
            self._keeper.kill()
            self._keeper.wait()

    def _replace(self, worker: _Worker) -> asyncio.Task[int | None]:
        """Kill ``worker`` and put a new one in its place, whoever waits for that or not.

        The task gives how the old one ended, ``None`` if the keeper is gone.
        """
        task = asyncio.create_task(self._replaced(worker))
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)
        return task

    async def _replaced(self, worker: _Worker) -> int | None:
        await self._closed(worker.writer)
        try:
            status = await self._order(b"K", worker.number)
            if not self.is_lost:
                self.idle.put_nowait(await self._fork())
        except OSError:
            self.lose()
            return None
        return status

    async def _fork(self) -> _Worker:
        number = next(self._numbers)
        ours, theirs = socket.socketpair()
        with contextlib.ExitStack() as unless_handed_over:
            unless_handed_over.callback(ours.close)
            with theirs:
                await self._order(b"F", number, theirs)
            unless_handed_over.pop_all()
        reader, writer = await asyncio.open_unix_connection(sock=ours)
        self._writers.add(writer)
        return _Worker(number, reader, writer)

    async def _closed(self, writer: asyncio.StreamWriter) -> None:
        self._writers.discard(writer)
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()

    async def _order(self, action: bytes, number: int, handle: socket.socket | None = None) -> int:
        """What the keeper replies; not to be cancelled in between.

        Raises:
            OSError: the keeper is gone.
        """
        handles = [] if handle is None else [handle.fileno()]
        async with self._ordering:
            socket.send_fds(self._control, [COMMAND.pack(action, number)], handles)
            reply = await asyncio.get_running_loop().sock_recv(self._control, REPLY.size)
        if len(reply) != REPLY.size:
            raise ConnectionError
        status: int = REPLY.unpack(reply)[0]
        return status


def _start_keeper(control: socket.socket, crewing: Crewing) -> subprocess.Popen[bytes]:
    module, *arguments = crewing.program
    return subprocess.Popen(  # noqa: S603 (our own module)
        [sys.executable, "-m", module, str(control.fileno()), *arguments],
        pass_fds=[control.fileno()],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


async def _receive_answer(reader: asyncio.StreamReader) -> tuple[bytes, bytes, bytes]:
    lengths = FRAME_HEAD.unpack(await reader.readexactly(FRAME_HEAD.size))
    return (
        await reader.readexactly(lengths[0]),
        await reader.readexactly(lengths[1]),
        await reader.readexactly(1),
    )


def _cause_of_death(status: int) -> str:
    if status in {-signal.SIGABRT, -signal.SIGKILL}:
        return "the query needed too much memory and was stopped; make it smaller"
    if status == -signal.SIGXCPU:
        return "the query took too long and was stopped; make it smaller"
    return f"the query ended in a crash (status {status}); make it smaller, or report it"
