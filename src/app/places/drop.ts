import type { App } from '../context.ts';

/** Lets files and folders be dropped anywhere on the page. What they are is looked at by a part that is loaded then. */
export function listenToDrops(app: App): void {
  const { places } = app;
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  document.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    // Without this the browser would leave the page and open the file itself.
    event.preventDefault();
    event.dataTransfer!.dropEffect = 'copy';
    places.dragging.value = true;
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) places.dragging.value = false;
  });
  document.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    places.dragging.value = false;
    // Entries and files have to be taken before the event is over.
    const items = [...event.dataTransfer!.items].filter((item) => item.kind === 'file');
    const entries = items.flatMap((item) => item.webkitGetAsEntry() ?? []);
    const files = [...event.dataTransfer!.files];
    import('./incoming.ts').then(({ openDropped }) => openDropped(app, entries, files), (error: unknown) => {
      app.session.fault.value = { message: String(error), recovered: false };
    });
  });
}
