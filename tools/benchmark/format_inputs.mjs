// SPDX-License-Identifier: Apache-2.0
// Inputs of some megabytes for every format, grown from its fixtures (and from the corpus beside the repository, where
// that is present) and kept in build/bench/formats until one of these changes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { grow, kindOf } from './grow.mjs';

const kTrialBytes = 60_000; // or thrice the file
const kWays = 6; // of growing one file that are tried
const kLargest = 400_000; // of what is grown

/** [{format, name, path}] below `folder`/<format>. */
function reports(folder) {
  return readdirSync(folder).filter((id) => statSync(join(folder, id)).isDirectory()).sort().flatMap((id) =>
    readdirSync(join(folder, id)).sort().map((name) => ({ format: id, name, path: join(folder, id, name) }))
      .filter(({ path }) => statSync(path).isFile() && statSync(path).size < kLargest));
}

/** How well a format's results grow with what is added to the file: 1 = as the file does. */
async function trial(native, file, text, way, base, folder) {
  const grown = grow(file.name, text, Math.max(kTrialBytes, 3 * text.length), way);
  if (!grown || grown.text.length < text.length) return null;
  const path = join(folder, `trial${extname(file.name)}`);
  writeFileSync(path, grown.text);
  const seen = await native.measure(path, grown.path, 1);
  if (seen.format !== base.format || seen.found === 0) return null;
  return { way, growth: (seen.found - base.found) / base.found / (seen.bytes / base.bytes - 1) };
}

async function bestWay(native, file, text, base, folder) {
  let best = null;
  for (let way = 0; way < kWays; ++way) {
    const tried = await trial(native, file, text, way, base, folder);
    if (tried && tried.growth > (best?.growth ?? 0.05)) best = tried;
    if (best?.growth > 0.5) break;
  }
  return best;
}

/** The largest files of each format and syntax come first; the first one that grows is taken. */
async function choose(native, files, folder) {
  const chosen = new Map();
  const sized = files.map((file) => ({ ...file, size: statSync(file.path).size })).sort((a, b) => b.size - a.size);
  for (const file of sized) {
    const text = readFileSync(file.path, 'utf8').replace(/^\ufeff/, '');
    const kind = kindOf(file.name, text);
    if (!kind) continue;
    const base = await native.measure(file.path, '/', 1);
    const key = `${base.format} ${kind}`;
    if (!base.format || base.found === 0 || chosen.has(key)) continue;
    const best = await bestWay(native, file, text, base, folder);
    if (best) chosen.set(key, { ...file, kind, format: base.format, way: best.way });
  }
  return [...chosen.values()].sort((a, b) => (a.format < b.format ? -1 : a.format > b.format ? 1 : a.kind < b.kind ? -1 : 1));
}

function stamp(files, bytes) {
  const hash = createHash('sha256').update(String(bytes));
  for (const script of ['grow.mjs', 'format_inputs.mjs']) hash.update(readFileSync(new URL(script, import.meta.url)));
  for (const { path } of files) hash.update(path).update(String(statSync(path).size));
  return hash.digest('hex');
}

/** [{format, kind, file, path}] of about `bytes` each; `path` is where a reader finds the repeated records. */
export async function formatInputs(root, folder, native, bytes) {
  const corpus = join(root, '../shared/corpus');
  const files = [...reports(join(root, 'tests/fixtures')), ...(existsSync(corpus) ? reports(corpus) : [])];
  const index = join(folder, 'inputs.json');
  const wanted = stamp(files, bytes);
  if (existsSync(index)) {
    const kept = JSON.parse(readFileSync(index, 'utf8'));
    if (kept.stamp === wanted) return kept.inputs;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const inputs = [];
  for (const file of await choose(native, files, folder)) {
    const grown = grow(file.name, readFileSync(file.path, 'utf8').replace(/^\ufeff/, ''), bytes, file.way);
    const name = `${file.format}_${file.kind}${extname(file.name)}`;
    writeFileSync(join(folder, name), grown.text);
    inputs.push({ format: file.format, kind: file.kind, file: name, path: grown.path });
  }
  writeFileSync(index, JSON.stringify({ stamp: wanted, inputs }));
  return inputs;
}
