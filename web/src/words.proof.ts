/** The strings of the page of proofs, in both languages. */
import { few } from './words.verdicts.ts';

export interface ProofCounts {
  readonly statements: number;
  readonly assumptions: number;
  readonly rules: number;
  readonly steps: number;
  readonly claims: number;
  /** numbers of claims that cannot be told */
  readonly open: readonly number[];
}
const capital = (text: string): string => text.replace(/^./, (c) => c.toUpperCase());
const some = (n: number, one: string, more = `${one}s`): string => `${few(n)} ${n === 1 ? one : more}`;
/** So many open claims are named; more are counted. */
const NAMED = 3;

export const proofEn = {
  of: 'Proof of',
  proved: {
    structure: 'the answer',
    verdicts: 'the verdicts under every rule',
    'what-if': 'the scenario',
    changes: 'the two days compared',
    ties: 'the ties',
    power: 'the power indices',
  },
  why: 'Why?',
  headline(n: ProofCounts): readonly [string, string] {
    if (n.statements + n.steps === 0) return [proofEn.empty, ''];
    const given = [
      some(n.statements, 'statement'),
      ...(n.assumptions > 0 ? [some(n.assumptions, 'assumption')] : []),
      ...(n.rules > 0 ? [some(n.rules, 'line of a rule', 'lines of rules')] : []),
    ];
    const steps = n.steps === 0 ? [] : [some(n.steps, 'step')];
    const claims = n.claims === 0 ? [] : [some(n.claims, 'claim')];
    const open =
      n.open.length === 0
        ? ''
        : n.open.length > NAMED
          ? `; ${few(n.open.length)} claims cannot be told`
          : `; line ${n.open.join(' and line ')} cannot be told`;
    return [capital(`${given.join(', ')}:`), `${[...steps, ...claims].join(' and ') || 'no step'} from them${open}.`];
  },
  empty: 'This answer rests on no step.',
  scale: (to: number): string =>
    `Each line uses only the lines it names. The bars keep one scale from 0 to ${to} %: blue is shares, orange is votes.`,
  turnsAt: (assumption: string): string => `${assumption} is where shares become votes.`,
  kinds: { statement: 'statement', assumption: 'assumption', rule: 'rule', step: 'step', claim: 'claim' },
  from: 'from',
  after: 'After the changes supposed',
  notAFact: 'what the changes make of the facts; it stands in no source',
  other: (asAt: string, knownAt: string): string => `As of ${asAt}${knownAt === 'all' ? '' : `, known by ${knownAt}`}`,
  own: 'Before the changes',
  ownDay: (asAt: string): string => `As of ${asAt}`,
  unproven: 'Said, and shown by no step',
  line: 'Line',
  rests: 'It rests on',
  usedBy: 'Used by lines',
  nothing: 'nothing else',
  inStructure: 'In the structure',
  checking: 'The separate checker is replaying every step …',
  holds: (steps: number, premises: number): string =>
    `Replayed here by the separate checker: ${some(steps, 'step holds', 'steps hold')}, from ${some(premises, 'premise')}.`,
  fails: (n: number): string => `The separate checker does not agree with ${some(n, 'line')} of this proof:`,
  check: 'That the data says so too:',
  download: 'Download this proof',
  data: 'DATA',
  noPart: 'no figure',
  /** what a source tells of several */
  told: {
    commercial: 'a business tie',
    family: 'family',
    concert: 'acting together',
    founder: 'a founder',
    plan: 'a plan',
    other: 'another tie',
    transaction: 'a transaction',
  },
};

export const proofZh: typeof proofEn = {
  of: '证明对象',
  proved: {
    structure: '答案',
    verdicts: '所有规则下的判定',
    'what-if': '假设情形',
    changes: '两日对比',
    ties: '关联',
    power: '权力指数',
  },
  why: '为什么？',
  headline(n) {
    if (n.statements + n.steps === 0) return [proofZh.empty, ''];
    const given = [
      `${n.statements} 条陈述`,
      ...(n.assumptions > 0 ? [`${n.assumptions} 项假定`] : []),
      ...(n.rules > 0 ? [`${n.rules} 条规则界线`] : []),
    ];
    const open =
      n.open.length === 0
        ? ''
        : n.open.length > NAMED
          ? `；${n.open.length} 项论断无法判断`
          : `；第 ${n.open.join('、')} 行无法判断`;
    return [`${given.join('、')}：`, `由此 ${n.steps} 步、${n.claims} 项论断${open}。`];
  },
  empty: '此答案不依据任何步骤。',
  scale: (to) => `每行只用其所列的行。条形同一刻度，0 至 ${to} %：蓝为股份，橙为表决权。`,
  turnsAt: (assumption) => `${assumption} 处股份转为表决权。`,
  kinds: { statement: '陈述', assumption: '假定', rule: '规则', step: '步骤', claim: '论断' },
  from: '据',
  after: '假设变动之后',
  notAFact: '由变动推得，不见于任何来源',
  other: (asAt, knownAt) => `截至 ${asAt}${knownAt === 'all' ? '' : `，已知于 ${knownAt}`}`,
  own: '变动之前',
  ownDay: (asAt) => `截至 ${asAt}`,
  unproven: '所述而无步骤证明者',
  line: '第',
  rests: '其依据',
  usedBy: '为下列各行所用',
  nothing: '无其他行',
  inStructure: '在结构图中',
  checking: '独立检验程序正在重演每一步……',
  holds: (steps, premises) => `已由独立检验程序在此重演：${steps} 步成立，据 ${premises} 条前提。`,
  fails: (n) => `独立检验程序不认可此证明的 ${n} 行：`,
  check: '连同数据一并检验：',
  download: '下载此证明',
  data: '数据文件',
  noPart: '无数字',
  told: {
    commercial: '业务往来',
    family: '亲属',
    concert: '一致行动',
    founder: '创办',
    plan: '计划',
    other: '其他关联',
    transaction: '交易',
  },
};
