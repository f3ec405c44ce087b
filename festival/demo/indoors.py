"""Scenes inside: every one puts light on a frame and gives it back."""

from itertools import pairwise
from math import cos, exp, pi, sin

from festival.demo import outlines
from festival.demo.light import Frame, Light, Pen


def corridor(f: Frame) -> Light:
    """Portal behind portal, and somebody at the end, before the light."""
    vx, vy = f.between(0.4, 0.6), 0.5
    scales = [1.5 * 0.74**step for step in range(9)]
    doors_open = {f.choice([1, 2]), f.choice([3, 4]), 6}

    def corners(scale, across=1.0):
        wide, high = scale * across / 2, scale / 2
        return (vx - wide, vy - high), (vx + wide, vy - high), (vx + wide, vy + high), (vx - wide, vy + high)

    def walls(pen: Pen):
        for step, (near, far) in enumerate(pairwise(scales)):
            here, there, deep = corners(near), corners(far), step / 9
            ceiling, right, floor, left = ([here[a], here[b], there[b], there[a]] for a, b in pairwise((0, 1, 2, 3, 0)))
            pen.polygon(ceiling, 0.05 + 0.08 * deep)
            pen.polygon(floor, 0.10 + 0.30 * deep)
            pen.polygon(left, 0.62 if step in doors_open else 0.07 + 0.13 * deep)
            pen.polygon(right, 0.10 + 0.20 * deep)
            pen.line([*there, there[0]], 0.012 * far, 0.5 if step in doors_open else 0.24 + 0.2 * deep)
            if step in (1, 3, 5):
                pen.polygon([*corners(near * 0.95, 0.28)[:2], *corners(far * 1.05, 0.28)[1::-1]], 0.9)
        pen.polygon(corners(scales[-1]))

    foot = vy + 0.155
    shadow = [(vx - 0.012, foot), (vx + 0.012, foot), (vx + 0.05, 1), (vx - 0.05, 1)]
    light = f.shape(walls, 0.005) + 0.25 * f.glow(vx, vy, 0.35)
    light = light + 0.55 * f.glow(vx, vy + 0.2, 0.06, 0.2) * f.y.step(vy + 0.06, vy + 0.08)
    return light.behind(f.polygon(shadow, 0.02), 0.6).behind(f.figure(vx, foot, 0.25, "coat", "dress"), 0.97)


def window(f: Frame) -> Light:
    """Late sun through a window, lying on an empty wall with the shadow of a branch."""
    lean, left, top = f.between(0.25, 0.4), f.between(0.3, 0.4), f.between(0.12, 0.18)
    wide, high, rows = 0.34, 0.6, f.choice([2, 3])

    def panes(pen: Pen):
        for column in (0, 1):
            for row in range(rows):
                x, y = left + column * wide / 2 + 0.008, top + row * high / rows + 0.012
                w, h = wide / 2 - 0.016, high / rows - 0.024
                corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
                pen.polygon([(px - lean * (py - 0.5), py + 0.10 * (px - left)) for px, py in corners])

    def twig(pen: Pen, x, y, angle, leaves):
        for leaf in range(leaves):
            start, x, y = (x, y), x + 0.042 * cos(angle) / f.aspect, y + 0.042 * sin(angle)
            pen.line([start, (x, y)], 0.010 * (1 - leaf / leaves) + 0.002)
            aside = angle + (0.9 if leaf % 2 else -0.9)
            pen.outline(outlines.LEAF, x, y, f.between(0.07, 0.13), complex(cos(aside), sin(aside)))
            angle += f.between(-0.2, 0.2)

    def branch(pen: Pen):
        for _twig in range(3):
            twig(pen, left + f.between(-0.16, 0.1), top + f.between(0.45, 0.8), f.between(-1.1, -0.3), 16)

    wall = 0.10 + 0.16 * f.x + 0.12 * f.glow(0.6, 0.35, 0.9) + 0.05 * (f.noise(5) - 0.5)
    wall = wall.behind(f.y.step(0.885, 0.89), 0.45)
    sun = f.shape(panes, 0.006).behind(f.shape(branch, 0.008), 0.72)
    return wall + sun * (0.84 - 0.25 * f.y) + 0.12 * sun.blurred(0.16)


def curtain(f: Frame) -> Light:
    """A heavy curtain, not quite closed, in the light of a follow spot."""
    part, drift = f.between(0.42, 0.6), f.between(0, 6)

    def fold(x, y):
        away = abs(x - part)
        phase = x * 60 + 3 * sin(x * 6 + drift) + (0.3 + y) * sin(x * 15 + drift * 2) + 1.2 * exp(-away * 9)
        return 0.20 + 0.62 * (0.5 + 0.5 * sin(phase)) + 0.18 * (0.5 + 0.5 * sin(phase * 2.1 + 3 * y + drift))

    cloth = f.field(fold, 640, 16)
    away = (f.x - part) * f.aspect
    spot = (away * away + (f.y - 0.45) * (f.y - 0.45)).step(0.19, 0.13)
    gap = abs(f.x - part - 0.012 * f.column(lambda y: sin(y * 5 + drift)))
    slit = (gap - 0.001 - 0.016 * f.y * f.y).step(0.008, 0)
    light = cloth * cloth * (0.16 + 0.24 * f.glow(part, 0.45, 0.9) + 0.72 * spot)
    light = light.behind((gap - 0.02 * f.y).step(0.04, 0.005), 0.6) + slit * (0.8 + 0.3 * spot)
    return light.behind(f.y.step(0.88, 1.0), 0.55)


