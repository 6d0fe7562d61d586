/** The one generator of seedrandom that is used; the package's root would bring all the others and a patch of `Math` along. */
declare module 'seedrandom/lib/alea.js' {
  interface AleaState {
    readonly c: number;
    readonly s0: number;
    readonly s1: number;
    readonly s2: number;
  }
  interface Alea {
    (): number;
    double(): number;
    int32(): number;
    state(): AleaState;
  }
  export default function alea(seed: string, options: { state: true | AleaState }): Alea;
}
