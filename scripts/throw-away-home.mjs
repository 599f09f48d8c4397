import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * An environment whose home and XDG folders lie in the given folder, made with mode 700.
 * @param {string} folder @returns {NodeJS.ProcessEnv}
 */
export function environmentIn(folder) {
  const places = {
    HOME: join(folder, 'home'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
  };
  for (const place of Object.values(places)) mkdirSync(place, { recursive: true, mode: 0o700 });
  return { ...process.env, ...places };
}
