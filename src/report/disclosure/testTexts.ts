import type { DisclosureTest } from '../../core/disclosure/release.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import { inBoth } from '../rules/phrases.ts';

/** The three tests of a release, after opinion 5/2014 of the article 29 working party on anonymisation. */
export const testWords: Readonly<Record<DisclosureTest['test'], Text>> = {
  'singling-out': { it: 'Individuazione', en: 'Singling out' },
  linkability: { it: 'Collegamento con pubblicazioni precedenti', en: 'Linkability with earlier releases' },
  inference: { it: 'Deduzione', en: 'Inference' },
};

/** Named at most: a release that fails may name hundreds. */
const MOST_FOUND = 10;

/** `superato: 240 quantità provate`; what could be narrowed too far, where it failed. */
export function testText({ passed, tried, found }: DisclosureTest): Text {
  return inBoth((locale) => {
    const { number } = formatFor(locale);
    const looked = { it: `${number(tried)} quantità provate`, en: `${number(tried)} quantities tried` }[
      locale
    ];
    if (passed) return { it: `superato: ${looked}`, en: `passed: ${looked}` }[locale];
    const named = found
      .slice(0, MOST_FOUND)
      .map(({ what, least, most }) => `${what}: ${number(least, 1)} – ${number(most, 1)}`)
      .join('; ');
    const more = found.length > MOST_FOUND ? '; …' : '';
    return {
      it: `non superato: ${looked}, ${number(found.length)} si ricavano troppo bene (${named}${more})`,
      en: `failed: ${looked}, ${number(found.length)} can be told too well (${named}${more})`,
    }[locale];
  });
}
