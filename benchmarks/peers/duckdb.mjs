/**
 * DuckDB on the same questions: load, owners by path enumeration, control by rounds. FILE(without ending) threads question
 * Owners are enumerated path by path in one recursive query; paths are cut below 0.1 %, or they would never end in a
 * loop: what was cut is lost.
 */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { report, timed } from '../measure.mjs';

const [base, threads, question] = process.argv.slice(2);
const spill = join(tmpdir(), `lookthrough-bench-duckdb-${process.pid}`);

await report(async () => {
  const instance = await DuckDBInstance.create(':memory:', { threads, memory_limit: '10GB', temp_directory: spill });
  const connection = await instance.connect();
  const run = (sql) => connection.run(sql);
  const number = async (sql) => Number((await connection.runAndReadAll(sql)).getRows()[0][0]);

  const loaded = await timed(async () => {
    await run(`create table said as select owner, owned, (round(min * 1e4)::int + round(max * 1e4)::int) // 2 as share
      from read_csv('${base}.csv', header = true,
        columns = {'owner': 'varchar', 'owned': 'varchar', 'min': 'double', 'max': 'double'})`);
    await run(`create table node as select id, (row_number() over (order by id) - 1)::int as n
      from (select owner as id from said union select owned from said)`);
    await run(`create table link as select up.n as o, down.n as c, share::int as ppm, share / 1e6 as part
      from said join node up on up.id = owner join node down on down.id = owned`);
  });
  const answers = {
    load: async () => ({
      figures: { seconds: loaded.seconds, cpuSeconds: loaded.cpuSeconds },
      check: { links: await number('select count(*) from link'), ids: await number('select count(*) from node') },
    }),
    owners: async () => {
      const companies = await number("select count(*) from node where id < 'P'");
      const { value: rows, ...figures } = await timed(() =>
        number(`with recursive path(holder, company, part) as (
            select o, c, part from link where o >= ${companies}
            union all
            select holder, link.c, path.part * link.part from path join link on link.o = path.company
              where path.part * link.part >= 1e-3)
          select count(*) from (select 1 from path group by holder, company having sum(part) >= 0.25 - 1e-9)`),
      );
      return { figures, check: { rows } };
    },
    control: async () => {
      const { value: pairs, ...figures } = await timed(async () => {
        await run('create table seed as select distinct o as holder from link where ppm > 500000');
        await run('create table has as select holder, holder as company from seed');
        for (let before = -1, now = 0; ; before = now) {
          await run(`create or replace table more as select holder, holder as company from seed union all
            select holder, c from (select holder, c, sum(ppm) as votes from has join link on o = company
              group by holder, c) where votes > 500000 and holder <> c`);
          await run('drop table has');
          await run('alter table more rename to has');
          now = await number('select count(*) from has where holder <> company');
          if (now === before) return now;
        }
      });
      return { figures, check: { pairs } };
    },
  };
  try {
    return await answers[question]();
  } finally {
    connection.closeSync();
    rmSync(spill, { recursive: true, force: true });
  }
});
