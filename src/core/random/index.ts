export { counterKey, counterUniform, counterWords, type CounterKey } from './counter.ts';
export { beta, categorical, exponential, gamma, normal, pareto, poisson } from './sampling.ts';
export { createStream, joinKey, restoreStream, streamKey, type Stream, type StreamState } from './stream.ts';
