import type { Place, Problem } from '../problem.ts';
import { twoArmFindings } from '../tender/countFindings.ts';
import type { Finding } from '../tender/finding.ts';
import type { Indicator } from '../tender/indicator.ts';
import { quantileFindings } from '../tender/quantileFindings.ts';
import { rangeFindings } from '../tender/rangeFindings.ts';
import type { EvidenceField, Given } from './evidenceFields.ts';
import { momentProblems } from './momentProblems.ts';
import { quantilesGiven } from './quantilesGiven.ts';

/** Arithmetic that evidence must satisfy, each failure at the cell that is probably wrong. */
export function figureProblems(
  indicator: Indicator,
  given: Given,
  placeAt: (field: EvidenceField) => Place,
): Problem[] {
  const { evidence, label } = indicator;
  const named = (findings: readonly Finding<EvidenceField>[]): Problem[] =>
    findings.map(({ figure, severity, code, message, mend }) => ({
      where: placeAt(figure),
      severity,
      code,
      message: { it: `${label.it}: ${message.it}`, en: `${label.en}: ${message.en}` },
      mend,
    }));
  const figure = (field: EvidenceField): number => given[field] ?? Number.NaN;
  switch (evidence.form) {
    case 'min-max':
      return named(rangeFindings({ minimum: figure('minimum'), maximum: figure('maximum') }));
    case 'min-mode-max':
      return named(
        rangeFindings({ minimum: figure('minimum'), mode: figure('mode'), maximum: figure('maximum') }),
      );
    case 'interval': {
      const { centre } = evidence;
      const findings = quantileFindings(quantilesGiven(evidence, figure('low'), figure('high')), {
        kind: centre,
        value: figure(centre),
      });
      return named(
        findings.map((one) => ({ ...one, figure: one.figure === 'centre' ? centre : one.figure })),
      );
    }
    case 'quantiles': {
      const findings = quantileFindings(quantilesGiven(evidence, figure('low'), figure('high')));
      return named(
        findings.flatMap((one) => (one.figure === 'centre' ? [] : [{ ...one, figure: one.figure }])),
      );
    }
    case 'two-arms':
      return named(
        twoArmFindings({
          events: figure('events'),
          n: figure('n'),
          comparatorEvents: figure('comparatorEvents'),
          comparatorN: figure('comparatorN'),
        }),
      );
    default:
      return momentProblems(indicator, given, placeAt);
  }
}
