const paths = {
  logo: 'M2 17h20M4 12h9M4 7h14M13 9.5l3 2.5-3 2.5zM18 4.5 21 7l-3 2.5zM20 14.5l2 2.5-2 2.5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v3M12 19v3M2 12h3M19 12h3M4.9 4.9 7 7M17 17l2.1 2.1M4.9 19.1 7 17M17 7l2.1-2.1',
  moon: 'M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5Z',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.6 9.4a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1.1.9-1.1 1.8M12 16.600v.400',
  play: 'M8 5.5v13l10.5-6.5z', pause: 'M8 5.5v13M16 5.5v13',
  back: 'M14.5 6 8.5 12l6 6', forward: 'M9.5 6l6 6-6 6', start: 'M17 6l-6 6 6 6M7 6v12', end: 'M7 6l6 6-6 6M17 6v12',
  minus: 'M6 12h12', plus: 'M6 12h12M12 6v12', info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 11v6M12 7v.5', reset: 'M5 12a7 7 0 1 0 2.3-5.2M7.5 3v4h4',
  share: 'M12 15V3M7.5 7.500 12 3l4.500 4.500M5 12v8h14v-8',
  undo: 'M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3', redo: 'M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h3',
  folder: 'M3 6.500h6l2 2.500h10v9.500H3z', copy: 'M9 9h11v11H9zM5 15H4V4h11v1', pencil: 'M4 20l1-4.500L16.500 4l3.500 3.500L8.500 19zM14 6.500l3.500 3.500', bin: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  replay: 'M12 5a7.500 7.500 0 1 1-7 4.800M5 4v6h6', picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 8.500v.500', enlarge: 'M14 4h6v6M20 4l-6.500 6.500M10 20H4v-6M4 20l6.500-6.500', shrink: 'M20 10h-6V4M14 10l6.500-6.500M4 14h6v6M10 14l-6.500 6.500', table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14', chart: 'M4 4v16h16M7 15l4-4 3 3 5-7', close: 'M6 6l12 12M18 6 6 18', warning: 'M12 4 2.5 20h19zM12 10v5M12 17.5v.5',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing of 24 units; decoration, so the button around it carries the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return <svg class={`icon icon-${name}`} viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false"><path d={paths[name]} /></svg>;
}
