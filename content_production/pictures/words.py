"""What the file of a picture says of the picture in words, for screen readers and programs.

An XMP packet with IPTC's properties: alternative text and extended description (IPTC Photo
Metadata 2021.1), and the digital source type of media that a trained model made, with a notice.
"""

import html
import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from content_production.pictures.stills import open_still
from groundwork.files import writing
from groundwork.pictures import open_picture

# https://cv.iptc.org/newscodes/digitalsourcetype
_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
SOURCE_TYPE = f"{_TYPES}trainedAlgorithmicMedia"
PARTLY = f"{_TYPES}compositeWithTrainedAlgorithmicMedia"
_PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"{source_type}>
{properties}
</rdf:Description></rdf:RDF></x:xmpmeta>"""
_PROPERTIES = {
    "made_by_ai": "dc:description",
    "alternative": "Iptc4xmpCore:AltTextAccessibility",
    "written": "Iptc4xmpCore:ExtDescrAccessibility",
}
_PNG_KEY = "XML:com.adobe.xmp"
_JPEG_QUALITY = 92


@dataclass(frozen=True)
class PictureWords:
    """The words in a picture's file; each is "" where the file does not say it.

    ``made_by_ai`` is the notice that an AI made the picture (or with ``is_partly`` a part of it),
    ``alternative`` the alternative text (대체 텍스트), ``written`` the text that stands on the
    picture itself.
    """

    made_by_ai: str = ""
    is_partly: bool = False
    alternative: str = ""
    written: str = ""


def save_with_words(image: Image.Image, path: Path, words: PictureWords) -> None:
    """Write a picture with its words as PNG or, for any other suffix, as JPEG."""
    packet = _packet(words)
    with writing(path) as temporary:
        if path.suffix.lower() == ".png":
            chunk = PngInfo()
            chunk.add_itxt(_PNG_KEY, packet)
            image.save(temporary, "PNG", pnginfo=chunk)
        else:
            image.save(temporary, "JPEG", quality=_JPEG_QUALITY, xmp=packet.encode())


def read_words(path: Path) -> PictureWords:
    """The words in a picture's file. Raises `Problem` for what is no picture."""
    open_still(path)
    with open_picture(path) as image:
        packet = image.info.get("xmp") or image.info.get(_PNG_KEY) or b""
    text = packet.decode("utf-8", "replace") if isinstance(packet, bytes) else str(packet)
    found = {field: _property(text, name) for field, name in _PROPERTIES.items()}
    if SOURCE_TYPE not in text and PARTLY not in text:
        found["made_by_ai"] = ""
    return PictureWords(**found, is_partly=PARTLY in text)


def _packet(words: PictureWords) -> str:
    made = PARTLY if words.is_partly else SOURCE_TYPE
    kind = f'\n Iptc4xmpExt:DigitalSourceType="{made}"' if words.made_by_ai else ""
    properties = (
        f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{html.escape(text)}</rdf:li></rdf:Alt>'
        f"</{name}>"
        for field, name in _PROPERTIES.items()
        if (text := getattr(words, field))
    )
    return _PACKET.format(source_type=kind, properties="\n".join(properties))


def _property(packet: str, name: str) -> str:
    found = re.search(rf"<{name}>\s*<rdf:Alt>\s*<rdf:li[^>]*>([^<]*)</rdf:li>", packet)
    return html.unescape(found[1]) if found else ""
