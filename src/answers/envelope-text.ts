/** The one text of an envelope: what `--json` prints, HTTP serves and `verify` reads. */
import type { Envelope } from './envelope.ts';

/**
 * The answer indented, to be read; its proof with a premise or a step a line: a proof of thousands of steps is half as
 * long, and two of them are compared line by line. The JSON is the same. O(length)
 * @example JSON.parse(envelopeText(envelope)) // the envelope
 */
export function envelopeText(envelope: Envelope): string {
  const { proof, ...rest } = envelope;
  const head = JSON.stringify({ ...rest, proof: null }, null, 2);
  return `${head.slice(0, -'null\n}'.length)}${byLine(proof, '  ')}\n}\n`;
}

/** Fields indented, items of a list one a line; a side of the proof is written as the proof is. */
function byLine(value: Readonly<Record<string, unknown>>, indent: string): string {
  const inner = `${indent}  `;
  const fields = Object.entries(value).flatMap(([key, field]) => {
    if (field === undefined) return [];
    return [
      `${inner}${JSON.stringify(key)}: ${Array.isArray(field) ? listed(key, field, inner) : JSON.stringify(field)}`,
    ];
  });
  return fields.length === 0 ? '{}' : `{\n${fields.join(',\n')}\n${indent}}`;
}

function listed(key: string, items: readonly unknown[], indent: string): string {
  if (items.length === 0) return '[]';
  const inner = `${indent}  `;
  const lines = items.map((item) =>
    key === 'sides' ? byLine(item as Readonly<Record<string, unknown>>, inner) : JSON.stringify(item),
  );
  return `[\n${lines.map((line) => `${inner}${line}`).join(',\n')}\n${indent}]`;
}
