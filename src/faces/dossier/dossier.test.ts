import { describe, expect, test } from 'vitest';
import { openFiles } from '../../index.ts';
import { compose, markdown, page } from './index.ts';

const KINGSOFT = 'gallery/kingsoft-2015/financeasia.own';
const common = { asAt: '2015-03-31' } as const;

async function dossier(text: string, subject: string) {
  const workspace = await openFiles([{ name: 'case.own', text }]);
  return compose(workspace, subject, {}, []);
}

describe('a dossier', () => {
  test('says the answer first, then the verdict with its clause, what would settle it, the words and the data version', async () => {
    const rules = [{ id: 'hk-listing-controlling', verb: 'control' as const }];
    const workspace = await openFiles([KINGSOFT]);
    const text = markdown(await compose(workspace, 'Kingsoft', common, rules), 'kingsoft.svg');
    expect(text.split('\n')[0]).toBe('# Kingsoft');
    expect(text).toContain('**Cannot tell under the Hong Kong listing rules whether Lei Jun');
    expect(text).toContain('r. 1.01');
    expect(text).toContain('What would settle Lei Jun: ');
    expect(text).toContain('“nearly 3%”');
    expect(text).toContain((await workspace.version()).replaceAll('_', '\\_'));
    expect(text).toContain('![Structure of Kingsoft on 2015-03-31](kingsoft.svg)');
  });

  test('tells an open point once, with every answer it would change', async () => {
    const workspace = await openFiles([KINGSOFT]);
    const text = markdown(await compose(workspace, 'Kingsoft', common, []));
    expect(text.match(/It is not said whether the stake of Lei Jun in Kingsoft/g)).toHaveLength(1);
  });

  test('as a page loads nothing, runs nothing and carries its chart', async () => {
    const html = page(await compose(await openFiles([KINGSOFT]), 'Kingsoft', common, []));
    expect(html).not.toMatch(/<script|\ssrc=|<link|\son\w+=/i);
    expect(html).toContain('<svg');
    expect(html).toContain('<h1>Kingsoft</h1>');
  });

  test('writes names as text, whatever they hold', async () => {
    const blocks = await dossier(
      '"<img src=x onerror=alert(1)>" owns 60% of "A | [x](javascript:y) `z`"\n',
      'A | [x](javascript:y) `z`',
    );
    expect(page(blocks)).not.toContain('<img');
    const text = markdown(blocks);
    expect(text).toContain('\\<img src=x onerror=alert(1)\\>');
    expect(text).toContain('# A \\| \\[x\\](javascript:y) \\`z\\`');
  });
});
