import { expect, it } from 'vitest';
import { csvText } from '../../src/report/csvText.ts';

it('writes texts that no spreadsheet program runs, numbers as numbers, and quotes what has to be', () => {
  expect(
    csvText(
      ['a', 'b'],
      [
        ['=1+1', -2],
        ['@x', null],
        ['say "hi", you', 0.5],
        ['-3', 1e-7],
      ],
    ),
  ).toBe('a,b\r\n\'=1+1,-2\r\n\'@x,\r\n"say ""hi"", you",0.5\r\n\'-3,1e-7\r\n');
});
