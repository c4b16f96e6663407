/** One text for one set of statements: paths, order, batches and fetch times do not matter. */
import { createHash, type Hash } from 'node:crypto';

/** Takes statement ids in order, gives "sha256:…". */
export class VersionHash {
  private readonly hash: Hash = createHash('sha256');
  add(...ids: readonly string[]): void {
    if (ids.length > 0) this.hash.update(`${ids.join('\n')}\n`);
  }
  text(): string {
    return `sha256:${this.hash.digest('hex')}`;
  }
}

/** @param ids sorted */
export function versionOf(ids: Iterable<string>): string {
  const version = new VersionHash();
  for (const id of ids) version.add(id);
  return version.text();
}
