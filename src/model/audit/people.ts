import { ALIGNMENT, CAPABILITIES, NEITHER } from '../../games/labour/index.ts';
import { boughtOut, employerCount, firstLab, government, OUTSIDE } from '../researchers/employers.ts';
import { populationOf } from '../researchers/population.ts';
import { headsOf } from '../researchers/state.ts';
import type { World } from '../world/world.ts';
import type { Audit } from './balance.ts';

/**
 * Whether people are conserved, buy-outs and the alignment-minded included: nobody is lost or counted twice, everyone has an employer who may have
 * the job, and the count of every employer is that of its people.
 */
export function auditPeople(world: World, audit: Audit): void {
  const { month, researchers: state, settings } = world;
  if (state === null) return;
  const { minded, count } = populationOf(world.base)!;
  const labs = settings.labs.length;
  const employers = employerCount(labs);
  const staff = new Int32Array(employers);
  const safetyStaff = new Int32Array(employers);
  const mindedStaff = new Int32Array(employers);
  let outside = 0;
  let bought = 0;
  let misplaced = 0;
  for (let p = 0; p < state.job.length; p++) {
    const job = state.job[p]!;
    const employer = state.employer[p]!;
    if (job === NEITHER) {
      if (employer === boughtOut(labs)) bought++;
      else if (employer === OUTSIDE) outside++;
      else misplaced++;
      continue;
    }
    if (employer < firstLab || employer > government(labs) || (job !== CAPABILITIES && job !== ALIGNMENT)) {
      misplaced++;
      continue;
    }
    (job === CAPABILITIES ? staff : safetyStaff)[employer]!++;
    mindedStaff[employer]! += minded[p]!;
  }
  audit.equal(month, 'researchers in all', headsOf(state), count);
  audit.equal(month, 'researchers with an employer who cannot have their job', misplaced, 0);
  audit.equal(month, 'researchers in neither kind of research', state.neither, outside);
  audit.equal(month, 'researchers bought out', state.boughtOut, bought);
  for (let e = 0; e < employers; e++) {
    audit.equal(month, `capability staff of employer ${e}`, state.staff[e]!, staff[e]!);
    audit.equal(month, `alignment staff of employer ${e}`, state.safetyStaff[e]!, safetyStaff[e]!);
    audit.equal(month, `alignment-minded staff of employer ${e}`, state.mindedStaff[e]!, mindedStaff[e]!);
  }
  audit.within(month, 'share of people in capabilities', state.shareCapabilities, 0, 1);
  audit.within(month, 'share of people in alignment', state.shareAlignment, 0, 1);
  audit.within(month, 'share of people in research', state.shareCapabilities + state.shareAlignment, 0, 1 + 1e-12);
  audit.within(month, 'mislabelled share of alignment work', state.mislabelled, 0, 1);
  audit.within(month, 'researchers\' belief in doom', state.doom, 0, 1);
}
