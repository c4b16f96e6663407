/** A view as a small file: the address it is asked with and the data it was seen on. */
const FORMAT = 'lookthrough-view-1';

export const savedView = (address: string, dataVersion: string): string =>
  `${JSON.stringify({ format: FORMAT, address, dataVersion }, null, 2)}\n`;

/** The address of a saved view; undefined for anything else. Only its query is ever used. */
export function viewFrom(text: string): string | undefined {
  try {
    const found = JSON.parse(text) as { format?: unknown; address?: unknown };
    return found.format === FORMAT && typeof found.address === 'string' && found.address.startsWith('?')
      ? found.address
      : undefined;
  } catch {
    return undefined;
  }
}
