import type { Lever } from '../settings.ts';

/** The built-in levers (model, section 8). A scenario file may define its own in the same form. */
export const levers: readonly Lever[] = [
  {
    id: 'pause', label: 'Pause', family: 'relieve competition', unit: 'share of speed', off: 0, minimum: 0, maximum: 1, typical: 0.5, step: 0.05, scale: 'linear',
    meaning: 'Covered labs may not use this share of their attainable speed. Safety work inside the pause costs them no progress; one is a full stop of training.',
    namedRanges: [{ label: 'none', from: 0, to: 0.05 }, { label: 'slowdown', from: 0.05, to: 0.6 }, { label: 'near stop', from: 0.6, to: 1 }],
    reason: 'Half of the speed: a slowdown, not a stop.', source: 'The limits of technical alignment (pauses, treaties); model, section 2', grade: 'assumed', costPerMonth: 2,
    changes: [{ path: 'labs.*.pausedShare', operation: 'atLeast', intercept: 0, slope: 1 }],
  },
  {
    id: 'speed-cap', label: 'Speed cap', family: 'relieve competition', unit: 'OOM a month', off: 10, minimum: 0, maximum: 10, typical: 0.06, step: 0.01, scale: 'linear',
    meaning: 'No covered lab may advance faster than this, whatever its resources.',
    namedRanges: [{ label: 'stop', from: 0, to: 0.01 }, { label: 'slow', from: 0.01, to: 0.08 }, { label: 'loose', from: 0.08, to: 10 }],
    reason: 'About two thirds of the leader\'s pace.', source: 'Model, section 2', grade: 'assumed', costPerMonth: 2,
    changes: [{ path: 'labs.*.speedCap', operation: 'atMost', intercept: 0, slope: 1 }],
  },
  {
    id: 'liability', label: 'Liability', family: 'change incentives', unit: 'share of harm', off: 0, minimum: 0, maximum: 5, typical: 1, step: 0.1, scale: 'linear',
    meaning: 'Covered labs pay this share of the harm their accidents do, up to what they own; above one is punitive.',
    namedRanges: [{ label: 'none', from: 0, to: 0.1 }, { label: 'partial', from: 0.1, to: 0.9 }, { label: 'strict', from: 0.9, to: 1.5 }, { label: 'punitive', from: 1.5, to: 5 }],
    reason: 'Strict liability makes whole, no more.', source: 'The limits of technical alignment (strict liability); model, section 7', grade: 'assumed', costPerMonth: 1,
    changes: [{ path: 'labs.*.liability', operation: 'set', intercept: 0, slope: 1 }],
  },
  {
    id: 'risk-cap', label: 'Cap on assessed risk', family: 'change incentives', unit: 'residual risk', off: 1, minimum: 0.05, maximum: 1, typical: 0.4, step: 0.05, scale: 'linear',
    meaning: 'Covered labs whose assessed residual risk is above the cap break the rule. They are inspected at least twice a year, and a violation found costs half a year\'s turnover, as a licence suspended for six months would.',
    namedRanges: [{ label: 'strict', from: 0.05, to: 0.3 }, { label: 'moderate', from: 0.3, to: 0.7 }, { label: 'off', from: 0.95, to: 1 }],
    reason: 'Careful labs meet it, careless ones do not.', source: 'Alignment as equilibrium design; model, section 5', grade: 'assumed', costPerMonth: 5,
    changes: [
      { path: 'labs.*.riskCap', operation: 'atMost', intercept: 0, slope: 1 },
      { path: 'regulators.*.inspectionRate', operation: 'atLeast', intercept: 0.1667, slope: 0 },
      { path: 'regulators.*.fineShare', operation: 'atLeast', intercept: 0.5, slope: 0 },
    ],
  },
  {
    id: 'inspection', label: 'Inspections', family: 'change incentives', unit: 'per month and lab', off: 0, minimum: 0, maximum: 2, typical: 0.25, step: 0.05, scale: 'linear',
    meaning: 'How often the regulator inspects each lab, at least.',
    namedRanges: [{ label: 'rare', from: 0, to: 0.05 }, { label: 'quarterly', from: 0.2, to: 0.4 }, { label: 'constant', from: 1, to: 2 }],
    reason: 'Once a quarter.', source: 'Alignment as equilibrium design; compute-permit literature', grade: 'assumed', costPerMonth: 10,
    changes: [{ path: 'regulators.*.inspectionRate', operation: 'atLeast', intercept: 0, slope: 1 }],
  },
  {
    id: 'fine', label: 'Fine', family: 'change incentives', unit: 'share of yearly turnover', off: 0, minimum: 0, maximum: 5, typical: 0.5, step: 0.05, scale: 'linear',
    meaning: 'Fine for a violation found, at least, up to the lab\'s assets.',
    namedRanges: [{ label: 'today', from: 0, to: 0.07 }, { label: 'suspension', from: 0.1, to: 1 }, { label: 'ruin', from: 1, to: 5 }],
    reason: 'Six months without a licence.', source: 'Alignment as equilibrium design; model, section 5', grade: 'assumed', costPerMonth: 0,
    changes: [{ path: 'regulators.*.fineShare', operation: 'atLeast', intercept: 0, slope: 1 }],
  },
  {
    id: 'safety-technology', label: 'Better safety technology', family: 'push the frontier', unit: 'power', off: 1, minimum: 0.5, maximum: 3, typical: 1.5, step: 0.1, scale: 'linear',
    meaning: 'Public safety research: every measure achieves this many times its log reduction of risk.',
    namedRanges: [{ label: 'today', from: 0.95, to: 1.05 }, { label: 'better', from: 1.05, to: 2 }, { label: 'breakthrough', from: 2, to: 3 }],
    reason: 'Half as much again.', source: 'Efficient tradeoffs (push out the Pareto frontier); model, section 2', grade: 'assumed', costPerMonth: 20,
    changes: [{ path: 'technology.power', operation: 'multiply', intercept: 0, slope: 1 }],
  },
  {
    id: 'cheaper-safety', label: 'Cheaper safety technology', family: 'push the frontier', unit: 'cheapness', off: 1, minimum: 0.5, maximum: 5, typical: 2, step: 0.1, scale: 'linear',
    meaning: 'Shared tools: every measure costs this many times less speed; what can be reached at any cost is unchanged.',
    namedRanges: [{ label: 'today', from: 0.95, to: 1.05 }, { label: 'cheaper', from: 1.05, to: 3 }, { label: 'nearly free', from: 3, to: 5 }],
    reason: 'Half the price.', source: 'Efficient tradeoffs (cheap techniques); model, section 2', grade: 'assumed', costPerMonth: 20,
    changes: [{ path: 'technology.cost', operation: 'multiply', intercept: 0, slope: 1 }],
  },
  {
    id: 'disclosure', label: 'Disclosure', family: 'information', unit: 'share of the error', off: 0, minimum: 0, maximum: 1, typical: 0.75, step: 0.05, scale: 'linear',
    meaning: 'Labs report their capability: what rivals get wrong about each other shrinks by this share, error and bias alike. It does not change how decisive a lead is.',
    namedRanges: [{ label: 'none', from: 0, to: 0.1 }, { label: 'partial', from: 0.1, to: 0.7 }, { label: 'open books', from: 0.7, to: 1 }],
    reason: 'Most of the error goes when runs and evaluations are reported.', source: 'Armstrong, Bostrom and Shulman (information); model, section 8', grade: 'assumed', costPerMonth: 1,
    changes: [
      { path: 'knowledge.sigma', operation: 'multiply', intercept: 1, slope: -1 },
      { path: 'knowledge.bias', operation: 'multiply', intercept: 1, slope: -1 },
    ],
  },
];

/** A built-in or scenario-defined lever by id, or undefined. */
export function findLever(id: string, own: readonly Lever[]): Lever | undefined {
  return own.find((lever) => lever.id === id) ?? levers.find((lever) => lever.id === id);
}
