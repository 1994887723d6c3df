// SPDX-License-Identifier: Apache-2.0
// What was measured on, and where in the README the figures go.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { resolve } from 'node:path';

export function machine(root, browser, command) {
  const system = /PRETTY_NAME="(.*)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform;
  let commit = '';
  try {
    commit = execFileSync('git', ['-C', root, 'describe', '--always', '--dirty'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch { /* a copy without its history */ }
  return {
    cpu: cpus()[0].model.trim(), cores: cpus().length, memory: totalmem(), system, browser: browser ? `Chromium ${browser.version()}` : 'no browser',
    date: new Date().toISOString().slice(0, 16).replace('T', ' '), load: loadavg()[0], commit, command,
  };
}

export const machineLine = ({ cpu, cores, memory, system, browser, date, load, commit, command }) =>
  `\`${command}\` on ${cpu}, ${cores} cores, ${Math.round(memory / 2 ** 30)} GB, ${system}, ${browser}; ${date} UTC${commit && `, commit ${commit}`}; ` +
  `load of the machine when it began: ${load.toFixed(1)}. 1 MB = 1,000,000 bytes.`;

export function intoReadme(root, name, text) {
  const path = resolve(root, 'README.md');
  const readme = readFileSync(path, 'utf8');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  if (!(readme.indexOf(begin) >= 0 && readme.indexOf(begin) < readme.indexOf(end))) throw new Error(`README.md has no ${begin} … ${end}`);
  writeFileSync(path, `${readme.slice(0, readme.indexOf(begin) + begin.length)}\n${text}${readme.slice(readme.indexOf(end))}`);
}
