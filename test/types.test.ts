/** The types a program sees. */
import { describe, expectTypeOf, test } from 'vitest';
import type { AskLimits, Envelope, LookthroughError, Question, Workspace } from '../src/index.ts';
import { ask, checkProof, openFiles, snapshotFromEdges, takeSnapshot, verify } from '../src/index.ts';

describe('the public types', () => {
  test('a question goes in, an envelope comes out', () => {
    expectTypeOf(ask).parameter(0).toEqualTypeOf<Workspace>();
    expectTypeOf(ask).parameter(1).toEqualTypeOf<Question>();
    expectTypeOf(ask).parameter(2).toEqualTypeOf<AskLimits | undefined>();
    expectTypeOf(ask).returns.resolves.toEqualTypeOf<Envelope>();
    expectTypeOf(openFiles).returns.resolves.toEqualTypeOf<Workspace>();
  });
  test('shares go in as text or whole numbers with their ends, and come out exact', () => {
    expectTypeOf(snapshotFromEdges).parameter(0).toExtend<readonly { owner: string; owned: string }[]>();
    expectTypeOf(takeSnapshot).returns.toHaveProperty('votes');
  });
  test('the checker takes anything', () => {
    expectTypeOf(checkProof).parameter(0).toEqualTypeOf<unknown>();
    expectTypeOf(verify).parameter(0).toEqualTypeOf<unknown>();
  });
  test('an error has a code, the value and the choices', () => {
    expectTypeOf<LookthroughError>().toHaveProperty('choices').toEqualTypeOf<readonly string[]>();
  });
});
