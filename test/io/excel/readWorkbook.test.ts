import { expect, it } from 'vitest';
import { readWorkbook } from '../../../src/io/excel/readWorkbook.ts';
import { handmadeWorkbook } from '../../support/workbooks.ts';

it('reads each kind of cell as what a person would say is in it', async () => {
  const cells: Record<string, [xml: string, expected: unknown]> = {
    A1: ['<c r="A1"><v>0.72</v></c>', { kind: 'number', value: 0.72 }],
    B1: ['<c r="B1" t="inlineStr"><is><t>0,72</t></is></c>', { kind: 'text', value: '0,72' }],
    C1: [
      '<c r="C1" t="inlineStr"><is><r><t>Studio </t></r><r><rPr><b/></rPr><t>A</t></r></is></c>',
      { kind: 'text', value: 'Studio A' },
    ],
    D1: ['<c r="D1" t="s"><v>1</v></c>', { kind: 'text', value: 'condivisa' }],
    E1: ['<c r="E1" t="inlineStr"><is><t> \u00a0 </t></is></c>', undefined],
    F1: ['<c r="F1" t="b"><v>1</v></c>', { kind: 'other', shown: 'VERO/TRUE' }],
    G1: ['<c r="G1" s="1"><v>46054</v></c>', { kind: 'other', shown: '2026-02-01' }],
    H1: ['<c r="H1" t="e"><v>#N/A</v></c>', { kind: 'error', shown: '#N/A' }],
    I1: ['<c r="I1"><f>A1*2</f><v>1.44</v></c>', { kind: 'formula', formula: 'A1*2', shown: '1.44' }],
    J1: ['<c r="J1"><f>A1*2</f></c>', { kind: 'formula', formula: 'A1*2', shown: '' }],
    K1: ['<c r="K1" t="e"><f>A1/0</f><v>#DIV/0!</v></c>', { kind: 'error', shown: '#DIV/0!' }],
    L1: [
      '<c r="L1"><f t="shared" si="0" ref="L1:M1">A1+1</f><v>2</v></c>',
      { kind: 'formula', formula: 'A1+1', shown: '2' },
    ],
    M1: ['<c r="M1"><f t="shared" si="0"/><v>3</v></c>', { kind: 'formula', formula: 'B1+1', shown: '3' }],
    N1: ['<c r="N1"><v>5</v></c>', { kind: 'number', value: 5 }],
    O1: ['<c r="O1"><v>6</v></c>', undefined], // merged into N1
    P1: ['<c r="P1" s="1"/>', undefined],
    Q1: ['<c r="Q1"><v>1e999</v></c>', { kind: 'error', shown: '#NUM!' }],
  };
  const bytes = handmadeWorkbook(
    {
      rows: `<row r="1">${Object.values(cells)
        .map(([xml]) => xml)
        .join('')}</row>`,
      after:
        '<mergeCells><mergeCell ref="N1:O1"/></mergeCells><hyperlinks><hyperlink ref="B1" r:id="rId9"/></hyperlinks>',
    },
    {
      'xl/sharedStrings.xml': '<sst><si><t>altra</t></si><si><t>condivisa</t></si></sst>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    },
  );
  const { value, problems } = await readWorkbook(bytes, 'a.xlsx');
  expect(problems).toEqual([]);
  expect(
    Object.fromEntries(Object.keys(cells).map((cell) => [cell, value?.cells.get(`Foglio!${cell}`)])),
  ).toEqual(Object.fromEntries(Object.entries(cells).map(([cell, [, expected]]) => [cell, expected])));
});

it('finds cells by the names of the book, however a program writes them', async () => {
  const name = (of: string, reference: string, more = ''): string =>
    `<definedName name="${of}"${more}>${reference}</definedName>`;
  const { value } = await readWorkbook(
    handmadeWorkbook({
      rows: '<row r="1"><c r="A1"><v>1</v></c></row>',
      names: [
        name('plain', 'Foglio!$B$2'),
        name('relative', 'Foglio!B2'),
        name('quoted', "'Offerta economica'!$B$2"),
        name('apostrophe', "'L''offerta, una'!$AB$12"),
        name('libreoffice', '$Evidenze.$E$2'),
        // A copied sheet brings names of its own, which must not replace those of the book.
        name('plain', "'Foglio (2)'!$C$3", ' localSheetId="0"'),
        name('range', 'Foglio!$A$1:$XFD$1048576'),
        name('deleted', 'Foglio!#REF!'),
        name('constant', '42'),
      ].join(''),
    }),
    'a.xlsx',
  );
  expect(Object.fromEntries(value?.names ?? [])).toEqual({
    plain: { sheet: 'Foglio', cell: 'B2' },
    relative: { sheet: 'Foglio', cell: 'B2' },
    quoted: { sheet: 'Offerta economica', cell: 'B2' },
    apostrophe: { sheet: "L'offerta, una", cell: 'AB12' },
    libreoffice: { sheet: 'Evidenze', cell: 'E2' },
  });
});
