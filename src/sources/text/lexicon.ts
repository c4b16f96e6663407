/** The classes of words the sentence shapes are written in: what holds, what is held, who runs, what is left open. */
import { MARK } from './coded.ts';

export const N = MARK.name;
export const S = MARK.share;
export const D = MARK.date;
export const M = MARK.money;
/** "A", "A and B", "A, B and C" */
export const LIST = `${N}(?:, ${N})*(?:,? and ${N})?`;

const word = (...all: readonly string[]): string => `(?:${all.join('|')})`;

/** Verbs of holding whose subject holds on the day of the text. "Kept" and "retained" speak of what is left now. */
export const HOLDS = word(
  ...[
    'owns?',
    'holds?',
    'has',
    'have',
    'keeps?',
    'kept',
    'retains?',
    'retained',
    'possess(?:es)?',
    'commands?',
    'controls?',
  ],
  ...['continues? to (?:own|hold)', '(?:has|have) (?:owned|held|kept|retained)', '(?:has|have) come to (?:own|hold)'],
  ...[
    'is left with',
    '(?:has |have )?(?:built(?: up)?|amassed|accumulated|disclosed|declared|revealed|reported)',
    'remains? with',
    'sits? on',
    'speaks? for',
    'accounts? for',
    'is holding',
    'remains? the holder of',
    '(?:is|are|remains?) the (?:beneficial|registered|record|legal) (?:owners?|holders?) of',
  ],
);
export const HELD = word(
  'owned',
  'held',
  'had',
  'controlled',
  'possessed',
  'came to own',
  'had owned',
  'had held',
  '(?:was|were) the (?:beneficial|registered|record|legal) (?:owners?|holders?) of',
);
export const ADVERB = word(
  'directly',
  'indirectly',
  'beneficially',
  'legally',
  'ultimately',
  'collectively',
  'effectively',
  'again',
  'then',
);
export const VOTES = `(?:the |all |total |aggregate |combined |outstanding )*(?:votes|voting rights|voting power|voting shares|vote)`;
export const EQUITY =
  '(?:the |all |total |issued |outstanding |ordinary |common |share |equity |class [a-z] )*(?:shares?|share capital|capital|equity|stock)(?: outstanding| in issue)?';
export const STAKE =
  '(?:(?:direct|indirect|equity|economic|voting|controlling|minority|majority|combined|passive|strategic|beneficial|remaining|residual) )*(?:stake|shareholding|holding|interest|share|block|position|slice|ownership)';
/** A share in its place: "a 12% stake", "another 5%", "a stake of 9%", "the remaining 40%". */
export const HELD_SHARE = (group: string): string =>
  `(?:(?:an?|the|its|their|his|her|another|some|a further|an additional|the other|the remaining|a combined|a total of|as much as|${N}'s) )*(?:${STAKE} of )?(?<${group}>${S})(?: of ${EQUITY})?(?: ${STAKE})?`;

export const BUYS = word(
  'bought',
  'acquired',
  'purchased',
  'took',
  'taken',
  'picked up',
  'snapped up',
  'took over',
  'obtained',
  'received',
);
export const SELLS = word(
  'sold',
  'handed',
  'transferred',
  'disposed of',
  'divested',
  'passed',
  'gave',
  'offloaded',
  'ceded',
  'unloaded',
);
export const SHARE_OF_TRADE = `(?:(?:an?|the|its|their|his|her|entire|whole|full|remaining|another|some|a further|an additional|${N}'s) )*(?:${STAKE} of )?(?<s>${S})(?: of ${EQUITY})?(?: ${STAKE})?`;

export const OFFICE =
  '(?:(?:co-|vice[ -]|deputy |non-executive |executive |managing |finance |financial |general |independent |senior |founding |group |interim |acting |honorary )*(?:chairman|chairwoman|chairperson|chair|chief executive officer|chief executive|chief financial officer|chief operating officer|chief technology officer|finance chief|finance director|managing director|general manager|director|president|ceo|cfo|coo|treasurer|company secretary))';
export const OFFICES = `${OFFICE}(?: and (?:its |the )?${OFFICE})?`;
/** Nouns whose bearer owns or controls: an aside may call somebody so. */
export const OWNER_NOUN =
  '(?:(?:ultimate |immediate |direct )?parent(?: company)?|holding company|(?:sole |ultimate |full )?owner|(?:controlling|largest|biggest|largest single|single largest|second largest|second-largest|second biggest|third largest|third-largest|majority|main|principal|major|sole|leading|significant|minority) (?:outside |individual |institutional |private |single |remaining |known )?(?:shareholder|stockholder|investor|owner)|(?:co-)?founder)';
export const SUBSIDIARY =
  '(?:(?:wholly owned|wholly-owned|non-wholly owned|non-wholly-owned|partly owned|majority owned|fully owned|100%-owned|majority-owned|listed|unlisted|direct|indirect|main|local|[a-z]+-based) )*(?:subsidiary|subsidiaries|unit|units|division|divisions|arm|arms)';

/** Finite verbs: a stretch with one is a clause. */
export const VERB = word(
  ...[
    'is',
    'are',
    'was',
    'were',
    'has',
    'have',
    'had',
    'does',
    'did',
    'will',
    'would',
    'may',
    'might',
    'could',
    'should',
    'can',
    'cannot',
  ],
  ...[
    'owns?',
    'owned',
    'holds?',
    'held',
    'keeps?',
    'kept',
    'retains?',
    'retained',
    'controls?',
    'controlled',
    'belongs?',
    'remains?',
    'continues?',
  ],
  ...[
    'bought',
    'acquired',
    'purchased',
    'took',
    'sold',
    'handed',
    'transferred',
    'disposed',
    'divested',
    'gave',
    'passed',
    'agreed',
    'plans?',
  ],
  ...[
    'became',
    'joined',
    'founded',
    'co-founded',
    'set up',
    'started',
    'returned',
    'came',
    'went',
    'stepped',
    'resigned',
    'retired',
    'named',
    'appointed',
  ],
  ...[
    'raised',
    'invested',
    'put',
    'lifted',
    'cut',
    'increased',
    'reduced',
    'trimmed',
    'fell',
    'rose',
    'dropped',
    'acts?',
    'acted',
    'commands?',
  ],
  ...[
    'said',
    'says',
    'told',
    'tells',
    'announced',
    'disclosed',
    'confirmed',
    'stated',
    'denied',
    'denies',
    'reported',
    'chairs',
    'heads',
    'runs',
    'serves',
    'served',
    'left',
    'stands',
    'stood',
    'makes',
    'made',
    'listed',
  ],
);
export const SAYS = word(
  'said',
  'says',
  'announced',
  'disclosed',
  'confirmed',
  'stated',
  'told reporters',
  'told investors',
  'told journalists',
  'tells reporters',
  'reported',
  'added',
  'noted',
);
