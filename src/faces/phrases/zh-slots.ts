/** What stands between the names of a sentence: figures, days, rows of sentences, rules; each read by its own grammar. */
import type { Slot } from './match.ts';
import { ZH_MEANT, ZH_RULES } from './zh-rules.ts';
import { ZH_CODES, ZH_DUE, ZH_OVER, ZH_PLACES, ZH_ROLES, ZH_TIES, ZH_VOTES, ZH_WAYS, ZH_WHAT } from './zh-words.ts';

type Read = Slot['read'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "31 March 2015", "January 2015", "2015", "2015-03-31" */
function day(text: string): string | undefined {
  const [, d, m, y] = /^(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})$/.exec(text) ?? [];
  if (y === undefined) return /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? text : undefined;
  if (m === undefined) return d === undefined ? `${y} 年` : undefined;
  const month = MONTHS.indexOf(m) + 1;
  return month === 0 ? undefined : `${y} 年 ${month} 月${d === undefined ? '' : ` ${d} 日`}`;
}

const N = String.raw`(\d[\d.,]*(?:e-?\d+)?)`;
const SHARES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^${N} %$`), '$1 %'],
  [new RegExp(`^over ${N} and under ${N} %$`), '超过 $1 且低于 $2 %'],
  [new RegExp(`^over ${N} and (?:up to|at most) ${N} %$`), '超过 $1 且至多 $2 %'],
  [new RegExp(`^(?:at least )?${N} (?:to|and) under ${N} %$`), '$1 至低于 $2 %'],
  [new RegExp(`^(?:at least )?${N} (?:to|and at most) ${N} %$`), '$1 至 $2 %'],
  [new RegExp(`^([[(])${N}, ${N}([\\])]) %$`), '$1$2, $3$4 %'],
  [/^some part, size unknown$/, '一部分（比例不详）'],
  [/^unknown \(0 to 100 %\)$/, '不详的部分（0 至 100 %）'],
  [/^no figure$/, '无数字'],
];
/** “nearly 3%” (2.5 to under 3 %): the source's word stays, and is quoted; how it was read is said. */
function hedged(text: string): string | undefined {
  const [, words, read, less] = /^“([^”]+)”(?: \((.+?)(, as far as it can have it)?\))?$/.exec(text) ?? [];
  if (words === undefined) return undefined;
  if (read === undefined) return `「${words}」`;
  const said = share(read);
  return said === undefined ? undefined : `「${words}」（${said}${less === undefined ? '' : '，以其所能持有者为限'}）`;
}

function share(text: string): string | undefined {
  if (text.startsWith('“')) return hedged(text);
  const said = SHARES.find(([pattern]) => pattern.test(text));
  return said === undefined ? undefined : text.replace(said[0], said[1]);
}

/** "30 % or more", "more than 25 %" */
function line(text: string): string | undefined {
  const [, more, n, orMore] = /^(more than )?([\d.]+) %( or more)?$/.exec(text) ?? [];
  if (n === undefined || (more === undefined) === (orMore === undefined)) return undefined;
  return more === undefined ? `${n} % 或以上` : `超过 ${n} %`;
}
const ENDS: Readonly<Record<string, string>> = {
  ', and a direct holding alone is not counted': '，而仅有直接持股不计入',
  ', and whether any of it is held through others cannot be told': '，其中是否有经他人持有者无法判断',
};
function end(text: string): string | undefined {
  const tail = Object.keys(ENDS).find((e) => text.endsWith(e)) ?? '';
  const read = line(text.slice(0, text.length - tail.length));
  return read === undefined ? undefined : `${read}${ENDS[tail] ?? ''}`;
}

const from =
  (words: Readonly<Record<string, string>>): Read =>
  (text) =>
    Object.hasOwn(words, text) ? words[text] : undefined;
/** A word of a source that is not known stays the source's, and is quoted. */
const role: Read = (text) => from(ZH_ROLES)(text.toLowerCase()) ?? (text.includes('; ') ? undefined : `「${text}」`);

function ruleNames(text: string): string | undefined {
  const [, n, few] = /^(\d+) rules, (.+) among them$/.exec(text) ?? [];
  if (n !== undefined && few !== undefined) {
    const named = ruleNames(few);
    return named === undefined ? undefined : `${n} 条规则（其中有${named}）`;
  }
  const rows = sequence(text, /, | and /, from(ZH_RULES));
  return rows?.join('、');
}

/**
 * A row of sentences, each read alone; two that were cut apart inside one are read together.
 * @returns undefined where one is not understood
 */
function sequence(text: string, cut: RegExp, read: Read): readonly string[] | undefined {
  const pieces = text.split(new RegExp(`(${cut.source})`));
  const found: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    let to = pieces.length;
    let said: string | undefined;
    for (; to > at; to -= 2) {
      said = read(pieces.slice(at, to).join(''));
      if (said !== undefined) break;
    }
    if (said === undefined) return undefined;
    found.push(said);
    at = to + 1;
  }
  return found;
}

const tie: Read = (text) => {
  const [, what = text, when] = /^(.*) \((.+)\)$/.exec(text) ?? [];
  const [name, date] = [from(ZH_TIES)(what), when === undefined ? '' : day(when)];
  return name === undefined || date === undefined ? undefined : date === '' ? name : `${name}（${date}）`;
};
const ids = (list: string): string => list.replaceAll(' and ', '、').replaceAll(', ', '、');
const RULE_IDS = String.raw`[\w-]+(?:(?:, | and )[\w-]+)*`;
/** Beside the parties of a headline over several rules: which do not apply, which are asked as if. */
const ASIDE: readonly (readonly [RegExp, (list: string) => string])[] = [
  [new RegExp(`^(${RULE_IDS}) do(?:es)? not apply$`), (list) => `${ids(list)} 不适用`],
  [
    new RegExp(`^not in force that day and answered as if: (${RULE_IDS})$`),
    (list) => `当日未生效而按已生效作答：${ids(list)}`,
  ],
  [/^(nobody declared is meant by any)$/, () => '已申报者中无人符合任何一条'],
];
const side: Read = (text) => {
  for (const [pattern, say] of ASIDE) {
    const list = pattern.exec(text)?.[1];
    if (list !== undefined) return say(list);
  }
  const [, who, yes, open] =
    /^([^;]*?): (?:yes under ([^;]*?))?(?:(?:, )?cannot tell under ([^;]*))?$/.exec(text) ?? [];
  if (who === undefined || (yes === undefined && open === undefined)) return undefined;
  const said = [
    yes === undefined ? [] : [`依 ${ids(yes)} 为是`],
    open === undefined ? [] : [`依 ${ids(open)} 无法判断`],
  ];
  return `${who}${said.flat().join('，')}`;
};
const owner: Read = (text) => {
  const [, who, what] = /^(.+?) has (.+)$/.exec(text) ?? [];
  const [, n] = /^(\d+) more$/.exec(text) ?? [];
  if (n !== undefined) return `另有 ${n} 方`;
  if (who === undefined || what === undefined) return undefined;
  const parts = what.split(/ of the economics and | of the (?:economics|votes)$/).filter((p) => p !== '');
  const read = parts.map((p) => share(p));
  if (read.includes(undefined)) return undefined;
  if (what.includes(' of the economics and ')) return `${who}有经济权益的 ${read[0]} 及表决权的 ${read[1]}`;
  return `${who}有${what.endsWith('economics') ? '经济权益的' : what.endsWith('votes') ? '表决权的' : ''} ${read[0]}`;
};
/** "Lei Jun with 29.85 to under 32.95 %", several in a row */
const held: Read = (text) => {
  const [, who = text, what] = /^(.+) with (.+)$/.exec(text) ?? [];
  if (what === undefined) return /; |[a-z%]\. /.test(who) ? undefined : who;
  const part = share(what);
  return part === undefined ? undefined : `${who}（${part}）`;
};
const pair: Read = (text) => {
  const parts = text.split(' in ');
  return parts.length === 2 ? `${parts[0]}在${parts[1]}` : undefined;
};

/** @param read of a whole sentence, for rows of them */
export function chineseSlots(read: Read): Readonly<Record<string, Read>> {
  const all =
    (cut: RegExp, each: Read, join: string): Read =>
    (text) =>
      sequence(text, cut, each)?.join(join);
  return {
    share,
    day,
    n: (text) => (/^[\d.,]+$/.test(text) ? text : undefined),
    line,
    end,
    role,
    pair,
    code: (text) => from(ZH_CODES)(text) ?? from(ZH_ROLES)(text),
    way: from(ZH_WAYS),
    vote: from(ZH_VOTES),
    what: from(ZH_WHAT),
    over: from(ZH_OVER),
    due: from(ZH_DUE),
    meant: from(ZH_MEANT),
    venue: (text) => from(ZH_PLACES)(text) ?? text,
    rules: ruleNames,
    withs: all(/, | and /, held, '、'),
    ties: all(/, | and /, tie, '、'),
    own: all(/; /, owner, '；'),
    sides: all(/; /, side, '；'),
    told: all(/; /, read, '；'),
    // "s. 422" ends no sentence.
    moves: all(/(?<!\bs)\. /, read, '。'),
    facts: all(/ and /, read, '；'),
  };
}
