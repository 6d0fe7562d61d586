import { exp, log } from '../../core/math/index.ts';
import { exponential } from '../../core/random/index.ts';
import { effects, frontierOf } from '../../games/portfolio/index.ts';
import { mechanismSums, misconductTerm } from '../../games/portfolio/product-form.ts';
import type { MisconductForm } from '../../games/portfolio/types.ts';
import { portfolioInForce } from '../enforcement/design.ts';
import type { Reading } from '../evidence/events.ts';
import { accidentRate } from '../incidents/hazard.ts';
import { candidateRate } from '../world/candidates.ts';
import { capabilityAt, type World, type WorldHandler } from '../world/world.ts';
import { oversight } from './form.ts';

/** Candidates of opportunities of a lab's own systems, thinned; four draws each from the lab's stream. Model, section 5. */
interface Candidate {
  readonly lab: number;
  readonly accept: number;
  readonly take: number;
  readonly detect: number;
  readonly warning: number;
}

/** Evidence from misconduct is numbered from here on, apart from that of accidents of the same lab. */
const evidenceFrom = 2_000_000;

/** Schedules the next candidate of a lab's systems after `time`. */
export function scheduleMisconduct(world: World, lab: number, time: number): void {
  const stream = world.streams.misconduct[lab]!;
  const gap = exponential(stream.uniform()) / candidateRate.misconduct;
  const payload: Candidate = { lab, accept: stream.uniform(), take: stream.uniform(), detect: stream.uniform(), warning: stream.uniform() };
  world.queue.schedule({ time: time + gap, kind: 'misconduct', entity: world.settings.labs[lab]!.name, cause: null, payload });
}

/**
 * A lab's system has an opportunity for misconduct, takes it where the gain beats detection times penalty, and may be caught. What is caught
 * does no harm by itself: it is evidence, and the world hears of it. What is not caught stays unseen; its harm is in the accidents.
 * Opportunities come at a rate that grows with capability as accidents do. Model, sections 5 and 9.
 */
export const onMisconduct: WorldHandler = (world, event) => {
  const { lab, accept, take, detect, warning } = event.payload as Candidate;
  scheduleMisconduct(world, lab, event.time);
  const { settings, labs } = world;
  if (labs.active[lab] === 0 || labs.present[lab] === 0 || world.portfolios.length === 0 || world.suppressed.includes(event.id)) return;
  const capability = capabilityAt(world, lab, event.time);
  const opportunities = (settings.misconduct.opportunityRate * accidentRate(settings.risk, settings.race, capability)) / settings.risk.maximumAccidentRate;
  if (!(accept * candidateRate.misconduct < opportunities)) return;
  const { share, detection } = misconductOf(world, lab);
  if (take >= share || detect >= detection) return;

  world.tally.misconductCaught++;
  world.emit({
    run: world.run, id: event.id, cause: world.lastDecision[lab] ?? null, time: event.time, kind: 'misconduct', entity: event.entity, severity: 0,
    terms: [
      { name: 'opportunities', value: opportunities },
      { name: 'share of opportunities taken', value: share },
      { name: 'chance to be caught', value: detection },
      { name: 'residual risk', value: labs.residualRisk[lab]! },
      { name: 'capability', value: capability },
      { name: 'ln largest rate of opportunities', value: log(settings.misconduct.opportunityRate) },
      { name: 'ln nearness to the threshold', value: log(opportunities / settings.misconduct.opportunityRate) },
      { name: 'ln share of opportunities taken', value: log(share) },
      { name: 'ln chance to be caught', value: log(detection) },
    ],
  });
  world.queue.schedule({ time: event.time, kind: 'evidence', entity: event.entity, cause: event.id, payload: { warning, accident: evidenceFrom + event.n } satisfies Reading });
};

/**
 * Share of opportunities that a lab's systems take, exp(-D Π/ḡ), and the chance D that one taken is caught, at the lab's present measures. The
 * additive form reads D Π/ḡ as the log of residual risk without containment, less what it is with no measures at all: the same numbers as the
 * risk that labs choose by, not a second model. Model, section 5.
 */
export function misconductOf(world: World, lab: number): { readonly share: number; readonly detection: number } {
  const { settings, labs } = world;
  const problem = world.portfolios[portfolioInForce(world, lab)]!;
  const mechanism = settings.measures.map((measure) => measure.mechanism);
  const sums = mechanismSums({ mechanism }, problem.reduction, effects(frontierOf(problem), labs.budget[lab]!));
  const { detectionBase, penaltyBase, meanGain, credibility } = settings.misconduct;
  const form: MisconductForm = problem.misconduct ?? { mechanism, detectionBase, penaltyBase, meanGain, credibility, oversight: oversight(settings.misconduct, 0) };
  const nothing = { detection: 0, deterrence: 0, propensity: 0, containment: 0 };
  const term = problem.misconduct === undefined
    ? misconductTerm(form, nothing) + problem.technology * (sums.detection + sums.deterrence + sums.propensity)
    : misconductTerm(form, nothing) + problem.technology * (misconductTerm(form, sums) - misconductTerm(form, nothing));
  return { share: exp(-term), detection: (1 - exp(-(detectionBase + sums.detection))) * form.oversight };
}
