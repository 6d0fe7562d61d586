import { describe, expect, it, vi } from 'vitest';
import { Composer, Lexer } from 'yaml';
import { validate } from '../../src/actions/validate.ts';
import { formatFault } from '../../src/scenario/fault.ts';
import { parsePolicy, parseScenario } from '../../src/scenario/parse.ts';
import { limits } from '../../src/scenario/source.ts';

/** A file that must be refused: the text, in which ‸ marks where the first fault stands (the start if it is not there), its path, and what the message must say. */
type Case = readonly [name: string, marked: string, path: string, says: RegExp];

/** The text without the mark, and the mark's line and column. */
function unmarked(marked: string): { text: string; place: string } {
  const at = Math.max(0, marked.indexOf('‸'));
  const before = marked.slice(0, at).split('\n');
  return { text: marked.replace('‸', ''), place: `${before.length}:${before[before.length - 1]!.length + 1}` };
}

const lab = (fields: string): string => `version: 1\nlabs:\n  - { name: A, ${fields} }\n`;
const lever = (fields: string): string => `version: 1\npolicies:\n  - { lever: pause, ${fields} }\n`;

const cases: readonly Case[] = [
  // The file as a whole
  ['an empty file', '', '', /must hold a mapping/],
  ['only a comment', '# nothing\n', '', /must hold a mapping/],
  ['a list', '- version: 1\n', '', /must hold a mapping/],
  ['a plain text', 'hello', '', /must hold a mapping/],
  ['no version', 'name: A\n', 'version', /is missing.*allowed: 1/],
  ['a later version', 'version: ‸2\nnonsense: true\n', 'version', /later version.*found 2/],
  ['version 0', 'version: ‸0\n', 'version', /never was/],
  ['a version as text', 'version: ‸"1"\n', 'version', /unknown value.*found "1".*allowed: 1/],
  ['two documents', 'version: 1\n‸---\nversion: 1\n', '', /more than one document/],
  ['a file that is too large', `version: 1\n# ${'x'.repeat(limits.bytes)}`, '', /too large/],
  // Syntax
  ['an unclosed bracket', 'version: 1\nlabs: [\n‸', '', /./],
  ['cut-off JSON', '{"version": 1, "labs": [{"name": "A"}]‸', '', /\}/],
  ['a bad indentation', 'version: 1\nlabs:\n  - name: A\n‸   profile: limited-will\n', '', /./],
  ['a tab for indentation', 'version: 1\nrace:\n‸\tdecisiveness: 3\n', '', /[Tt]ab/],
  // What YAML can and scenarios may not
  ['an alias', 'version: 1\nseed: ‸&a 1\nname: *a\n', '', /anchors and aliases/],
  ['a billion laughs', `version: 1\na: ‸&a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n`, '', /anchors and aliases/],
  ['a custom tag', 'version: 1\nname: ‸!!js/function "f"\n', '', /tags are not supported/],
  ['a standard tag', 'version: 1\nseed: ‸!!binary aGk=\n', '', /tags are not supported/],
  ['a merge key', 'version: 1\n‸<<: { seed: 2 }\n', '<<', /merge keys/],
  ['a key twice', 'version: 1\nname: A\n‸name: B\n', 'name', /stands twice/],
  ['a lab\'s key twice', lab('prize: 1, ‸prize: 2'), 'labs.0.prize', /stands twice/],
  ['__proto__', 'version: 1\n‸__proto__: { polluted: 1 }\n', '__proto__', /not allowed/],
  ['constructor', 'version: 1\nrace: { ‸constructor: 1 }\n', 'race.constructor', /not allowed/],
  ['prototype', '{"version": 1, ‸"prototype": {}}', 'prototype', /not allowed/],
  ['a number as a key', 'version: 1\n‸7: 1\n', '', /key must be a word/],
  ['a list as a key', 'version: 1\n? ‸[a]\n: 1\n', '', /key must be a word/],
  ['infinity', 'version: 1\nhorizonMonths: ‸.inf\n', 'horizonMonths', /finite/],
  ['not a number', lab('prize: ‸.nan'), 'labs.0.prize', /finite/],
  ['a number beyond double precision', lab('prize: ‸1e999'), 'labs.0.prize', /finite/],
  ['brackets without end', `${'['.repeat(32)}‸${'['.repeat(200_000)}`, '', /nested too deeply/],
  ['dashes without end', `${'- '.repeat(32)}‸${'- '.repeat(200_000)}`, '', /nested too deeply|too many/],
  ['deep indentation', Array.from({ length: 60 }, (_, i) => `${' '.repeat(i)}${i === 31 ? '‸' : ''}a:`).join('\n'), '', /nested too deeply/],
  // Keys
  ['a mistyped key', 'version: 1\n‸horizonMonth: 3\n', 'horizonMonth', /unknown key.*did you mean "horizonMonths"/],
  ['a mistyped key of a lab', lab('‸enmty: 0.3'), 'labs.0.enmty', /unknown key.*did you mean "enmity"/],
  ['a mistyped key of a section', 'version: 1\nrace: { ‸treshold: 3 }\n', 'race.treshold', /did you mean "threshold"/],
  ['a mistyped distribution', lab('prize: ‸{ unifrom: [1, 2] }'), 'labs.0.prize', /not of the right kind.*did you mean "uniform"/],
  // Kinds and ranges
  ['a text for a number', 'version: 1\nhorizonMonths: ‸long\n', 'horizonMonths', /expected a number.*found "long".*from 1 to 600 \(months\)/],
  ['nothing for a number', 'version: 1\nrace:\n  decisiveness:‸\n', 'race.decisiveness', /expected a number.*found nothing/],
  ['a number that is too small', lab('compute: ‸-1'), 'labs.0.compute', /too small.*found -1.*from 0.01 to 10000 \(thousand accelerators\)/],
  ['a probability above one', lab('subjectiveRisk: ‸1.5'), 'labs.0.subjectiveRisk', /too large.*from 0 to 1/],
  ['half a person', lab('staff: ‸10.5'), 'labs.0.staff', /whole number/],
  ['an unknown profile', lab('profile: ‸rushed-resonable'), 'labs.0.profile', /did you mean "rushed-reasonable"/],
  ['a text for a truth', lab('mayAbstain: ‸maybe'), 'labs.0.mayAbstain', /true or false/],
  ['a name with a slash', 'version: 1\nlabs:\n  - name: ‸A/B\n', 'labs.0.name', /not allowed.*without "\/"/],
  ['a name with a control character', 'version: 1\nlabs:\n  - name: ‸"A\\u001b[31m"\n', 'labs.0.name', /not allowed/],
  ['no labs', 'version: 1\nlabs: ‸[]\n', 'labs', /too few/],
  ['a lab that is a text', 'version: 1\nlabs: [‸Aurora]\n', 'labs.0', /expected a mapping/],
  ['too many labs', lab('count: 600').replace('labs', '‸labs').replace(/\n$/, '\n  - { name: B, count: 600 }\n'), 'labs', /too many labs.*found 1200.*at most 1000/],
  ['a distribution turned round', lab('prize: { uniform: ‸[5, 1] }'), 'labs.0.prize.uniform', /lower end is above/],
  ['a distribution of three', lab('prize: { uniform: ‸[1, 2, 3] }'), 'labs.0.prize.uniform', /too many|list of two/],
  ['a negative deviation', lab('prize: { normal: [5, ‸-1] }'), 'labs.0.prize.normal.1', /too small/],
  ['a true risk above one', 'version: 1\nrisk: { trueRisk: ‸3 }\n', 'risk.trueRisk', /too large.*from 0 to 1/],
  ['a Beta distribution of one', 'version: 1\nrisk: { trueRisk: { beta: ‸[4] } }\n', 'risk.trueRisk.beta', /./],
  // What refers to something else
  ['a step that does not divide the horizon', 'version: 1\nhorizonMonths: 72\nstepMonths: ‸5\n', 'stepMonths', /does not divide/],
  ['two labs of one name', 'version: 1\nlabs: [{ name: A }, { name: ‸A }]\n', 'labs.1.name', /two labs/],
  ['an unknown lever', 'version: 1\npolicies: [{ lever: ‸puase }]\n', 'policies.0.lever', /unknown lever.*did you mean "pause"/],
  ['an end before the start', lever('start: 12, end: ‸3'), 'policies.0.end', /ends before it starts/],
  ['a start after the horizon', lever('start: ‸90'), 'policies.0.start', /after the last month.*before month 72/],
  ['a strength beyond the lever', lever('strength: ‸7'), 'policies.0.strength', /too large.*from 0 to 1/],
  ['an unknown covered lab', lever('coverage: [‸Arora]'), 'policies.0.coverage.0', /unknown lab or jurisdiction.*did you mean "Aurora"/],
  ['a share of labs above one', lever('coverage: ‸2'), 'policies.0.coverage', /from 0 to 1/],
  ['an unknown measure', 'version: 1\nmeasures: [‸read-teaming]\n', 'measures.0', /unknown measure.*did you mean "red-teaming"/],
  ['a measure twice', 'version: 1\nmeasures: [red-teaming, ‸{ name: red-teaming }]\n', 'measures.1', /stands twice/],
  ['a law on an unknown measure', lab('demands: [{ group: law, level: 0.5, mandated: [‸red-timing] }]'), 'labs.0.demands.0.mandated.0', /did you mean "red-teaming"/],
  ['a demand beyond reach', lab('demands: [{ group: law, level: ‸1, mandated: [red-teaming] }]'), 'labs.0.demands.0.level', /no budget can meet/],
  ['demands beyond the budget', lab('maximumBudget: 0.05, ‸demands: [{ group: staff, level: 6 }]'), 'labs.0.demands', /cost more speed/],
  ['an unknown outcome', 'version: 1\noutcomes: [‸catastrophy]\n', 'outcomes.0', /did you mean "catastrophe"/],
  ['an own lever on an unknown path', 'version: 1\nlevers: [{ id: x, changes: [{ path: ‸race.treshold, operation: set }] }]\n', 'levers.0.changes.0.path', /did you mean "race.threshold"/],
  ['an own lever of a name that is taken', 'version: 1\nlevers: [{ id: ‸pause, changes: [{ path: race.threshold, operation: set }] }]\n', 'levers.0.id', /exists/],
  ['an own lever that moves by steps of nothing', 'version: 1\nlevers: [{ id: x, step: ‸0, changes: [{ path: race.threshold, operation: set }] }]\n', 'levers.0.step', /too small.*allowed: a number above 0/],
  ['an own lever that would stop the clock', 'version: 1\nlevers: [{ id: x, changes: [{ path: ‸stepMonths, operation: add }] }]\n', 'levers.0.changes.0.path', /laid down when a run begins/],
  ['an own lever on a distribution', 'version: 1\nlevers: [{ id: x, changes: [{ path: ‸risk.trueRisk, operation: set }] }]\n', 'levers.0.changes.0.path', /true risk is drawn/],
  ['an own lever on a sector that is not there', 'version: 1\nlevers: [{ id: x, changes: [{ path: ‸sectors.office.floor, operation: set }] }]\n', 'levers.0.changes.0.path', /unknown sector.*office-work/],
  ['an own lever of numbers that overflow', 'version: 1\nlevers: [{ id: x, changes: [{ path: race.threshold, operation: set, slope: ‸1e300 }] }]\n', 'levers.0.changes.0.slope', /too large/],
  ['an own lever that goes beyond its parameter', 'version: 1\nlevers: [{ id: x, changes: [{ path: race.decisiveness, operation: set, minimum: ‸-5 }] }]\n', 'levers.0.changes.0.minimum', /outside the range of the parameter/],
  ['a lab of the name of a population\'s member', 'version: 1\nlabs: [{ name: A, count: 2 }, { name: ‸A 2 }]\n', 'labs.1.name', /two labs.*found "A 2"/],
  ['two regulators of one jurisdiction', 'version: 1\nregulators: [{ name: R }, { name: S, jurisdiction: ‸home }]\n', 'regulators.1.jurisdiction', /two regulators have this jurisdiction/],
  ['two sectors of one name', 'version: 1\nsectors: [{ name: law }, { name: ‸law }]\n', 'sectors.1.name', /two sectors/],
  ['a relation twice', 'version: 1\nrelations: [{ from: home, towards: home }, { from: ‸home, towards: home, enmity: 1 }]\n', 'relations.1.from', /relation stands twice/],
  ['two pictures of one class', 'version: 1\npictures: [{ observer: shared }, { observer: ‸shared, bias: 1 }]\n', 'pictures.1.observer', /two pictures/],
  ['two options of one name', 'version: 1\nregulators: [{ menu: [{ name: a, levers: [{ lever: pause }] }, { name: ‸a, levers: [{ lever: fine }] }] }]\n', 'regulators.0.menu.1.name', /two options/],
  ['a design rule of an unknown measure', 'version: 1\nregulators: [{ mandated: [‸red-teeming] }]\n', 'regulators.0.mandated.0', /did you mean "red-teaming"/],
  ['an own lever without changes', 'version: 1\nlevers: [{ id: x, changes: ‸[] }]\n', 'levers.0.changes', /too few/],
];

