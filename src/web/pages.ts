import type { ArticleView } from './about/articleView.ts';
import type { DefinitionView } from './about/definitionView.ts';
import type { CommitteeView } from './committee/committeeView.ts';
import type { ProblemView } from './error/problemView.ts';
import type { EvaluationView } from './evaluation/evaluationView.ts';
import type { ExploreView } from './evaluation/exploreView.ts';
import type { LedgerView } from './evaluation/ledgerView.ts';
import type { ResultView } from './evaluation/resultView.ts';
import type { RunView } from './evaluation/runView.ts';
import type { HomeView } from './home/homeView.ts';
import type { LotView } from './lot/lotView.ts';
import type { OffersView } from './offer/offersView.ts';
import type { OfferView } from './offer/offerView.ts';
import type { PricesView } from './price/pricesView.ts';
import type { TenderView } from './tender/tenderView.ts';

/**
 * Every template and the view it expects. A name is a file under templates/; what the layout needs on every
 * page is `Layout`.
 */
export interface Pages {
  home: HomeView;
  'tender/tender': TenderView;
  'lot/lot': LotView;
  'offer/offers': OffersView;
  'offer/offer': OfferView;
  'committee/committee': CommitteeView;
  'price/prices': PricesView;
  'evaluation/evaluation': EvaluationView;
  'evaluation/run': RunView;
  'evaluation/result': ResultView;
  'evaluation/ledger': LedgerView;
  'evaluation/explore': ExploreView;
  'about/article': ArticleView;
  'about/definition': DefinitionView;
  'error/problem': ProblemView;
}

export type PageName = keyof Pages;

/** One step of the way from a tender to its award, shown above the pages of a lot. */
interface Step {
  readonly number: number;
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
}

/** What every page says about itself besides its own view. */
export interface PageHead {
  readonly title: string;
  readonly breadcrumb: readonly { readonly label: string; readonly href: string }[];
  /** Notice of the tender that the page is about, shown on top; null if there is none. */
  readonly notice: string | null;
  /** Steps of the lot that the page belongs to; empty elsewhere. */
  readonly steps: readonly Step[];
  /** Seconds after which a page without scripts asks again; null for a page that does not change. */
  readonly refresh: number | null;
}
