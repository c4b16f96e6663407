/**
 * Random groups of persons and companies, and the worlds their facts allow. Holdings are told exactly, as a band or not
 * at all, in loops too; a source states control here and there; some lists of holders are complete. All from the seed.
 */
import { sealStatement } from '../../dist/statements/seal.js';
import { ratio } from '../../dist/terms/exact.js';
import { interval, point } from '../../dist/terms/interval.js';

/** Shares are drawn in hundredths of a per cent. */
const WHOLE = 10_000;
const SOURCE = { name: 'random', kind: 'register', manner: 'register', published: '2020-12-31' };
export const PERSONS = ['P0', 'P1', 'P2'];
export const COMPANIES = ['C0', 'C1', 'C2', 'T'];

/** The bands of the United Kingdom's register, printed ranges, roundings, and no figure at all. */
function bandOf(chance) {
  const kind = chance.below(6);
  if (kind === 0) return { lo: 2500, hi: 5000, loOpen: true, hiOpen: false };
  if (kind === 1) return { lo: 5000, hi: 7500, loOpen: true, hiOpen: true };
  if (kind === 2) return { lo: 0, hi: WHOLE, loOpen: true, hiOpen: false };
  const lo = 100 * chance.below(60);
  if (kind === 3) return { lo, hi: lo + 100, loOpen: false, hiOpen: true };
  return { lo, hi: Math.min(WHOLE, lo + 500 * (1 + chance.below(6))), loOpen: false, hiOpen: false };
}

/** @returns holdings `{owner, owned, lo, hi, loOpen, hiOpen}` whose least parts fit, stated controls, complete lists */
export function drawGroup(chance) {
  const holdings = [];
  COMPANIES.forEach((owned, at) => {
    const able = [...PERSONS, ...COMPANIES.filter((c, i) => c !== owned && (i < at || chance.chance(0.1)))];
    let room = WHOLE;
    for (const owner of able.filter(() => chance.chance(0.5)).slice(0, 4)) {
      const told = 100 * (1 + chance.below(70));
      const cell = chance.chance(0.65) ? { lo: told, hi: told, loOpen: false, hiOpen: false } : bandOf(chance);
      if (cell.lo + Number(cell.loOpen) > room) continue;
      room -= cell.lo + Number(cell.loOpen);
      holdings.push({ owner, owned, ...cell });
    }
  });
  const stated = COMPANIES.filter(() => chance.chance(0.08)).map((company) => ({
    controller: PERSONS[chance.below(PERSONS.length)],
    company,
  }));
  return { holdings, stated, complete: COMPANIES.filter((c) => chance.chance(0.2) && fillable(holdings, c)) };
}
const fillable = (holdings, company) =>
  holdings.filter((h) => h.owned === company).reduce((sum, h) => sum + h.hi - Number(h.hiOpen), 0) >= WHOLE;

const relation = (subject, interestedParty, interest) =>
  sealStatement({
    kind: 'relationship',
    recordStatus: 'new',
    subject,
    interestedParty,
    interests: [{ directness: 'direct', ...interest }],
    source: SOURCE,
    locator: {},
  });

export function statementsOf({ holdings, stated, complete }) {
  return [
    ...holdings.map(({ owner, owned, lo, hi, loOpen, hiOpen }) => {
      const bounds = interval(ratio(lo, WHOLE), ratio(hi, WHOLE), loOpen, hiOpen);
      return relation(owned, owner, { interestType: 'shareholding', share: { bounds, hedge: 'exact', of: 'capital' } });
    }),
    ...stated.map((s) =>
      relation(s.company, s.controller, { interestType: 'otherInfluenceOrControl', control: 'stated' }),
    ),
    ...complete.map((company) =>
      sealStatement({ kind: 'complete-list', recordStatus: 'new', company, of: 'both', source: SOURCE, locator: {} }),
    ),
  ];
}

const roomOf = (h, part) => h.hi - Number(h.hiOpen) - part;

/** One column filled at random within its ends and its sum; undefined where the filling does not come out. */
function filled(cells, isWhole, chance) {
  const parts = cells.map((h) => h.lo + Number(h.loOpen));
  let rest = WHOLE - parts.reduce((a, b) => a + b, 0);
  const order = cells.map((_, i) => [chance.part(), i]).sort((a, b) => a[0] - b[0]);
  for (const [, i] of order) {
    const most = Math.min(rest, roomOf(cells[i], parts[i]));
    const more = chance.below(most + 1);
    parts[i] += more;
    rest -= more;
  }
  if (!isWhole) return parts;
  for (const [, i] of order) {
    const more = Math.min(rest, roomOf(cells[i], parts[i]));
    parts[i] += more;
    rest -= more;
  }
  return rest === 0 ? parts : undefined;
}

/** One world the group allows: what each holding is, and which stated controls hold. */
export function worldOf({ holdings, stated, complete }, chance) {
  const share = new Map();
  for (const company of COMPANIES) {
    const cells = holdings.filter((h) => h.owned === company);
    const parts = filled(cells, complete.includes(company), chance);
    if (parts === undefined) return undefined;
    cells.forEach((h, i) => {
      share.set(`${h.owner} ${company}`, ratio(parts[i], WHOLE));
    });
  }
  return { share, untrue: stated.filter(() => chance.chance(0.5)) };
}

/** The group's snapshot with every holding as it is in the world. */
export function snapshotIn(snapshot, { share }) {
  const names = snapshot.parties.map((p) => p.id);
  const told = (h) => ({ ...h, bounds: point(share.get(`${names[h.owner]} ${names[h.company]}`)) });
  const economic = new Map(
    [...snapshot.economic].map(([node, column]) => [node, { ...column, holdings: column.holdings.map(told) }]),
  );
  return { ...snapshot, economic, votes: economic };
}
