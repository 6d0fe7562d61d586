import { winProbabilities } from '../model/decision/decision.ts';
import { discountFactor } from '../model/decision/ending.ts';
import { coveredCapability, type Covered } from '../model/incidents/hazard.ts';
import { outcomeIndex, outcomeNames, type OutcomeName } from '../model/outcomes/outcomes.ts';
import { researcherReadouts } from '../model/researchers/readouts.ts';
import { accountsAt, flowsSoFar, publicSpending, sumOfAccounts } from '../model/welfare/accounts.ts';
import { gainAfterDecision } from '../model/welfare/after.ts';
import { capabilityAt, type World } from '../model/world/world.ts';

/** The outcome vector of an ended run (model, section 10), in the order of `outcomeNames`; NaN where the run has no value. */
export function runOutcomes(world: World): Float64Array {
  const { tally, settings, labs, ending } = world;
  if (ending === null) throw new Error('internal: outcomes asked of a run that has not ended');
  const values = new Float64Array(outcomeNames.length).fill(NaN);
  const set = (name: OutcomeName, value: number): void => {
    values[outcomeIndex(name)] = value;
  };
  const count = settings.labs.length;
  const capability = new Float64Array(count);
  for (let i = 0; i < count; i++) capability[i] = capabilityAt(world, i, Math.min(ending.time, world.month + settings.stepMonths));
  const last = ending.decided ? ending.lab : leader(capability, labs.active);
  const covered: Covered = { capability: 0, capped: false };
  coveredCapability(settings.risk, settings.race, capability[last]!, labs.residualRisk[last]!, covered);

  set('catastrophe', ending.catastrophe ? 1 : 0);
  set('catastropheByDecision', ending.catastrophe && ending.decided ? 1 : 0);
  set('catastropheByAccident', ending.catastrophe && !ending.decided ? 1 : 0);
  set('expectedCatastrophe', tally.expectedCatastrophe);
  set('reached', ending.decided ? 1 : 0);
  if (ending.decided) set('timeToThreshold', ending.time);
  set('incidents', tally.incidents);
  set('severeIncidents', tally.severeIncidents);
  set('harm', tally.harm);
  set('fines', tally.fines);
  set('liabilityPaid', tally.liabilityPaid);
  set('finalBudget', labs.budget[last]!);
  set('finalResidualRisk', labs.residualRisk[last]!);
  set('finalSafetyDebt', capability[last]! - covered.capability);
  set('winnerLimitedWill', ending.decided && settings.labs[ending.lab]!.profile === 'limited-will' ? 1 : 0);
  const staff = labs.staff.reduce((sum, people) => sum + people, 0);
  const safety = labs.safetyStaff.reduce((sum, people) => sum + people, 0);
  const people = researcherReadouts(world);
  set('alignmentShare', people === null ? safety / (staff + safety) : people.alignmentShare);
  if (people !== null) {
    set('mislabelledShare', people.mislabelledShare);
    set('overOptimism', people.overOptimism);
    set('headsPerMusd', people.headsPerMusd);
  }
  if (tally.budgetCount[0] > 0) set('meanBudgetReasonable', tally.budgetSum[0] / tally.budgetCount[0]);
  if (tally.budgetCount[1] > 0) set('meanBudgetLimited', tally.budgetSum[1] / tally.budgetCount[1]);
  set('saturatedShare', tally.labRounds > 0 ? tally.saturated / tally.labRounds : 0);
  set('lobbying', world.regulation.lobbying);
  set('relocations', world.regulation.moves);
  if (world.regulation.will.length > 0) set('finalWill', world.regulation.will[0]!);
  set('concentration', labs.marketShare.reduce((sum, share) => sum + share * share, 0));

  const { ledger } = world.supply;
  const { enforcement } = world;
  if (settings.sectors.length > 0) {
    set('deploymentIncidents', ledger.accidents);
    set('deploymentHarm', ledger.harm);
    set('expectedDeploymentHarm', ledger.expectedHarm);
    set('specialistProfit', ledger.specialists - ledger.specialistCost - ledger.specialistLiability);
    if (ledger.rounds > 0) set('deploymentSafety', ledger.safety / ledger.rounds);
  }
  set('labProductProfit', ledger.labs - ledger.labCost);
  set('misconductCaught', tally.misconductCaught);
  if (enforcement.ruled > 0) set('violationShare', enforcement.broken / enforcement.ruled);
  set('suspendedShare', tally.labRounds > 0 ? enforcement.suspended / tally.labRounds : 0);
  set('premiums', enforcement.premiums);

  const accounts = accountsAt(world, ending.time);
  set('gainOfUsers', accounts.users);
  set('gainOfLabs', accounts.labs);
  if (settings.sectors.length > 0) set('gainOfSpecialists', accounts.specialists);
  if (people !== null) set('gainOfStaff', accounts.staff);
  set('gainOfState', accounts.state);
  const after = gainAfterDecision(world);
  set('gainAfterDecision', after);
  setGainsOfBlocs(world, set);
  set('publicSpending', publicSpending(flowsSoFar(world)));
  const without = sumOfAccounts(accounts) + after;
  set('welfareWithoutCatastrophe', without);
  set('welfare', without - settings.welfare.catastropheLoss * catastropheWeight(world, capability) * discountFactor(settings.welfare.discountRate, ending.time));
  return values;
}

/** Gains of labs by where they are at home. */
function setGainsOfBlocs(world: World, set: (name: OutcomeName, value: number) => void): void {
  const home = world.base.labs[0]!.jurisdiction;
  let first = 0;
  let others = 0;
  world.base.labs.forEach((lab, i) => {
    if (lab.jurisdiction === home) first += world.labs.earned[i]!;
    else others += world.labs.earned[i]!;
  });
  set('gainOfFirstBloc', first);
  if (world.base.labs.some((lab) => lab.jurisdiction !== home)) set('gainOfOtherBlocs', others);
}

/** 1 or 0 once a run is decided or has ended in catastrophe; for an undecided run what is still to be expected: p_true E[rho at decision]. */
function catastropheWeight(world: World, capability: Float64Array): number {
  const ending = world.ending!;
  if (ending.catastrophe) return 1;
  if (ending.decided) return 0;
  const chances = new Float64Array(capability.length);
  winProbabilities(world.settings.race.decisiveness, capability, world.labs.active, chances);
  return world.trueRisk * chances.reduce((sum, chance, i) => sum + chance * world.labs.residualRisk[i]!, 0);
}

function leader(capability: Float64Array, active: Uint8Array): number {
  let best = 0;
  for (let i = 1; i < capability.length; i++) {
    if (active[i]! > active[best]! || (active[i] === active[best] && capability[i]! > capability[best]!)) best = i;
  }
  return best;
}
