import { fillBeyond, fillFrom } from '../distributions/quantileTable.ts';
import { BLOCK } from '../numbers/stream.ts';
import type { Lot } from '../tender/lot.ts';
import { type BlockMemory, blockMemory, type Columns } from './blockMemory.ts';
import { type BackEnd, blockModelOf } from './blockModel.ts';
import { type CorrelatedGroup, correlatedGroups, correlateWords } from './copula.ts';
import { type DrawnInput, drawnInputs, isUncertain, ownInputs, sharedInputs } from './drawnInput.ts';
import { blockFormulaValues, takesWhatIsDrawn } from './formulaValues.ts';
import { fillOwnDraws } from './ownDraws.ts';
import type { Strategy } from './strategy.ts';
import { nestedSobolWords, plainWords, type Streams, sobolWords, type WordSource } from './wordSource.ts';

/**
 * How random words are made. *Audit*: plain Monte Carlo, by which a result is defended. *Interactive*: scrambled Sobol'
 * points, the same precision with far fewer draws. *Sharp*: Sobol' points too, and the draws of strategies, which are
 * independent given the shared inputs, recombined.
 */
export type SimulationMode = 'audit' | 'interactive' | 'sharp';

/** One strategy's share of the block at hand: cost (care and price, EUR) and effect of one patient, draw by draw. */
interface BlockDraws {
  readonly id: string;
  readonly cost: Float64Array;
  readonly effect: Float64Array;
  /** 1 where probabilities were brought back into 0…1; null for a model that has none to bring back. */
  readonly adjusted: Uint8Array | null;
}

/** One uncertain input in the block at hand. */
interface InputDraws {
  readonly input: DrawnInput;
  /** The random words behind the values. */
  readonly words: Uint32Array;
  readonly values: Float64Array;
}

/** Draws a lot block by block; nothing is kept but the block at hand, which the next one overwrites. */
export interface LotDraws {
  readonly strategies: readonly BlockDraws[];
  /** Uncertain inputs only, the shared ones first. */
  readonly inputs: readonly InputDraws[];
  run(block: number): void;
  /** The same draws with other prices, in the order of the strategies; both work in the same memory. */
  at(prices: readonly number[]): LotDraws;
}

/** Shared parameters are drawn once for all strategies, so that adding a strategy changes no draw of another one. */
export function lotDraws(
  lot: Lot,
  strategies: readonly Strategy[],
  { mode, seed }: { readonly mode: SimulationMode; readonly seed: number },
  backEnd: BackEnd = 'simd',
): LotDraws {
  const drawn = drawnInputs();
  const shared = sharedInputs(lot).map(drawn);
  const own = strategies.map((strategy) => ownInputs(lot, strategy).map(drawn));
  const memory = memoryFor(lot, [shared, ...own]);
  const fill = wordSources[mode](seed, { shared: streams(shared), own: streams(own.flat()) });
  const drawing =
    backEnd === 'simd' ? wasmDrawing(memory, mode === 'audit' ? seed : null, fill) : plainDrawing(fill);
  const groups = correlatedGroups(lot);
  const group = (scope: CorrelatedGroup['scope'], inputs: readonly DrawnInput[]): InputGroup =>
    inputGroup(
      memory,
      inputs,
      drawing,
      groups.filter((one) => one.scope === scope),
    );

  const sharedGroup = group('shared', shared);
  const model = blockModelOf(lot, memory, backEnd);
  const members = strategies.map((strategy, at) => {
    const inputs = group('own', own[at] as DrawnInput[]);
    const out = memory.columns(2);
    const asDrawn = takesWhatIsDrawn(lot);
    return {
      inputs,
      out,
      taken: asDrawn ? inputs.columns : memory.columns(lot.indicators.length),
      convert: asDrawn ? null : blockFormulaValues(lot, strategy.indicators),
      draws: {
        id: strategy.id,
        effect: out.values[0] as Float64Array,
        cost: out.values[1] as Float64Array,
        adjusted: lot.model.kind === 'markov' ? new Uint8Array(BLOCK) : null,
      },
    };
  });
  const run = (block: number, prices: readonly number[]): void => {
    sharedGroup.run(block);
    for (const [at, { inputs, out, taken, convert, draws }] of members.entries()) {
      inputs.run(block);
      if (convert !== null) {
        for (const [which, column] of inputs.columns.values.entries()) taken.values[which]?.set(column);
        convert([...sharedGroup.columns.values, ...taken.values]);
      }
      model(sharedGroup.columns, taken, out, draws.adjusted);
      const price = prices[at] as number;
      for (let row = 0; row < BLOCK; row++) draws.cost[row] = (draws.cost[row] as number) + price;
    }
  };
  const atPrices = (prices: readonly number[]): LotDraws => ({
    strategies: members.map(({ draws }) => draws),
    inputs: [sharedGroup, ...members.map(({ inputs }) => inputs)].flatMap(({ uncertain }) => uncertain),
    run: (block) => run(block, prices),
    at: atPrices,
  });
  return atPrices(strategies.map(({ price }) => price));
}

