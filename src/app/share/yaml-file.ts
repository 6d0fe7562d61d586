import { stringify } from 'yaml';
import type { Scenario } from '../../model/settings.ts';
import { modelVersion } from '../../record/version.ts';
import { share } from '../words/share.ts';

/** The completed scenario as YAML, which the command line and the page read like JSON. */
export function yamlFile(scenario: Scenario): string {
  // Without folding, so that a line of the file is a line of the text; without anchors, which the reader refuses.
  return `# ${share.madeBy(modelVersion)}\n${stringify(scenario, { aliasDuplicateObjects: false, lineWidth: 0 })}`;
}
