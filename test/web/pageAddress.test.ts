import { expect, it } from 'vitest';
import { pageAddress } from '../../src/web/pageAddress.ts';
import { routes } from '../../src/web/routes.ts';

it('a refused form is asked for again, in the other language, at the page that it stands on', () => {
  const after = (address: string) => pageAddress('POST', address, routes);
  expect(after('/statements/ab12/objections')).toBe('/statements/ab12');
  expect(after('/read/secret/statements/ab12/objections?lang=en')).toBe(
    '/read/secret/statements/ab12?lang=en',
  );
  expect(after('/contracts/tavi/phases/design/signatures')).toBe('/contracts/tavi/phases');
  expect(after('/contracts/tavi/draft')).toBe('/contracts/tavi/draft');
  expect(after('//elsewhere.example')).toBe('/');
  expect(pageAddress('GET', '/contracts/tavi?asOf=2026-03-31', routes)).toBe(
    '/contracts/tavi?asOf=2026-03-31',
  );
});
