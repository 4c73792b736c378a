import { readFileSync } from 'node:fs';
import { parseContract } from '../../src/core/contract/parseContract.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { published } from './contract.ts';

/** A contract that comes with the program, as its file is now. */
export function shippedContract(name: 'tavi' | 'cup') {
  const file = `examples/contracts/${name}/contract.yaml`;
  const { data, locate } = readYaml(readFileSync(file, 'utf8'), file);
  const { value, problems } = parseContract(data, locate);
  if (value === undefined) throw new Error(JSON.stringify(problems));
  return published(value);
}
