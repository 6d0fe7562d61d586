import { useApp } from '../context.ts';
import { words } from '../words.ts';
import { companions, companionsOf } from './chart-data.ts';

/** What the dotted and dashed lines are, as they are drawn; nothing where there are none. */
export function CompanionKey({ name }: { readonly name: string }) {
  const { session } = useApp();
  const beside = companionsOf(session);
  return (
    <>
      {companions.filter((companion) => beside[companion] !== null).map((companion) => (
        <span key={companion} class="companion" data-testid={`line-${companion}`}>
          <svg width="30" height="8" viewBox="0 0 30 8" aria-hidden="true"><path d="M1 4h28" class={`line-${companion}`} /></svg>{words.charts.beside[companion](name)}
        </span>
      ))}
    </>
  );
}
