/** The words of a scenario; English and Chinese have the same keys. */
const en = {
  theChange: 'The change',
  beforeAbove: 'before above, after below',
  saidToday: 'as said today',
  why: 'Why',
  noMove: 'no purchase',
  unchanged: 'unchanged',
  noFigure: 'no figure',
  settledBy: 'Settled by:',
  /** a hedge stays the source's word */
  quoted: (words: string): string => `“${words}”`,
  offerLead: (name: string): string => `Then ${name} would be at 30 % or more, for certain,`,
  offerOnEvery: 'and would owe an offer on every reading.',
  offerOnThis: 'and would owe an offer on this reading.',
  noLongerMatters: (name: string, from: string): string =>
    `The facts cannot say where ${name} stands today (${from}). After this it no longer matters.`,
  wholeThen: 'The whole structure then',
  moreIndices: (n: number): string => (n === 1 ? '1 more index' : `${n} more indices`),
};
export type ScenarioWords = typeof en;
const zh: ScenarioWords = {
  theChange: '变化',
  beforeAbove: '上为之前，下为之后',
  saidToday: '来源现时所述',
  why: '理由',
  noMove: '无收购',
  unchanged: '不变',
  noFigure: '无数字',
  settledBy: '可由此定论：',
  quoted: (words) => `「${words}」`,
  offerLead: (name) => `则 ${name} 确定达到 30 % 或以上，`,
  offerOnEvery: '且依每种读法均须提出要约。',
  offerOnThis: '且依此读法须提出要约。',
  noLongerMatters: (name, from) => `事实无法说明 ${name} 今日所处位置（${from}）。此变化之后，这已无关紧要。`,
  wholeThen: '届时的整体结构',
  moreIndices: (n) => `另有 ${n} 种指数`,
};
export const scenarioWords = (language: string): ScenarioWords => (language === 'zh' ? zh : en);
