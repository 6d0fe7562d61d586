import type { RaceLab, RaceProblem } from './types.ts';

/**
 * How labs see the front. Labs of one class of observers share a picture, but each replaces its own entry by the truth; so the perceived
 * front (x̂_max and the leader's planned speed) differs for the few labs that see themselves ahead, or whose picture others lead by
 * them. Labs with the same class and front share a view.
 *
 * Every lab at x̂_max counts as a leader (so that the order of labs never matters); the leaders' planned speed is their highest.
 */
export interface ViewPlan {
  /** By lab. */
  readonly viewOf: Int32Array;
  readonly observer: number[];
  readonly front: number[];
  readonly frontSpeed: number[];
}

let reusable: ViewPlan = { viewOf: new Int32Array(0), observer: [], front: [], frontSpeed: [] };

/** Groups labs into views. The result is overwritten by the next call. */
export function planViews(problem: RaceProblem): ViewPlan {
  const labs = problem.labs;
  const count = labs.length;
  if (reusable.viewOf.length !== count) reusable = { viewOf: new Int32Array(count), observer: [], front: [], frontSpeed: [] };
  const plan = reusable;
  plan.observer.length = plan.front.length = plan.frontSpeed.length = 0;
  let diffusion = false;
  for (let j = 0; j < count; j++) if (labs[j]!.diffusion > 0) diffusion = true;
  for (let c = 0; c < problem.observers.length; c++) {
    const perceived = problem.observers[c]!.perceived;
    let first = -Infinity;
    let second = -Infinity;
    let speed = -Infinity;
    let leaders = 0;
    for (let j = 0; j < count; j++) {
      const x = perceived[j]!;
      if (x > first) {
        second = first;
        first = x;
        leaders = 1;
        speed = labs[j]!.plannedSpeed;
      } else if (x === first) {
        leaders++;
        if (labs[j]!.plannedSpeed > speed) speed = labs[j]!.plannedSpeed;
      } else if (x > second) second = x;
    }
    for (let i = 0; i < count; i++) {
      const lab = labs[i]!;
      if (lab.observer !== c) continue;
      let front = 0;
      let frontSpeed = 0;
      if (diffusion) {
        const leads = perceived[i] === first;
        const rivals = leads && leaders === 1 ? second : first;
        front = lab.capability > rivals ? lab.capability : rivals;
        frontSpeed = rivals === first && !leads && front === first && lab.capability < first ? speed : leadersSpeed(labs, perceived, i, front);
      }
      plan.viewOf[i] = viewIndex(plan, c, front, frontSpeed);
    }
  }
  return plan;
}

function leadersSpeed(labs: readonly RaceLab[], perceived: readonly number[], own: number, front: number): number {
  let speed = -Infinity;
  for (let j = 0; j < labs.length; j++) {
    const x = j === own ? labs[j]!.capability : perceived[j]!;
    if (x === front && labs[j]!.plannedSpeed > speed) speed = labs[j]!.plannedSpeed;
  }
  return speed;
}

function viewIndex(plan: ViewPlan, observer: number, front: number, frontSpeed: number): number {
  for (let v = 0; v < plan.front.length; v++) {
    if (plan.observer[v] === observer && plan.front[v] === front && plan.frontSpeed[v] === frontSpeed) return v;
  }
  plan.observer.push(observer);
  plan.front.push(front);
  plan.frontSpeed.push(frontSpeed);
  return plan.front.length - 1;
}
