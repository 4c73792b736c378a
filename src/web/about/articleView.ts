import type { Text } from '../../core/problem.ts';
import { type Locale, localized } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';

/** A page of running text: the method, the accessibility statement. */
export interface ArticleView {
  readonly head: PageHead;
  readonly title: string;
  readonly lead: string;
  readonly contentsTitle: string;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly paragraphs: readonly string[];
    readonly formula: string | null;
    readonly links: readonly { readonly label: string; readonly href: string | null }[];
  }[];
}

/** A page of running text in both languages, before one is chosen. */
export interface Article {
  readonly title: Text;
  readonly lead: Text;
  readonly sections: readonly {
    readonly id: string;
    readonly title: Text;
    readonly paragraphs: readonly Text[];
    readonly formula?: Text;
    readonly links?: readonly { readonly label: Text; readonly href?: string }[];
  }[];
}

const articleTexts = { contents: { it: 'In questa pagina', en: 'On this page' } };

export function articleView(article: Article, locale: Locale): ArticleView {
  const title = article.title[locale];
  return {
    head: { title, breadcrumb: [], notice: null, steps: [], refresh: null },
    title,
    lead: article.lead[locale],
    contentsTitle: localized(articleTexts, locale).contents,
    sections: article.sections.map((section) => ({
      id: section.id,
      title: section.title[locale],
      paragraphs: section.paragraphs.map((paragraph) => paragraph[locale]),
      formula: section.formula?.[locale] ?? null,
      links: (section.links ?? []).map(({ label, href }) => ({ label: label[locale], href: href ?? null })),
    })),
  };
}
