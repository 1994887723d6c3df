// SPDX-License-Identifier: Apache-2.0
// Whether a key belongs to something that is being typed into, or to a dialog: then it is no shortcut. A field of a dialog that has
// just closed keeps the focus until the next frame, and nobody types into what is not to be seen.

export function typing(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  // the focus is in no element of an open dialog after its last one
  if (document.querySelector('dialog[open]') !== null) return true;
  const target = event.target as HTMLElement | null;
  return target?.closest?.('input:not([type=checkbox]), textarea, select, [popover]:popover-open, [contenteditable]')?.checkVisibility() ?? false;
}
