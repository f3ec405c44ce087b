"""Scenes outside: every one puts light on a frame and gives it back."""

from math import cos, pi, sin

from PIL import Image

from festival.demo import outlines
from festival.demo.indoors import against
from festival.demo.light import Frame, Light, Pen


def horizon(f: Frame) -> Light:
    """Sun over the sea, and its path on the water."""
    sun_x, sea = f.between(0.3, 0.7), f.between(0.56, 0.66)
    sun_y = sea - f.between(0.03, 0.16)

    def glints(pen: Pen):
        for _glint in range(3200):
            near = f.random.random() ** 1.5
            x, y = f.random.gauss(sun_x, 0.018 + 0.10 * near), sea + near * (1 - sea)
            pen.disc(x, y, f.between(0.004, 0.008 + 0.030 * near), 0.0007 + 0.0024 * near, f.between(0.25, 1))

    clouds = f.noise(6, 22) * f.noise(11, 40)
    sky = 0.16 + 0.52 * f.column(lambda y: min(1, y / sea) ** 2) + 0.42 * f.glow(sun_x, sun_y, 0.42, 0.28)
    sky = sky.behind(clouds * f.y.step(0, 0.3) * f.y.step(sea, sea - 0.25), 0.5)
    sky = sky + 0.75 * f.disc(sun_x, sun_y, 0.105).behind(clouds, 0.55)
    swell = f.noise(9, 120) * f.column(lambda y: max(0, y - sea))
    water = 0.26 - 0.30 * (f.y - sea) + 0.25 * swell + 0.30 * f.glow(sun_x, sea, 0.35, 0.22)
    water = water + 0.85 * f.shape(glints, 0.001)
    return sky.under(water, f.y.step(sea - 0.001, sea + 0.002))


def road(f: Frame) -> Light:
    """A wet road at night, a car coming, the lights of a town behind it."""
    vx, vy = f.between(0.42, 0.58), 0.47
    car_x, car_y = vx - 0.045, vy + 0.045
    heights = [abs(f.random.gauss(0, 0.09)) for _lamp in range(60)]
    lamps = [
        (f.random.gauss(vx, 0.24), vy - 0.015 - up, f.between(0.006, 0.022 + 0.16 * up), f.between(0.12, 0.75))
        for up in heights
    ]

    def lines(pen: Pen):
        for side in (-0.66, 0.66):
            pen.polygon([(vx, vy), (vx + side - 0.018, 1), (vx + side + 0.018, 1)], 0.6)
        for dash in range(12):
            near, far = 0.012 * 1.62**dash, 0.012 * 1.62 ** (dash + 0.5)
            ends = [(near, 0.085), (near, 0.125), (far, 0.125), (far, 0.085)]
            pen.polygon([(vx + away * slope, vy + away) for away, slope in ends], 0.95)

    def lights(pen: Pen):
        for x, y, radius, tone in lamps:
            pen.disc(x, y, radius, level=tone)
            pen.disc(x, y, radius * 0.88, level=tone * 0.82)

    def streaks(pen: Pen):
        for x, _y, radius, tone in lamps:
            half, foot = radius / 4, vy + 0.1 + 0.6 * tone
            pen.polygon(
                [(x - half, vy + 0.02), (x + half, vy + 0.02), (x + 1.5 * half, foot), (x - 1.5 * half, foot)], tone
            )

    asphalt = 0.10 + 0.12 * f.noise(160, 200) * f.y + 0.24 * f.glow(vx, 1.02, 0.6, 0.36)
    light = 0.04 + 0.34 * f.glow(vx, vy, 0.8, 0.15) + asphalt * f.y.step(vy, vy + 0.02)
    light = light + 0.5 * f.shape(streaks, 0.012) * (0.3 + 0.7 * f.noise(70, 260)) * f.y.step(1.0, 0.55)
    light = light + f.shape(lines, 0.003) * f.y.step(vy, vy + 0.12) * (0.3 + 0.5 * f.y) + 0.9 * f.shape(lights)
    for side in (-0.016, 0.016):
        light = (
            light
            + 1.2 * f.glow(car_x + side, car_y, 0.018)
            + 0.4 * f.glow(car_x + side * 1.4, car_y + 0.14, 0.018, 0.11)
        )
    return light + 0.35 * f.glow(car_x, car_y, 0.16) + 0.15 * f.glow(car_x, car_y, 0.7, 0.012)


def ridge(f: Frame, base: float, rough: float) -> outlines.Outline:
    """The edge of a mountain, waves of chance upon waves, and the ground below it."""
    waves = [(f.between(2, 4) * 2.1**n, f.between(0, 2 * pi), rough / 1.85**n) for n in range(7)]
    edge = [(x / 240, base + sum(high * sin(x / 240 * often + at) for often, at, high in waves)) for x in range(241)]
    return [*edge, (1, 1.01), (0, 1.01)]


