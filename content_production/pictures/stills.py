"""Pictures opened with care."""

from pathlib import Path

from PIL import Image, ImageOps

from content_production.messages import problem
from groundwork.pictures import in_eight_bits, open_picture

# A hundred million pixels is more than any camera of an office takes, and 300 MB in memory.
MOST_PIXELS = 100_000_000


def open_still(path: Path) -> Image.Image:
    """A picture as RGB, turned as its camera says, on white where it is transparent.

    Raises `Problem` for a missing, broken or enormous file, or one of no format that is read.
    """
    return _on_white(_opened(path))


def open_logo(path: Path) -> Image.Image:
    """A picture as RGBA, transparent where it is. Raises `Problem` as `open_still` does."""
    return _opened(path).convert("RGBA")


def _opened(path: Path) -> Image.Image:
    if not path.is_file():
        raise problem(
            "그림 {file:을} 찾을 수 없습니다. 적은 이름과 폴더를 확인해 주세요.",
            file=path.name,
        )
    try:
        image = open_picture(path)
        if image.width * image.height > MOST_PIXELS:
            raise problem(
                "그림 {file:이} 너무 큽니다({width}×{height}). 크기를 줄여 다시 저장해 주세요.",
                file=path.name,
                width=image.width,
                height=image.height,
            )
        turned = ImageOps.exif_transpose(image)
        turned.load()
        return in_eight_bits(turned)
    except Image.DecompressionBombError as error:
        raise problem(
            "그림 {file:이} 너무 큽니다. 크기를 줄여 다시 저장해 주세요.", file=path.name
        ) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise problem(
            "그림 {file:이} 손상되었거나 그림 파일이 아닙니다. JPG나 PNG로 다시 저장해 주세요.",
            file=path.name,
        ) from error


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(white, layered).convert("RGB")
    return image.convert("RGB")
