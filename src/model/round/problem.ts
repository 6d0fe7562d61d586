import type { RaceLab, RaceObserver, RaceProblem } from '../../games/race/types.ts';
import { allowedSpeed } from '../capability/dynamics.ts';
import { catastropheHazard } from '../incidents/hazard.ts';
import { chanceOfDetection, expectedLiability, fine, regulatorOf } from '../enforcement/expected.ts';
import { perceivedCapability } from '../knowledge/perception.ts';
import type { World } from '../world/world.ts';

/** The round's game between labs as plain data (model, section 3): everything that payoffs depend on, nothing else. */
export function raceProblem(world: World): RaceProblem {
  const { settings, labs } = world;
  const { race, risk } = settings;
  const months = race.planningMonths;
  const classes = observerClasses(world);
  const hazard = new Array<number>(settings.labs.length);
  for (let i = 0; i < hazard.length; i++) hazard[i] = catastropheHazard(risk, race, labs.capability[i]!);
  const players: RaceLab[] = settings.labs.map((lab, i) => {
    const regulator = lab.riskCap < 1 ? regulatorOf(lab, settings.regulators) : undefined;
    const attainable = labs.attainable[i]!;
    const allowed = allowedSpeed(attainable, lab.speedCap, lab.pausedShare);
    return {
      capability: labs.capability[i]!, speed: attainable, speedCap: allowed < attainable ? allowed : null, plannedSpeed: labs.speed[i]!,
      diffusion: lab.diffusion, observer: classes.of[i]!, portfolio: world.portfolioOf[i]!,
      minimumBudget: Math.min(lab.concession, lab.maximumBudget), maximumBudget: lab.maximumBudget, mayAbstain: lab.mayAbstain,
      subjectiveRisk: labs.belief[i]!, catastropheLoss: lab.catastropheLoss, prize: lab.prize * lab.exuberance, enmity: lab.enmity,
      missionValue: lab.missionValue * lab.exuberance, missionRate: lab.missionRate, revenue: labs.revenue[i]!, outlay: lab.outlay,
      catastropheHazard: hazard[i]!,
      liability: expectedLiability(lab, settings.liability, risk, race, labs.capability[i]!, labs.belief[i]!, labs.assets[i]!, months),
      penalty: regulator === undefined ? null
        : { cap: lab.riskCap, expected: chanceOfDetection(regulator, months) * fine(regulator, labs.revenue[i]!, labs.assets[i]!) },
    };
  });
  return {
    form: 'full', horizon: months, decided: world.decided, decisiveness: race.decisiveness, trueRisk: world.trueRisk,
    labs: players, portfolios: world.portfolios, observers: classes.observers,
    ...(world.previous === null ? {} : { previous: world.previous }),
  };
}

/** Labs with the same observer name share one intelligence picture. */
function observerClasses(world: World): { readonly of: readonly number[]; readonly observers: readonly RaceObserver[] } {
  const { settings, labs } = world;
  const names: string[] = [];
  const of = settings.labs.map((lab) => {
    const known = names.indexOf(lab.observer);
    return known >= 0 ? known : names.push(lab.observer) - 1;
  });
  const perceived = settings.labs.map((_, j) => perceivedCapability(settings.knowledge, labs.capability[j]!, labs.pictureError[j]!));
  const hazard = perceived.map((x) => catastropheHazard(settings.risk, settings.race, x));
  return { of, observers: names.map(() => ({ sigma: settings.knowledge.sigma, perceived, hazard })) };
}
