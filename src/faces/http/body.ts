/** A text that is sent along with a question and forgotten. */
import type { Context } from 'hono';
import { Refusal } from './problem.ts';

/** bytes of it; a longer one is a file, and opened as one */
export const LONGEST_BODY = 262_144;

/**
 * @param what it should be, for the message
 * @throws Refusal media, too-long: before anything of the text is read
 */
export async function textBody(c: Context, what: string): Promise<string> {
  const kind = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (kind !== 'text/plain') throw new Refusal('media', `${what}, sent as text/plain`, { available: ['text/plain'] });
  return bodyOf(c.req.raw);
}

/** Stops at the limit, whatever length was promised. */
async function bodyOf(request: Request): Promise<string> {
  const reader = request.body?.getReader();
  const chunks: string[] = [];
  const decoder = new TextDecoder();
  let size = 0;
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    size += next.value.length;
    if (size > LONGEST_BODY) {
      await reader?.cancel();
      throw new Refusal(
        'too-long',
        `a text sent along holds at most ${LONGEST_BODY} bytes; a longer one is a file for the command line`,
      );
    }
    chunks.push(decoder.decode(next.value, { stream: true }));
  }
  return chunks.join('') + decoder.decode();
}
