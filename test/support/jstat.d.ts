/** The part of jstat that tests and the benchmark compare with. */
declare module 'jstat' {
  interface Distribution {
    pdf(x: number, first: number, second: number): number;
    cdf(x: number, first: number, second: number): number;
    inv(p: number, first: number, second: number): number;
    /** One random variate; the benchmark's baseline only. */
    sample(first: number, second: number): number;
  }
  const jstat: { beta: Distribution; gamma: Distribution; normal: Distribution; lognormal: Distribution };
  export default jstat;
}