/** How one input is drawn in one block: random words, then values. */
interface Drawing {
  words(block: number, words: Uint32Array): void;
  values(words: Uint32Array, values: Float64Array): void;
}

const wordSources: Record<SimulationMode, (seed: number, streams: Streams) => WordSource> = {
  audit: plainWords,
  interactive: sobolWords,
  sharp: nestedSobolWords,
};

function streams(inputs: readonly DrawnInput[]): string[] {
  return inputs.filter(isUncertain).map(({ stream }) => stream);
}

function plainDrawing(fill: WordSource): (input: DrawnInput) => Drawing {
  return (input) => ({
    words: (block, words) => fill(input.stream, block, words),
    values: (words, values) => fillValues(input, words, values),
  });
}

/** @param seed of plain words, which WebAssembly makes as well; null if they come from `fill` */
function wasmDrawing(
  { variates, table: copy }: BlockMemory,
  seed: number | null,
  fill: WordSource,
): (input: DrawnInput) => Drawing {
  return (input) => {
    const { stream, table } = input;
    const at = table.cells === undefined ? null : copy(table.cells);
    return {
      words(block, words) {
        if (seed === null) fill(stream, block, words);
        else variates.words(seed, stream, block, words.byteOffset);
      },
      values(words, values) {
        if (at === null) fillValues(input, words, values);
        else if (variates.variates(words.byteOffset, at, values.byteOffset)) fillBeyond(table, words, values);
      },
    };
  };
}

function fillValues({ distribution, table }: DrawnInput, words: Uint32Array, values: Float64Array): void {
  if (distribution.family === 'empirical') fillOwnDraws(distribution.values, words, values);
  else fillFrom(table, words, values);
}

/** The inputs of one strategy, or the shared ones. */
interface InputGroup {
  readonly columns: Columns;
  readonly uncertain: readonly InputDraws[];
  run(block: number): void;
}

function inputGroup(
  memory: BlockMemory,
  inputs: readonly DrawnInput[],
  drawingOf: (input: DrawnInput) => Drawing,
  correlated: readonly CorrelatedGroup[],
): InputGroup {
  const columns = memory.columns(inputs.length);
  const all = inputs.map((input, at) => ({
    input,
    words: memory.words(),
    values: columns.values[at] as Float64Array,
    drawing: drawingOf(input),
  }));
  // A known figure has words where it is correlated, so that the others' stay what they are.
  const isCorrelated = (id: string): boolean => correlated.some(({ members }) => members.includes(id));
  const withWords = all.filter(({ input }) => isUncertain(input) || isCorrelated(input.parameter));
  const uncertain = all.filter(({ input }) => isUncertain(input));
  const groups = correlated.map((group) => ({
    group,
    words: group.members.map((id) => (all.find(({ input }) => input.parameter === id) as InputDraws).words),
  }));
  for (const { input, words, values } of all) if (!isUncertain(input)) fillValues(input, words, values);
  return {
    columns,
    uncertain,
    run(block) {
      for (const { words, drawing } of withWords) drawing.words(block, words);
      for (const { group, words } of groups) correlateWords(group, words);
      for (const { words, values, drawing } of uncertain) drawing.values(words, values);
    },
  };
}

function memoryFor(lot: Lot, groups: readonly (readonly DrawnInput[])[]): BlockMemory {
  const inputs = groups.flat();
  const strategies = groups.length - 1;
  return blockMemory({
    columns: inputs.length + strategies * (2 + lot.indicators.length),
    words: inputs.length,
    tableBytes: inputs.reduce((sum, { table }) => sum + (table.cells?.byteLength ?? 0), 0),
  });
}
