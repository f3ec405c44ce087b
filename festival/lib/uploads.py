"""An uploaded picture: refused when it is not what it says, else cleaned. No table, no model.

Only four decoders ever see the file (Pillow knows forty, some of which start other programs), and none of them before
the header has told the size. What is stored is always a new file made from the pixels: upright, sRGB, and without the
place, the camera and whatever else the old one carried.
"""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
FORMATS = ["JPEG", "PNG", "WEBP", "AVIF"]
MEGABYTES, MEGAPIXELS = 12, 40

SRGB = ImageCms.createProfile("sRGB")
WRONG_KIND = _("Use JPEG, PNG, WebP or AVIF.")
TOO_HEAVY = _("The file is too heavy: %(limit)s MB is the most.")
TOO_LARGE = _("The picture is too large: %(width)s×%(height)s. %(limit)s megapixels is the most.")
FAR_TOO_LARGE = _("The picture is too large: %(limit)s megapixels is the most.")
MOVING = _("The picture moves. Use a still one.")
UNREADABLE = _("The file is not a picture, or it is damaged. Use JPEG, PNG, WebP or AVIF.")

has_known_extension = FileExtensionValidator(EXTENSIONS, WRONG_KIND, "extension")


def refuse_unfit(file: File) -> None:
    """Raises ValidationError, in a sentence for editors, unless the file is a picture we can store."""
    has_known_extension(file)
    if file.size > MEGABYTES * 1024 * 1024:
        raise ValidationError(TOO_HEAVY, "weight", {"limit": MEGABYTES})
    read(file)


def read(file: File) -> Image.Image:
    """The picture as upright sRGB pixels and nothing else."""
    picture = _opened(file)
    try:
        return _srgb(ImageOps.exif_transpose(picture))
    except Exception as error:  # what a hostile file makes a decoder raise has no common base
        raise ValidationError(UNREADABLE, "unreadable") from error
    finally:
        file.seek(0)


def encoded(picture: Image.Image, kind: str, **options) -> ContentFile:
    """The picture as a file in memory."""
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return ContentFile(buffer.getvalue())


def _opened(file: File) -> Image.Image:
    """The picture with its header read and nothing decoded."""
    file.seek(0)
    try:
        picture = Image.open(file, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(FAR_TOO_LARGE, "pixels", {"limit": MEGAPIXELS}) from error
    except Exception as error:
        raise ValidationError(UNREADABLE, "unreadable") from error
    width, height = picture.size
    if width * height > MEGAPIXELS * 1_000_000:
        raise ValidationError(TOO_LARGE, "pixels", {"width": width, "height": height, "limit": MEGAPIXELS})
    # A telephone's JPEG with a depth map has two frames as well; the first is the picture.
    if getattr(picture, "is_animated", False) and picture.format != "MPO":
        raise ValidationError(MOVING, "moving")
    return picture


def _srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):  # 16 bits a channel, which Pillow would cut off, not scale
        picture = picture.convert("F").point(lambda level: level / 257).convert("L")
    if picture.has_transparency_data:
        picture = _on_white(picture.convert("RGBA"))
    if picture.mode not in ("RGB", "L", "CMYK"):
        picture = picture.convert("RGB")
    if profile:
        picture = _converted(picture, profile)
    bare = picture.convert("RGB")
    bare.info = {}  # also the encoder reads from here: profile, EXIF, comment
    return bare


def _on_white(picture: Image.Image) -> Image.Image:
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture).convert("RGB")


def _converted(picture: Image.Image, profile: bytes) -> Image.Image:
    """Colours moved from the picture's own space to sRGB; as they are, when its profile is damaged."""
    try:
        return ImageCms.profileToProfile(picture, ImageCms.ImageCmsProfile(BytesIO(profile)), SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture
