/** The text of an envelope is the envelope, with a premise or a step of its proof on each line. */
import { expect, test } from 'vitest';
import { ask, envelopeText, openFiles, type Proof, type Question } from '../index.ts';

const TEXT = `source "register" (register) published 2020-12-31
P (person) owns 30% of T
Q (person) owns 20% of T
`;
const QUESTIONS: readonly Question[] = [
  { verb: 'control', subject: 'T', rule: 'uk-psc' },
  { verb: 'what-if', subject: 'T', change: ['Q sells 10% of T to P'] },
  { verb: 'audit' },
];

test.each(QUESTIONS)('$verb', async (question) => {
  const envelope = await ask(await openFiles([{ name: 'case.own', text: TEXT }]), question);
  const text = envelopeText(envelope);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(envelope)));
  expect(text.endsWith('\n}\n')).toBe(true);
  const proof = envelope.proof as unknown as Proof;
  const items = [proof, ...(proof.sides ?? [])].flatMap((p) => [...p.premises, ...p.steps]);
  const lines = text.split('\n').map((l) => l.trim().replace(/,$/, ''));
  for (const item of items) expect(lines).toContain(JSON.stringify(item));
});
