import { parameter, type Parameter } from '../../core/parameter.ts';

/** What a lab binds itself to. */
export const treatyLabParameters: readonly Parameter[] = [
  parameter({
    id: 'labs.*.treatyShare', label: 'Speed given up by treaty', aliases: ['treaty', 'agreement', 'member'], unit: 'share of speed', default: 0, minimum: 0, maximum: 1, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 8 (treaty); The limits of technical alignment (verifiable international treaties)', year: 2026,
    meaning: 'Share of its attainable speed that a member of the treaty leaves unused while the treaty holds; zero is no member. Unlike a pause by law, a member may break it in secret.',
    reason: 'No such treaty today.',
  }),
];

/** A treaty with detection, breakout and snap-back (model, section 8). */
export const treatyParameters: readonly Parameter[] = [
  parameter({
    id: 'treaty.detectionRate', label: 'Detection of a breach', aliases: ['verification', 'monitoring', 'q'], unit: 'per month', default: 0.1, minimum: 0, maximum: 1, step: 0.01,
    group: 'policy', grade: 'assumed', source: 'Model, section 8 (detection hazard)',
    meaning: 'Hazard at which a secret breach is found. Its maximum here is the fixed rate of candidate events.',
    reason: 'Seven breaches in ten are found within a year: training runs need power, chips and people that can be watched.',
    namedRanges: [{ label: 'blind', from: 0, to: 0.02 }, { label: 'watchful', from: 0.02, to: 0.2 }, { label: 'intrusive', from: 0.2, to: 1 }],
  }),
  parameter({
    id: 'treaty.breakoutSpeed', label: 'Breakout speed', aliases: ['covert', 'sneak out'], unit: 'share of speed', default: 0.7, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 8 (breakout speed)',
    meaning: 'Speed of a member that works in secret, as a share of what it could do in the open.',
    reason: 'Hidden clusters are smaller and hidden teams slower.',
  }),
  parameter({
    id: 'treaty.snapBack', label: 'Snap-back', aliases: ['collapse', 'retaliation'], unit: 'probability', default: 0.5, minimum: 0, maximum: 1, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 8 (snap-back)',
    meaning: 'Chance that the treaty ends when a breach is found and all members are free at once; else it goes on and the one that was caught is held to it.',
    reason: 'Arms treaties have gone either way.',
  }),
  parameter({
    id: 'treaty.sanctionShare', label: 'Sanction', aliases: ['penalty'], unit: 'share of sales', default: 0.5, minimum: 0, maximum: 1, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 8; Alignment as equilibrium design',
    meaning: 'Share of its sales that a member loses for the time of the sanction when its breach is found.', reason: 'Loss of foreign markets.',
  }),
  parameter({
    id: 'treaty.sanctionMonths', label: 'Time of the sanction', aliases: [], unit: 'months', default: 12, minimum: 0, maximum: 120, step: 1,
    group: 'policy', grade: 'assumed', source: 'Model, section 8', meaning: 'How long a sanction lasts; meanwhile the member is watched and cannot break the treaty again.', reason: 'One year, as long as the labs plan ahead.',
  }),
];
