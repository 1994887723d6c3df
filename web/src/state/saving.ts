// SPDX-License-Identifier: Apache-2.0
// Hands bytes to the person as a download: the only way anything is written to disk.
import type { GateReport } from '../engine/protocol';
import { toEngineError } from '../engine/worker_client';
import { estate } from './estate.svelte';
import { person } from './person.svelte';

export type SaveKind = 'bundle' | 'json' | 'csv' | 'compliance' | 'coverage' | 'decisions';

export function saveSpec(id: string, spec: string): void {
  download(new TextEncoder().encode(spec), `${id}.json`, 'application/json');
}

export function savePolicy(text: string): void {
  download(new TextEncoder().encode(text), 'postern.policy.yml', 'application/yaml');
}

export function saveRules(text: string): void {
  download(new TextEncoder().encode(text), 'attack_rules.yml', 'application/yaml');
}

const kReports: Record<GateReport, [name: string, type: string]> = {
  json: ['verdict.json', 'application/json'], sarif: ['verdict.sarif', 'application/sarif+json'], junit: ['verdict.junit.xml', 'application/xml'],
  markdown: ['verdict.md', 'text/markdown'], text: ['verdict.txt', 'text/plain'],
};
export async function saveVerdict(kind: GateReport): Promise<void> {
  try {
    download(await estate.ask('gateReport', { kind }), ...kReports[kind]);
  } catch (reason) {
    estate.say(`Not saved: ${toEngineError(reason).message}`, 'bad');
  }
}

export function download(bytes: Uint8Array, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export async function save(kind: SaveKind): Promise<void> {
  const now = new Date().toISOString();
  const stem = `estate-${now.slice(0, 10)}`;
  try {
    if (kind === 'bundle') download(await estate.ask('saveBundle', { by: person.name, now }), `${stem}.postern`, 'application/octet-stream');
    else if (kind === 'json') download(await estate.ask('exportJson', {}), `${stem}.json`, 'application/json');
    else if (kind === 'compliance') download(await estate.ask('exportCompliance', {}), `compliance-${now.slice(0, 10)}.csv`, 'text/csv');
    else if (kind === 'coverage') download(await estate.ask('exportCoverage', {}), `coverage-${now.slice(0, 10)}.csv`, 'text/csv');
    else if (kind === 'decisions') download(await estate.ask('exportDecisions', {}), `decisions-${now.slice(0, 10)}.jsonl`, 'application/jsonl');
    else download(await estate.ask('exportCsv', {}), `${stem}.csv`, 'text/csv');
    estate.say(kind === 'bundle' ? 'Bundle saved. Drop it on this page to go on from here.' : 'Export saved.');
  } catch (reason) {
    estate.say(`Not saved: ${toEngineError(reason).message}`, 'bad');
  }
}
