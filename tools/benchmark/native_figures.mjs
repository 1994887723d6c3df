// SPDX-License-Identifier: Apache-2.0
// The same inputs through the native command line on one core: process start, reading the files, import with one thread,
// merge, analysis and the printed summary.
import { spawnSync } from 'node:child_process';

/** Milliseconds of each run. */
export function nativeTimes(program, mix, runs) {
  const times = [];
  for (let run = 0; run < runs; ++run) {
    const start = performance.now();
    // One core: the command line takes as many threads as it sees.
    const { status, stderr } = spawnSync('taskset', ['-c', String(run % 2), program, 'analyze', ...mix.paths, '--now', '2026-11-24T09:00:00Z'], { stdio: ['ignore', 'ignore', 'pipe'] });
    times.push(performance.now() - start);
    if (status !== 0) throw new Error(`postern analyze ended with ${status}: ${stderr}`);
  }
  return times;
}
