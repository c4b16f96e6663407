/** One fact in the ways a newspaper prints it. The rules were written with these before them. */

interface Fact {
  readonly holder: string;
  readonly company: string;
  readonly share: string;
}
const FACTS: readonly Fact[] = [
  { holder: 'Lei Jun', company: 'Kingsoft', share: '29.9%' },
  { holder: 'Xiaomi', company: 'Kingsoft', share: 'nearly 3%' },
  { holder: 'Kingsoft', company: '21Vianet', share: 'roughly 11.6%' },
  { holder: 'Marlow & Sons', company: 'Baltic Tankers AS', share: 'two thirds' },
  { holder: 'Temasek', company: '3M India', share: 'between 20 and 25 per cent' },
];
type Template = (f: Fact) => string;

/** Each says that the holder owns the share, and nothing else. */
const HOLDING: Readonly<Record<string, Template>> = {
  active: ({ holder, company, share }) => `${holder} owns ${share} of ${company}.`,
  'active, with an adverb': ({ holder, company, share }) => `${holder} currently still holds ${share} of ${company}.`,
  'active, of the shares': ({ holder, company, share }) => `${holder} holds ${share} of the shares in ${company}.`,
  'active, a stake of': ({ holder, company, share }) => `${holder} has a stake of ${share} in ${company}.`,
  'active, a stake': ({ holder, company, share }) => `${holder} has a ${share} stake in ${company}.`,
  perfect: ({ holder, company, share }) => `${holder} has come to own ${share} of ${company}.`,
  'passive, share first': ({ holder, company, share }) => `A ${share} stake in ${company} is held by ${holder}.`,
  'passive, company first': ({ holder, company, share }) => `${company} is ${share} owned by ${holder}.`,
  'in the hands of': ({ holder, company, share }) => `${share} of ${company} is in the hands of ${holder}.`,
  'belongs to': ({ holder, company, share }) => `${share} of ${company} belongs to ${holder}.`,
  nominal: ({ holder, company, share }) => `The paper looked at ${holder}'s ${share} stake in ${company}.`,
  'nominal, stands at': ({ holder, company, share }) => `${holder}'s stake in ${company} stands at ${share}.`,
  apposition: ({ holder, company, share }) => `${holder}, a shareholder with ${share} of ${company}, met the press.`,
  'relative, of the holder': ({ holder, company, share }) =>
    `${holder}, which holds ${share} of ${company}, met the press.`,
  'relative, of the company': ({ holder, company, share }) =>
    `${company}, in which ${holder} has ${share}, met the press.`,
  'aside, owned by': ({ holder, company, share }) => `${company}, ${share} owned by ${holder}, met the press.`,
  listed: ({ holder, company, share }) =>
    `The shareholders of ${company} are ${holder} (${share}) and Hanse Fund (0.1%).`,
  'second of two': ({ holder, company, share }) => `Hanse Fund owns 0.1% of ${company} and ${holder} ${share}.`,
  conjunction: ({ holder, company, share }) => `${holder} runs a port and owns ${share} of ${company}.`,
  'level after a rise': ({ holder, company, share }) => `${holder} raised its stake in ${company} to ${share}.`,
  each: ({ holder, company, share }) => `${holder} and Hanse Fund each hold ${share} of ${company}.`,
  respectively: ({ holder, company, share }) =>
    `Hanse Fund and ${holder} own 0.1% and ${share} of ${company} respectively.`,
};

export interface Variant {
  readonly form: string;
  readonly text: string;
  /** in notation; more may be said of the second holder of the form */
  readonly says: string;
}
export const VARIANTS: readonly Variant[] = FACTS.flatMap((fact) =>
  Object.entries(HOLDING).map(([form, template]) => ({
    form,
    text: template(fact),
    says: `"${fact.holder}" owns ${fact.share} of "${fact.company}"`,
  })),
);

