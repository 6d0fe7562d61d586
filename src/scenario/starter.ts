import type { Parameter } from '../core/parameter.ts';
import { levers } from '../model/levers/catalogue.ts';
import { parameterById } from '../model/registry.ts';
import { defaultLabs } from './defaults.ts';
import { fieldsUnder, profiles, sections } from './fields.ts';

const sectionTitles: Readonly<Record<(typeof sections)[number], string>> = {
  race: 'When and by whom the race is decided', capability: 'How capability grows', knowledge: 'What labs know of each other', market: 'The product market',
  risk: 'Accidents and catastrophe', evidence: 'How accidents move beliefs', liability: 'Liability', enforcement: 'How labs learn of inspections', insurance: 'Insurance of liability', misconduct: 'Misconduct of AI systems', supply: 'The supply chain', technology: 'Safety technology', welfare: 'How outcomes are valued',
  researchers: 'Researchers and their market',
  treaty: 'What holds a treaty', rules: 'Rules that act when the state of the race says so', breakthroughs: 'Sudden progress', leaks: 'Stolen and opened weights, people who carry knowledge', membership: 'Entry and exit of labs', advocate: 'An advocate who spends money for safety',
};

/**
 * A scenario that runs as it is, with everything that may be added as comments: each line uncommented is valid. Made from the registry, so
 * that it never falls behind.
 */
export function starterScenario(): string {
  const lines = [
    '# A scenario for Lab Race. It runs as it is: lab-race run THIS-FILE',
    '# Everything that is not stated has a default. Lines that begin with "#" and two spaces or more show what may be stated: remove the "#".',
    '# Sources and reasons of the defaults: lab-race list parameters',
    'version: 1',
    'name: My scenario',
    'description: What this scenario shows, and why.',
    'seed: 1',
    ...['horizonMonths', 'stepMonths'].map((id) => `${id}: ${parameterById(id).default}  # ${parameterById(id).unit}. ${parameterById(id).meaning}`),
    '',
    '# Profiles set the defaults of a lab: rushed-reasonable (believes the advocates\' risk, minds the whole loss) or limited-will.',
    'labs:',
    ...defaultLabs.slice(0, 2).flatMap((lab) => [`  - name: ${lab.name}`, `    profile: ${lab.profile}`, `    capability: ${Number(lab.capability)}`]),
    '# Further fields of a lab, here with the defaults of the last lab above. In a population they may be distributions:',
    '# { uniform: [low, high] }, { normal: [mean, deviation] }, { logNormal: [median, factor] }.',
    '#    count: 1  # labs of this kind',
    '#    jurisdiction: home  # whose rules apply',
    ...fieldsUnder('labs').filter((field) => field.name !== 'capability').map((field) => `#    ${field.name}: ${defaultFor(field.parameter)}  # ${told(field.parameter)}`),
    '',
    '# Levers that are on, from month `start` to month `end`, for a share of labs or for labs and jurisdictions by name.',
    '#policies:',
    ...levers.map((lever) => `#  - { lever: ${lever.id}, start: 12, strength: ${lever.typical} }  # ${lever.unit}, ${lever.minimum} to ${lever.maximum}. ${lever.meaning}`),
  ];
  for (const section of sections) {
    lines.push('', `# ${sectionTitles[section]}`, `#${section}:`);
    for (const field of fieldsUnder(section)) {
      const initial = field.parameter.id === 'risk.trueRisk' ? '{ beta: [4, 6] }' : String(field.parameter.default);
      lines.push(`#  ${field.name}: ${initial}  # ${told(field.parameter)}`);
    }
  }
  lines.push('', '# Sectors of domain specialists; an empty list is none: labs then sell to users themselves', '#sectors:', '#  - name: all-uses');
  for (const field of fieldsUnder('sectors')) lines.push(`#    ${field.name}: ${field.parameter.default}  # ${told(field.parameter)}`);
  lines.push('', '# Regulators', '#regulators:', '#  - name: Regulator', '#    jurisdiction: home');
  for (const field of fieldsUnder('regulators')) lines.push(`#    ${field.name}: ${field.parameter.default}  # ${told(field.parameter)}`);
  return `${lines.join('\n')}\n`;
}

function told(parameter: Parameter): string {
  return `${parameter.unit}, ${parameter.minimum} to ${parameter.maximum}. ${parameter.meaning}`;
}

function defaultFor(parameter: Parameter): number {
  return parameter.profileDefaults?.[profiles[1] ?? ''] ?? parameter.default;
}
