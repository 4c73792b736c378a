import type { ArticleView } from './about/articleView.ts';
import type { DefinitionView } from './about/definitionView.ts';
import type { CommitteeView } from './committee/committeeView.ts';
import type { PreferencesView } from './committee/preferencesView.ts';
import type { ContractDefinitionView } from './contract/contractDefinitionView.ts';
import type { DraftView } from './contract/draftView.ts';
import type { NewContractView } from './contract/newContractView.ts';
import type { PaymentView } from './contract/paymentView.ts';
import type { PhasesView } from './contract/phasesView.ts';
import type { DeliveryImportView } from './delivery/deliveryImportView.ts';
import type { FindingsView } from './delivery/findingsView.ts';
import type { FindingView } from './delivery/findingView.ts';
import type { ImportView } from './delivery/importView.ts';
import type { SnapshotView } from './delivery/snapshotView.ts';
import type { ProblemView } from './error/problemView.ts';
import type { EvaluationView } from './evaluation/evaluationView.ts';
import type { ExploreView } from './evaluation/exploreView.ts';
import type { LedgerView } from './evaluation/ledgerView.ts';
import type { ResultView } from './evaluation/resultView.ts';
import type { RunView } from './evaluation/runView.ts';
import type { FairnessView } from './fairness/fairnessView.ts';
import type { HomeView } from './home/homeView.ts';
import type { LabView } from './lab/labView.ts';
import type { LotView } from './lot/lotView.ts';
import type { MinutesView } from './minutes/minutesView.ts';
import type { OffersView } from './offer/offersView.ts';
import type { OfferView } from './offer/offerView.ts';
import type { OpenListView, OpenView } from './open/openView.ts';
import type { PortfolioView } from './portfolio/portfolioView.ts';
import type { PricesView } from './price/pricesView.ts';
import type { ReaderStatementView } from './reader/readerStatementView.ts';
import type { ReadersView } from './reader/readersView.ts';
import type { ReaderTargetView } from './reader/readerTargetView.ts';
import type { ReaderView } from './reader/readerView.ts';
import type { RescoredView } from './rescoring/rescoredView.ts';
import type { RescoringView } from './rescoring/rescoringView.ts';
import type { AdjudicationView, CaseView } from './settlement/adjudicationView.ts';
import type { ClaimsView } from './settlement/claimsView.ts';
import type { LineView } from './settlement/lineView.ts';
import type { StatementsView } from './settlement/statementsView.ts';
import type { StatementView } from './settlement/statementView.ts';
import type { TenderView } from './tender/tenderView.ts';
import type { BoardView } from './tracking/boardView.ts';
import type { ContractsView } from './tracking/contractsView.ts';
import type { DeliveredView } from './tracking/deliveredView.ts';
import type { TargetView } from './tracking/targetView.ts';
import type { VerificationView } from './verify/verificationView.ts';
import type { VerifyView } from './verify/verifyView.ts';

/**
 * Every template and the view it expects. A name is a file under templates/; what the layout needs on every
 * page is `Layout`.
 */
export interface Pages {
  home: HomeView;
  'tender/tender': TenderView;
  'lot/lot': LotView;
  'lab/lab': LabView;
  'offer/offers': OffersView;
  'offer/offer': OfferView;
  'committee/committee': CommitteeView;
  'committee/preferences': PreferencesView;
  'price/prices': PricesView;
  'evaluation/evaluation': EvaluationView;
  'evaluation/run': RunView;
  'evaluation/result': ResultView;
  'evaluation/ledger': LedgerView;
  'evaluation/explore': ExploreView;
  'minutes/minutes': MinutesView;
  'tracking/contracts': ContractsView;
  'tracking/board': BoardView;
  'tracking/target': TargetView;
  'tracking/data': DeliveredView;
  'verify/verify': VerifyView;
  'verify/verification': VerificationView;
  'rescoring/rescoring': RescoringView;
  'rescoring/rescored': RescoredView;
  'delivery/import': ImportView;
  'delivery/deliveryImport': DeliveryImportView;
  'delivery/snapshot': SnapshotView;
  'delivery/findings': FindingsView;
  'delivery/finding': FindingView;
  'contract/definition': ContractDefinitionView;
  'contract/payment': PaymentView;
  'contract/phases': PhasesView;
  'contract/new': NewContractView;
  'contract/draft': DraftView;
  'reader/readers': ReadersView;
  'reader/reader': ReaderView;
  'reader/target': ReaderTargetView;
  'reader/statement': ReaderStatementView;
  'open/list': OpenListView;
  'open/open': OpenView;
  'portfolio/portfolio': PortfolioView;
  'settlement/statements': StatementsView;
  'settlement/claims': ClaimsView;
  'settlement/statement': StatementView;
  'settlement/line': LineView;
  'settlement/adjudication': AdjudicationView;
  'settlement/case': CaseView;
  'fairness/fairness': FairnessView;
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
