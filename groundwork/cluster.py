"""A Dask cluster that is there already: reached by its address, work shared out among it."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from groundwork.language import current, using
from groundwork.messages import catalog
from groundwork.problem import Problem

if TYPE_CHECKING:
    from distributed import Client

say = catalog("groundwork")

Item = TypeVar("Item")
Made = TypeVar("Made")

SECONDS_TO_CONNECT = 15
_SECONDS_BETWEEN_LOOKS = 2.0
RETRIES = 2  # when the worker of a task was lost


def connect(scheduler: str) -> Client:
    """A client of the scheduler at an address such as ``tcp://10.0.0.5:8786``.

    Raises `Problem` where Dask is not installed, nobody answers there, or there is no worker.
    """
    try:
        from distributed import Client
        from distributed.versions import VersionMismatchWarning
    except ImportError as error:
        raise Problem(
            say("클러스터를 쓰려면 먼저 설치해 주세요: pip install 'gumi-ai-labs[cluster]'")
        ) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            # What has to be the same is the course, not every package.
            warnings.simplefilter("ignore", VersionMismatchWarning)
            client = Client(scheduler, timeout=SECONDS_TO_CONNECT)
    except (OSError, TimeoutError, ValueError) as error:
        raise Problem(
            say(
                "Dask 스케줄러({address})에 연결하지 못했습니다. 주소와 방화벽을 확인해 주세요.",
                address=scheduler,
            )
        ) from error
    if not client.nthreads():
        client.close()
        raise Problem(say("Dask 스케줄러({address})에 워커가 없습니다.", address=scheduler))
    return client


def do_each(
    work: Callable[[Item], Made], items: Sequence[Item], scheduler: str | None = None
) -> list[Made]:
    """What ``work`` makes of each item, in their order: here, or by the workers of a scheduler.

    ``work``, items and what is made of them must be picklable. Raises `Problem` where the cluster
    cannot be reached or is lost on the way, and whatever ``work`` raises.
    """
    if scheduler is None:
        return [work(item) for item in items]
    from distributed import wait
    from distributed.client import ClosedClientError
    from distributed.scheduler import KilledWorker

    lost = (OSError, TimeoutError, CancelledError, ClosedClientError, KilledWorker)
    with connect(scheduler) as client:
        try:
            there = partial(_in_language, current(), work)
            running = client.map(there, items, pure=False, retries=RETRIES)
            while client.nthreads():
                try:
                    wait(running, timeout=_SECONDS_BETWEEN_LOOKS)
                except TimeoutError:
                    continue
                return list(client.gather(running))
        except lost as error:
            raise _lost(scheduler) from error
    raise _lost(scheduler)


def _in_language(language: str, work: Callable[[Item], Made], item: Item) -> Made:
    with using(language):
        return work(item)


def _lost(scheduler: str) -> Problem:
    return Problem(
        say(
            "Dask 클러스터({address})가 도중에 끊겼습니다. 다시 실행하거나, 주소를 빼고 이 "
            "컴퓨터에서 실행해 주세요.",
            address=scheduler,
        )
    )
