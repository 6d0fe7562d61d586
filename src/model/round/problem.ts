import { mapped } from '../../core/lists.ts';
import type { RaceLab, RaceProblem } from '../../games/race/types.ts';
import { allowedSpeed } from '../capability/dynamics.ts';
import { catastropheHazard } from '../incidents/hazard.ts';
import { regulatorOf } from '../enforcement/expected.ts';
import { liabilityCost, perceivedPenalty } from '../enforcement/rules.ts';
import { portfolioInForce } from '../enforcement/design.ts';
import { intelligencePictures } from '../knowledge/pictures.ts';
import { enmityOf } from '../relations/enmity.ts';
import { pausedShare } from '../rules/allowances.ts';
import type { World } from '../world/world.ts';

/** The round's game between the labs that are there, as plain data (model, section 3): everything that payoffs depend on, nothing else. */
export function raceProblem(world: World): RaceProblem {
  const { settings, labs } = world;
  const { race, risk } = settings;
  const months = race.planningMonths;
  const { previous } = world;
  const present: number[] = [];
  for (let i = 0; i < settings.labs.length; i++) if (labs.present[i] === 1) present.push(i);
  world.players = present;
  const pictures = intelligencePictures(world, present);
  const players: RaceLab[] = mapped(present, (i, player) => {
    const lab = settings.labs[i]!;
    const regulator = lab.riskCap < 1 ? regulatorOf(lab, settings.regulators) : undefined;
    const attainable = labs.attainable[i]!;
    const allowed = allowedSpeed(attainable, lab.speedCap, pausedShare(world, i));
    return {
      capability: labs.capability[i]!, speed: attainable, speedCap: allowed < attainable ? allowed : null, plannedSpeed: labs.speed[i]!,
      diffusion: labs.catchUp[i]!, observer: pictures.classOf[player]!, portfolio: portfolioInForce(world, i),
      minimumBudget: Math.min(Math.max(lab.concession, labs.concession[i]!, labs.promisedBudget[i]!), lab.maximumBudget), maximumBudget: lab.maximumBudget, mayAbstain: lab.mayAbstain,
      subjectiveRisk: labs.belief[i]!, catastropheLoss: lab.catastropheLoss, prize: lab.prize * lab.exuberance, enmity: enmityOf(settings, world.base.labs, i, present),
      missionValue: lab.missionValue * lab.exuberance, missionRate: lab.missionRate, revenue: labs.revenue[i]!, outlay: lab.outlay * (1 - lab.safetySubsidy),
      catastropheHazard: catastropheHazard(risk, race, labs.capability[i]!),
      liability: liabilityCost(world, i, months),
      penalty: regulator === undefined ? null
        : { cap: lab.riskCap, expected: perceivedPenalty(world, i, regulator, months).expected },
    };
  });
  return {
    form: 'full', horizon: months, decided: world.decided, decisiveness: race.decisiveness, trueRisk: world.trueRisk,
    labs: players, portfolios: world.portfolios, observers: pictures.observers,
    ...(previous === null ? {} : { previous: mapped(present, (i) => previous[i] ?? null) }),
  };
}
