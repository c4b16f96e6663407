/**
 * Replies that were given, by their ETag: the same tag is the same bytes, so asking again costs no answer. Another state
 * of the data has other tags; the old ones go as the oldest do.
 */
import type { Reply } from './route.ts';

/** Characters kept, 64 million: a thousand answers of a large group, or ten thousand small ones. */
const MOST = 64_000_000;

export class KeptReplies {
  private readonly replies = new Map<string, Reply>();
  private readonly most: number;
  private size = 0;

  constructor(most: number = MOST) {
    this.most = most;
  }

  /** The reply of this tag, which is then the last to go. */
  of(tag: string): Reply | undefined {
    const reply = this.replies.get(tag);
    if (reply === undefined) return undefined;
    this.replies.delete(tag);
    this.replies.set(tag, reply);
    return reply;
  }

  /** One that would take more than an eighth of the room is not kept: it would drive out too many. */
  keep(tag: string, reply: Reply): void {
    if (reply.text.length > this.most / 8 || this.replies.has(tag)) return;
    this.replies.set(tag, reply);
    this.size += reply.text.length;
    for (const [oldest, { text }] of this.replies) {
      if (this.size <= this.most) break;
      this.replies.delete(oldest);
      this.size -= text.length;
    }
  }
}
