// SPDX-License-Identifier: Apache-2.0
// tools/bench formats: how fast every format is read, against the raw speed of its reader and what the browser parses
// with. Usage: node tools/benchmark/formats.mjs [--all] [--native] [--readme] [--builds native,wasm]   (folders of build/)
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from './chromium.mjs';
import { formatInputs } from './format_inputs.mjs';
import { startInBrowser, startNative } from './format_programs.mjs';
import { count, median, micros, ms, ratio, table } from './statistics.mjs';
import { intoReadme, machine, machineLine } from './machine.mjs';

const kBytes = 2_000_000;
const kRounds = 3;
const kSlowest = 10;
const kBar = 0.5;

const root = resolve(import.meta.dirname, '../..');
const { values: options } = parseArgs({ options: { all: { type: 'boolean' }, native: { type: 'boolean' }, readme: { type: 'boolean' }, builds: { type: 'string', default: 'native,wasm' } } });
const [nativeBuild, wasmBuild] = options.builds.split(',').map((name) => resolve(root, 'build', name));
const say = (text) => process.stderr.write(`\x1b[2m[bench]\x1b[0m ${text}\n`);
const speed = (seen, time) => seen.bytes / Math.max(1, seen[time]); // bytes a microsecond are MB/s
/** What a result costs beyond the reading of its bytes, µs. */
const perResult = (seen) => Math.max(0, seen.import - seen.read) / (seen.found + seen.skipped);
const share = (seen) => seen.read / Math.max(1, seen.import);

/** What a file costs that holds nearly nothing: every fixture, µs. */
async function smallFiles(native, folder) {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile() && statSync(path).size < 20_000);
  const times = [];
  for (const path of files) times.push(await native.measure(path, '/', 3));
  return { files: files.length, rank: times.map((it) => it.rank), import: times.map((it) => it.import) };
}

async function measure(inputs, folder, native, page) {
  const rows = [];
  for (const input of inputs) {
    const row = { ...input, native: await native.measure(join(folder, input.file), input.path, kRounds) };
    if (page) row.wasm = await page.measure(input.file, input.path, input.kind, kRounds);
    rows.push(row);
  }
  return rows;
}

function browserSpeed(rows) {
  const parsed = rows.filter((row) => row.wasm.browser);
  return parsed.length ? count(median(parsed.map((row) => speed(row.wasm, 'browser')))) : '';
}

function bySyntax(rows) {
  const kinds = [...new Set(rows.map((row) => row.native.syntax))].sort();
  const line = (kind) => {
    const of = rows.filter((row) => row.native.syntax === kind);
    const middle = (side, value) => count(median(of.map((row) => value(row[side]))));
    const wasm = of[0].wasm ? [middle('wasm', (it) => speed(it, 'read')), browserSpeed(of), middle('wasm', (it) => speed(it, 'import'))] : ['', '', ''];
    return [kind, of.length, middle('native', (it) => speed(it, 'read')), middle('native', (it) => speed(it, 'import')), ...wasm,
      median(of.map((row) => perResult(row.native))).toFixed(1), ratio(median(of.map((row) => share(row.wasm ?? row.native))), 1), ratio(Math.min(...of.map((row) => share(row.wasm ?? row.native))), 1)];
  };
  return table(['MB/s, medians', 'formats', 'reader, native', 'import, native', 'reader, wasm', '`JSON.parse`, `DOMParser`', 'import, wasm', 'µs a result, native', 'import / reader', 'lowest'], kinds.map(line));
}

function byFormat(rows) {
  const line = ({ format, native, wasm }) => [format, native.syntax, count(native.found), count(speed(native, 'read')), count(speed(native, 'import')), ratio(share(native), 1),
    ...(wasm ? [count(speed(wasm, 'read')), count(speed(wasm, 'import')), ratio(share(wasm), 1)] : ['', '', ''])];
  return table(['format', 'syntax', 'found', 'reader, native', 'import, native', 'ratio', 'reader, wasm', 'import, wasm', 'ratio'], rows.map(line));
}

function write(about, rows, small, native, page) {
  const lowest = (row) => share(row.wasm ?? row.native);
  const sorted = [...rows].sort((a, b) => lowest(a) - lowest(b));
  const below = rows.filter((row) => lowest(row) < kBar).length;
  const formats = new Set(rows.map((row) => row.format)).size;
  const start = `The mapping specs are read once, in ${ms(native.started)} natively${page ? ` and ${ms(page.started)} in WebAssembly` : ''}. ` +
    `Of ${count(small.files)} files below 20 kB one takes ${micros(median(small.import))} (at most ${micros(Math.max(...small.import))}), of which asking all formats ${micros(median(small.rank))} (at most ${micros(Math.max(...small.rank))}).`;
  return {
    short: [`${machineLine(about)} ${formats} formats, inputs of ${kBytes / 1e6} MB grown from fixtures; *reader*: opened, records handed to nobody; *import*: bytes to batch. ` +
      `${below === 0 ? 'No import is' : `${below} imports are`} below ${kBar} × the speed of its reader.`, bySyntax(rows), start].join('\n\n'),
    long: ['**The slowest against their readers**', byFormat(sorted.slice(0, kSlowest)), ...(options.all ? ['**All**', byFormat(rows)] : [])].join('\n\n'),
  };
}

const folder = resolve(root, 'build/bench/formats');
mkdirSync(folder, { recursive: true });
const native = await startNative(join(nativeBuild, 'format_rates'));
say('inputs');
const inputs = await formatInputs(root, folder, native, kBytes);
const browser = options.native ? null : await launch();
try {
  const page = browser && await startInBrowser(browser, wasmBuild, folder);
  say(`${inputs.length} inputs`);
  const rows = await measure(inputs, folder, native, page);
  const small = await smallFiles(native, resolve(root, 'tests/fixtures'));
  const text = write(machine(root, browser, 'tools/bench formats'), rows, small, native, page);
  process.stdout.write(`${text.short}\n\n${text.long}\n`);
  writeFileSync(resolve(root, 'build/bench/formats.md'), `${text.short}\n\n${text.long}\n\n${byFormat(rows)}\n`);
  if (options.readme) intoReadme(root, 'format speeds', `${text.short}\n`);
  await page?.stop();
} finally {
  await browser?.close();
  native.stop();
}
