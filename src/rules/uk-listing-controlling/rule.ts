/** FCA Handbook glossary: controlling shareholder of a listed company. A standing line, not a move. */
import { HALF, percent } from '../../terms/exact.ts';
import type { Rule } from '../types.ts';

export const ukListingControlling: Rule = {
  id: 'uk-listing-controlling',
  title: 'UK listing rules: controlling shareholder',
  name: 'the UK listing rules',
  role: 'a controlling shareholder',
  jurisdiction: 'GB',
  verbs: ['control', 'structure'],
  who: 'anyone',
  scope: [{ means: 'only', companies: 'listed', where: 'GB', clause: 'FCA Glossary “controlling shareholder”' }],
  versions: [
    {
      version: '2023-11-28',
      control: { quota: HALF, inclusive: false },
      limbs: [
        {
          id: 'votes',
          title: '30 % or more of the votes, alone or with parties acting in concert',
          engine: 'attribute',
          measure: 'votes',
          threshold: percent(30),
          inclusive: true,
          clause: 'FCA Glossary “controlling shareholder”',
        },
      ],
    },
  ],
  url: 'https://www.handbook.fca.org.uk/',
  verified: false,
  confidence: 'text',
  notes: [
    'the wording is that of 28 November 2023; when it began and whether it has changed since have not been checked',
    'votes held by independent trustees and managers, and underwriting holdings of up to five trading days, are disregarded by the definition and not told apart here',
  ],
};
