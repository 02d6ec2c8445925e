"""A Dask cluster that does the work: other machines, or processes of this one.

Files travel to it as bytes, so that no machine but ours has to have them.
Each has to have this very program, or the same form might not come back the
same; that is looked at with every chunk.
"""

from __future__ import annotations

import asyncio
import logging
import pickle
import time
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from models.log import note_fault
from printing.commands.workers import (
    AHEAD,
    CHUNK,
    MOST_AHEAD,
    Item,
    Result,
    Work,
    Workers,
    WorkersLost,
    each,
)

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 5.0
"""Seconds in which a cluster has to answer before it is given any work."""
LONG_PATIENCE = 15.0
"""Seconds in which it has to answer later, when it has a lot to do."""
PAUSE = 2.0
"""Seconds of waiting between two looks at a cluster at work."""

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("resources", "models", "printing")
LOGGERS = (
    *("distributed", "distributed.client", "distributed.gc"),
    *("tornado.application", "asyncio"),
)
"""Who speaks English to standard error, of what we tell ourselves."""

BROKEN = "的连接断了，请检查网络和调度程序后再试"

_one_at_a_time = Lock()


class Cluster(Workers):
    """The workers of one Dask scheduler."""

    chunk, is_far = CHUNK, True

    def __init__(self, address: str) -> None:
        """Connect, and see that there are workers with this program.

        Raises:
            WorkersLost: There are not; the message says what is the matter.
        """
        self._address = address
        workers = _count_workers(address, PATIENCE)
        if not workers:
            raise self._lost("上没有工作程序，请启动 dask worker 后再试")
        self.ahead = min(MOST_AHEAD, AHEAD * workers)
        self._client = _client(address)
        self._connection = self._client.scheduler_comm
        self._executor = self._client.get_executor(pure=False)
        self.losses = _losses()
        self._looked_at, self._empty_since = time.monotonic(), 0.0
        try:
            self._meet()
        except BaseException:
            self.close()
            raise

    def submit(self, work: Work[Item, Result], items: Sequence[Item]) -> Future[Any]:
        """Hand out a chunk, and return what becomes of it, packed."""
        packed = pickle.dumps((each_there, program(), work, items))
        try:
            future: Future[Any] = self._executor.submit(_by_value(), packed)
        except Exception:
            # Only a client that is closed refuses to take anything.
            raise self._lost(BROKEN) from None
        return future

    def result(self, future: Future[Any], seconds: float) -> list[Any]:
        """Return what was made of a chunk, if it comes within the time.

        Raises:
            WorkersLost: Those who should do it cannot.
        """
        try:
            packed: bytes = future.result(seconds)
        except ImportError:
            raise self._lost(
                "上没有绩表，请用程序文件夹启动每个工作程序（PYTHONPATH）"
            ) from None
        except TimeoutError:
            raise
        except self.losses:
            raise
        except Exception as error:
            # The library stumbles over what was out when a connection broke;
            # the work itself hands its faults back as results.
            note_fault(error)
            raise self._lost(BROKEN) from None
        if not packed:
            raise self._lost("上的绩表与本机的不是同一版，请换成同样的程序文件夹")
        made: list[Any] = pickle.loads(packed)
        return made

    def check(self) -> None:
        """Return as long as somebody may still bring what was handed out.

        Raises:
            WorkersLost: The scheduler is gone, or all workers are.
        """
        # After a new connection, what was out never comes back.
        is_same = self._client.scheduler_comm is self._connection
        if self._client.status != "running" or not is_same:
            raise self._lost(BROKEN)
        if time.monotonic() - self._looked_at > PAUSE:
            self._look_for_workers()

    def close(self) -> None:
        """Let the cluster go; what is out is dropped."""
        # A broken connection is closed already.
        with suppress(Exception):
            self._executor.shutdown(wait=False)
            self._client.close(timeout=PATIENCE)

    def _look_for_workers(self) -> None:
        # One that died may be on its way back.
        workers = _count_workers(self._address, LONG_PATIENCE)
        now = self._looked_at = time.monotonic()
        self._empty_since = 0.0 if workers else self._empty_since or now
        if not workers and now - self._empty_since > LONG_PATIENCE:
            raise self._lost("上没有工作程序了，请启动 dask worker 后再试")

    def _meet(self) -> None:
        """Have a first piece of work done, which takes but the program."""
        try:
            self.result(self.submit(abs, (-1,)), LONG_PATIENCE)
        except TimeoutError:
            raise self._lost(
                f"没有在 {LONG_PATIENCE:g} 秒内做完一件小事：工作程序可能正忙，"
                "或 Python 版本与本机不同，请检查后再试"
            ) from None

    def _lost(self, reason: str) -> WorkersLost:
        return WorkersLost(f"集群“{self._address}”{reason}")


def each_there(wanted: str, work: Work[Item, Result], items: Sequence[Item]) -> bytes:
    """Return what the work makes of each item on a worker, packed.

    Nothing comes of it when the program there is not the one wanted.
    """
    if program() != wanted:
        return b""
    # A worker may have several threads; nothing of ours is made for that.
    with _one_at_a_time:
        return pickle.dumps(each(work, items))


@cache
def program() -> str:
    """Return what is the same for the same program, and for no other."""
    sealed = sha256()
    for layer in LAYERS:
        for path in sorted((ROOT / layer).rglob("*")):
            if path.suffix in (".py", ".toml"):
                sealed.update(path.relative_to(ROOT).as_posix().encode())
                sealed.update(path.read_bytes())
    return sealed.hexdigest()


def _by_value() -> Callable[[bytes], bytes]:
    """Return what unpacks and runs our work on a worker.

    A function within a function travels as code, not as the name of a
    module.  So one that lacks our program fails at this piece of work, where
    it can be told, and not at its connection, which it would only repeat.
    """

    def unpack_and_run(packed: bytes) -> bytes:
        import pickle

        run, *arguments = pickle.loads(packed)
        done: bytes = run(*arguments)
        return done

    return unpack_and_run


def _client(address: str) -> Client:
    from distributed import Client

    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Client(address, timeout=PATIENCE, set_as_default=False)


def _losses() -> tuple[type[Exception], ...]:
    from distributed.scheduler import KilledWorker

    return CancelledError, KilledWorker


def _count_workers(address: str, patience: float) -> int:
    """Return how many workers a scheduler has.

    It is asked anew, over a connection of its own: a client that waits for
    an answer cannot be stopped.

    Raises:
        WorkersLost: It does not answer, or the address is none.
    """
    try:
        return len(asyncio.run(_workers(address, patience)))
    except ImportError:
        raise WorkersLost(
            "使用“--scheduler”请先安装 distributed（在程序文件夹里输入 .venv/bin/python "
            "-m pip install distributed -c packaging/constraints.txt）"
        ) from None
    except (OSError, TimeoutError):
        raise WorkersLost(
            f"集群“{address}”没有应答，请检查地址和网络，以及调度程序是否在运行。"
        ) from None
    except Exception:
        raise WorkersLost(
            f"“{address}”不是 Dask 调度程序的地址，请写成 主机:端口，如 192.168.1.8:8786。"
        ) from None


async def _workers(address: str, patience: float) -> dict[str, int]:
    from distributed import rpc
    from distributed.security import Security

    async def ask() -> dict[str, int]:
        arguments = Security().get_connection_args("client")
        async with rpc(address, connection_args=arguments) as scheduler:
            answer: dict[str, int] = await scheduler.ncores()
            return answer

    return await asyncio.wait_for(ask(), patience)
