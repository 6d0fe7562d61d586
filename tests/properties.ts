import fc from 'fast-check';

/**
 * Property tests draw the same cases at every run, so that a change is judged by itself. PROPERTY_SEED=N draws others; with `random` each file
 * draws anew, for hunting.
 */
const asked = process.env['PROPERTY_SEED'];
if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked ?? 20261122) });
