"""Which pictures can be written into a document, and how large they are."""

import io

from PIL import Image

from automation.document_model.content import Picture
from automation.messages import say
from groundwork.messages import Message
from groundwork.pictures import open_picture

# What both Hangul and Word show and both writers take.
_FORMATS = {"PNG", "JPEG", "GIF", "BMP", "TIFF"}


def size(picture: Picture) -> tuple[int, int] | None:
    """Width and height in pixels; None for what cannot be written again.

    That is a chart of another program, a vector drawing (EMF, SVG) or a damaged image.
    """
    try:
        with open_picture(io.BytesIO(picture.data)) as image:
            return image.size if image.format in _FORMATS else None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def in_its_place(picture: Picture) -> Message:
    """What stands where a picture could not be written: nothing is left out silently."""
    return say("[{shown}: 원본 파일에서 옮겨 붙이세요]", shown=picture.alternative or say("그림"))
