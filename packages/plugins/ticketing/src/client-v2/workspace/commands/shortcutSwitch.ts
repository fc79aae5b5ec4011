import { define, observable } from '@formily/reactive';

const STORED_AS = 'ticketing-shortcuts';

/** Whether single-key shortcuts are on: a person's own choice, kept in the browser they work in. */
class ShortcutSwitch {
  isOn = window.localStorage.getItem(STORED_AS) !== 'off';

  constructor() {
    define(this, { isOn: observable.ref });
  }

  set(isOn: boolean): void {
    this.isOn = isOn;
    if (isOn) window.localStorage.removeItem(STORED_AS);
    else window.localStorage.setItem(STORED_AS, 'off');
  }
}

let instance: ShortcutSwitch | undefined;

export function shortcutSwitch(): ShortcutSwitch {
  instance ??= new ShortcutSwitch();
  return instance;
}