def hills(f: Frame) -> Light:
    """Ridge behind ridge in the mist of the morning."""
    sun_x = f.between(0.25, 0.75)
    light = (
        0.92
        - 0.35 * f.y
        + 0.16 * f.glow(sun_x, 0.22, 0.5)
        - 0.10 * f.noise(4, 8)
        + 0.3 * f.disc(sun_x, 0.2, 0.07, 0.006)
    )
    thick = f.noise(5, 3)
    for layer in range(7):
        base = 0.36 + layer * 0.10
        mist = thick * f.column(lambda y, base=base: max(0, min(1, (y - base) / 0.20)))
        tone = 0.64 - 0.10 * layer + (0.46 - 0.05 * layer) * mist
        light = light.under(tone, f.polygon(ridge(f, base, 0.040 + 0.003 * layer), 0.0025))
    return light


def water(f: Frame) -> Light:
    """Somebody floating on their back, seen from above; the light of the surface plays on the ground."""
    x, y, angle = f.between(0.4, 0.6), f.between(0.44, 0.54), f.between(-0.6, 0.6)
    turn = complex(cos(angle), sin(angle))

    def body(pen: Pen, x=x, y=y):
        head = -0.43j * turn * 0.5
        pen.outline(outlines.AFLOAT, x, y, 0.5, turn)
        pen.disc(x + head.real / f.aspect, y + head.imag, 0.027, 0.030)

    def veins(cells):
        return (1 - 2.6 * abs(f.slanting_noise(cells) - 0.5)).clipped()

    wide, middle, fine = veins(9), veins(14), veins(25)
    net = 0.55 * wide * wide + 0.5 * middle * middle * middle + 0.16 * fine * fine
    net = net * net
    ground = 0.22 + 0.22 * f.glow(0.4, 0.3, 0.9) + 0.10 * (f.noise(5) - 0.5) + 0.80 * net
    ground = ground.behind(f.shape(lambda pen: body(pen, x + 0.03, y + 0.07), 0.02), 0.5)
    return ground.under(0.04 + 0.14 * net, f.shape(body, 0.004))


