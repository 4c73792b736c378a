import JSZip from 'jszip';

/** Set on all parts, so that the same workbook does not differ by the minute in which it was written. */
const noDate = new Date(Date.UTC(1980, 0, 1));

/**
 * Locks a workbook's structure, without a password: sheets cannot be deleted, renamed or moved by mistake. The
 * spreadsheet library protects single sheets only, so the one element is put into its file here.
 */
export async function lockStructure(bytes: ArrayBuffer): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const part = 'xl/workbook.xml';
  const xml = (await zip.file(part)?.async('string')) ?? '';
  const locked = xml.replace(/<workbookPr[^>]*\/>/, '$&<workbookProtection lockStructure="1"/>');
  if (locked === xml) throw new Error('the spreadsheet library writes its workbook part in another way now');
  zip.file(part, locked);
  zip.forEach((_, file) => {
    file.date = noDate;
  });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
