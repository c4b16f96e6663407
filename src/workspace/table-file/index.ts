/** Statements as tables of other programs. */
import type { Statement } from '../../statements/types.ts';
import type { DataTold } from './about.ts';
import { parquet } from './parquet.ts';
import type { BytesResult } from './types.ts';
import { xlsx } from './xlsx.ts';

export const TABLE_FORMATS = ['xlsx', 'parquet'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export const TABLE_WRITERS: Readonly<
  Record<TableFormat, (statements: readonly Statement[], data: DataTold) => BytesResult | Promise<BytesResult>>
> = { xlsx, parquet };

export type { BytesResult } from './types.ts';
