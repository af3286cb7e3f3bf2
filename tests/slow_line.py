"""A way to a server on which everything takes its time, or nothing passes any more."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager, suppress
from queue import Queue

ROUND_TRIP_S = 0.15
AT_MOST_S = 30


class SlowLine:
    """Passes on what comes, later; or nothing any more.

    Attributes:
        delay: So long everything is on its way, seconds.
        is_cut: Whether what comes is lost.
        questions: How often something was asked after an answer had come.
        was_waited_for: Whether somebody waited for an answer while none passed.
    """

    def __init__(self, port, delay):
        self.delay, self.is_cut = delay, False
        self.questions, self.was_waited_for = 0, False
        self._is_answered = True
        self._passing = threading.Event()
        self._passing.set()
        self._target = ("127.0.0.1", port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open = []
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.create_connection(self._target)
                self._open += [near, far]
                for source, sink in ((near, far), (far, near)):
                    source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    way, asks = Queue(), source is near
                    threading.Thread(
                        target=self._take, args=(source, way, asks), daemon=True
                    ).start()
                    threading.Thread(target=self._give, args=(way, sink, asks), daemon=True).start()

    @contextmanager
    def held(self):
        """Nothing passes in the block; what comes then arrives afterwards."""
        self._passing.clear()
        try:
            yield
        finally:
            self._passing.set()

    def _take(self, source, way, asks):
        data = b"-"
        while data:
            data = b""
            with suppress(OSError):
                data = source.recv(65536)
            if asks and self._is_answered:
                self._is_answered = False
                self.questions += 1
            way.put((time.monotonic() + self.delay, data))

    def _give(self, way, sink, asks):
        with suppress(OSError):
            while True:
                due, data = way.get()
                time.sleep(max(0.0, due - time.monotonic()))
                self.was_waited_for |= not self._passing.wait(AT_MOST_S)
                self._is_answered |= not asks
                if not data:
                    sink.shutdown(socket.SHUT_WR)
                    return
                if not self.is_cut:
                    sink.sendall(data)

    def close(self):
        for each in (self._listening, *self._open):
            with suppress(OSError):
                each.close()
