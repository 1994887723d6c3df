// SPDX-License-Identifier: Apache-2.0
// What the person at this page calls themselves: asked when they first decide something, kept in this tab, and on this machine
// only if they say so.

const kKey = 'postern.by';

function remembered(): string {
  try {
    return localStorage.getItem(kKey) ?? '';
  } catch {
    return ''; // storage is off, or the page is a file
  }
}

class Person {
  name = $state(remembered());
  isRemembered = $state(remembered() !== '');
  /** set by the dialog that asks; resolves to "" when it is closed without an answer */
  ask: () => Promise<string> = () => Promise.resolve('');

  set(name: string, isRemembered: boolean): void {
    this.name = name.trim();
    this.isRemembered = isRemembered;
    try {
      if (isRemembered) localStorage.setItem(kKey, this.name);
      else localStorage.removeItem(kKey);
    } catch {
      this.isRemembered = false;
    }
  }

  /** "" when they would not say. */
  async known(): Promise<string> { return this.name || this.ask(); }
}

export const person = new Person();
