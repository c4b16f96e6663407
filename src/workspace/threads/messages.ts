/** What the threads say to one another. Numbers tell which call, which look-up. */
import type { HeldData } from '../../store/held/held-store.ts';
import type { StatementStore, Stretch } from '../../store/types.ts';
import type { Thrown } from './thrown.ts';

/** What a thread may ask of the store; lists of statements (`closure`, `all`) come with `more`. */
export type LookUp =
  | readonly ['closure', ...Parameters<StatementStore['closure']>]
  | readonly ['find', ...Parameters<StatementStore['find']>]
  | readonly ['bearers', ...Parameters<StatementStore['bearers']>]
  | readonly ['breadth', ...Parameters<StatementStore['breadth']>]
  | readonly ['statement', string]
  | readonly ['meta']
  | readonly ['all', Stretch | undefined]
  | readonly ['more', number]
  | readonly ['leave', number];

/** The beginning of a list of statements; without `list` that was all of it. */
export interface Begun {
  readonly texts: readonly string[];
  readonly list?: number;
}

/** `held`: the store in shared memory, or that it is not there any more */
export type ToThread =
  | { readonly held: HeldData | undefined }
  | { readonly call: number; readonly asked: unknown }
  | { readonly lookUp: number; readonly found: unknown }
  | { readonly lookUp: number; readonly thrown: Thrown };

/** `ready`: the program is loaded, and its time is the question's from here on */
export type FromThread =
  | { readonly ready: true }
  | { readonly lookUp: number; readonly of: LookUp }
  | { readonly call: number; readonly answer: unknown }
  | { readonly call: number; readonly thrown: Thrown };