def beam(f: Frame) -> Light:
    """The projector's beam over the heads of an audience."""
    lamp_x, lamp_y = 1.03, f.between(0.08, 0.16)

    def rays(pen: Pen):
        for _ray in range(46):
            middle, half = f.random.gauss(0.40, 0.10), f.between(0.002, 0.03)
            pen.polygon([(lamp_x, lamp_y), (-0.05, middle - half), (-0.05, middle + half)], f.between(0.10, 0.55))

    def dust(pen: Pen):
        for _mote in range(150):
            x = f.between(0, 1)
            y = lamp_y + (0.40 - lamp_y) * (1 - x) + f.between(-0.25, 0.25) * (1 - x)
            pen.disc(x, y, f.between(0.001, 0.0045), level=f.between(0.2, 0.9))

    def heads(pen: Pen, row):
        size = 0.17 + 0.10 * row
        seats = round(f.aspect / size * 0.42)
        for seat in range(seats + 1):
            x = (seat + 0.5 * row + f.between(-0.15, 0.15)) / seats
            pen.outline(
                outlines.FROM_BEHIND, x, 0.76 + 0.06 * row + f.between(-0.02, 0.02), size * f.between(0.92, 1.05)
            )

    smoke = (0.55 + 0.75 * f.noise(4) * f.noise(11)) * (0.42 + 0.58 * f.x * f.x)
    cone = f.polygon([(lamp_x, lamp_y - 0.004), (lamp_x, lamp_y + 0.004), (-0.05, 0.66), (-0.05, 0.15)], 0.03)
    light = 0.035 + cone * smoke * 0.8 + f.shape(rays, 0.006) * smoke + 0.5 * f.shape(dust, 0.001)
    light = light + 1.3 * f.glow(lamp_x, lamp_y, 0.07) + 0.3 * f.glow(lamp_x, lamp_y, 0.3)
    light = light + 0.34 * f.glow(0.3, 0.86, 1.1, 0.26)
    for row in (0, 1):
        mask = f.shape(lambda pen, row=row: heads(pen, row), 0.004 + 0.003 * row)
        rim = mask * (1 - mask.blurred(0.03)).clipped()
        light = light.behind(mask, 0.88 + 0.08 * row) + (0.5 - 0.15 * row) * rim * (1.05 - f.y)
    return light


def blinds(f: Frame) -> Light:
    """A profile against blinds."""
    slats, tilt, x, turn = f.choice([12, 14, 16]), f.between(-0.05, 0.05), f.between(0.32, 0.42), f.choice([1, -1])

    def stripes(pen: Pen):
        for slat in range(-2, slats + 3):
            y, thick = slat / slats, 0.55 / slats
            pen.polygon([(0, y), (1, y + tilt), (1, y + tilt + thick), (0, y + thick)])

    window_light = 0.18 + 0.90 * f.glow(0.5 + 0.22 * turn, 0.42, 0.85, 0.65)
    light = 0.05 + (0.12 + f.shape(stripes, 0.004)) * window_light
    return against(f, light, x, 0.2, 0.47, turn, 0.4 * (0.2 + f.shape(stripes, 0.01)))


def against(f: Frame, light: Light, x: float, y: float, size: float, turn: int, edge: Light | float) -> Light:
    """A dark profile before the light, which catches its edge; `turn` is 1 to look right."""
    outline = outlines.PROFILE if turn > 0 else outlines.flipped(outlines.PROFILE)
    x = x if turn > 0 else 1 - x
    head = f.outline(outline, x, y, size)
    rim = (head - f.outline(outline, x - 0.008 * turn, y + 0.004, size, 0.012)).clipped()
    return light.behind(head) + rim * edge


def door(f: Frame) -> Light:
    """A door ajar: the light it lets out lies across the floor."""
    left, top, floor = f.between(0.5, 0.62), 0.14, 0.72
    right = left + 0.31 / f.aspect
    middle, foot = (left + right) / 2, floor + 0.015
    gap = [(left, top), (right, top), (right, floor), (left, floor)]
    leaf = [(right, top), (right + 0.065, top - 0.05), (right + 0.065, floor + 0.075), (right, floor)]
    spill = [(left, floor), (right, floor), (right + 0.10, 1.02), (left - 0.34, 1.02)]
    shadow = [(middle - 0.016, foot), (middle + 0.016, foot), (middle - 0.05, 1.02), (middle - 0.16, 1.02)]
    wall = 0.05 + 0.08 * f.x + 0.05 * f.noise(4)
    wall = wall + 0.42 * f.glow(middle, 0.5, 0.42, 0.6) * f.y.step(floor + 0.01, floor - 0.01)
    light = wall + 0.06 * f.y.step(floor - 0.002, floor + 0.002)
    light = light.under(0.10 + 0.35 * f.y.step(1, 0.2), f.polygon(leaf))
    light = light + f.polygon(spill, 0.008) * (0.95 - 1.75 * (f.y - floor)) * f.y.step(floor, floor + 0.005)
    light = light.under(1.02 - 0.25 * f.y, f.polygon(gap))
    light = light.behind(f.polygon(shadow, 0.012) * f.y.step(foot - 0.01, foot), 0.8)
    return light.behind(f.figure(middle, foot, 0.46, "coat", "dress"))