/** Single sentences and short passages, each with all that is to be read in it. */
export const SENTENCES: readonly (readonly [text: string, ...says: string[]])[] = [
  ['Lei Jun controls both Kingsoft and Xiaomi.', 'Lei Jun controls Kingsoft', 'Lei Jun controls Xiaomi'],
  [
    'Lei Jun is the controlling shareholder of Kingsoft and Xiaomi.',
    'Lei Jun is the controlling shareholder of Kingsoft',
    'Lei Jun is the controlling shareholder of Xiaomi',
  ],
  [
    'Lei Jun is chairman and the largest single shareholder of Kingsoft.',
    'Lei Jun is chairman of Kingsoft',
    'Lei Jun is the largest single shareholder of Kingsoft',
  ],
  [
    'Francis Ng, finance chief of Kingsoft, said that Lei Jun controls both companies.',
    'Francis Ng is finance chief of Kingsoft',
  ],
  ['According to Francis Ng, Lei Jun controls Xiaomi.', 'according to Francis Ng, Lei Jun controls Xiaomi'],
  [
    'Xiaomi bought nearly 3% of Kingsoft from Tencent in January 2015.',
    'Xiaomi bought nearly 3% of Kingsoft from Tencent in January 2015',
  ],
  [
    'In January 2015, nearly 3% of Kingsoft was sold by Tencent to Xiaomi.',
    'Xiaomi bought nearly 3% of Kingsoft from Tencent in January 2015',
  ],
  [
    'Tencent sold Xiaomi a 3% stake in Kingsoft in January 2015.',
    'Xiaomi bought 3% of Kingsoft from Tencent in January 2015',
  ],
  [
    'Tencent still holds 9.9% of Xiaomi, the second largest shareholder after Lei Jun, who owns 29.9% of Kingsoft.',
    'Tencent owns 9.9% of Xiaomi',
    'Lei Jun owns 29.9% of Kingsoft',
  ],
  ['Lei Jun joined Kingsoft in 1992 as an engineer.', 'Lei Jun joined Kingsoft in 1992 as an engineer'],
  [
    'Lei Jun stepped down as chief executive of Kingsoft in 2007. He returned as its chairman in 2011.',
    'Lei Jun stepped down as chief executive of Kingsoft in 2007',
    'Lei Jun returned as chairman of Kingsoft in 2011',
  ],
  ['Lei Jun founded Xiaomi in 2010.', 'Lei Jun founded Xiaomi in 2010'],
  [
    'Xiaomi was founded in 2010 by Lei Jun and Lin Bin.',
    'Lei Jun founded Xiaomi in 2010',
    'Lin Bin founded Xiaomi in 2010',
  ],
  [
    'Xiaomi is an anchor customer of Kingsoft’s cloud business.',
    'Xiaomi is an anchor customer of the cloud business of Kingsoft',
  ],
  [
    'Cheetah Mobile, a division of Kingsoft, was listed in New York in 2014.',
    'Kingsoft controls Cheetah Mobile',
    'Cheetah Mobile was listed in New York in 2014',
  ],
  ['Kingsoft spun off Cheetah Mobile in 2014.', 'Cheetah Mobile was spun off from Kingsoft in 2014'],
  [
    'Kingsoft, Xiaomi and Temasek invested $296m in 21Vianet in December 2014.',
    'Kingsoft, Xiaomi and Temasek invested $296 million in 21Vianet in December 2014',
  ],
  [
    'Kingsoft owns roughly 11.6% of 21Vianet with about a fifth of the votes.',
    'Kingsoft owns roughly 11.6% of 21Vianet with about a fifth of the votes',
  ],
  [
    'Kingsoft holds 11.6% of 21Vianet’s shares and a fifth of its voting rights.',
    'Kingsoft owns 11.6% of 21Vianet with a fifth of the votes',
  ],
  ['Ann Lee holds 40% of the voting rights of Acme.', 'Ann Lee holds 40% of the votes of Acme'],
  ['Ann Lee and Bo Berg jointly own 41.72% of Acme.', 'Ann Lee and Bo Berg jointly hold 41.72% of Acme'],
  ['Acme owns 60% of Beta Ltd and 20% of Gamma Ltd.', 'Acme owns 60% of Beta Ltd', 'Acme owns 20% of Gamma Ltd'],
  ['Beta Ltd is a wholly owned subsidiary of Acme.', 'Acme wholly owns Beta Ltd'],
  ['Acme’s subsidiary Beta Ltd makes pumps.', 'Acme controls Beta Ltd'],
  [
    'Acme has agreed to buy 30% of Beta from Gamma for €10 million.',
    'Acme agreed to buy 30% of Beta from Gamma for €10 million',
  ],
  ['Acme bought 30% of Beta, subject to approval.', 'Acme conditionally bought 30% of Beta'],
  ['Acme held 12.58% of Beta at the end of 2014.', 'Acme held 12.58% of Beta as of 31 December 2014'],
  ['As of 31 March 2015, Acme directly owned 12.58% of Beta.', 'Acme directly held 12.58% of Beta as of 31 March 2015'],
  ['Acme said on Monday it holds 12% of Beta.', 'according to Acme, Acme owns 12% of Beta'],
  ['Ann Lee and Bo Berg act in concert over Acme.', 'Ann Lee and Bo Berg act in concert over Acme'],
  ['Acme raised $40 million at a valuation of $400 million.', 'Acme raised $40 million at a valuation of $400 million'],
  ['Beta’s parent, Acme, met the press.', 'Acme is the parent company of Beta'],
  ['The largest shareholder of Beta is Acme.', 'Acme is the largest shareholder of Beta'],
  ['Dr Ann Lee is managing director of Beta since 2011.', 'Ann Lee is managing director of Beta since 2011'],
  ['Beta named Bo Berg chief executive.', 'Bo Berg is chief executive of Beta'],
];
