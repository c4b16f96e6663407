/** Registers that nobody would file, in the shapes that break recursion, squares and sums. Shares in billionths. */
const WHOLE = 1_000_000_000;

const list = (nodes, links, fill) => {
  const [owner, company, code] = [new Int32Array(links), new Int32Array(links), new Int32Array(links)];
  let at = 0;
  fill((o, c, share) => {
    owner[at] = o;
    company[at] = c;
    code[at++] = share;
  });
  if (at !== links) throw new RangeError(`${at} links; expected ${links}`);
  return { nodes, links, owner, company, code };
};

/** name → (size) → holdings as `buildGraph` takes them, the size of the issue, and what is true of owners and control. */
export const SHAPES = {
  'a chain of majorities': {
    size: 1_000_000,
    make: (n) =>
      list(n + 1, n, (put) => {
        for (let i = 0; i < n; i += 1) put(i, i + 1, 600_000_000);
      }),
    // Each company is controlled by all before it; only the first has no owner, and 0.6 · 0.6 · 0.6 is below a quarter.
    pairs: (n) => (n * (n + 1)) / 2,
    owners: () => 2,
  },
  'a chain of whole holdings': {
    size: 1_000_000,
    make: (n) =>
      list(n + 1, n, (put) => {
        for (let i = 0; i < n; i += 1) put(i, i + 1, WHOLE);
      }),
    pairs: (n) => (n * (n + 1)) / 2,
    owners: (n) => n,
  },
  'a star held by one': {
    size: 1_000_000,
    make: (n) =>
      list(n + 1, n, (put) => {
        for (let i = 1; i <= n; i += 1) put(0, i, 510_000_000);
      }),
    pairs: (n) => n,
    owners: (n) => n,
  },
  'a company held by many': {
    size: 1_000_000,
    make: (n) =>
      list(n + 1, n, (put) => {
        for (let i = 1; i <= n; i += 1) put(i, 0, Math.floor(WHOLE / n));
      }),
    pairs: () => 0,
    owners: () => 0,
  },
  'a clique': {
    size: 3_000,
    make: (n) =>
      list(n, n * (n - 1), (put) => {
        for (let c = 0; c < n; c += 1)
          for (let o = 0; o < n; o += 1) if (o !== c) put(o, c, Math.floor(WHOLE / (n - 1)));
      }),
    pairs: () => 0,
    owners: () => 0,
  },
  'rings of 100 %': {
    size: 1_000_000,
    make: (n) =>
      list(n, n, (put) => {
        for (let i = 0; i < n; i += 1) put(i, i % 10 === 9 ? i - 9 : i + 1, WHOLE);
      }),
    // Each member of a ring of ten controls the nine others; nobody outside owns any of it.
    pairs: (n) => 9 * n,
    owners: () => 0,
  },
  'one ring of 100 %': {
    size: 1_000_000,
    make: (n) =>
      list(n, n, (put) => {
        for (let i = 0; i < n; i += 1) put(i, (i + 1) % n, WHOLE);
      }),
    // Everybody controls everybody else: listed up to a limit.
    pairs: (n) => n * (n - 1),
    owners: () => 0,
  },
  'parallel holdings of one pair': {
    size: 1_000_000,
    make: (n) =>
      list(2, n, (put) => {
        for (let i = 0; i < n; i += 1) put(0, 1, Math.floor(WHOLE / n));
      }),
    pairs: () => 1,
    owners: () => 1,
  },
  'companies that hold themselves': {
    size: 2_000_000,
    make: (n) =>
      list(n, n, (put) => {
        for (let i = 0; i < n; i += 1) put(i, i, 400_000_000);
      }),
    pairs: () => 0,
    owners: () => 0,
  },
};
