/** Lists of numbers that grow; for kernels that do not know how much they will find. */
export class GrowingInts {
  ints = new Int32Array(64);
  length = 0;

  /** @returns the new length */
  push(value: number): number {
    if (this.length === this.ints.length) {
      const wide = new Int32Array(this.ints.length * 2);
      wide.set(this.ints);
      this.ints = wide;
    }
    this.ints[this.length] = value;
    this.length += 1;
    return this.length;
  }

  at(place: number): number {
    return this.ints[place] as number;
  }

  set(place: number, value: number): void {
    this.ints[place] = value;
  }

  trimmed(): Int32Array {
    return this.ints.slice(0, this.length);
  }
}

export class GrowingDoubles {
  doubles = new Float64Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.doubles.length) {
      const wide = new Float64Array(this.doubles.length * 2);
      wide.set(this.doubles);
      this.doubles = wide;
    }
    this.doubles[this.length] = value;
    this.length += 1;
  }

  at(place: number): number {
    return this.doubles[place] as number;
  }
}
