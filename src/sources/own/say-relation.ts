/** Holdings, rights, control and offices as written sentences. */
import type { Directness, Interest, RelationshipStatement } from '../../statements/types.ts';
import { shareForms, spelledShare } from './say-share.ts';
import { clause, given, phraseOf, quote, type Style } from './style.ts';

const DIRECTNESS: Readonly<Record<Directness, string>> = {
  direct: 'directly',
  indirect: 'indirectly',
  total: 'in total',
  unknown: 'of unknown directness',
};

/** Ways to say a relationship in plain words, the plainest first. */
export function plainRelation(s: RelationshipStatement, style: Style): readonly string[] {
  const [first, second] = s.interests;
  if (first === undefined) return [`${style.party(s.interestedParty)} has no interest in ${style.party(s.subject)}`];
  const forms: string[] = [];
  if (second !== undefined) forms.push(...pairs(s, first, second, style));
  for (const head of heads(s, first, style)) forms.push(`${head}${tail(s, first, 1, style)}`);
  return forms;
}

/** Two interests one sentence tells: votes beside shares, control beside shares, two offices. */
function pairs(s: RelationshipStatement, a: Interest, b: Interest, style: Style): readonly string[] {
  const holder = style.party(s.interestedParty);
  const company = style.party(s.subject);
  const rest = tail(s, a, 2, style);
  if (a.share?.words !== undefined && b.control === 'stated' && /shareholder$/.test(a.share.words)) {
    return [`${holder} is the ${a.share.words} of ${company}${rest}`];
  }
  if (a.role !== undefined && b.role !== undefined) {
    return [`${holder} ${a.endDate === undefined ? 'is' : 'was'} ${a.role} and ${b.role} of ${company}${rest}`];
  }
  if (b.share === undefined) return [];
  const votes = shareForms(b.share, 'votes', style).map((v) => ` with ${v}${v.startsWith('{') ? '' : ' of the votes'}`);
  return heads(s, a, style).flatMap((head) => votes.map((v) => `${head}${v}${rest}`));
}

/** Subject, verb, share and company; what follows is the same for all of them. */
function heads(s: RelationshipStatement, i: Interest, style: Style): readonly string[] {
  const holder = style.party(s.interestedParty);
  const company = style.party(s.subject);
  if (i.role !== undefined) return officeHeads(holder, company, i, style);
  if (i.control !== undefined) return controlHeads(holder, company, i);
  if (i.interestType === 'unknownInterest' && i.details !== undefined)
    return [`${holder} is the ${i.details} of ${company}`];
  if (i.share === undefined) return i.interestType === 'shareholding' ? [`${holder} owns ${company}`] : [];
  const verb = i.interestType === 'votingRights' ? 'holds' : 'owns';
  const usual = s.source.manner === 'register' ? 'capital' : 'unknown';
  const said = shareForms(i.share, usual, style).map((share) => `${holder} ${verb} ${share} of ${company}`);
  return [...shareWordHeads(holder, company, i), ...said];
}

/** Shares said without a figure: "wholly owns", "is the largest shareholder of", "owns part of". */
function shareWordHeads(holder: string, company: string, { share }: Interest): readonly string[] {
  const words = share?.words;
  if (words === undefined) return [];
  if (/(?:^|\s)shareholder$/.test(words)) {
    return [`${holder} is ${/^(?:shareholder|major|minor)/.test(words) ? 'a' : 'the'} ${words} of ${company}`];
  }
  if (share?.hedge === 'some') return [`${holder} owns ${words} ${company}`];
  if (share?.hedge !== 'whole' && share?.hedge !== 'majority') return [];
  if (/subsidiary$/.test(words)) return [`${company} is a ${words} of ${holder}`];
  return [`${holder} ${words} ${company}`, `${holder} owns ${words} ${company}`];
}

function controlHeads(holder: string, company: string, { interestType, control }: Interest): readonly string[] {
  if (control === 'contract') return [`${holder} controls ${company} by contract`];
  if (control === 'board') return [`${holder} controls ${company} through the board`];
  if (interestType === 'controlByLegalFramework') return [`${holder} controls ${company} by law`];
  if (interestType === 'controlViaCompanyRulesOrArticles')
    return [`${holder} controls ${company} through the articles`];
  return [`${holder} controls ${company}`];
}

