/**
 * Boxes. `within_box` takes the north-west corner and the south-east one, latitude first. Servers differ in whether a
 * point on the edge is inside, and compare in single precision or in double: so the box is asked for a little larger,
 * or, for what lies outside of it, a little smaller.
 */
import { plainNumber, type Box } from '../../src/connector/index.ts';

/** Degrees; about 10 cm, and more than a double loses. */
const LARGER = 1e-6;
/** More than a single loses at 180 degrees. */
const SMALLER = 1e-4;
/** Behind the antimeridian there is nothing. */
const BEYOND = 181;

function degrees(value: number): string {
  return plainNumber(Number(value.toFixed(7)));
}
function box(name: string, [west, south, east, north]: Box): string {
  return `within_box(${name}, ${[north, west, south, east].map(degrees).join(', ')})`;
}

/** One box, or the two that make one over the antimeridian. */
function partsOf([west, south, east, north]: Box): readonly Box[] {
  if (west <= east) return [[west, south, east, north]];
  return [
    [west, south, BEYOND, north],
    [-BEYOND, south, east, north],
  ];
}
/** `by` degrees more on every side; less where it is negative. */
function grown([west, south, east, north]: Box, by: number): Box {
  return [west - by, south - by, east + by, north + by];
}

/** True of every point in the box, and of some close to it. */
export function isInBox(name: string, wanted: Box): string {
  return partsOf(wanted)
    .map((part) => box(name, grown(part, LARGER)))
    .join(' OR ');
}

/** True of every point outside of the box, and of some just inside of it. */
export function isOutsideBox(name: string, wanted: Box): string {
  const parts = partsOf(wanted).map((part) => grown(part, -SMALLER));
  const left = parts.filter(([west, south, east, north]) => west < east && south < north);
  return [...left.map((part) => `NOT ${box(name, part)}`), `${name} IS NOT NULL`].join(' AND ');
}
