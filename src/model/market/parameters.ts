import { parameter, type Parameter } from '../../core/parameter.ts';

/** The product market (model, section 3): M(t) = ceiling / (1 + (ceiling / size - 1) exp(-growth t)), shared by softmax. */
export const marketParameters: readonly Parameter[] = [
  parameter({
    id: 'market.size', label: 'Market at the start', aliases: ['revenue', 'sales'], unit: 'M$ a month', default: 3000, minimum: 0.001, maximum: 1e5, scale: 'log',
    group: 'assumption', grade: 'estimated', source: 'Model, section 13; public revenue figures of leading developers', year: 2025,
    meaning: 'Sales of all labs together at month 0.', reason: 'About 36 billion dollars a year.',
  }),
  parameter({
    id: 'market.ceiling', label: 'Largest market', aliases: [], unit: 'M$ a month', default: 1e5, minimum: 1, maximum: 1e7, scale: 'log',
    group: 'assumption', grade: 'assumed', source: 'Model, section 3',
    meaning: 'Where logistic growth of the market ends.', reason: 'More than a trillion a year: about one per cent of world product.',
  }),
  parameter({
    id: 'market.growth', label: 'Growth of the market', aliases: [], unit: 'per month', default: 0.05, minimum: 0, maximum: 0.5, step: 0.005,
    group: 'assumption', grade: 'estimated', source: 'Model, section 13', year: 2025,
    meaning: 'Initial growth rate of sales.', reason: 'Eighty per cent a year at first.',
  }),
  parameter({
    id: 'market.decisiveness', label: 'How much better sells more', aliases: ['kappa_m'], unit: 'per OOM', default: 3, minimum: 0, maximum: 12, step: 0.25,
    group: 'assumption', grade: 'assumed', source: 'Model, section 3',
    meaning: 'Market shares are softmax(kappa_m x) over labs that sell.', reason: 'As decisive as the race itself.',
  }),
];
