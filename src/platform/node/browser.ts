import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Features that a driven browser does without. Of several lists it takes the last alone, so that this one stands for the driver's too; features that
 * a browser does not know are passed over.
 */
const withoutFeatures = [
  // Recent Chromium loads the suggestions of its address bar as two pages of their own as soon as it starts: more than a second of a core while ours opens.
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup',
  // Requests of its own.
  'AimEnabled', 'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PreconnectToSearch', 'Translate',
  // What comes between a test and the page: another scheme, the picture of the page before, a profile written while it is removed.
  'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'PaintHolding', 'DestroyProfileOnBrowserClose', 'AvoidUnnecessaryBeforeUnloadCheckSync',
];

/** Switches that keep a driven browser quiet on the network and able to draw without a graphics card. */
export function browserSwitches(): string[] {
  return [
    // Chromium refuses its sandbox to the superuser, which is what containers often run as.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--enable-unsafe-swiftshader',
    `--disable-features=${withoutFeatures.join(',')}`,
  ];
}

/** A Chromium or Chrome on this machine: the one that CHROME_PATH names, else the first on the search path or at a usual place; null if there is none. */
export function findBrowser(): string | null {
  const asked = process.env.CHROME_PATH;
  if (asked) return isExecutable(asked) ? asked : null;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const known = [
    '/usr/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
      const base = process.env[name];
      return base ? [join(base, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [];
    }),
  ];
  return [...onPath, ...known].find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
