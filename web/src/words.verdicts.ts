/** The strings of the page of verdicts, in both languages. */
const NUMBERS = 'none one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** Small numbers as words. */
export const few = (n: number): string => NUMBERS[n] ?? String(n);

export const verdictsEn = {
  question: (company: string): string =>
    `Who is a controller or beneficial owner of ${company}, and under which rules?`,
  /** [strong, rest]: what is open, else what is yes, comes first */
  headline(n: { all: number; open: number; yes: number; no: number; out: number }): readonly [string, string] {
    const of = `of ${few(n.all)} rules`;
    const rest = [
      ...(n.no > 0 ? [`no under ${few(n.no)}`] : []),
      ...(n.out > 0 ? [`${few(n.out)} ${n.out === 1 ? 'does' : 'do'} not apply`] : []),
    ];
    if (n.open > 0)
      return [`Cannot tell under ${few(n.open)} ${of},`, `${[`yes under ${few(n.yes)}`, ...rest].join('; ')}.`];
    return rest.length === 0
      ? [`Yes under ${few(n.yes)} ${of}.`, '']
      : [`Yes under ${few(n.yes)} ${of},`, `${rest.join('; ')}.`];
  },
  doubtAt: (lines: string): string =>
    `The doubt matters only where the line lies at ${lines}: there the figures fall on both sides. Under the other rules every reading gives one verdict.`,
  doubtOf: 'The doubt matters under the rules named first; under the others every reading gives one verdict.',
  hanging: 'The verdicts named first hang on another reading, or on the word of one source.',
  noDoubt: 'Under each rule every reading of what is declared gives one verdict.',
  asIf: (n: number): string =>
    `${few(n).replace(/^./, (c) => c.toUpperCase())} more ${n === 1 ? 'is' : 'are'} asked as if in force.`,
  scale: (to: number): string => `0 to ${to} %; blue shares, orange votes`,
  votesAll: 'votes, with those it controls',
  anyone: 'Anyone else?',
  undeclared: 'not declared',
  elsewhere: 'With the other source',
  sources: 'Sources',
  alone: (letter: string): string => `${letter} alone`,
  without: (letter: string): string => `without ${letter}`,
  sameEither: 'the same with either alone',
  sameAny: (n: number): string => `the same without any one of ${n}`,
  oneSource: 'one source tells all',
  notTried: 'not worked out',
  notTriedWhy: (n: number): string => `Without ${n} other sources the verdicts are not worked out:`,
  nothingTold: 'nothing is told',
  onDay: (day: string): string => `On ${day}`,
  since: (day: string): string => `in force since ${day}`,
  sinceUnknown: 'in force; since when is not checked',
  unknown: 'whether in force is not known',
  asked: 'asked as if',
  from: (day: string): string => `from ${day}`,
  until: (day: string): string => `until ${day}`,
  doesNotApply: 'does not apply',
  asIfIt: 'Asked as if it did:',
  unsure: 'Whether it applies cannot be told:',
  note: 'A gauge is solid to the least and hatched to the most; a hollow end is excluded. “Asked as if” means that the rule was not in force on that day; a rule that does not apply leaves such companies out. Rules are data with a version and a clause, a reading of the law and no legal advice.',
  legend: {
    yes: 'in every reading',
    no: 'in every reading',
    'cannot-tell': 'readings differ',
    'does-not-apply': 'exempt or outside',
  },
};

export const verdictsZh: typeof verdictsEn = {
  question: (company) => `谁是${company}的控制人或受益所有人，依据哪些规则？`,
  headline(n) {
    const rest = [...(n.no > 0 ? [`${n.no} 条判定为否`] : []), ...(n.out > 0 ? [`另有 ${n.out} 条不适用`] : [])];
    if (n.open > 0)
      return [`${n.all} 条规则中 ${n.open} 条无法判断，`, `${[`${n.yes} 条判定为是`, ...rest].join('；')}。`];
    return rest.length === 0
      ? [`${n.all} 条规则中 ${n.yes} 条判定为是。`, '']
      : [`${n.all} 条规则中 ${n.yes} 条判定为是，`, `${rest.join('；')}。`];
  },
  doubtAt: (lines) => `疑问仅在界线位于 ${lines} 时才有影响：数字跨在界线两侧。其余规则在每种解读下结论相同。`,
  doubtOf: '疑问仅影响列在最前的规则；其余规则在每种解读下结论相同。',
  hanging: '列在最前的结论取决于另一种解读，或取决于某一来源。',
  noDoubt: '在每条规则下，对已申报内容的每种解读都得出同一结论。',
  asIf: (n) => `另有 ${n} 条按已生效作答。`,
  scale: (to) => `0 至 ${to} %；蓝为股份，橙为表决权`,
  votesAll: '表决权，连同其所控制者',
  anyone: '还有其他人吗？',
  undeclared: '未申报',
  elsewhere: '换用另一来源',
  sources: '来源',
  alone: (letter) => `仅据 ${letter}`,
  without: (letter) => `不计 ${letter}`,
  sameEither: '仅据任一来源均相同',
  sameAny: (n) => `${n} 个来源中去掉任一均相同`,
  oneSource: '全部出自一个来源',
  notTried: '未推算',
  notTriedWhy: (n) => `另有 ${n} 个来源，未推算缺少其一时的判定：`,
  nothingTold: '未述及',
  onDay: (day) => `${day} 当日`,
  since: (day) => `自 ${day} 起生效`,
  sinceUnknown: '生效；起始日未核',
  unknown: '是否生效未知',
  asked: '按已生效作答',
  from: (day) => `自 ${day} 起`,
  until: (day) => `至 ${day} 前`,
  doesNotApply: '不适用',
  asIfIt: '若适用：',
  unsure: '是否适用无法判断：',
  note: '量尺实心至最低值，斜纹至最高值；空心端点不包含在内。“按已生效作答”指规则当日未生效；不适用的规则将此类公司排除在外。规则是带版本与条款的数据，是对法律的解读，并非法律意见。',
  legend: { yes: '每种解读皆然', no: '每种解读皆然', 'cannot-tell': '各解读不一', 'does-not-apply': '豁免或不在范围' },
};
