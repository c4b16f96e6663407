/** Strongly connected components, Tarjan 1972, with its own stack: chains of a million links exist. O(nodes + links). */

/**
 * @param count nodes are 0 … count − 1
 * @param next where the links of a node lead
 * @returns components in reverse topological order: a component comes after everything its links lead to
 */
export function components(count: number, next: (node: number) => readonly number[]): readonly (readonly number[])[] {
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const cursor = new Int32Array(count);
  const stack: number[] = [];
  const found: number[][] = [];
  let counter = 0;
  const enter = (node: number, path: number[]): void => {
    index[node] = low[node] = counter;
    counter += 1;
    stack.push(node);
    onStack[node] = 1;
    path.push(node);
  };
  for (let start = 0; start < count; start += 1) {
    if (index[start] !== -1) continue;
    const path: number[] = [];
    enter(start, path);
    while (path.length > 0) {
      const node = path[path.length - 1] as number;
      const links = next(node);
      const at = cursor[node] as number;
      if (at < links.length) {
        cursor[node] = at + 1;
        const target = links[at] as number;
        if (index[target] === -1) enter(target, path);
        else if (onStack[target] === 1) low[node] = Math.min(low[node] as number, index[target] as number);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number);
      if (low[node] === index[node]) found.push(popTo(node, stack, onStack));
    }
  }
  return found;
}

function popTo(node: number, stack: number[], onStack: Uint8Array): number[] {
  const members: number[] = [];
  for (;;) {
    const member = stack.pop() as number;
    onStack[member] = 0;
    members.push(member);
    if (member === node) return members.sort((a, b) => a - b);
  }
}
