/** What a text was found to say, while it is read: proposals once each, and everything else with its reason. */
import { partyIdOfName } from '../../statements/seal.ts';
import type { Statement } from '../../statements/types.ts';
import type { Scene } from './compose.ts';
import type { NotRead, Proposal, Refused, RefusedFor } from './types.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}
export interface Made {
  readonly proposal: Omit<Proposal, 'id'>;
  readonly statements: readonly Statement[];
}
export interface Found {
  readonly made: readonly (Made & { readonly sentence: number })[];
  readonly refused: readonly Refused[];
  readonly notRead: readonly NotRead[];
  /** proposals and refusals and passages not read, so far */
  readonly count: number;
  propose(made: Made, scene: Scene): void;
  refuse(place: Place, reason: RefusedFor, text: string): void;
  leave(place: Place, why: string): void;
}

export function findings(text: string): Found {
  const made: (Made & { readonly sentence: number })[] = [];
  const refused: Refused[] = [];
  const notRead: NotRead[] = [];
  const seen = new Set<string>();
  const span = ({ start, end }: Place) => ({ start, end, quote: text.slice(start, end) });
  const once = (key: string, add: () => void): void => {
    if (!seen.has(key)) add();
    seen.add(key);
  };
  return {
    made,
    refused,
    notRead,
    get count() {
      return made.length + refused.length + notRead.length;
    },
    propose: (one, { sentence, who, marks }) =>
      once(one.statements.map((s) => s.statementId).join(), () => {
        made.push({ ...one, sentence });
        learn(one, who, marks.name.length > 0);
      }),
    refuse: (place, reason, why) =>
      once(`${place.start} ${reason}`, () => refused.push({ ...span(place), reason, text: why })),
    leave: (place, why) => once(`${place.start} ${why}`, () => notRead.push({ ...span(place), why })),
  };
}

/** Whoever holds an office is a person; what is held is the company spoken of. */
function learn({ proposal, statements }: Made, who: Scene['who'], named: boolean): void {
  if (!named) return;
  const first = proposal.parties[0]?.name;
  if (proposal.relation === 'office' && first !== undefined) who.isPerson(first);
  // Names stand as they are read: holder or buyer, company, seller.
  const [statement] = statements;
  const company =
    statement?.kind === 'relationship'
      ? statement.subject
      : statement?.kind === 'transaction'
        ? statement.company
        : undefined;
  const found = proposal.parties.find((p) => (p.known?.id ?? partyIdOfName(p.name)) === company)?.name;
  if (found !== undefined) who.lastCompany = found;
}
