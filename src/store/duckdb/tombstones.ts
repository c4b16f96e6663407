/**
 * Who was erased from a store, in a file of its own beside it: keyed digests, from which nobody can be read, but by
 * which whoever is erased is known again, when a source is imported again and when an old copy of the store is put back.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { ERASED_NAME, type Erasures } from '../../statements/erased.ts';
import type { PartyId } from '../../statements/types.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { foldedName } from '../rows.ts';
import { diskFull } from './disk-full.ts';

/** A stand-in's id begins so; no source makes ids that do. */
const STAND_IN = 'erased:';
const KEY_LINE = /^lookthrough erasures 1 ([0-9a-f]{64})$/;
const LINE = /^(id|name) ([1-9]\d*) ([0-9a-f]{64})$/;
/** Words of Western scripts; Chinese writes without gaps, so there each character is one. */
const UNIT = /\p{Script=Han}|[\p{L}\p{M}\p{N}]+/gu;
/** Digests remembered, so that a party of many statements is not digested for each. */
const REMEMBERED = 100_000;

export class Tombstones implements Erasures {
  readonly path: string;
  private key: string | undefined;
  private readonly ids = new Set<string>();
  /** by how many words a name has */
  private readonly names = new Map<number, Set<string>>();
  private readonly known = new Map<PartyId, PartyId | undefined>();

  /** @throws LookthroughError store-damaged: the file is not one of ours, or was cut */
  constructor(store: string) {
    this.path = `${store}.erased`;
    if (existsSync(this.path)) this.read(readFileSync(this.path, 'utf8'));
  }

  get none(): boolean {
    return this.ids.size === 0;
  }

  /** Digests of erased ids, sorted. */
  digests(): readonly string[] {
    return [...this.ids].sort();
  }

  standIn(party: PartyId): PartyId | undefined {
    if (this.none || party.startsWith(STAND_IN)) return undefined;
    if (this.known.has(party)) return this.known.get(party);
    const digest = this.digest('id', party);
    const found = this.ids.has(digest) ? `${STAND_IN}${digest.slice(0, 16)}` : undefined;
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(party, found);
    return found;
  }

  named(text: string): boolean {
    if (this.names.size === 0) return false;
    const units = unitsOf(text);
    for (const [length, digests] of this.names) {
      for (let at = 0; at + length <= units.length; at += 1)
        if (digests.has(this.digest('name', units.slice(at, at + length).join(' ')))) return true;
    }
    return false;
  }

  /** On the disk when it returns. @throws LookthroughError disk-full */
  add(ids: readonly PartyId[], names: readonly string[]): void {
    const isNew = this.key === undefined;
    this.key ??= randomBytes(32).toString('hex');
    const told = names.map(unitsOf).filter((units) => units.length > 0 && units.join(' ') !== ERASED_NAME);
    const lines = [
      ...ids.map((id) => `id 1 ${this.digest('id', id)}`),
      ...told.map((units) => `name ${units.length} ${this.digest('name', units.join(' '))}`),
    ];
    try {
      appendDurably(this.path, [...(isNew ? [`lookthrough erasures 1 ${this.key}`] : []), ...lines]);
    } catch (error) {
      throw diskFull(this.path, error) ?? error;
    }
    for (const line of lines) this.take(line, 0);
    this.known.clear();
  }

  private read(text: string): void {
    const [first = '', ...lines] = text.split('\n');
    this.key = KEY_LINE.exec(first)?.[1];
    if (this.key === undefined || lines.at(-1) !== '') throw this.damaged(1);
    for (const [at, line] of lines.slice(0, -1).entries()) this.take(line, at + 2);
  }

  private take(line: string, place: number): void {
    const [, kind, words, digest] = LINE.exec(line) ?? [];
    if (digest === undefined) throw this.damaged(place);
    if (kind === 'id') this.ids.add(digest);
    else {
      const same = this.names.get(Number(words)) ?? new Set();
      this.names.set(Number(words), same.add(digest));
    }
  }

  private digest(kind: string, text: string): string {
    return createHmac('sha256', this.key as string)
      .update(`${kind} ${text}`)
      .digest('hex');
  }

  private damaged(line: number): LookthroughError {
    return new LookthroughError(
      'store-damaged',
      `${this.path}, line ${line}: this is no list of erasures; restore it from a copy, or whoever it tells of would come back`,
      { received: this.path },
    );
  }
}

const unitsOf = (text: string): readonly string[] => foldedName(text).match(UNIT) ?? [];

function appendDurably(path: string, lines: readonly string[]): void {
  const file = openSync(path, 'a', 0o600);
  try {
    writeSync(file, `${lines.join('\n')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
