// SPDX-License-Identifier: Apache-2.0
// Makes core/query/cypher/temporal_zone_table.cpp from the compiled zones of the IANA time zone database (public domain)
// in /usr/share/zoneinfo (package tzdata): node tools/time_zone_table.mjs [FOLDER]
// Debian compiles the histories before 1970 of zones that the database itself has merged since 2022 (backzone). What
// is written here is the database as published: such a zone is the zone of zone1970.tab that agrees with it since 1970.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const folder = process.argv[2] ?? '/usr/share/zoneinfo';
const outputPath = new URL('../core/query/cypher/temporal_zone_table.cpp', import.meta.url);
const kLineLength = 112;

function zoneNames(below = '') {
  const names = [];
  for (const entry of readdirSync(`${folder}/${below}`, { withFileTypes: true })) {
    const name = below + entry.name;
    if (/^(posix|right)$|^localtime$|^posixrules$|^Factory$|\.|leapseconds/.test(name)) continue;
    if (entry.isDirectory()) names.push(...zoneNames(`${name}/`));
    else names.push(name);
  }
  return names.sort();
}

// RFC 8536: the second, 64-bit block, and the footer.
function readZone(name) {
  const file = readFileSync(`${folder}/${name}`);
  if (file.toString('latin1', 0, 4) !== 'TZif') throw new Error(`${name}: not TZif`);
  const counts = (at) => [0, 1, 2, 3, 4, 5].map((i) => file.readUInt32BE(at + 20 + 4 * i));
  const [utcs, standards, leaps, times, types, letters] = counts(0);
  const second = 44 + times * 5 + types * 6 + letters + leaps * 8 + standards + utcs;
  const [, , , count, typeCount, letterCount] = counts(second);
  const tail = counts(second);
  let at = second + 44;
  const moments = Array.from({ length: count }, (_, i) => Number(file.readBigInt64BE(at + 8 * i)));
  at += 8 * count;
  const kinds = [...file.subarray(at, at + count)];
  at += count;
  const offsets = Array.from({ length: typeCount }, (_, i) => file.readInt32BE(at + 6 * i));
  at += 6 * typeCount + letterCount + tail[2] * 12 + tail[1] + tail[0];
  const footer = file.toString('latin1', at + 1, file.length - 1);
  const transitions = [];
  let before = offsets[0];
  moments.forEach((moment, i) => {
    if (offsets[kinds[i]] === before || moment < -5e9) return;
    before = offsets[kinds[i]];
    transitions.push([moment, before]);
  });
  return { first: offsets[0], transitions, rule: readFooter(footer, name) };
}

// POSIX TZ as the footers use it: STD off [DST [off] ,Mm.w.d[/time],Mm.w.d[/time]]. Offsets count westward there.
function readFooter(text, name) {
  const zone = '(?:<[^>]+>|[A-Za-z]+)';
  const match = new RegExp(`^${zone}([-+\\d:]+)(?:${zone}([-+\\d:]+)?,M([\\d.]+)(?:/([-\\d:]+))?,M([\\d.]+)(?:/([-\\d:]+))?)?$`).exec(text);
  if (!match) throw new Error(`${name}: footer ${text}`);
  const seconds = (part) => {
    const [h, m = 0, s = 0] = part.replace(/^[-+]/, '').split(':').map(Number);
    return (part[0] === '-' ? -1 : 1) * (h * 3600 + m * 60 + s);
  };
  const standard = -seconds(match[1]);
  if (!match[3]) return [standard, standard, 0, 0, 0, 0, 0, 0, 0, 0];
  const summer = match[2] ? -seconds(match[2]) : standard + 3600;
  const change = (day, time) => [...day.split('.').map(Number), time ? seconds(time) : 7200];
  return [standard, summer, ...change(match[3], match[4]), ...change(match[5], match[6])];
}

function changeMoment(year, month, week, weekday, time, offset) {
  const first = Date.UTC(year, month - 1, 1) / 86400000;
  let day = first + ((weekday - ((first + 4) % 7) + 14) % 7) + 7 * (week - 1);
  while (day >= Date.UTC(year, month, 1) / 86400000) day -= 7;
  return day * 86400 + time - offset;
}

function ruleOffset(rule, moment) {
  const [standard, summer, m1, w1, d1, t1, m2, w2, d2, t2] = rule;
  if (m1 === 0) return standard;
  const year = new Date((moment + standard) * 1000).getUTCFullYear();
  const on = changeMoment(year, m1, w1, d1, t1, standard);
  const off = changeMoment(year, m2, w2, d2, t2, summer);
  const within = on < off ? moment >= on && moment < off : moment >= on || moment < off;
  return within ? summer : standard;
}

