import { describe, expect, it } from 'vitest';
import { complete } from '../../src/scenario/complete.ts';
import { formatFault } from '../../src/scenario/fault.ts';
import { setPath } from '../../src/scenario/set.ts';
import { applySettings } from '../../src/scenario/settings.ts';

const base = complete({ policies: [{ lever: 'pause' }] });

describe('--set', () => {
  it('acts on the completed scenario, in order', () => {
    const { scenario } = applySettings(base, ['labs.0.compute=120', 'race.decisiveness=5', 'labs.0.compute=130', 'name=Two words', 'policies.0.coverage=["Aurora"]', 'labs.1.prize={"uniform":[1,2]}', 'risk.trueRisk=0.3']);
    expect(scenario!.labs[0]!.compute).toBe(130);
    expect(scenario!.race.decisiveness).toBe(5);
    expect(scenario!.name).toBe('Two words');
    expect(scenario!.policies[0]!.coverage).toEqual(['Aurora']);
    expect(scenario!.labs[1]!.prize).toEqual({ uniform: [1, 2] });
    expect(scenario!.risk.trueRisk).toBe(0.3);
    expect(scenario!.labs[2]).toEqual(base.labs[2]);
    expect(base.labs[0]!.compute).not.toBe(130);
  });

  it('gives back their defaults to what a whole entry leaves out, and lets later settings address it', () => {
    const { scenario } = applySettings(base, ['labs.0={"profile":"limited-will"}', 'labs.0.compute=7', 'race={}']);
    expect(scenario!.labs[0]).toEqual({ ...complete({ labs: [{ profile: 'limited-will' }] }).labs[0]!, compute: 7 });
    expect(scenario!.race).toEqual(complete({}).race);
  });

  it('blames the setting that a fault is of, the later of two', () => {
    const { faults } = applySettings(base, ['name=fine', 'labs.1.compute=5', 'labs.1.compute="fast"']);
    expect(formatFault(faults![0]!)).toMatch(/^--set labs\.1\.compute="fast"/);
  });

  it.each([
    ['labs.00.compute=1', /labs has no "00"/],
    ['labs.0.compte=1', /labs.0 has no "compte".*did you mean "labs.0.compute"/],
    ['labs.9.compute=1', /labs has no "9".*0 to 4/],
    ['rice.threshold=3', /the scenario has no "rice".*did you mean "race"/],
    ['labs.0.compute=-1', /out of range.*found -1.*from 0.01 to 10000 \(thousand accelerators\)/],
    ['labs.0.compute=fast', /expected a number|not of the right kind/],
    ['labs.0.staff=1.5', /whole number/],
    ['labs.0.name=Boreal', /two labs have this name/],
    ['labs.0.profile=careful', /unknown value.*rushed-reasonable, limited-will/],
    ['policies.0.lever=puase', /unknown lever.*did you mean "pause"/],
    ['stepMonths=5', /does not divide/],
    ['labs.0.compute.x=1', /has no parts/],
    ['compute', /PATH=VALUE/],
    ['=3', /PATH=VALUE/],
    ['labs..compute=3', /path of dots/],
    ['race.__proto__=3', /has no "__proto__"/],
    ['labs.0.prize=1e999', /out of range|number/],
  ])('refuses %s', (setting, says) => {
    const { faults } = applySettings(base, [setting]);
    expect(faults).toBeDefined();
    expect(faults!.map(formatFault).join('\n')).toMatch(says);
    expect(formatFault(faults![0]!)).toContain(`--set ${setting}`);
  });

  it('says all faults', () => {
    expect(applySettings(base, ['a=1', 'labs.0.compute=-1']).faults).toHaveLength(2);
  });

  it('needs no schema for a slider', () => {
    expect(setPath(base, 'race.threshold', 4).scenario!.race.threshold).toBe(4);
    expect(setPath(base, 'race.threshold', 40).fault!.message).toBe('out of range');
  });
});
