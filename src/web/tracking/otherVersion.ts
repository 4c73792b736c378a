import type { ContractStanding } from '../../actions/contractStanding.ts';
import type { Locale } from '../../report/locale.ts';
import type { CalloutView } from '../parts.ts';

/** Says that figures are of another version of the contract than the one in force, or of a part of its deliveries; null where all count under that one. */
export function otherVersion(
  { published, known, earlier }: ContractStanding,
  locale: Locale,
): CalloutView | null {
  if (known !== undefined && known.by.fingerprint !== published.fingerprint)
    return {
      kind: 'warning',
      title: {
        it: 'Calcolato con la versione precedente del contratto',
        en: 'Computed by the contract’s earlier version',
      }[locale],
      text: {
        it: 'Dopo l’ultima consegna il contratto è cambiato. I numeri di questa pagina valgono per la versione con cui sono stati calcolati. Con la nuova valgono dopo che le consegne accettate sono state riprese con essa: i loro file sono conservati.',
        en: 'The contract has changed since the latest delivery. The figures on this page are of the version by which they were computed. They are of the new one once the accepted deliveries have been laid again under it: their files were kept.',
      }[locale],
    };
  if (earlier === 0) return null;
  return {
    kind: 'warning',
    title: { it: 'Non tutte le consegne contano', en: 'Not all deliveries count' }[locale],
    text: {
      it: `${earlier === 1 ? 'Una consegna accettata' : `${earlier} consegne accettate`} con una versione precedente del contratto non ${earlier === 1 ? 'conta' : 'contano'} in questi numeri finché non ${earlier === 1 ? 'è ripresa' : 'sono riprese'} con quella in vigore.`,
      en: `${earlier === 1 ? 'One delivery that was' : `${earlier} deliveries that were`} accepted under an earlier version of the contract ${earlier === 1 ? 'does' : 'do'} not count in these figures until laid again under the one in force.`,
    }[locale],
  };
}