// Drops the transitions that the rule makes anyway.
function shortened({ first, transitions, rule }) {
  let keep = transitions.length;
  while (keep > 0) {
    const [moment, offset] = transitions[keep - 1];
    const before = keep > 1 ? transitions[keep - 2][1] : first;
    if (ruleOffset(rule, moment) !== offset || ruleOffset(rule, moment - 1) !== before) break;
    --keep;
  }
  keep = Math.min(transitions.length, keep + 1);
  const kept = { first, transitions: transitions.slice(0, keep), rule };
  for (const [moment] of transitions) {
    for (const at of [moment - 1, moment, moment + 86400 * 20]) {
      if (offsetAt(kept, at) !== offsetAt({ first, transitions, rule }, at)) throw new Error(`differs at ${at}`);
    }
  }
  return kept;
}

function offsetAt({ first, transitions, rule }, moment) {
  if (transitions.length === 0 || moment >= transitions.at(-1)[0]) return ruleOffset(rule, moment);
  let offset = first;
  for (const [at, next] of transitions) if (at <= moment) offset = next;
  return offset;
}

function merged(zones) {
  const rows = (file) => readFileSync(`${folder}/${file}`, 'utf8').split('\n').filter((line) => line && line[0] !== '#').map((line) => line.split('\t'));
  const published = rows('zone1970.tab');
  const known = new Set(published.map((row) => row[2]));
  const since1970 = (zone) => JSON.stringify([zone.transitions.filter(([moment]) => moment >= 0), zone.rule, offsetAt(zone, 0)]);
  for (const [country, , name] of rows('zone.tab')) {
    if (known.has(name)) continue;
    const same = published.filter((row) => row[0].split(',').includes(country)).map((row) => row[2])
      .find((other) => since1970(zones.get(other)) === since1970(zones.get(name)));
    if (same) zones.set(name, zones.get(same));
  }
  return zones;
}

function varint(bytes, value) {
  while (value >= 128) {
    bytes.push((value % 128) + 128);
    value = Math.floor(value / 128);
  }
  bytes.push(value);
}

const zigzag = (value) => (value < 0 ? -2 * value - 1 : 2 * value);

// How core/query/cypher/temporal_zone.cpp reads it: see there.
function encoded({ first, transitions }) {
  const offsets = [...new Set([first, ...transitions.map(([, offset]) => offset)])];
  const bytes = [];
  varint(bytes, offsets.length);
  offsets.forEach((offset) => varint(bytes, zigzag(offset)));
  varint(bytes, transitions.length);
  let before = 0;
  transitions.forEach(([moment, offset], i) => {
    const step = i === 0 ? zigzag(moment) : moment - before;
    const code = step % 900 === 0 ? (step / 900) * 2 : step * 2 + 1;
    varint(bytes, code * offsets.length + offsets.indexOf(offset));
    before = moment;
  });
  return Buffer.from(bytes).toString('base64');
}

function literal(text) {
  const lines = text.match(new RegExp(`.{1,${kLineLength}}`, 'g'));
  return lines.map((line) => `"${line}"`).join('\n     ');
}

const zones = merged(new Map(zoneNames().map((name) => [name, readZone(name)])));
const rules = [];
const data = [];
const index = (list, text) => (list.indexOf(text) < 0 ? list.push(text) - 1 : list.indexOf(text));
const names = [...zones].map(([name, zone]) => {
  const kept = shortened(zone);
  const rule = index(rules, `{${kept.rule.join(', ')}}`);
  return [name, index(data, `{${literal(encoded(kept))}, ${rule}}`)];
}).sort((a, b) => (a[0] < b[0] ? -1 : 1));
const version = readFileSync(`${folder}/tzdata.zi`, 'utf8').match(/version (\S+)/)[1];

writeFileSync(outputPath, `// SPDX-License-Identifier: Apache-2.0
// IANA time zone database ${version} (public domain), ${names.length} names of ${data.length} zones: made by tools/time_zone_table.mjs.
// clang-format off
#include "query/cypher/temporal_zone_table.h"

namespace postern::cypher {

const std::string_view kZoneDatabaseVersion = "${version}";

const ZoneRule kZoneRules[] = {
    ${rules.join(',\n    ')}};

const ZoneHistory kZoneHistories[] = {
    ${data.join(',\n    ')}};

const ZoneName kZoneNames[] = {
    ${names.map(([name, zone]) => `{"${name}", ${zone}}`).join(',\n    ')}};
const size_t kZoneNameCount = ${names.length};

}  // namespace postern::cypher
`);
console.log(`tzdata ${version}: ${names.length} names, ${data.length} zones, ${rules.length} rules`);
