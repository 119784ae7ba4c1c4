"""A model on this machine: a GGUF file the city provides, served by xllamacpp (an extra)."""

import os
from functools import cache
from pathlib import Path

from automation.messages import problem

_CONTEXT_TOKENS = 4096


@cache
def serve(model_file: str) -> str:
    """Start an OpenAI-compatible server for a GGUF file once a process; its base URL.

    Raises `Problem` where the extra is not installed or the file cannot be loaded.
    """
    if not model_file or not Path(model_file).is_file():
        raise problem(
            "이 컴퓨터에서 쓸 모델 파일이 없습니다. 설정의 model_file에 GGUF 파일의 위치를 "
            "적어 주세요."
        )
    try:
        import xllamacpp
    except ImportError as error:
        raise problem(
            "이 컴퓨터의 모델을 쓰는 기능이 설치되어 있지 않습니다. 전산 담당자에게 "
            "‘local-model’ 설치를 요청하세요."
        ) from error
    parameters = xllamacpp.CommonParams()
    parameters.model.path = model_file
    parameters.n_ctx = _CONTEXT_TOKENS
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = os.cpu_count() or 2
    # Repeatable answers: no penalty that depends on the text so far.
    parameters.sampling.penalty_repeat = 1.0
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    # The server's own log would stand in the notebook as an error.
    parameters.verbosity = -1
    try:
        server = xllamacpp.Server(parameters)
    except Exception as error:
        raise problem(
            "모델 파일 {file:을} 열 수 없습니다. 파일이 손상되지 않았는지 확인하세요.",
            file=Path(model_file).name,
        ) from error
    _running.append(server)
    return f"{server.listening_address}/v1"


# A server stops when nobody holds it.
_running: list[object] = []
