// SPDX-License-Identifier: Apache-2.0
// Downloads of the fixes: the diff, and tickets for a tracker.
import type { TicketPer, TicketSystem } from '../engine/protocol';
import { toEngineError } from '../engine/worker_client';
import { estate } from './estate.svelte';
import { download } from './saving';

const ends: Record<TicketSystem, string> = { 'jira-csv': 'csv', 'jira-json': 'json', github: 'jsonl', gitlab: 'jsonl' };

export function saveDiff(diff: string): void {
  download(new TextEncoder().encode(diff), 'fixes.diff', 'text/plain');
}

/** Of what is open and fits the filter. */
export async function saveTickets(system: TicketSystem, per: TicketPer, filter: string): Promise<void> {
  try {
    const bytes = await estate.ask('exportTickets', { system, per, filter });
    download(bytes, `tickets-${system}-per-${per}-${new Date().toISOString().slice(0, 10)}.${ends[system]}`, 'text/plain');
    estate.say('Tickets saved.');
  } catch (reason) {
    estate.say(`Not saved: ${toEngineError(reason).message}`, 'bad');
  }
}
