/** Handed files, where they lie for as long as they are read: looked at, or opened whole. Data alone goes in and comes out. */
import {
  type ColumnMapping,
  describeTables,
  mappingOf,
  openFiles,
  type TableDescription,
  type TableFound,
  type WorkspaceData,
  workspaceData,
} from '../../index.ts';

export interface Looked {
  readonly tables: readonly TableDescription[];
  /** what confirms the tables as they are; a person changes it and hands it back */
  readonly mapping: ColumnMapping;
  readonly others: readonly Exclude<TableFound, { readonly table: TableDescription }>[];
}

/** Who reads handed files; the signal gives it up. */
export interface ReadsFiles {
  /** @throws LookthroughError as `describeTables` */
  look(paths: readonly string[], signal?: AbortSignal): Promise<Looked>;
  /** @throws LookthroughError as `openFiles` */
  open(paths: readonly string[], columns?: ColumnMapping, signal?: AbortSignal): Promise<WorkspaceData>;
}

/** By the thread it is called in. */
export const READS_HERE: ReadsFiles = {
  async look(paths) {
    const found = await describeTables(paths);
    const tables = found.flatMap((f) => ('table' in f ? [f.table] : []));
    const others = found.flatMap((f) => ('table' in f ? [] : [f]));
    return { tables, mapping: mappingOf(tables), others };
  },
  async open(paths, columns) {
    return workspaceData(await openFiles(paths, columns === undefined ? {} : { columns }));
  },
};
