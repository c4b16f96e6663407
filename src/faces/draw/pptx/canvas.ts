/** The slide as a surface: pixels of the layout to the units of the format, and ids that no two shapes share. */
import { LookthroughError } from '../../../index.ts';

/** English Metric Units in a pixel of 1/96 inch. */
const PIXEL = 9525;
/** 56 inches, the largest side a slide may have (ECMA-376 part 1, ST_SlideSizeCoordinate). */
const LARGEST = 51_206_400;
/** Smallest type the format can hold, in hundredths of a point. */
const SMALLEST_TYPE = 100;

export class Canvas {
  readonly width: number;
  readonly height: number;
  /** 1: a pixel of the chart is 1/96 inch on the slide; less where the slide would be larger than the format allows */
  readonly scale: number;
  #last = 1;

  /** @throws LookthroughError limit-reached: type would be under one point */
  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.scale = scaleFor(width, height);
    if (this.type(12) < SMALLEST_TYPE)
      throw new LookthroughError(
        'limit-reached',
        `the chart is ${width} by ${height} pixels: on the largest slide its words would be under one point; draw it as .svg`,
        { received: `${width} by ${height}` },
      );
  }
  id(): number {
    this.#last += 1;
    return this.#last;
  }
  /** pixels -> the units of the format */
  emu(pixels: number): number {
    return Math.round(pixels * PIXEL * this.scale);
  }
  /** pixels -> hundredths of a point */
  type(pixels: number): number {
    return Math.round(pixels * 75 * this.scale);
  }
}

/** @returns how much a chart of this size is reduced to be a slide; 1 up to 56 inches */
export function scaleFor(width: number, height: number): number {
  return Math.min(1, LARGEST / PIXEL / Math.max(width, height));
}