function officeHeads(
  holder: string,
  company: string,
  { role = '', endDate, share }: Interest,
  style: Style,
): readonly string[] {
  const verb = endDate === undefined ? 'is' : 'was';
  const part = share === undefined ? '' : ` with ${shareForms(share, 'profits', style)[0]}`;
  return [`${holder} ${verb} ${role} of ${company}${part}`, `${holder} ${verb} ${quote(role)} of ${company}${part}`];
}

/** What follows the company: directness, days, class, the interests after the first `told`, and the statement's own. */
function tail(s: RelationshipStatement, i: Interest, told: number, style: Style): string {
  const usual = i.role !== undefined ? 'direct' : s.source.manner === 'register' ? 'direct' : 'unknown';
  const classed = i.share?.of.startsWith('class:') === true;
  return [
    i.directness === usual || i.interestType === 'unknownInterest' ? '' : ` ${DIRECTNESS[i.directness]}`,
    phraseOf(
      'since',
      given(i.startDate, (d) => style.date(d)),
    ),
    phraseOf(
      'until',
      given(i.endDate, (d) => style.date(d)),
    ),
    classed
      ? ''
      : clause(
          'class',
          given(i.class, (c) => style.word(c)),
        ),
    clause(
      'lot',
      given(i.lot, (l) => style.word(l)),
    ),
    clause('number of shares', given(i.sharesCount, quote)),
    i.interestType === 'unknownInterest' ? '' : clause('details', given(i.details, quote)),
    ...s.interests.slice(told).map((more) => `; ${codeText(more)}${interestClauses(more)}`),
    statementClauses(s, style),
  ].join('');
}

/** Every interest by its BODS code, every part spelt out. */
export function spelledRelation(s: RelationshipStatement, style: Style): string {
  const [first, ...more] = s.interests;
  const holder = style.party(s.interestedParty);
  const company = style.party(s.subject);
  const head =
    first === undefined
      ? `${holder} has no interest in ${company}`
      : `${holder} has ${codeText(first)} in ${company}${interestClauses(first)}`;
  return `${head}${more.map((i) => `; ${codeText(i)}${interestClauses(i)}`).join('')}${statementClauses(s, style)}`;
}

const codeText = (i: Interest): string =>
  `${i.interestType}${i.share === undefined ? '' : ` of ${spelledShare(i.share)}`}`;

const interestClauses = (i: Interest): string =>
  [
    ` ${DIRECTNESS[i.directness]}`,
    clause('class', given(i.class, quote)),
    clause('lot', given(i.lot, quote)),
    clause('number of shares', given(i.sharesCount, quote)),
    clause('since', i.startDate),
    clause('until', i.endDate),
    clause('control', i.control),
    clause('role', given(i.role, quote)),
    clause('details', given(i.details, quote)),
  ].join('');

function statementClauses(s: RelationshipStatement, style: Style): string {
  const readings = (s.otherReadings ?? []).map((r) => {
    const share = r.share === undefined ? '' : ` ${spelledShare(r.share)}`;
    const subject = r.subject === undefined ? '' : `${share === '' ? '' : ' of'} ${style.party(r.subject)}`;
    const by = r.interestedParty === undefined ? '' : ` held by ${style.party(r.interestedParty)}`;
    return `, perhaps${share}${subject}${by}, because ${quote(r.reason)}`;
  });
  return [
    clause(
      'as nominee for',
      given(s.nomineeFor, (p) => style.party(p)),
    ),
    readings.join(''),
    s.otherReadings?.length === 0 ? ', no other readings' : '',
    s.isComponent === undefined ? '' : s.isComponent ? ', component' : ', not component',
    s.components?.length === 0
      ? ', no components'
      : clause(
          'components',
          given(s.components, (ids) => ids.map(quote).join(', ')),
        ),
    clause('regime', given(s.regime, quote)),
  ].join('');
}
