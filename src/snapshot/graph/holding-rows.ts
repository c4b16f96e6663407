/** Holdings collected row by row in arrays that grow. */
export class HoldingRows {
  count = 0;
  owner: Int32Array;
  company: Int32Array;
  code: Int32Array;

  constructor(expected = 1 << 12) {
    [this.owner, this.company, this.code] = [
      new Int32Array(expected),
      new Int32Array(expected),
      new Int32Array(expected),
    ];
  }

  add(owner: number, company: number, code: number): void {
    const at = this.count++;
    if (at === this.owner.length) this.grow();
    this.owner[at] = owner;
    this.company[at] = company;
    this.code[at] = code;
  }

  private grow(): void {
    const wide = (from: Int32Array): Int32Array => {
      const to = new Int32Array(Math.ceil(from.length * 1.5));
      to.set(from);
      return to;
    };
    [this.owner, this.company, this.code] = [wide(this.owner), wide(this.company), wide(this.code)];
  }
}
