/**
 * A call was lost with the worker that computed it (not an error of the computation itself). The message is for people: which worker,
 * what it was doing, that it has been replaced. Trying the same call once more is sensible; more often is not.
 */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
}

/** The reason with which cancelled work is refused. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  constructor(what: string) {
    super(`${what} was cancelled`);
  }
}