describe('hostile scenario files', () => {
  it.each(cases)('refuses %s with place, path and reason', (_name, marked, path, says) => {
    const { text, place } = unmarked(marked);
    const parsed = parseScenario(text, 'f.yaml');
    expect(parsed.scenario).toBeUndefined();
    const [first] = parsed.faults!;
    expect(`${first!.line}:${first!.column} ${first!.path}`).toBe(`${place} ${path}`);
    expect(formatFault(first!)).toMatch(says);
  });

  it('has at least forty of them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40);
  });

  it('prints each fault on one line without control characters', () => {
    for (const [, marked] of cases) {
      for (const fault of parseScenario(unmarked(marked).text, 'f.yaml').faults!) expect(formatFault(fault)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });

  it('reports all faults at once, in the order of the file', () => {
    const faults = parseScenario('version: 1\nnmae: A\nlabs:\n  - { name: A, compute: -1, profile: x }\npolicies: [{ lever: puase }]\nseed: []\nseed: 1\n', 'f.yaml').faults!;
    expect(faults.map((fault) => fault.path)).toEqual(['nmae', 'labs.0.compute', 'labs.0.profile', 'policies.0.lever', 'seed', 'seed']);
  });

  it('says once of a number that is not finite what is wrong with it, also where it would be out of range or crosses another', () => {
    const places = ['version: .inf', 'horizonMonths: .nan', 'race: { threshold: -.inf }', 'labs: [{ prize: 1e999, compute: 7 }]', 'labs: [{ exitMonth: .nan }]',
      'labs: [{ prize: { uniform: [.inf, 3] } }]', 'risk: { trueRisk: { beta: [4, .nan] } }', 'policies: [{ lever: pause, start: .inf, end: 3 }]', 'policies: [{ lever: pause, strength: .nan }]', 'seed: .inf'];
    for (const text of places) {
      const faults = parseScenario(text.startsWith('version') ? `${text}\n` : `version: 1\n${text}\n`).faults!;
      expect(faults.map((fault) => fault.message), text).toEqual(['a number must be finite']);
    }
    expect(parsePolicy('version: 1\nname: A\nlevers: [{ lever: pause, strength: .inf }]\n').faults!.map((fault) => fault.message)).toEqual(['a number must be finite']);
    expect(validate('version: 1\nname: A\nscenario: a.yaml\nfactors: [{ path: race.threshold, values: [1] }]\nruns: .inf\n', 'e.yaml').faults.map((fault) => fault.message)).toEqual(['a number must be finite']);
  });

  it('refuses too many entries', () => {
    const [fault] = parseScenario(`version: 1\noutcomes: [${'a,'.repeat(100_000)}]`).faults!;
    expect(fault).toMatchObject({ message: 'too many entries', line: 2 });
  });

  it('pollutes no prototype', () => {
    parseScenario('{"version": 1, "__proto__": {"polluted": 1}, "race": {"__proto__": {"polluted": 1}}}');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('reads no more of a hostile file than the limits allow: tokens counted, and nothing composed from what is refused', () => {
    const work = { tokens: 0, documents: 0 };
    const { lex } = Lexer.prototype;
    const { next } = Composer.prototype;
    vi.spyOn(Lexer.prototype, 'lex').mockImplementation(function* (this: Lexer, ...from) {
      for (const token of lex.apply(this, from)) {
        work.tokens++;
        yield token;
      }
    });
    vi.spyOn(Composer.prototype, 'next').mockImplementation(function* (this: Composer, token) {
      work.documents++;
      yield* next.call(this, token);
    });
    try {
      // A node is announced by few tokens (a dash and a blank; a key, a colon, a blank and a value), and where brackets are too deep a few dozen say so.
      const [deep, many] = [4 * limits.depth, 10 * limits.nodes];
      const files: readonly [text: string, tokens: number][] = [
        ['['.repeat(900_000), deep],
        ['- '.repeat(450_000), deep],
        ['{a:'.repeat(300_000), 2 * deep],
        [Array.from({ length: 90_000 }, (_, i) => `k${i}: 1`).join('\n'), many],
        [`version: 1\noutcomes: [${'a,'.repeat(400_000)}]`, many],
      ];
      for (const [text, tokens] of files) {
        work.tokens = 0;
        expect(parseScenario(text).faults).toHaveLength(1);
        expect(work.tokens).toBeGreaterThan(limits.depth);
        expect(work.tokens).toBeLessThanOrEqual(tokens);
        expect(work.documents).toBe(0);
      }
      work.tokens = 0;
      expect(parseScenario(`version: 1\nname: "${'\\u0041'.repeat(150_000)}"`).faults).toBeDefined();
      expect(work.documents).toBeGreaterThan(0);
      expect(work.tokens).toBeLessThan(100);
    } finally {
      vi.restoreAllMocks();
    }
  });

  it('never throws, whatever the text', () => {
    const pieces = ['version: 1', 'labs:', '  - ', '{', '}', '[', ']', ':', '&a', '*a', '!!x', '"', "'", '|', '>', '\n', '\t', '- ', '? ', '#', '0x', '1e9', 'null', '~', '\u0000', '\ud800', '%YAML 1.1', '---', '...', 'name'];
    let state = 12345;
    const next = (): number => (state = (Math.imul(state, 1103515245) + 12345) >>> 0);
    for (let n = 0; n < 3000; n++) {
      const text = Array.from({ length: 1 + (next() % 12) }, () => pieces[next() % pieces.length]).join(next() % 2 === 0 ? '' : ' ');
      expect(() => parseScenario(text)).not.toThrow();
    }
  });
});

describe('hostile policy files', () => {
  it.each([
    ['no name', 'version: 1\nlevers: [{ lever: pause }]\n', 'name', /is missing/],
    ['no levers', 'version: 1\nname: P\nlevers: []\n', 'levers', /too few/],
    ['an unknown lever', 'version: 1\nname: P\nlevers: [{ lever: liabilty }]\n', 'levers.0.lever', /did you mean "liability"/],
    ['a scenario\'s key', 'version: 1\nname: P\nlabs: []\nlevers: [{ lever: pause }]\n', 'labs', /unknown key/],
    ['an alias', 'version: &v 1\nname: P\n', '', /anchors and aliases/],
  ] as const)('refuses %s', (_name, text, path, says) => {
    const { faults } = parsePolicy(text, 'p.yaml');
    expect(faults!.some((fault) => fault.path === path && says.test(formatFault(fault)))).toBe(true);
  });

  it('says in one fault that a policy stands where a scenario is read, or a scenario where a policy is', () => {
    const policy = parseScenario('version: 1\nname: P\nlevers: [{ lever: pause, strength: 1 }, { lever: liability }]\n', 's.yaml');
    expect(policy.faults!.map(formatFault)).toEqual([expect.stringMatching(/^s\.yaml:3:9 levers: this is a policy file, not a scenario \(allowed: a scenario; .*--policy FILE/)]);
    const scenario = parsePolicy('version: 1\nname: S\nhorizonMonths: 24\nlabs: []\n', 'p.yaml');
    expect(scenario.faults!.map(formatFault)).toEqual([expect.stringMatching(/^p\.yaml:3:1 horizonMonths: this is a scenario, not a policy file \(allowed: /)]);
    // Levers of a scenario's own keep their own faults.
    expect(parseScenario('version: 1\nlevers: [{ id: mine }]\n').faults!.map((fault) => fault.path)).toEqual(['levers.0.changes']);
  });

  it('checks labs and months against the scenario where one is given', () => {
    const scenario = parseScenario('version: 1\nhorizonMonths: 24\n').scenario!;
    const text = 'version: 1\nname: P\nlevers: [{ lever: pause, start: 30, coverage: [Zeta] }]\n';
    expect(parsePolicy(text, 'p.yaml').policy).toBeDefined();
    expect(parsePolicy(text, 'p.yaml', scenario).faults!.map((fault) => fault.path)).toEqual(['levers.0.start', 'levers.0.coverage.0']);
  });
});
