import { Menu, type MenuItemConstructorOptions } from 'electron';
import { pages, shortcuts, type Command } from '../../contract/shortcuts';
import { words } from '../../words/words';

type Run = (command: Command) => void;

/** The page hears its keys itself; on macOS the menu alone would hear some, and what the page took it leaves alone. */
function entry(command: Command, run: Run): MenuItemConstructorOptions {
  return {
    label: words.commandTitles[command],
    accelerator: shortcuts[command],
    registerAccelerator: false,
    click: () => run(command),
  };
}

/** The menu: places, help, notices, editing, zoom and window; nothing in it acts on a trader. */
function menuTemplate(
  platform: NodeJS.Platform,
  run: Run,
  showNotices: () => void,
): MenuItemConstructorOptions[] {
  const first: MenuItemConstructorOptions =
    platform === 'darwin' ? { role: 'appMenu' } : { label: words.menu.file, submenu: [{ role: 'quit' }] };
  const go: MenuItemConstructorOptions = {
    label: words.menu.go,
    submenu: [
      ...pages.map((page) => entry(`go-${page}`, run)),
      { type: 'separator' },
      entry('search-history', run),
      entry('open-palette', run),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: words.menu.view,
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: words.menu.help,
    submenu: [
      entry('open-help', run),
      entry('show-shortcuts', run),
      { type: 'separator' },
      { id: 'notices', label: words.menu.notices, click: showNotices },
    ],
  };
  return [first, { role: 'editMenu' }, go, view, { role: 'windowMenu' }, help];
}

/** Sets the menu; what is chosen in it is run by whoever shows the page. */
export function setMenu(platform: NodeJS.Platform, run: Run, showNotices: () => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, run, showNotices)));
}
