import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { busRights, busUsers } from './rights.ts';

it('stands in the README as it is', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const rows = busUsers.flatMap((user) => {
    const { publish, publishNot, subscribe } = busRights[user];
    const row = (may: string) => (subject: string) => `| ${user} | ${may} | \`${subject}\` |`;
    return [
      ...publish.map(row('publish')),
      ...publishNot.map(row('not publish')),
      ...subscribe.map(row('listen')),
    ];
  });
  expect(readme.match(/^\| (solver|executor|operator) \|.*$/gm)).toEqual(rows);
});
