/**
 * The order in which a register is read: companies after those that hold them, members of a loop side by side.
 * Tarjan's algorithm over "is held by", iterative: components come out owners first. Cost O(n + m).
 */
export interface CompanyOrder {
  /** companies (nodes with a column), owners before what they own */
  readonly order: Int32Array;
  /** by place in `order`: 1 where a new component starts */
  readonly starts: Uint8Array;
}

/**
 * @param start columns by node: owners of node c lie at start[c] … start[c + 1] − 1
 * @param owner the owners; one without a column of its own ends the walk
 */
export function companyOrder(start: Int32Array, owner: Int32Array): CompanyOrder {
  const nodes = start.length - 1;
  let companies = 0;
  for (let c = 0; c < nodes; c += 1) if ((start[c] as number) < (start[c + 1] as number)) companies += 1;
  const order = new Int32Array(companies);
  const starts = new Uint8Array(companies);
  // seen: 0 unseen, else when first seen; low: earliest seen node reachable inside the stack; done nodes get DONE
  const seen = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const stack = new Int32Array(companies);
  const path = new Int32Array(companies);
  const next = new Int32Array(companies);
  const DONE = 0x7fffffff;
  let [clock, held, placed] = [1, 0, 0];
  for (let root = 0; root < nodes; root += 1) {
    if (seen[root] !== 0 || start[root] === start[root + 1]) continue;
    let depth = 1;
    path[0] = root;
    next[0] = start[root] as number;
    seen[root] = low[root] = clock++;
    stack[held++] = root;
    while (depth > 0) {
      const c = path[depth - 1] as number;
      const end = start[c + 1] as number;
      let e = next[depth - 1] as number;
      let down = -1;
      while (e < end) {
        const o = owner[e++] as number;
        const when = seen[o] as number;
        if (when === 0) {
          if (start[o] === start[o + 1]) continue;
          down = o;
          break;
        }
        if (when < (low[c] as number)) low[c] = when;
      }
      if (down >= 0) {
        next[depth - 1] = e;
        seen[down] = low[down] = clock++;
        stack[held++] = down;
        path[depth] = down;
        next[depth++] = start[down] as number;
        continue;
      }
      depth -= 1;
      const reach = low[c] as number;
      if (depth > 0) {
        const above = path[depth - 1] as number;
        if (reach < (low[above] as number)) low[above] = reach;
      }
      if (reach !== seen[c]) continue;
      starts[placed] = 1;
      for (let w = -1; w !== c; ) {
        w = stack[--held] as number;
        seen[w] = DONE;
        order[placed++] = w;
      }
    }
  }
  return { order, starts };
}
