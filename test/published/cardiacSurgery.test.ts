import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/deliveries.ts';
import { expectClose } from '../support/expectClose.ts';
import { cardiacSurgery } from '../support/publishedData.ts';
import { kept, samples, throughImport } from '../support/throughImport.ts';

const folder = temporaryFolder();

/** January to June 1992, which the contract's first six months are. */
const BASELINE_DAYS = 182;

/**
 * The model and the weights are those of Steiner et al. 2000 (Biostatistics 1:441-452); the records carry noise that their publisher added,
 * so that no figure of the paper can come out. Path, signals and limit are computed here a second time, from the file itself.
 */
it.skipIf(samples === undefined)(
  'cardiac surgery: CUSUM, VLAD and signals of 5,595 operations are those of a plain loop over the file',
  async () => {
    const from = samples ?? '';
    const { batch, tracking } = await throughImport(cardiacSurgery(from), folder);
    expect(kept(batch)).toEqual({ delivery: 5595, outcome: 416, covariate: 5595, followup: 5595 });
    const [target] = tracking.targets;
    const { limit, points = [], signals } = target?.monitoring ?? {};
    const operations = readFileSync(join(from, 'cardiac-surgery-90day.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number) as [number, number, number, number])
      .map(([day, time, status, score]) => ({
        day,
        died: status === 1 && time <= 30,
        risk: 1 / (1 + Math.exp(3.68 - 0.077 * score)),
      }));
    const [deaths, expected] = [
      operations.filter(({ died }) => died).length,
      operations.reduce((sum, { risk }) => sum + risk, 0),
    ];
    expect(target?.observed).toMatchObject({ patients: 5595, events: deaths });
    expect(target?.standardised?.ratio).toBeCloseTo(deaths / expected, 8);

    let [cusum, vlad] = [0, 0];
    const path = operations.map(({ risk, died }) => {
      cusum = Math.max(0, (cusum >= (limit as number) ? 0 : cusum) + weight(risk, died));
      vlad += risk - (died ? 1 : 0);
      return { cusum, vlad };
    });
    expect(points.length).toBeGreaterThan(300);
    for (const { patient, ...sums } of points)
      expectClose([sums.cusum, sums.vlad], [path[patient - 1]?.cusum, path[patient - 1]?.vlad], 1e-9);
    const alarms = path.flatMap(({ cusum }, at) => (cusum >= (limit as number) ? at + 1 : []));
    expect(alarms).toHaveLength(12);
    expect(signals?.map(({ patient }) => patient)).toEqual(alarms);

    const baseline = operations.filter(({ day }) => day <= BASELINE_DAYS).map(({ risk }) => risk);
    const every = falseAlarmEvery(baseline, limit as number);
    expect(Math.abs(every / (target?.monitoring?.falseAlarmEvery as number) - 1)).toBeLessThan(0.05);
  },
  120_000,
);

/** ln(2^event / (1 − p + 2p)): odds doubled. */
function weight(risk: number, died: boolean): number {
  return (died ? Math.log(2) : 0) - Math.log(1 + risk);
}

/** Mean number of patients until an alarm if all goes as the model says, by 4,000 trials. */
function falseAlarmEvery(risks: readonly number[], limit: number): number {
  let seed = 1;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 4_294_967_296;
  };
  let patients = 0;
  for (let trial = 0; trial < 4000; trial++)
    for (let cusum = 0; cusum < limit; patients++) {
      const risk = risks[Math.floor(random() * risks.length)] as number;
      cusum = Math.max(0, cusum + weight(risk, random() < risk));
    }
  return patients / 4000;
}
