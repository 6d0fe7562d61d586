/**
 * What the page shows first: the levers and the assumptions with the most influence in a one-at-a-time screening of the default scenario.
 * `lab-race screen frontier` prints it under "first on the page"; `screening.json` is that command's answer with `--json`, and a test holds
 * these lists to it.
 */
export const headlineLevers: readonly string[] = ['joint-project', 'pause', 'safety-technology', 'compute-cap', 'treaty'];

/** Parameters that stand at one place of the scenario: those that differ from lab to lab are found by the search. */
export const headlineAssumptions: readonly string[] = ['race.maximumHazard', 'capability.leaderSpeed', 'race.decisiveness'];
