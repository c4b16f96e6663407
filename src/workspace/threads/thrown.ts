/** Errors as they go from thread to thread: of a class only its name would arrive. */
import { type ErrorCode, LookthroughError } from '../../terms/problem.ts';

export interface Thrown {
  readonly message: string;
  /** of an error of ours */
  readonly code?: ErrorCode;
  readonly received?: string;
  readonly choices?: readonly string[];
}

export function thrownOf(error: unknown): Thrown {
  if (!(error instanceof LookthroughError)) return { message: error instanceof Error ? error.message : String(error) };
  const { message, code, received, choices } = error;
  return { message, code, choices, ...(received === undefined ? {} : { received }) };
}

export function errorOf({ message, code, received, choices = [] }: Thrown): Error {
  if (code === undefined) return new Error(message);
  return new LookthroughError(code, message, { choices, ...(received === undefined ? {} : { received }) });
}
