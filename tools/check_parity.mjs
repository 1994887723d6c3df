// SPDX-License-Identifier: Apache-2.0
// The same files, settings and clock must give the same bytes, whichever build read them: runs the native and the
// WebAssembly command line on samples/ and the fixtures and compares what they print and write, byte for byte; each opens
// the other's bundle; then the native one gets the files in other orders. Prints "parity: N passed, N failed".
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const kNow = '2026-03-01T12:00:00Z'; // any fixed moment: the core has no clock
const kFlags = ['--no-experimental-fetch', ''].find((flag) => accepts(flag));
const programs = {
  native: ['build/native/postern'],
  wasm: [process.execPath, ...(kFlags ? [kFlags] : []), 'build/wasm-test/postern.js'],
};
const out = 'build/test/parity';
let passed = 0;
let failed = 0;

/** Newer versions of Node refuse options that they no longer have. */
function accepts(flag) {
  try {
    execFileSync(process.execPath, [...(flag ? [flag] : []), '-e', '0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function run(program, args, exits = [0]) {
  const [command, ...before] = programs[program];
  try {
    return execFileSync(command, [...before, ...args], { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
  } catch (error) {
    if (exits.includes(error.status)) return error.stdout;
    throw new Error(`${program} ${args.join(' ').slice(0, 200)}: exit ${error.status}\n${error.stderr ?? error.message}`);
  }
}

/** Where two buffers begin to differ, with some text of each. */
function difference(a, b) {
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at += 1;
  const around = (buffer) => JSON.stringify(buffer.subarray(Math.max(0, at - 60), at + 60).toString('utf8'));
  return `byte ${at} of ${a.length} / ${b.length}\n    ${around(a)}\n    ${around(b)}`;
}

function check(name, left, right) {
  let reason = '';
  try {
    const [a, b] = [left(), right()];
    if (a.length === 0) reason = 'nothing was written';
    else if (!a.equals(b)) reason = difference(a, b);
  } catch (error) {
    reason = error.message;
  }
  if (reason) failed += 1;
  else passed += 1;
  if (reason) console.log(`FAILED ${name}: ${reason}`);
}

function listFiles(folder) {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? listFiles(path) : [path];
  });
}

const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/** Analyses the inputs into out/<label>.{json,csv,postern}, once. */
const analysed = new Map();
function analyse(program, label, inputs) {
  if (!analysed.has(label)) {
    const file = (ending) => join(out, `${label}.${ending}`);
    run(program, ['analyze', ...inputs, '--now', kNow, '--json', file('json'), '--csv', file('csv'), '--out', file('postern')]);
    analysed.set(label, file);
  }
  return analysed.get(label);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const inputs = ['samples', 'tests/fixtures'].filter((folder) => existsSync(folder));
for (const folder of inputs) {
  const label = folder.replaceAll('/', '_');
  const native = (ending) => readFileSync(analyse('native', `${label}_native`, [folder])(ending));
  const wasm = (ending) => readFileSync(analyse('wasm', `${label}_wasm`, [folder])(ending));
  for (const ending of ['json', 'csv']) check(`${folder}: ${ending} of native and wasm`, () => native(ending), () => wasm(ending));

  // The bundles themselves differ, because each estate draws a random key; what they hold must not.
  const bundle = (program) => join(out, `${label}_${program}.postern`);
  check(`${folder}: bundle of wasm opened by native`,
    () => native('json'), () => readFileSync(analyse('native', `${label}_of_wasm`, [bundle('wasm')])('json')));
  check(`${folder}: bundle of native opened by wasm`,
    () => native('json'), () => readFileSync(analyse('wasm', `${label}_of_native`, [bundle('native')])('json')));

  const files = listFiles(folder);
  const shuffled = [...files].sort((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1));
  for (const [name, order] of Object.entries({ reverse: [...files].reverse(), shuffled })) {
    check(`${folder}: files in ${name} order`,
      () => readFileSync(analyse('native', `${label}_files`, files)('json')),
      () => readFileSync(analyse('native', `${label}_${name}`, order)('json')));
  }
  check(`${folder}: inspect of native and wasm`,
    () => run('native', ['inspect', ...files, '--json']), () => run('wasm', ['inspect', ...files, '--json']));
}
check('formats of native and wasm', () => run('native', ['formats', '--json']), () => run('wasm', ['formats', '--json']));

/** Judges into out/gate_<program>.<kind>; a verdict that fails is exit 1. */
const judged = new Map();
function gate(program, kind) {
  const file = (it) => join(out, `gate_${program}.${it}`);
  if (!judged.has(program)) {
    const kinds = ['json', 'sarif', 'junit', 'markdown'];
    judged.set(program, run(program, ['gate', 'samples', '--policy', 'samples/policies/default.policy.yml', '--now', kNow,
      ...kinds.flatMap((it) => [`--${it}`, file(it)])], [0, 1]));
  }
  return kind === 'text' ? judged.get(program) : readFileSync(file(kind));
}
for (const kind of ['json', 'sarif', 'junit', 'markdown', 'text']) {
  check(`verdict as ${kind} of native and wasm`, () => gate('native', kind), () => gate('wasm', kind));
}
console.log(`parity: ${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
