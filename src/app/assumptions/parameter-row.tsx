import { useSignal } from '@preact/signals';
import type { Parameter } from '../../core/parameter.ts';
import { useApp } from '../context.ts';
import { LeverRow } from '../panels/lever-row.tsx';
import { assumptionWords as text } from '../words/assumptions.ts';
import { ParameterCard } from './card.tsx';
import { dialOf, targetsOf } from './registry.ts';

/** A parameter; of one that stands in a list, all entries at once or the one that is chosen. */
export function ParameterRow({ parameter, onInput, path }: { readonly parameter: Parameter; readonly onInput: (time: number) => void; readonly path?: string | undefined }) {
  const { session } = useApp();
  const chosen = useSignal(path ?? parameter.id);
  const shipped = session.shipped.value;
  const targets = targetsOf(shipped, parameter.id);
  const at = targets.some((target) => target.path === chosen.value) ? chosen.value : parameter.id;
  // The horizon's steps follow the step, and the other way round.
  const dial = dialOf(parameter, shipped, at);
  const clock = parameter.id === 'horizonMonths' || parameter.id === 'stepMonths' ? dialOf(parameter, session.current.value, at) : dial;
  return (
    <LeverRow key={at} dial={{ ...clock, shipped: dial.shipped, middle: dial.middle, shippedText: dial.shippedText }} onInput={onInput} card={() => <ParameterCard parameter={parameter} path={at} shipped={shipped} />}
      target={targets.length > 0 && (
        <label class="target">
          <span class="sr-only">{text.target(parameter.label)}</span>
          <select value={at} data-testid={`target-${parameter.id}`} onChange={(event) => (chosen.value = event.currentTarget.value)}>
            <option value={parameter.id}>{text.everyEntry}</option>
            {targets.map((target) => <option key={target.path} value={target.path}>{target.label}</option>)}
          </select>
        </label>
      )} />
  );
}
