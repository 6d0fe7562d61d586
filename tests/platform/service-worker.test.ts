import { describe, expect, it } from 'vitest';
import { pathIn, planFor } from '../../src/platform/service-worker/answer.ts';

const build = { version: 'a', files: ['index.html', 'favicon.svg', 'assets/index-abc.js'] };
const get = { method: 'GET', navigates: false };

describe('how a request is answered without a network', () => {
  it('asks the network for the page first, so that a new build is seen', () => {
    expect(planFor(build, '', { method: 'GET', navigates: true })).toBe('page');
    expect(planFor(build, 'index.html', { method: 'GET', navigates: true })).toBe('page');
  });

  it('gives kept files where the name tells the content, of whichever build', () => {
    expect(planFor(build, 'assets/index-abc.js', get)).toBe('kept');
    expect(planFor(build, 'assets/of-another-build-123.js', get)).toBe('kept');
    expect(planFor(build, 'assets/scenarios-01234567.json', get)).toBe('kept');
  });

  it('prefers fresh files where the name stays the same', () => {
    expect(planFor(build, 'favicon.svg', get)).toBe('fresh');
  });

  it('leaves everything else alone: other origins, other methods, other pages of the same address', () => {
    expect(planFor(build, null, get)).toBe('pass');
    expect(planFor(build, '', { method: 'POST', navigates: true })).toBe('pass');
    expect(planFor(build, 'another/page.html', { method: 'GET', navigates: true })).toBe('pass');
    expect(pathIn('http://127.0.0.1:1/', 'http://127.0.0.1:2/assets/a.js')).toBeNull();
    expect(pathIn('http://127.0.0.1:1/', 'http://127.0.0.1:1/?test=1#s1.x')).toBe('');
  });
});
