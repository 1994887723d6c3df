// SPDX-License-Identifier: Apache-2.0
// The tables of the bench, in Markdown.
import { machineLine } from './machine.mjs';
import { count, kb, mb, median, most, ms, percent, rate, ratio, table } from './statistics.mjs';

export const heading = (about) => `${machineLine(about)} Nothing here is asserted.`;

const medianOf = (rounds, value) => median(rounds.map(value));

function rankingRow(mix, name, rounds) {
  const total = medianOf(rounds, (it) => it.engine.total);
  const alone = medianOf(rounds, (it) => it.json.parse);
  const withReading = medianOf(rounds, (it) => it.json.read + it.json.parse);
  return [`${mix.name}, ${name}`, ms(total), rate(mix.bytes, total), ms(medianOf(rounds, (it) => it.engine.importing)),
    ms(medianOf(rounds, (it) => it.engine.analyzing)), ms(medianOf(rounds, (it) => it.engine.firstWindow)),
    ms(withReading), `**${ratio(total, withReading)}**`, ms(alone), ratio(total, alone)];
}

export function ranking(figures) {
  const rows = figures.flatMap(({ mix, ranked }) => [rankingRow(mix, 'first drop', ranked.cold), ...(ranked.warm.length ? [rankingRow(mix, 'again', ranked.warm)] : [])]);
  const native = figures.map(({ mix, ranked, native: times }) => {
    const wasm = medianOf(ranked.warm, (it) => it.engine.total);
    return [mix.name, ms(median(times)), rate(mix.bytes, median(times)), ms(wasm), ratio(wasm, median(times)), ratio(medianOf(ranked.cold, (it) => it.engine.total), median(times))];
  });
  return ['**Bytes to ranked list, in the browser**: files read, imported in one parse worker, merged and analysed in the estate worker, first 100 rows on the page; against ' +
    '`TextDecoder` and `JSON.parse` of the same files in a worker of the same page, in turn, medians. Both read the dropped files; the last two columns leave that out, but only for `JSON.parse`. ' +
    '*First drop*: a new page, its WebAssembly not yet optimised by the browser.',
  table(['', 'ranked list', '', 'import', 'merge, analyse', 'first window', '`JSON.parse`', 'ratio', 'without reading', 'ratio'], rows),
  '**Native against WebAssembly**: `postern analyze` on one core from process start to summary (reading the files included) against the same inputs in the browser (two workers).',
  table(['', 'native', '', 'wasm', 'wasm / native', 'first drop / native'], native)].join('\n\n');
}

export function memory(figures) {
  const rows = figures.map(({ mix, ranked }) => {
    const { engine } = ranked.cold[0];
    const { observations, findings } = engine.summary;
    const both = engine.parseHeap + engine.estateHeap;
    return [mix.name, count(observations), count(findings), mb(engine.parseHeap), mb(engine.estateHeap), `${count(both / observations)} B`, `${count(engine.estateHeap / observations)} B`];
  });
  return ['**Memory at its peak**: the WebAssembly heaps, which never shrink.',
    table(['', 'observations', 'findings', 'parse worker', 'estate worker', 'both per observation', 'estate per observation'], rows)].join('\n\n');
}

export function bundle(figures) {
  const rows = figures.map(({ mix, ranked, gzipped }) => {
    const { bytes } = ranked.saved[0];
    return [mix.name, mb(bytes), percent(bytes, mix.bytes), mb(gzipped), percent(gzipped, mix.bytes), ratio(bytes, gzipped), ms(median(ranked.saved.map((it) => it.saving)))];
  });
  return ['**Bundle**: the `.postern` file against the reports and against `gzip` of them. Its compression level was chosen from the table in core/bundle/bundle_writer.cpp.',
    table(['', 'bundle', 'of the input', 'gzip', 'of the input', 'bundle / gzip', 'time to save'], rows)].join('\n\n');
}

export function answers({ engine, answers: asked }) {
  const first = asked.map((it) => it.times[0]);
  const again = asked.map((it) => median(it.times.slice(1)));
  const slowest = [...asked].sort((a, b) => b.times[0] - a.times[0]).slice(0, 3)
    .map((it) => `${it.filter ? `\`${it.filter}\` by ` : ''}${it.sort}${it.descending ? ' descending' : ''} ${ms(it.times[0])}`).join(', ');
  return [`**Filter and sort** of ${count(engine.summary.findings)} findings (${count(engine.summary.observations)} observations): ${asked.length} questions, from the page to the estate worker and back with 100 rows.`,
    table(['', 'median', 'slowest'], [['asked for the first time', ms(median(first)), ms(most(first))], ['asked again', ms(median(again)), ms(most(again))]]),
    `Slowest: ${slowest}.`].join('\n\n');
}

function frameRow(name, seen) {
  const late = seen.frames.filter((it) => it > 50).length;
  return [name, count(seen.frames.length), ms(median(seen.frames)), ms(most(seen.frames)), count(late), count(seen.longTasks.length), percent(seen.waiting, seen.frames.length), ms(seen.filled)];
}

export function scrolling({ rows, wheel, drag, memory: resident }) {
  return [`**Scrolling** the list of ${count(rows)} findings in the page at 1280 × 800; its process held ${mb(resident.now)} (${mb(resident.peak)} at its peak, with all workers).`,
    table(['', 'frames', 'median', 'longest', 'over 50 ms', 'long tasks', 'frames with a row still to come', 'all rows there after the stop'], [frameRow('wheel', wheel), frameRow('from top to end by the scroll bar', drag)])].join('\n\n');
}

export function page(kinds, times) {
  const total = kinds.reduce((sum, it) => ({ bytes: sum.bytes + it.bytes, gzipped: sum.gzipped + it.gzipped }), { bytes: 0, gzipped: 0 });
  const rows = [...kinds.map((it) => [it.name, kb(it.bytes), kb(it.gzipped)]), ['**all**', kb(total.bytes), `**${kb(total.gzipped)}**`]];
  return [`**The page**: ready to use ${ms(median(times))} after the start of the navigation (median of ${times.length}, nothing cached, loopback).`,
    table(['', 'bytes', 'gzipped'], rows)].join('\n\n');
}
