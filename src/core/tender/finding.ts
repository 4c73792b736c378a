import type { Text } from '../problem.ts';

/**
 * Arithmetic that given figures must satisfy, whoever gives them: the tender for a shared parameter, a supplier
 * for an indicator. Each finding names the figure that is probably wrong; where it stands is the caller's.
 */
export interface Finding<Figure extends string> {
  readonly figure: Figure;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: Text;
  readonly mend: Text;
}
