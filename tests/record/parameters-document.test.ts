import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { levers } from '../../src/model/levers/catalogue.ts';
import { measures } from '../../src/model/measures/catalogue.ts';
import { otherNumbers } from '../../src/model/other-numbers.ts';
import { parameters } from '../../src/model/registry.ts';
import { parametersDocument } from '../../src/record/parameters-document.ts';

const file = new URL('../../docs/parameters.md', import.meta.url);

describe('docs/parameters.md', () => {
  it('is what the registry says (UPDATE_DOCS=1 writes it anew)', () => {
    const text = parametersDocument(parameters, measures, levers, otherNumbers);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
