"""Judge on a cluster that is there already: Dask's scheduler hands parcels to its workers."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from courseware.judges import Judgements
from courseware.messages import say
from graders.curriculum import LabEntry
from graders.isolation import Limits
from graders.judged import Judged, fingerprint, from_json
from graders.parcel import judge_parcel, pack
from groundwork.problem import Problem

if TYPE_CHECKING:
    from distributed import Client

_SECONDS_TO_CONNECT = 15
_WAITING_A_THREAD = 2  # parcels under way for each thread of the cluster: memory stays bounded
_RETRIES = 2  # when the worker of a parcel was lost


def judge_on_cluster(
    lab: LabEntry, folders: Mapping[str, Path], limits: Limits, scheduler: str
) -> Judgements:
    """Judge with the workers of a Dask scheduler, as ``tcp://10.0.0.5:8786``.

    A hand-in that the cluster could not judge comes back as None, and is judged here. Raises
    `Problem` where there is no scheduler or worker, or the workers have other checks.
    """
    client = _client(scheduler)
    from distributed import as_completed

    with client, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of big parcels: a video is one
        waiting, running = iter(folders), as_completed()
        names: dict[str, str] = {}

        def send(count: int) -> None:
            for name in islice(waiting, count):
                future = client.submit(
                    judge_parcel, lab.id, pack(folders[name]), limits, pure=False, retries=_RETRIES
                )
                names[str(future.key)] = name
                running.add(future)

        send(_WAITING_A_THREAD * sum(client.nthreads().values()))
        for future in running:
            name = names.pop(str(future.key))
            judged = None if future.status != "finished" else from_json(future.result())
            future.release()
            send(1)
            _require_same_course(lab, folders[name], judged)
            yield name, judged


def _client(scheduler: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise Problem(
            say("클러스터로 채점하려면 먼저 설치해 주세요: pip install 'gumi-ai-labs[cluster]'")
        ) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(scheduler, timeout=_SECONDS_TO_CONNECT)
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


def _require_same_course(lab: LabEntry, folder: Path, judged: Judged | None) -> None:
    """Workers with other checks would be unfair to whose hand-in they happen to judge."""
    if judged is not None and judged.fingerprint != fingerprint(lab, folder):
        raise Problem(
            say(
                "클러스터 워커의 과정이 이 컴퓨터의 것과 다릅니다. 같은 판을 설치하고 다시 실행해 "
                "주세요."
            )
        )
