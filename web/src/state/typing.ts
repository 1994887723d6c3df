// SPDX-License-Identifier: Apache-2.0
// Whether a key belongs to something that is being typed into, or to a dialog: then it is no shortcut.

export function typing(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const target = event.target as HTMLElement | null;
  // the focus is in no element of an open dialog after its last one
  return document.querySelector('dialog[open]') !== null || !!target?.closest?.('input:not([type=checkbox]), textarea, select, [popover]:popover-open, [contenteditable]');
}