def rooms(f: Frame) -> Light:
    """Lit windows of a block of flats; in some of them there is somebody."""
    across, down = round(5.4 * f.aspect), 6

    def facade(pen: Pen):
        for column in range(across):
            for row in range(down):
                tone = f.choice([0.06, 0.06, 0.08, 0.1, 0.2, 0.34, 0.62, 0.95])
                left, right = (column + 0.17) / across, (column + 0.83) / across
                top, foot = (row + 0.17) / down, (row + 0.84) / down
                pen.box(left, top, right, foot, tone)
                if tone > 0.3:
                    inside(f, pen, left, top, right - left, foot - top, tone)
                pen.box((left + right) / 2 - 0.001, top, (left + right) / 2 + 0.001, foot, 0.05)
                pen.box(left, foot, right, foot + 0.008, 0.18)

    (width, height), tilt, narrow = f.size, f.between(-0.1, 0.1), f.between(0.02, 0.1)
    upper_left, lower_left = (0.04 * width, max(0, tilt) * height), (narrow * width, 0.96 * height)
    lower_right, upper_right = ((1 - narrow) * width, height), (width, max(0, -tilt) * height)
    corners = (*upper_left, *lower_left, *lower_right, *upper_right)
    wall = f.shape(facade).image.transform(f.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    return 0.05 + Light(wall) * (0.86 + 0.28 * f.noise(6))


def inside(f: Frame, pen: Pen, left: float, top: float, wide: float, high: float, tone: float) -> None:
    """What a lit window shows."""
    right, foot = left + wide, top + high
    match f.choice(["curtains", "curtain", "blind", "somebody", "lamp", "nothing"]):
        case "blind":
            pen.box(left, top, right, top + 0.45 * high, 0.6 * tone)
        case "curtain":
            pen.polygon([(left, top), (left + 0.28 * wide, top), (left + 0.16 * wide, foot), (left, foot)], 0.55 * tone)
        case "curtains":
            pen.polygon([(left, top), (left + 0.28 * wide, top), (left + 0.16 * wide, foot), (left, foot)], 0.55 * tone)
            pen.polygon(
                [(right, top), (right - 0.28 * wide, top), (right - 0.16 * wide, foot), (right, foot)], 0.55 * tone
            )
        case "somebody":
            x = left + f.between(0.25, 0.75) * wide
            pen.figure(x, foot + 0.75 * high, 1.5 * high, f.choice(["coat", "dress"]), 0.04)
        case "lamp":
            pen.box(left + 0.3 * wide - 0.0006, top, left + 0.3 * wide + 0.0006, top + 0.3 * high, 0.1)
            pen.disc(left + 0.3 * wide, top + 0.36 * high, 0.12 * high)


def disc(f: Frame) -> Light:
    """A very large sun, and somebody small before it."""
    x, y, radius = f.between(0.42, 0.58), f.between(0.46, 0.52), f.between(0.30, 0.36)
    haze = f.noise(5, 26) * f.noise(9, 60)
    sun = f.disc(x, y, radius) * (1.04 - 0.42 * f.y)
    light = 0.09 + 0.08 * f.y + sun.behind(haze * f.y.step(y - 0.2, y + radius), 0.75)
    light = light + 0.34 * f.glow(x, y, radius * 1.75) + 0.05 * haze
    light = light.under(0.20 - 0.06 * f.x, f.polygon(ridge(f, 0.70, 0.016), 0.003))
    near, stand = ridge(f, 0.775, 0.012), f.between(x - 0.08, x + 0.08)
    light = light.behind(f.polygon(near), 0.86)
    return light.behind(f.figure(stand, near[round(stand * 240)][1] + 0.012, 0.2, "coat", "walking", "dress"))


def forest(f: Frame) -> Light:
    """Trunks in fog, shafts of light between them, somebody on the way through."""
    sun = f.between(0.35, 0.65)

    def trunks(pen: Pen, apart, wide, foot):
        x = f.between(-0.05, 0.02)
        while x < 1.05:
            half, lean = f.between(0.45, 1.0) * wide / f.aspect, f.between(-0.02, 0.02)
            top, root = (x + lean - 0.7 * half, -0.01), (x - 2 * half, foot + 0.03)
            left, right = (x - half, foot), (x + half, foot)
            pen.polygon([top, (x + lean + 0.7 * half, -0.01), right, (x + 2 * half, foot + 0.03), root, left])
            x += f.between(0.5, 1.5) * apart

    def shafts(pen: Pen):
        for _shaft in range(9):
            aside, wide = f.between(-0.4, 0.4), f.between(0.008, 0.04)
            high, low = sun + 0.3 * aside, sun + 1.7 * aside
            pen.polygon([(high, -0.1), (high + wide / 2, -0.1), (low + 2 * wide, 1), (low, 1)], f.between(0.25, 0.8))

    light = 0.30 + 0.55 * f.glow(sun, 0.22, 0.7, 0.6) + 0.12 * f.noise(5)
    light = light.behind(f.y.step(0.74, 1.0), 0.75)
    light = light.behind(f.shape(lambda pen: trunks(pen, 0.045, 0.014, 0.80), 0.004), 0.30)
    light = light.behind(f.shape(lambda pen: trunks(pen, 0.09, 0.024, 0.88), 0.003), 0.62)
    light = light.behind(f.figure(sun + f.between(-0.06, 0.06), 0.87, 0.22, "coat", "walking"), 0.92)
    light = light + 0.28 * f.shape(shafts, 0.014) * f.y.step(1.05, 0.3)
    return light.behind(f.shape(lambda pen: trunks(pen, 0.24, 0.05, 1.05), 0.006), 0.93)


def train(f: Frame) -> Light:
    """A town drawn out to threads of light, past the window of a train."""
    left, right, top, foot = f.between(-0.1, 0.06), f.between(0.86, 1.1), 0.13, 0.82
    thin, thick = f.noise(5, 120) * f.noise(3, 200), f.noise(4, 26) * f.noise(7, 60)
    threads = 3.6 * (thin - 0.34).clipped() + 1.5 * (thick - 0.30).clipped()
    town = 0.10 + 0.16 * f.y + threads * (0.45 + 0.8 * f.glow(f.between(0.5, 0.75), 0.46, 0.8, 0.25))
    pane = f.polygon([(left, top), (right, top), (right, foot), (left, foot)], 0.006)
    light = (0.03 + 0.06 * f.glow(0.5, 0.95, 0.8, 0.2)).under(town, pane)
    light = light + 0.10 * f.polygon([(left, foot), (right, foot), (right, foot + 0.012), (left, foot + 0.012)])
    return against(f, light, 0.3, 0.3, 0.42, f.choice([1, -1]), 0.5)


def rain(f: Frame) -> Light:
    """The lights of a street through a window in the rain."""

    def lamps(pen: Pen):
        for _lamp in range(14):
            x, y = f.between(-0.02, 1.02), f.random.gauss(0.52, 0.18)
            radius, tone = f.between(0.03, 0.12), f.between(0.10, 0.55)
            pen.disc(x, y, radius, level=tone * 1.25)
            pen.disc(x, y, radius * 0.93, level=tone)

    drops = [(f.between(0, 1), f.between(0, 1), 0.004 + 0.02 * f.random.random() ** 3) for _drop in range(460)]

    def dark(pen: Pen):
        for x, y, radius in drops:
            pen.disc(x, y, radius, radius * 1.15)

    def bright(pen: Pen):
        for x, y, radius in drops:
            pen.disc(x, y + radius * 0.4, radius * 0.62, radius * 0.5)

    street = 0.06 + 0.14 * f.noise(5) + 0.25 * f.glow(0.5, 0.55, 0.8, 0.25)
    for _depth in range(3):
        street = street + 0.75 * f.shape(lamps, 0.004)
    return street.behind(f.shape(dark, 0.0015), 0.55) + f.shape(bright, 0.0025) * (0.10 + 0.7 * street.blurred(0.1))
