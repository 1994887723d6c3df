// SPDX-License-Identifier: Apache-2.0
// The keys of a list, the same in every view: j and k walk, Enter opens the row that the walk is at where the focus is nowhere,
// Escape leaves what is open. Keys of a view's own come first, in `more`.
import { typing } from './typing';

export interface WalkedList {
  /** row that the walk is at, -1 = none */
  cursor: number;
  total: number;
  move: (index: number) => void;
  /** absent: Enter is the row's own */
  open?: (index: number) => void;
  /** what Escape leaves; absent while nothing is open */
  leave?: (() => void) | undefined;
  /** true: the key was one of the view's */
  more?: (event: KeyboardEvent) => boolean;
}

export function walk(event: KeyboardEvent, list: WalkedList): void {
  if (typing(event)) return;
  if (list.more?.(event) || walked(event.key, list)) event.preventDefault();
}

function walked(key: string, { cursor, total, move, open, leave }: WalkedList): boolean {
  const isNowhere = document.activeElement === document.body || document.activeElement === null;
  if (key === 'j' && total > 0) move(Math.min(total - 1, cursor + 1));
  else if (key === 'k' && total > 0) move(Math.max(0, cursor - 1));
  else if (key === 'Escape' && leave) leave();
  else if (key === 'Enter' && open && cursor >= 0 && isNowhere) open(cursor);
  else return false;
  return true;
}
