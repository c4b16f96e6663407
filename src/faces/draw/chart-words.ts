/** Every word a chart has of its own, by language: labels, legend, band, frame. What the engine says comes from the phrases. */
import { dayPhrase } from '../../index.ts';
import type { Language } from '../phrases/answer-in.ts';
import type { Sign } from './legend.ts';
import { LEGEND_WORDS } from './legend-text.ts';
import { type DrawWords, ENGLISH } from './types.ts';

export interface ChartWords {
  readonly language: Language;
  /** those the layout measures */
  readonly drawn: DrawWords;
  readonly legend: Readonly<Record<Sign, string>>;
  readonly scenario: string;
  readonly notAFact: string;
  readonly supposing: (change: string) => string;
  readonly quoted: (words: string) => string;
  readonly folded: (n: number) => string;
  readonly tooMany: (boxes: number, lines: number, most: number) => string;
  readonly reduced: (percent: number) => string;
  readonly trueOn: (day: string) => string;
  readonly knownBy: (day: string) => string;
  readonly data: (version: string, engine: string) => string;
  readonly rule: (id: string, version: string) => string;
  readonly rules: string;
  readonly chosen: string;
  readonly off: string;
  readonly sources: string;
  readonly statements: (n: number) => string;
  /** "Sources: a; b" */
  readonly listed: (name: string, items: readonly string[]) => string;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const en: ChartWords = {
  language: 'en',
  drawn: ENGLISH,
  legend: LEGEND_WORDS,
  scenario: 'SCENARIO',
  notAFact: 'Not a fact',
  supposing: (change) => `If ${change}`,
  quoted: (words) => words,
  folded: (n) => `${n} parties are folded; the table names each.`,
  tooMany: (boxes, lines, most) =>
    `Too many to draw: ${boxes} parties and ${lines} lines; a chart holds ${most}. The table shows them all.`,
  reduced: (percent) => `Drawn at ${percent} % of its size: a slide has no side over 56 inches.`,
  trueOn: (day) => capital(dayPhrase('true on', day)),
  knownBy: (day) => `known by: ${day === 'all' ? 'everything in the data' : day}`,
  data: (version, engine) => `Data ${version}; ${engine}`,
  rule: (id, version) => `${id}, version ${version}`,
  rules: 'Rule',
  chosen: 'Another reading chosen',
  off: 'Assumptions switched off',
  sources: 'Sources',
  statements: (n) => (n === 1 ? '1 statement' : `${n} statements`),
  listed: (name, items) => `${name}: ${items.join('; ')}`,
};

const DRAWN_ZH: DrawWords = {
  economics: '经济权益',
  votes: '表决权',
  notCounted: '另一种解读，未计入',
  notDeclared: '未申报',
  others: '其他各方',
  noneOver: '均不超过',
  loop: '循环',
  before: '今',
  after: '则',
};
const LEGEND_ZH: Readonly<Record<Sign, string>> = {
  company: '公司',
  person: '个人',
  triangle: '信托或合伙',
  other: '其他类型，文字注明',
  people: '多人合伙，或未具名持有人',
  state: '国家机构',
  trust: '信托',
  unit: '业务单位',
  unknown: '未知；叠放为人数不明',
  rail: '各线会于横杆',
  unnamed: '未具名持有人',
  fold: '折叠：显示数目与合计',
  shares: '股份',
  control: '控制，无数字',
  'not-counted': '未计入',
  loop: '闭合循环',
  road: '承载答案',
  moved: '因情景而变',
  econ: '经济权益，确定部分',
  votes: '表决权，确定部分',
  doubt: '确定，其后存疑',
  'no-figure': '无数字',
  said: '来源原话',
  'worked-out': '推算所得',
  suspect: '照印，但存疑',
  left: '左线：经济权益',
  right: '右线：表决权',
  tenth: '线宽：份额的十分之一',
  dots: '无数字',
  follow: '表决权随股份：为假定',
};

const dayZh = (day: string): string => {
  const [y, m, d] = day.split('-').map(Number);
  return `${y} 年 ${m} 月 ${d} 日`;
};

const zh: ChartWords = {
  language: 'zh',
  drawn: DRAWN_ZH,
  legend: LEGEND_ZH,
  scenario: '情景',
  notAFact: '并非事实',
  supposing: (change) => `若：${change}`,
  quoted: (words) => words.replaceAll('“', '「').replaceAll('”', '」'),
  folded: (n) => `${n} 方已折叠；表中逐一列名。`,
  tooMany: (boxes, lines, most) => `过多，无法绘制：${boxes} 方、${lines} 条线；一图至多 ${most}。表中全部列出。`,
  reduced: (percent) => `按原尺寸的 ${percent} % 绘制：幻灯片边长不超过 56 英寸。`,
  trueOn: (day) => `事实日期：${dayZh(day)}`,
  knownBy: (day) => `所知截至：${day === 'all' ? '数据中的全部' : dayZh(day)}`,
  data: (version, engine) => `数据 ${version} （${engine}）`,
  rule: (id, version) => `${id}，版本 ${version}`,
  rules: '规则',
  chosen: '所选的另一种解读',
  off: '已关闭的假定',
  sources: '来源',
  statements: (n) => `${n} 条陈述`,
  listed: (name, items) => `${name}：${items.join('；')}`,
};

export const CHART_WORDS: Readonly<Record<Language, ChartWords>> = { en, zh };
