// SPDX-License-Identifier: Apache-2.0
// The sample estate: files that came with the page, read like dropped ones.
import { toEngineError } from '../engine/worker_client';
import { estate } from './estate.svelte';
import { imports } from './imports.svelte';

export async function openSamples(): Promise<void> {
  try {
    const files = (await estate.started.samples()).filter((file) => !isPolicy(file.name));
    await imports.add(files.map((file) => ({ name: file.name, file })));
  } catch (reason) {
    estate.say(`The samples could not be read: ${toEngineError(reason).message}`, 'bad');
  }
}

const isPolicy = (name: string): boolean => name.endsWith('.policy.yml');

/** The policies that came with the page, by what their files are called ("default"). */
export async function samplePolicies(): Promise<{ name: string; text: string }[]> {
  const files = (await estate.started.samples()).filter((file) => isPolicy(file.name));
  return Promise.all(files.map(async (file) => ({ name: file.name.replace(/^.*\//, '').replace('.policy.yml', ''), text: await file.text() })));
}
