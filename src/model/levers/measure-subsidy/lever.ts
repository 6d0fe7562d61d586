import type { Lever } from '../../settings.ts';

export const measureSubsidy: Lever = {
  id: 'measure-subsidy', label: 'Subsidy of monitoring', family: 'push the frontier', unit: 'share of the cost', off: 0, minimum: 0, maximum: 0.9, typical: 0.5, step: 0.05, scale: 'linear',
  meaning: 'Public compute and tools for control monitoring and interpretability audits lower the speed that these two measures cost by this share. A scenario can define the same for other measures.',
  namedRanges: [{ label: 'none', from: 0, to: 0.05 }, { label: 'half', from: 0.4, to: 0.6 }, { label: 'nearly free', from: 0.8, to: 0.9 }],
  reason: 'Half of the cost, as generous research subsidies pay.', source: 'model, section 8 (subsidy per measure); Efficient tradeoffs (cheap techniques)', grade: 'assumed', costPerMonth: 10,
  changes: [
    { path: 'measures.control-monitoring.cost', operation: 'multiply', intercept: 1, slope: -1 },
    { path: 'measures.interpretability-audits.cost', operation: 'multiply', intercept: 1, slope: -1 },
  ],
};
