/** Control that is stated, ranks among holders, parents and subsidiaries: said in words, mostly without a figure. */
import { HELD_SHARE, LIST, N, OWNER_NOUN, S, STAKE, SUBSIDIARY } from '../lexicon.ts';
import { statedDay } from './tail.ts';
import { listed, type Meeting, type Saying, type Shape, shape, type Unsaid } from './types.ts';

const controls = (h: string, c: string, met: Meeting): Saying => ({
  relation: 'control',
  parts: [{ name: h }, ' controls ', { name: c }, ...statedDay({ ...met, before: '' })],
});

function controlled({ groups, ...met }: Meeting): readonly Saying[] | Unsaid {
  const who = listed(groups['h']);
  if (who.length > 1) return { why: 'it leaves open whether each of them controls it or all together' };
  const [h = ''] = who;
  const companies = listed(groups['c']);
  const all = companies.map((c) => controls(h, c, { groups, ...met }));
  const [c = ''] = companies;
  if (groups['s'] === undefined || companies.length !== 1) return all;
  return [...all, { relation: 'holding', parts: [{ name: h }, ' owns ', { share: groups['s'] }, ' of ', { name: c }] }];
}

/** "second-largest investor" in the notation's words. */
function rank(words: string): string {
  const plain = words
    .replace(/-/g, ' ')
    .replace(/ (?:outside|individual|institutional|private|remaining|known) /, ' ')
    .replace('biggest', 'largest')
    .replace(/^(?:main|leading) /, 'principal ');
  const noun = /^(?:sole |ultimate |full )?owner$/.test(plain)
    ? plain.replace(/^(?:ultimate |full )/, '')
    : plain.replace(/(?:shareholder|stockholder|investor|owner)$/, 'shareholder');
  return noun;
}

export function whatHeIs(h: string, words: string, companies: readonly string[], met: Meeting): readonly Saying[] {
  return companies.map((c): Saying => {
    if (words.endsWith('founder')) return { relation: 'tie', parts: [{ name: h }, ' founded ', { name: c }] };
    if (/parent|holding company/.test(words))
      return { relation: 'control', parts: [{ name: h }, ' is the parent company of ', { name: c }] };
    const relation = words.startsWith('controlling') ? 'control' : 'holding';
    return { relation, parts: [{ name: h }, ` is the ${rank(words)} of `, { name: c }, ...statedDay(met)] };
  });
}

const named = ({ groups, ...met }: Meeting): readonly Saying[] =>
  whatHeIs(groups['h'] ?? '', groups['what'] ?? '', listed(groups['c']), { groups, ...met });

function subsidiary({ groups, ...met }: Meeting): readonly Saying[] {
  const { h = '' } = groups;
  return listed(groups['c']).map((c) => {
    const whole = /wholly|fully|100%/.test(groups['what'] ?? '');
    return whole ? wholly(h, c) : controls(h, c, { groups, ...met, behind: '' });
  });
}
const wholly = (h: string, c: string): Saying => ({
  relation: 'holding',
  parts: [{ name: h }, ' wholly owns ', { name: c }],
});

const THROUGH = `(?: (?:through|with|via|by way of|by) ${HELD_SHARE('s')}(?: in ${N})?)?`;
const END = "(?=,|\\.|$| (?:through|with|via|by|and|since|in|as|from|today) )(?!'s)";

