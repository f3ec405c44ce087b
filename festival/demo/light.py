"""Light on a frame: brightness as a picture of floats, which adds and multiplies like a number. Pillow only.

Across the frame x runs from 0 to 1, down it y does; lengths are in frame heights, so that a disc is round.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from math import cos, exp, sin
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageMath

from festival.demo.outlines import FIGURES, rounded

AFFINE, BICUBIC, BOX, NEAREST = Image.Transform.AFFINE, *map(Image.Resampling, (3, 4, 0))


class Light:
    """Brightness at every point: 0 is dark, 1 as bright as the print gets."""

    def __init__(self, image: Image.Image):
        self.image = image

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._with(other, lambda a, b: b - a)

    def __mul__(self, other):
        return self._with(other, lambda a, b: a * b)

    __radd__, __rmul__ = __add__, __mul__

    def __abs__(self):
        return self._with(0, lambda a, _: abs(a))

    def clipped(self) -> Light:
        return Light(ImageMath.lambda_eval(lambda e: e["min"](e["max"](e["a"], 0.0), 1.0), a=self.image))

    def step(self, start: float, end: float) -> Light:
        """0 up to `start`, 1 from `end`, an S between them; the other way round where `end` is the smaller."""
        t = ((self - start) * (1 / (end - start))).clipped()
        return t * t * (3 - 2 * t)

    def under(self, other: Light, mask: Light) -> Light:
        """This light, covered by the other where the mask is 1."""
        return self + (other - self) * mask

    def behind(self, mask: Light, density: float = 0.95) -> Light:
        """This light with something dark before it."""
        return self * (1 - density * mask)

    def blurred(self, width: float) -> Light:
        """Far out of focus: shrunk and enlarged."""
        size = self.image.size
        small = [max(2, round(side / (width * size[1]))) for side in size]
        return Light(self.image.resize(small, BOX).resize(size, BICUBIC))

    def _with(self, other, how) -> Light:
        other = other.image if isinstance(other, Light) else float(other)
        return Light(ImageMath.lambda_eval(lambda e: how(e["a"], e["b"]), a=self.image, b=other))


class Frame:
    """An unexposed frame: its proportions, its own chance, and the ways to put light on it."""

    def __init__(self, size: tuple[int, int], seed: str):
        self.size = size
        self.aspect = size[0] / size[1]
        self.random = Random(seed)  # noqa: S311 (chance for pictures, not for secrets)
        self.between = self.random.uniform
        self.choice = self.random.choice

    @cached_property
    def x(self) -> Light:
        return self.row(lambda x: x)

    @cached_property
    def y(self) -> Light:
        return self.column(lambda y: y)

    def row(self, level: Callable[[float], float]) -> Light:
        """The same all the way down."""
        width = self.size[0]
        return self._spread((width, 1), [level(at / (width - 1)) for at in range(width)], NEAREST)

    def column(self, level: Callable[[float], float]) -> Light:
        """The same all the way across."""
        height = self.size[1]
        return self._spread((1, height), [level(at / (height - 1)) for at in range(height)], NEAREST)

    def field(self, level: Callable[[float, float], float], across: int, down: int) -> Light:
        """Something that changes slowly, reckoned at few points."""
        points = [level(x / (across - 1), y / (down - 1)) for y in range(down) for x in range(across)]
        return self._spread((across, down), points, BICUBIC)

    def glow(self, x: float, y: float, across: float, down: float = 0) -> Light:
        """A soft spot."""
        wide, high = across / self.aspect, down or across
        bell_x, bell_y = (lambda at: exp(-(((at - x) / wide) ** 2))), (lambda at: exp(-(((at - y) / high) ** 2)))
        return self.row(bell_x) * self.column(bell_y)

    def noise(self, across: int, down: int = 0) -> Light:
        """Cloudy chance from 0 to 1, so many cells across and down the frame."""
        cells = self._cells(across, down or max(2, round(across / self.aspect)))
        return Light(cells.resize(self.size, BICUBIC))

    def slanting_noise(self, across: int) -> Light:
        """The same askew, where rows and columns of cells would show."""
        side, angle = round(across * 1.6) + 4, self.between(0.4, 1.1)
        scale = across / self.size[0]
        right, down = scale * cos(angle), scale * sin(angle)
        left = side / 2 - (right * self.size[0] - down * self.size[1]) / 2
        top = side / 2 - (down * self.size[0] + right * self.size[1]) / 2
        matrix = (right, -down, left, down, right, top)
        return Light(self._cells(side, side).transform(self.size, AFFINE, matrix, BICUBIC))

    def shape(self, paint: Callable[[Pen], None], soft: float = 0.002) -> Light:
        """What a pen draws, with edges as soft as a lens leaves them."""
        plate = Image.new("L", (self.size[0] * 2, self.size[1] * 2))
        paint(Pen(plate))
        plate = plate.reduce(2).filter(ImageFilter.GaussianBlur(soft * self.size[1]))
        return Light(plate.convert("F")) * (1 / 255)

    def polygon(self, points, soft: float = 0.002) -> Light:
        return self.shape(lambda pen: pen.polygon(points), soft)

    def disc(self, x: float, y: float, radius: float, soft: float = 0.003) -> Light:
        return self.shape(lambda pen: pen.disc(x, y, radius), soft)

    def outline(self, points, x: float, y: float, size: float, soft: float = 0.006) -> Light:
        return self.shape(lambda pen: pen.outline(points, x, y, size), soft)

    def figure(self, x: float, foot: float, size: float, *kinds: str) -> Light:
        """Somebody standing there, of one of these kinds."""
        kind = self.choice(kinds)
        return self.shape(lambda pen: pen.figure(x, foot, size, kind), 0.0025)

    def _cells(self, across: int, down: int) -> Image.Image:
        cells = Image.frombytes("L", (across, down), self.random.randbytes(across * down))
        return (Light(cells.convert("F")) * (1 / 255)).image

    def _spread(self, size: tuple[int, int], points: list[float], how) -> Light:
        image = Image.new("F", size)
        image.putdata(points)
        return Light(image.resize(self.size, how))


class Pen:
    """Draws in the units of the frame; `level` is how much light a stroke lets through."""

    def __init__(self, plate: Image.Image):
        self.width, self.height = plate.size
        self.draw = ImageDraw.Draw(plate)

    def polygon(self, points, level: float = 1) -> None:
        self.draw.polygon([(x * self.width, y * self.height) for x, y in points], fill=ink(level))

    def box(self, left: float, top: float, right: float, foot: float, level: float = 1) -> None:
        self.polygon([(left, top), (right, top), (right, foot), (left, foot)], level)

    def disc(self, x: float, y: float, across: float, down: float = 0, level: float = 1) -> None:
        x, y, across, down = x * self.width, y * self.height, across * self.height, (down or across) * self.height
        self.draw.ellipse((x - across, y - down, x + across, y + down), fill=ink(level))

    def line(self, points, width: float, level: float = 1) -> None:
        """A stroke with round ends and joints."""
        path = [(x * self.width, y * self.height) for x, y in points]
        self.draw.line(path, fill=ink(level), width=max(1, round(width * self.height)))
        for x, y in points:
            self.disc(x, y, width / 2, level=level)

    def outline(self, points, x: float, y: float, size: float, turn: complex = 1, level: float = 1) -> None:
        """A drawn outline, rounded, with its origin at x, y; `turn` rotates it."""
        turned = [complex(*point) * turn * size for point in rounded(points)]
        self.polygon([(x + point.real * self.height / self.width, y + point.imag) for point in turned], level)

    def figure(self, x: float, foot: float, size: float, kind: str, level: float = 1) -> None:
        for part in FIGURES[kind]:
            self.outline(part, x, foot - size, size, level=level)


def ink(level: float) -> int:
    return round(255 * max(0.0, min(1.0, level)))
