import { dateText } from '../../../src/terms/day.ts';

/** The words of the first page that its parts alone use; English and Chinese have the same keys. */
const en = {
  /** what a group of assumptions of one kind says; a kind that is not here is told by its first sentence */
  assumed: {
    'stake-means-shares': 'a stake is one of shares, with their economics',
    'stated-control': 'who is said to control does control',
    'one-share-one-vote': 'one share, one vote',
    'no-earlier-holding': 'a buyer held none before the transfer',
    'start-unknown': 'a part was held before it was first told of',
    'seller-holds-enough': 'a seller holds what it sells',
  } as Readonly<Record<string, string>>,
  of: 'of',
  on: 'on',
  off: 'off',
  cases: (n: number): string => `${n} cases`,
  /** a date as a person writes it: a day, a month or a year */
  date: (date: string): string => dateText(date),
  /** under the axis: the month, with its year where that is news */
  tick: (day: string, first: boolean): string =>
    first || day.slice(5, 7) === '01' ? dateText(day.slice(0, 7)) : (dateText(day.slice(0, 7)).split(' ')[0] ?? ''),
  majority: 'More than 50\u00a0% of the votes',
  over: 'More than',
  calledController: 'Said to control',
  parties: (n: number): string => `${n} parties`,
  howTold: 'As a table',
  moreWays: (n: number): string => (n === 1 ? '1 more way' : `${n} more ways`),
  noPerson: 'no person',
  trueFrom: 'True from',
  trueUntil: 'True until',
  workedOut: 'worked out here',
  saidSo: 'the source’s own word',
  suspect: 'as printed, but suspect',
  notDrawn: (n: number): string => `${n} offices, events and ties are no holding and not drawn:`,
  seeThem: 'see them below',
  sources: 'Sources of the facts on this page:',
  moreSources: (n: number): string => `and ${n} more`,
  events: 'Events',
  since: (date: string): string => `since ${date}`,
  until: (date: string): string => `until ${date}`,
  noEnd: 'no end stated',
  flag: (date: string): string => `${date}, the day asked about`,
  hatched: 'Hatched: some day inside, not stated which.',
  outside: (n: number): string => `${n} more are earlier, later or without a date: see the list.`,
  asList: 'The same as a list, with sources',
  closeList: 'Close the list',
  stripIs: (n: number, from: string, to: string): string =>
    `${n} dated facts from ${from} to ${to}; the list has all of them`,
};
export type FrontWords = typeof en;

/** "2015年3月31日" */
function zhDate(date: string): string {
  const [y, m, d] = date.split('-');
  return `${y}年${m === undefined ? '' : `${Number(m)}月`}${d === undefined ? '' : `${Number(d)}日`}`;
}

const zh: FrontWords = {
  assumed: {
    'stake-means-shares': '权益为股份，并带有其经济权益',
    'stated-control': '据称控制者确有控制',
    'one-share-one-vote': '一股一票',
    'no-earlier-holding': '买方在转让之前未持有',
    'start-unknown': '首次述及之前即已持有',
    'seller-holds-enough': '卖方持有其所出售的部分',
  },
  of: '/',
  on: '开',
  off: '关',
  cases: (n) => `${n} 处`,
  date: zhDate,
  tick: (day, first) => (first || day.slice(5, 7) === '01' ? zhDate(day.slice(0, 7)) : `${Number(day.slice(5, 7))}月`),
  majority: '表决权超过 50\u00a0%',
  over: '超过',
  calledController: '据称控制',
  parties: (n) => `${n} 方`,
  howTold: '表格形式',
  moreWays: (n) => `另有 ${n} 种`,
  noPerson: '非个人',
  trueFrom: '起始',
  trueUntil: '终止',
  workedOut: '此处算得',
  saidSo: '来源原话',
  suspect: '如原文所印，但存疑',
  notDrawn: (n) => `${n} 项职务、事件与关联不属持股，未画出：`,
  seeThem: '见下',
  sources: '本页事实的来源：',
  moreSources: (n) => `另有 ${n} 个`,
  events: '事件',
  since: (date) => `自${date}起`,
  until: (date) => `至${date}`,
  noEnd: '未述及终止',
  flag: (date) => `${date}，所问之日`,
  hatched: '斜线：期间某日，未说明哪一日。',
  outside: (n) => `另有 ${n} 项更早、更晚或无日期：见列表。`,
  asList: '列表形式，附来源',
  closeList: '收起列表',
  stripIs: (n, from, to) => `${from}至${to}期间 ${n} 项有日期的事实；全部见列表`,
};

export const FRONT = { en, zh };