export const CONTROL_SHAPES: readonly Shape[] = [
  shape(`(?<c>${LIST}) (?:is|are) (?:ultimately |jointly |indirectly )?controlled by (?<h>${LIST})(?!'s)`, controlled),
  shape(
    `(?<c>${LIST}) (?:is|are|has been|have been) (?:a |an )?(?:wholly|fully)[ -]owned by (?<h>${N})`,
    ({ groups }) => listed(groups['c']).map((c) => wholly(groups['h'] ?? '', c)),
  ),
  shape(
    `(?<h>${LIST}) (?:ultimately |effectively |indirectly )?(?:controls?|is in control of|has control (?:of|over)) (?<c>${LIST})${THROUGH}${END}`,
    controlled,
  ),
  shape(
    `(?<h>${N}) (?:is|are|has been|have been|remains?|became|as) (?:the |an? |one of the |${N}'s )?(?<what>${OWNER_NOUN}) (?:of|in) (?<c>${LIST})(?!'s)`,
    named,
  ),
  shape(
    `(?:makes|making|made|leaves|leaving) (?<h>${N}) (?:the |an? |${N}'s )?(?<what>${OWNER_NOUN}) (?:of|in) (?<c>${N})(?!'s)`,
    named,
  ),
  shape(`(?<c>${N})'s (?<what>${OWNER_NOUN}) (?:is|remains) (?<h>${N})`, named),
  shape(`(?<what>${OWNER_NOUN}) (?:of|in) (?<c>${N}) (?:is|remains) (?<h>${N})(?!'s)`, named),
  shape(
    `^(?<h>${N}) (?:is|remains) (?:the |an? )?(?<what>(?:second|third)[ -]largest (?:shareholder|holder|investor)|(?:largest|biggest|controlling) (?:shareholder|investor))(?=,|\\.|$)`,
    ({ groups, ...met }) => [
      {
        relation: 'holding',
        parts: [
          { name: groups['h'] ?? '' },
          ` is the ${rank((groups['what'] ?? '').replace('holder', 'shareholder').replace('shareshare', 'share'))} of `,
          { last: 'company' },
          ...statedDay({ groups, ...met }),
        ],
      },
    ],
  ),
  shape(
    `(?<c>${LIST}) (?:is|are|remains?|became) (?:an?|the|one of ${N}'s|${N}'s)? ?(?<what>${SUBSIDIARY}) of (?<h>${N})`,
    subsidiary,
  ),
  shape(`(?<h>${N})'s (?<what>${SUBSIDIARY}) (?<c>${N})`, subsidiary),
  shape(`(?<c>${N}) (?:is|remains) (?<h>${N})'s (?<what>${SUBSIDIARY})(?! of )`, subsidiary),
  shape(`(?<h>${N}),? (?:is|remains|as) (?<c>${N})'s (?<what>${OWNER_NOUN})(?! (?:of|in) )`, named),
  shape(
    `(?<h>${N}) (?:has|holds) the (?:right|power) to appoint ${S} of (?:(?<c>${N})'s|the) (?:board|directors)(?: of (?<c2>${N}))?`,
    ({ groups }) => {
      const c = groups['c'] ?? groups['c2'];
      return [
        {
          relation: 'control',
          parts: [
            { name: groups['h'] ?? '' },
            ' can appoint the majority of the board of ',
            c === undefined ? { last: 'company' } : { name: c },
          ],
        },
      ];
    },
  ),
  shape(`(?<c>${LIST}) (?:was|were) (?:then |once |previously |formerly )?controlled by (?<h>${N})`, () => ({
    why: 'it does not say until when it was controlled',
  })),
  shape(`(?<h>${N}) (?:wholly|fully) owns (?<c>${LIST})`, ({ groups }) =>
    listed(groups['c']).map((c) => wholly(groups['h'] ?? '', c)),
  ),
  shape(`(?<h>${N}) owns (?<c>${N})(?=,|\\.|$| outright)(?!'s)`, ({ groups }) => [
    { relation: 'holding', parts: [{ name: groups['h'] ?? '' }, ' owns ', { name: groups['c'] ?? '' }] },
  ]),
  shape(
    `(?<h>${N}) (?:has|holds) (?:an? )?(?:undisclosed |unspecified |small |large )?${STAKE} in (?<c>${N})(?!'s)`,
    ({ groups }) => [
      { relation: 'holding', parts: [{ name: groups['h'] ?? '' }, ' owns part of ', { name: groups['c'] ?? '' }] },
    ],
  ),
];
