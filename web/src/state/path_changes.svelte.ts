// SPDX-License-Identifier: Apache-2.0
// The attack paths since an earlier state: a bundle that a person chose to compare with. Nothing of it is added to the estate.
import type { PathChangesAnswer } from '../engine/protocol';
import { Asked } from './asked.svelte';
import { estate } from './estate.svelte';

class PathChangesState {
  earlier = $state.raw<{ name: string; bytes: Uint8Array } | null>(null);
  readonly answer = new Asked<PathChangesAnswer>();

  async compareWith(file: File | null): Promise<void> {
    this.answer.reset();
    this.earlier = file ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null;
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const earlier = this.earlier;
    if (!earlier || estate.isEmpty) return this.answer.reset();
    await this.answer.ask(() => estate.ask('pathChanges', { name: earlier.name, bytes: earlier.bytes.slice() })); // a call takes its bytes away
  }
}

export const pathChanges = new PathChangesState();
