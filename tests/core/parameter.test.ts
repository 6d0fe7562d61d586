import { describe, expect, it } from 'vitest';
import { parameter, type ParameterSpec } from '../../src/core/parameter.ts';

const spec: ParameterSpec = {
  id: 'labs.*.capability', label: 'Capability', unit: 'OOM', default: 0, minimum: -10, maximum: 10, group: 'assumption',
  meaning: 'Effective compute over the leader.', reason: 'The leader is the origin.', source: 'by definition', grade: 'assumed',
};
const change = (part: Partial<ParameterSpec>) => () => parameter({ ...spec, ...part });

describe('a parameter', () => {
  it('has what was not written down filled in', () => {
    expect(parameter(spec)).toEqual({ ...spec, aliases: [], scale: 'linear', integer: false, namedRanges: [] });
    expect(parameter({ ...spec, integer: true, aliases: ['x'] })).toMatchObject({ integer: true, aliases: ['x'] });
  });

  it.each([
    [{ default: 11 }, 'default 11 is outside -10 to 10'],
    [{ default: NaN }, 'default NaN is outside'],
    [{ profileDefaults: { rushed: -20 } }, 'default of rushed -20 is outside'],
    [{ integer: true, default: 0.5 }, 'default 0.5 is not an integer'],
    [{ minimum: 5, maximum: 4 }, 'the range from 5 to 4 is empty'],
    [{ scale: 'log' as const }, 'a logarithmic scale cannot start at -10'],
    [{ step: 0 }, 'the step 0 is not positive'],
    [{ unit: ' ' }, 'unit is empty'],
    [{ source: '' }, 'source is empty'],
    [{ aliases: [''] }, 'an alias is empty'],
    [{ id: 'labs..x' }, 'the id must be a dotted path'],
    [{ id: '*.x' }, 'the id must be a dotted path'],
    [{ namedRanges: [{ label: 'far', from: 5, to: 15 }] }, 'named range far, 5 to 15, is outside'],
    [{ namedRanges: [{ label: '', from: 5, to: 6 }] }, 'a named range has no label'],
  ])('is refused when it contradicts itself: %o', (part, message) => {
    expect(change(part)).toThrow(message);
  });
});
