"""How many answers are computed at once, and how many may wait for their turn."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import TypeVar

import anyio.to_thread

from jobmorph.web.settings import Limits

Made = TypeVar("Made")


class BusyError(Exception):
    """Too many answers are waiting: come again in a moment."""


class Gate:
    """Runs work in threads, a few at a time.

    Parameters
    ----------
    limits : Limits
        How many at once, how many wait, and for how long.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._turns = asyncio.Semaphore(limits.computing)
        self._waiting = 0
        self._running: set[asyncio.Task[None]] = set()

    async def run(self, work: Callable[[], Made]) -> Made:
        """Do work when its turn comes.

        Raises
        ------
        BusyError
            If too many wait, or the turn does not come in time.
        """
        async with self._turn():
            return await anyio.to_thread.run_sync(work)

    async def stream(self, pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
        """Make pieces in a thread, and hand each on as soon as it is there.

        A client that leaves does not stop the work: what it asked for is kept for the next one.
        """
        made: asyncio.Queue[bytes | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def work() -> None:
            try:
                for piece in pieces:
                    loop.call_soon_threadsafe(made.put_nowait, piece)
            finally:
                loop.call_soon_threadsafe(made.put_nowait, None)

        task = asyncio.create_task(self.run(work))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        task.add_done_callback(lambda _: made.put_nowait(None))
        while (piece := await made.get()) is not None:
            yield piece
        await task

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if self._waiting >= self.limits.waiting:
            raise BusyError
        self._waiting += 1
        try:
            await asyncio.wait_for(self._turns.acquire(), self.limits.compute_seconds)
        except TimeoutError:
            raise BusyError from None
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._turns.release()
