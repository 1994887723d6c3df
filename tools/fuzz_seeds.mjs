// SPDX-License-Identifier: Apache-2.0
// Starting points for the fuzzers: the fixtures, the bundles, the built-in specs, and the corpus beside the repository
// where it is (--fixtures-only: without it), sorted to the harnesses by their first bytes.
// node tools/fuzz_seeds.mjs FOLDER [--fixtures-only]: writes FOLDER/<harness>/<content hash>.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [folder, ...options] = process.argv.slice(2);
if (!folder) throw new Error("usage: node tools/fuzz_seeds.mjs FOLDER [--fixtures-only]");

// A fuzzer is as slow as its seeds are long.
const kMaxBytes = 32 * 1024;
const kAnyReader = Buffer.from([0, 0]);

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => filesBelow(join(path, name)));
}

function write(harness, bytes) {
  if (bytes.length > kMaxBytes) return;
  const to = join(folder, harness);
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, createHash("sha256").update(bytes).digest("hex").slice(0, 16)), bytes);
}

function readerOf(bytes, path) {
  const start = bytes.subarray(0, 400).toString("latin1").trimStart().toLowerCase();
  if (start.startsWith("pk\x03\x04") || start.startsWith("\x1f\x8b") || start.startsWith("(\xb5/\xfd")) return "read_archive";
  if (/^(<!doctype html|<html)/.test(start) || /\.html?$/.test(path)) return "read_html";
  if (start.startsWith("<")) return "read_xml";
  if (start.startsWith("{") || start.startsWith("[")) return "read_json";
  return /\.ya?ml$/.test(path) ? "read_yaml" : "read_csv";
}

const specs = new Map(filesBelow(join(root, "core/formats/specs")).map((path) => [basename(path, ".json"), readFileSync(path)]));

function addReport(path) {
  const bytes = readFileSync(path);
  write(readerOf(bytes, path), bytes);
  write("formats", Buffer.concat([kAnyReader, bytes]));
  const spec = specs.get(basename(dirname(path)));
  if (spec) write("spec", Buffer.concat([spec, Buffer.from([0]), bytes]));
}

for (const path of filesBelow(join(root, "tests/fixtures"))) {
  if (path.endsWith(".postern")) write("bundle", readFileSync(path));
  else addReport(path);
}
if (!options.includes("--fixtures-only")) filesBelow(join(root, "../shared/corpus")).forEach(addReport);
for (const spec of specs.values()) write("spec", Buffer.concat([spec, Buffer.from([0])]));
for (const pattern of ["{a}: {b:number}\nx y: 12", "{} {name:word}-{version} ({})\nfound left-pad-1.3.0 (npm)", "{{{a}}}\n{b}}"]) {
  write("spec", Buffer.from(pattern));
}
const cells = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>' +
  '<row r="2"><c r="A2" s="1"><v>45000.5</v></c><c r="B2" t="b"><v>1</v></c></row></sheetData></worksheet>';
const styles = '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>';
write("read_xlsx", Buffer.from([cells, "<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>", styles].join("\0")));

for (const path of filesBelow(join(root, "samples/policies"))) write("policy", readFileSync(path));
write("policy", Buffer.from("version: 1\nname: x\nrules:\n  - id: a\n    when: {any: [{severity: '>=high'}, 'a -b'], not: {age: '>30d'}}\n" +
  "waivers:\n  - {filter: 'rule:a*', owner: o, reason: r, expires: 2030-01-01}\n"));

// The first byte picks the scheme of versions (tests/fuzz/vocab_fuzz.cpp).
const kLines = ["pkg:npm/%40angular/animation@12.3.1?a=b#c/d", '{"type":"npm","name":"x"}', "cpe:2.3:a:hp:x\\+y:7.*:-:*:*:online:win2003:x64:*",
  "cpe:/a:hp:insight:7.4%02:-:~~online~win2003~x64~", "vers:npm/>=1.0.0|!=1.2.0|<2.0.0", "^1.2.3 || ~2.3 || 3.x || 1 - 2", "~=1.4.2,!=1.5.*;x",
  "[1.0,2.0),(,0.5]", "~> 2.0.8", "1.5.0+, 1.4.1+", "1.0-alpha.1+b\t1.0.0-RC2", "1!2.0.post1.dev3+x\t1:2.0~rc1-1", "1.2_p1-r3\t1.2_rc1",
  "2024-01-01T00:00:00.5+02:00\t1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "79"];
kLines.forEach((line, i) => [i, i + 5, i + 11].forEach((pick) => write("vocab", Buffer.concat([Buffer.from([pick]), Buffer.from(line)]))));
