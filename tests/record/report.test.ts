import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../src/engine/index.ts';
import { runEnsemble } from '../../src/experiments/ensemble.ts';
import { createLocalPool } from '../../src/experiments/local.ts';
import { bandLevels, reportColumns } from '../../src/actions/run.ts';
import { reportPage } from '../../src/record/report/page.ts';
import { summarise } from '../../src/record/summary.ts';
import { scenarioHash } from '../../src/scenario/canonical.ts';
import { shippedScenario } from '../scenario-files.ts';

async function pageOf(scenario = { ...shippedScenario('duopoly'), horizonMonths: 12 }, runs = 5) {
  const ensemble = await runEnsemble(createLocalPool(runToEnd), scenario, { runs, paths: reportColumns, levels: bandLevels });
  const summary = summarise(ensemble, '0.1.0', 1);
  return { page: reportPage({ ensemble, summary, command: `lab-race run scenario.json --runs ${runs}` }), ensemble, summary };
}

describe('the report', () => {
  it('refers to nothing outside itself and runs no script', async () => {
    const { page } = await pageOf();
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\ssrc=|\shref=|javascript:|\son[a-z]+=/i);
    expect(page.match(/https?:\/\//g) ?? []).toEqual([]);
  });

  it('names the chance as a natural frequency, the certificates, the hashes and the command', async () => {
    const { page, ensemble, summary } = await pageOf();
    expect(page).toContain(`${summary.catastropheProbability.count} of 5 runs`);
    expect(page).toContain(ensemble.hash);
    expect(page).toContain(scenarioHash(ensemble.scenario));
    expect(page).toContain('lab-race run scenario.json --runs 5');
    expect(page).toContain('Largest relative gain');
    expect(page).toContain('prefers-color-scheme: dark');
  });

  it('draws a panel for every lab and quantity, each with a text for those who do not see it', async () => {
    const { page } = await pageOf();
    const labels = [...page.matchAll(/<figure class="panel">.*?aria-label="([^"]+)"/gs)].map((match) => match[1]);
    expect(labels).toHaveLength(2 * 3);
    expect(labels.filter((label) => label!.startsWith('Aurora'))).toHaveLength(3);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('tells the outcomes by planning horizon in their order, the scenario\'s own once, and nothing where none were asked for', async () => {
    const { page, ensemble, summary } = await pageOf();
    expect(page).not.toContain('By planning horizon');
    const own = ensemble.scenario.race.planningMonths;
    const at = (planningMonths: number, mean: number) => ({ planningMonths, outcomes: { ...summary.outcomes, finalResidualRisk: { ...summary.outcomes.finalResidualRisk, mean } } });
    const planned = reportPage({ ensemble, summary, command: '', planned: [at(24, 0.777), at(6, 0.333), at(own, 0.555)] });
    const section = planned.slice(planned.indexOf('By planning horizon'), planned.indexOf('All outcomes'));
    expect([...section.matchAll(/<th class="n">([^<]+)/g)].map((match) => match[1])).toEqual(['6 months', `${own} months (as in the scenario)`, '24 months']);
    const residual = section.slice(section.indexOf('Residual risk at the end'));
    const means = [...residual.slice(0, residual.indexOf('</tr>')).matchAll(/<td class="n">([\d.]+)/g)].map((match) => Number(match[1]));
    expect(means).toEqual([0.333, expect.closeTo(summary.outcomes.finalResidualRisk.mean!, 2), 0.777]);
    expect(planned).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('draws every run as a dot', async () => {
    const { page } = await pageOf();
    expect(page.match(/class="(hit|miss)"/g)).toHaveLength(5);
  });

  it('shows names from a file as text only', async () => {
    const base = shippedScenario('duopoly');
    const evil = '<b onload="x">&';
    const { page } = await pageOf({ ...base, horizonMonths: 6, name: evil, description: evil, labs: base.labs.map((lab, index) => (index === 0 ? { ...lab, name: evil } : lab)) }, 2);
    expect(page).not.toContain('<b onload');
    expect(page).toContain('&#60;b onload');
  });

  it('shows the twelve most capable of many labs', async () => {
    const many = shippedScenario('many-developers');
    const { page } = await pageOf({ ...many, horizonMonths: 6, labs: [{ ...many.labs[0]!, count: 20 }] }, 2);
    expect(page.match(/<section class="lab">/g)).toHaveLength(12);
    expect(page).toContain('Of 20 labs the 12 most capable');
  });
});
