import { parameter, type Parameter } from '../../core/parameter.ts';

/** How outcomes are valued (model, section 10). */
export const welfareParameters: readonly Parameter[] = [
  parameter({
    id: 'welfare.surplusShare', label: 'Consumer surplus', aliases: ['gains of use'], unit: 'share of sales', default: 1, minimum: 0, maximum: 10, step: 0.1,
    group: 'assumption', grade: 'assumed', source: 'Model, section 10', meaning: 'Gain of users above what they pay, per dollar of sales.', reason: 'Linear demand with constant cost gives half; free use of digital goods more.',
  }),
  parameter({
    id: 'welfare.gainAfterDecision', label: 'Gain after a safe decision', aliases: ['value of earlier AI', 'cost of delay'], unit: 'M$ a month', default: 2e5, minimum: 0, maximum: 1e7,
    group: 'assumption', grade: 'assumed', source: 'Model, section 10 (a value of earlier AI)', meaning: 'What all together gain a month from a safe decision of the race to the horizon. It is what a month of delay costs.',
    reason: 'The largest market, 1e5 M$ a month, reached at once, and as much again for its users.',
  }),
  parameter({
    id: 'welfare.catastropheLoss', label: 'Social loss in a catastrophe', aliases: ['L_soc'], unit: 'M$', default: 1e7, minimum: 1, maximum: 1e12, scale: 'log',
    group: 'assumption', grade: 'assumed', source: 'Model, section 10', meaning: 'What society loses in a catastrophe.', reason: 'About a tenth of a year\'s world product, as the concerned lab reckons.',
  }),
  parameter({
    id: 'welfare.publicFundsCost', label: 'Cost of public funds', aliases: ['transfers'], unit: 'share', default: 0.25, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'estimated', source: 'Model, section 10; public finance practice', meaning: 'Fines, liability and subsidies are transfers; a dollar of public money costs this much more.', reason: 'A common middle value.',
  }),
  parameter({
    id: 'welfare.discountRate', label: 'Discount rate', aliases: [], unit: 'per year', default: 0.03, minimum: 0, maximum: 0.2, step: 0.005,
    group: 'assumption', grade: 'assumed', source: 'Model, section 10 (discounted)', meaning: 'Yearly rate at which later gains and losses count less.', reason: 'A common social rate.',
  }),
];
