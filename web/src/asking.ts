/** The question lives in the address, so that every view is a permalink. */
export interface Asked {
  readonly subject: string;
  readonly asAt: string;
  readonly knownAt: string;
  readonly rule: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly noAssume: readonly string[];
}

export function askedFrom(search: string): Asked {
  const q = new URLSearchParams(search);
  const choices = q
    .getAll('choice')
    .map((c) => [c.slice(0, c.lastIndexOf('~')), c.slice(c.lastIndexOf('~') + 1)] as const);
  return {
    subject: q.get('subject') ?? '',
    asAt: q.get('asAt') ?? '',
    knownAt: q.get('knownAt') ?? '',
    rule: q.get('rule') ?? '',
    choices: Object.fromEntries(choices),
    noAssume: q.getAll('noAssume'),
  };
}

export function queryOf(a: Asked): string {
  const q = new URLSearchParams();
  if (a.subject !== '') q.set('subject', a.subject);
  if (a.asAt !== '') q.set('asAt', a.asAt);
  if (a.knownAt !== '') q.set('knownAt', a.knownAt);
  if (a.rule !== '') q.set('rule', a.rule);
  for (const [point, option] of Object.entries(a.choices)) q.append('choice', `${point}~${option}`);
  for (const id of a.noAssume) q.append('noAssume', id);
  return q.toString();
}

export class AskError extends Error {
  readonly choices: readonly string[];
  constructor(message: string, choices: readonly string[]) {
    super(message);
    this.choices = choices;
  }
}

export async function get<T>(path: string): Promise<T> {
  const response = await fetch(path);
  const body = (await response.json()) as T & { title?: string; choices?: string[] };
  if (!response.ok) throw new AskError(body.title ?? response.statusText, body.choices ?? []);
  return body;
}
