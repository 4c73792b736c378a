import { z } from 'zod';
import { eventTreeSchema } from './eventTree.ts';
import { markovModelSchema } from './markovModel.ts';

export const modelSchema = z
  .discriminatedUnion('kind', [eventTreeSchema, markovModelSchema])
  .meta({ id: 'Model', description: 'How outcomes become effect and cost of care per patient.' });