def stairs(f: Frame) -> Light:
    """A winding staircase seen from above, with light at its foot."""
    start, hand, sun = f.between(0, 2 * pi), f.choice([1, -1]), f.between(0, 2 * pi)
    drift_x, drift_y = f.between(-0.10, 0.10), f.between(-0.05, 0.05)
    turns, each = 4, 30

    def point(turned, radius):
        angle, deep = start + hand * turned * 2 * pi, 1 - min(radius / 1.2, 1)
        x = 0.5 + drift_x * deep + radius * cos(angle) / f.aspect
        return x, 0.5 + drift_y * deep + 0.96 * radius * sin(angle)

    def well(pen: Pen):
        for step in range(-each * 3 // 2, turns * each):
            a, b = step / each, (step + 1) / each
            wide_a, wide_b, deep = 1.5 * 0.5**a, 1.5 * 0.5**b, max(0, a / turns)
            facing = 0.5 + 0.5 * cos(start + hand * a * 2 * pi - sun)
            tone = (0.05 + 0.34 * facing) * (1 - 0.3 * deep) + 0.75 * deep**2.2
            rim_a, rim_b = point(a, wide_a * 0.56), point(b, wide_b * 0.56)
            pen.polygon([point(a, wide_a), point(b, wide_b), rim_b, rim_a], tone)
            pen.line([point(a, wide_a), rim_a], 0.008 * wide_a, tone * 1.7 + 0.04)
            pen.line([rim_a, rim_b], 0.023 * wide_a, tone * 0.25)
            pen.line([point(a, wide_a * 0.58), point(b, wide_b * 0.58)], 0.007 * wide_a, 0.3 + tone)
        pen.disc(0.5 + drift_x, 0.5 + drift_y, 1.5 * 0.5 ** (turns + 1) * 1.1)

    return f.shape(well, 0.003) + 0.30 * f.glow(0.5 + drift_x, 0.5 + drift_y, 0.3)


def sitter(f: Frame) -> Light:
    """Head and shoulders, one lamp from the side."""
    turn, hair, x, top, size = f.choice([1, -1]), f.choice(["short", "loose", "bun"]), 0.5, 0.24, 0.36
    lamp = (turn * (f.x - x) * f.aspect).step(0.17, -0.15)
    light = 0.18 + 0.36 * f.glow(x - turn * 0.35, 0.3, 0.6) + 0.10 * f.noise(4)
    if hair == "loose":
        light = light.under(0.03 + 0.10 * lamp, f.outline(outlines.LOOSE_HAIR, x, top, size))
    light = light.under(0.05 + 0.30 * lamp * f.y.step(1.15, 0.6), f.outline(outlines.BUST, x, top, size))
    light = light.behind(f.glow(x, 0.61, 0.10, 0.045), 0.55)
    eyes = sum(f.glow(x + side * 0.055 / f.aspect, 0.395, 0.036, 0.016) for side in (-1, 1))
    nose, mouth = f.glow(x + turn * 0.02 / f.aspect, 0.45, 0.016, 0.035), f.glow(x, 0.515, 0.042, 0.010)
    skin = (0.07 + 0.80 * lamp).behind(eyes, 0.5).behind(nose, 0.3).behind(mouth, 0.4)
    light = light.under(skin, f.outline(outlines.FACE, x, top, size))
    light = light.under(0.04 + 0.16 * lamp, f.outline(outlines.SHORT_HAIR, x, top, size))
    if hair == "bun":
        light = light.under(0.04 + 0.16 * lamp, f.disc(x + 0.02 * turn, 0.19, 0.06, 0.006))
    return light


def portrait(f: Frame) -> Light:
    """A face out of focus."""
    return sitter(f).blurred(0.02)


def glass(f: Frame) -> Light:
    """A face behind ribbed glass: every rib shows a little more than lies behind it."""
    behind = sitter(f).blurred(0.010).image
    (width, height), ribs = f.size, round(27 * f.aspect)
    pane = behind.copy()
    for rib in range(ribs):
        left, right = rib * width // ribs, (rib + 1) * width // ribs
        middle, half = (left + right) / 2, (right - left) * 1.7
        seen = behind.resize((right - left, height), box=(max(0, middle - half), 0, min(width, middle + half), height))
        pane.paste(seen, (left, 0))
    groove, crest = f.row(lambda x: cos(x * ribs * 2 * pi)), f.row(lambda x: max(0, sin(x * ribs * 2 * pi)) ** 6)
    return Light(pane) * (0.97 - 0.11 * groove) + 0.05 * crest
