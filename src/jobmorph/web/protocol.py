"""Connections that do not wait for ever for the head of a request."""

import asyncio
from functools import cache
from typing import Any


@cache
def patient_protocol(head_seconds: float) -> type[asyncio.Protocol]:
    """Make uvicorn's protocol, with a time limit for the head of each request.

    uvicorn limits how long a connection may idle between requests, but once the first byte of a
    head has come it waits for the rest without end: a few hundred such connections would be all
    that a server can hold.

    Parameters
    ----------
    head_seconds : float
        Time from the connection, or from the first byte of a later head, to its last byte.
    """
    from uvicorn.protocols.http.h11_impl import H11Protocol

    class PatientProtocol(H11Protocol):
        """H11Protocol that closes a connection whose head does not come."""

        _head_timer: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._arm()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self._is_answering():
                self._disarm()
            elif self.timeout_keep_alive_task is None:
                self._arm()

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self._disarm()

        def connection_lost(self, exc: Exception | None) -> None:
            self._disarm()
            super().connection_lost(exc)

        def _is_answering(self) -> bool:
            return self.cycle is not None and not self.cycle.response_complete

        def _arm(self) -> None:
            if self._head_timer is None:
                self._head_timer = self.loop.call_later(head_seconds, self._give_up)

        def _disarm(self) -> None:
            if self._head_timer is not None:
                self._head_timer.cancel()
                self._head_timer = None

        def _give_up(self) -> None:
            self._head_timer = None
            if not self._is_answering() and not self.transport.is_closing():
                self.transport.close()

    return PatientProtocol
