// SPDX-License-Identifier: Apache-2.0
// Checks what a compiler does not: which room includes which, what the core must not touch, sizes, names, licence lines,
// host names. Each rule is one test case. Usage: node tools/check_structure.mjs [RULE...]; exits 1 on a violation.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { functionLengths, stripCode } from './check_structure_code.mjs';

// The flow of data, upstream first. A room sees those before it, except that read, vocab and model stand side by side
// (model may use the words of vocab). core/CMakeLists.txt says the same to the compiler.
const kRooms = ['base', 'read', 'vocab', 'model', 'formats', 'correlate', 'enrich', 'graph', 'score', 'query', 'policy', 'bundle', 'output'];
const kSeen = { read: ['base'], vocab: ['base'], model: ['base', 'vocab'], engine: kRooms };
const kGenerated = /^(\w+_generated\.h|third_party_versions\.h)$/;

const kCeilings = [
  { files: /^core\/formats\/.*\.cpp$/, lines: 500 },
  { files: /^(core|wasm|tools)\/.*\.cpp$/, lines: 600 },
  { files: /^(core|wasm|tools)\/.*\.h$/, lines: 250 },
  { files: /^(web|tools)\/.*\.(ts|svelte|mjs)$/, lines: 400 },
];
const kFunctionLines = 60;

// The core is a pure function of its arguments: time, files and random numbers come from outside.
const kForbiddenHeaders = /^(emscripten.*|iostream|fstream|filesystem|chrono|ctime|time\.h|random|thread|mutex|unistd\.h|sys\/.*)$/;
const kForbiddenCode = [
  [/__EMSCRIPTEN__/, 'the core does not know what it is compiled to'],
  [/\bstd::(cout|cerr|clog)\b|(?<!\w)(printf|fprintf|puts|perror)\s*\(/, 'the core does not print'],
  [/\b(fopen|getenv|std::system|gettimeofday|clock_gettime|std::time|std::rand|srand|random_device)\b/, 'no clock, file system, environment or chance in the core'],
];

// In pieces, so that this file does not break its own rule.
const kRegistryHosts = [
  'registry npmjs org', 'registry yarnpkg com', 'pypi org', 'files pythonhosted org', 'deb debian org', 'security debian org',
  'static crates io', 'proxy golang org', 'sum golang org', 'rubygems org', 'repo1 maven org', 'repo maven apache org', 'repo packagist org', 'api nuget org',
].map((host) => new RegExp(`(?<![\\w.-])([\\w-]+\\.)*${host.replaceAll(' ', '\\.')}(?![\\w-])`, 'i'));

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  .split('\0').filter((path) => path && existsSync(path));
const texts = new Map();
const read = (path) => texts.get(path) ?? (texts.set(path, readFileSync(path, 'latin1')), texts.get(path));
const under = (...folders) => files.filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)));
const isCpp = (path) => /\.(cpp|h)$/.test(path);

/** Calls `visit` with the 1-based number of each line. */
function eachLine(path, visit) {
  read(path).split('\n').forEach((line, index) => visit(line, index + 1));
}

function includesOf(path) {
  const found = [];
  eachLine(path, (line, number) => {
    const match = /^\s*#\s*include\s*([<"])([^>"]+)[>"]/.exec(line);
    if (match) found.push({ quoted: match[1] === '"', name: match[2], number });
  });
  return found;
}

/** A file of core/ that is in no folder is the facade's. */
const roomOf = (path) => (path.split('/').length > 2 ? path.split('/')[1] : 'engine');
const seenBy = (room) => kSeen[room] ?? kRooms.slice(0, kRooms.indexOf(room));

const rules = {
  'rooms include only what is upstream': (report) => {
    for (const path of under('core').filter(isCpp)) {
      const room = roomOf(path);
      if (room !== 'engine' && !kRooms.includes(room)) report(path, 1, `core/${room} is not a room of the design`);
      for (const { quoted, name, number } of includesOf(path)) {
        const target = name.includes('/') ? name.split('/')[0] : '';
        if (!quoted) {
          if (kRooms.includes(target)) report(path, number, `<${name}>: our own headers are included with quotes`);
        } else if (!target) {
          if (!kGenerated.test(name) && !(room === 'engine' && /^engine(_rows)?\.h$/.test(name))) report(path, number, `"${name}": write the room, "${room}/${name}"`);
        } else if (target !== room && !seenBy(room).includes(target)) {
          report(path, number, `${room} must not include "${name}"`);
        }
      }
    }
  },

  'wasm and tools include only engine.h of the core': (report) => {
    for (const path of under('wasm', 'tools').filter(isCpp)) {
      for (const { name, number } of includesOf(path)) {
        if ([...kRooms, 'engine', 'core'].includes(name.split('/')[0]) && name.includes('/')) report(path, number, `"${name}": only engine.h is public`);
      }
    }
  },

  'the core has no platform, clock, file, print or chance': (report) => {
    for (const path of under('core').filter(isCpp)) {
      for (const { name, number } of includesOf(path)) if (kForbiddenHeaders.test(name)) report(path, number, `<${name}> in the core`);
      stripCode(read(path)).split('\n').forEach((line, index) => {
        for (const [pattern, reason] of kForbiddenCode) if (pattern.test(line)) report(path, index + 1, reason);
      });
    }
  },

  'files stay under their ceiling': (report) => {
    for (const path of files.filter((name) => !/_table\.\w+$/.test(name))) {
      const ceiling = kCeilings.find(({ files: pattern }) => pattern.test(path))?.lines;
      if (!ceiling) continue;
      const lines = read(path).split('\n');
      const lifted = lines.slice(0, 6).some((line) => /^\s*(\/\/|<!--|#) size: \S/.test(line));
      const count = lines.length - (lines.at(-1) === '' ? 1 : 0);
      if (count > ceiling && !lifted) report(path, count, `${count} lines, ceiling ${ceiling} (lift it with a line "size: <reason>" at the top)`);
    }
  },

  'functions stay under 60 lines': (report) => {
    for (const path of under('core', 'wasm', 'tools').filter((name) => isCpp(name) && !/_table\.\w+$/.test(name))) {
      for (const { line, lines } of functionLengths(read(path))) {
        if (lines > kFunctionLines) report(path, line, `function of ${lines} lines`);
      }
    }
  },

  'every source file names its licence': (report) => {
    const sources = files.filter((path) => !/^(samples|tests\/(fixtures|golden|fuzz)\/)/.test(path)
      && (/\.(cpp|h|fbs|ts|svelte|mjs|css|cmake)$/.test(path) || /(^|\/)CMakeLists\.txt$/.test(path) || /^tools\/\w+$/.test(path)));
    for (const path of sources) {
      if (!read(path).split('\n', 3).some((line) => line.includes('SPDX-License-Identifier: Apache-2.0'))) report(path, 1, 'no SPDX line');
    }
  },

  'names say what a thing is': (report) => {
    for (const path of files) {
      if (/(^|[\/_.-])(utils?|helpers?|managers?|misc|common)([\/_.-]|$)|V2\b/.test(path) && !/^(samples|tests\/(fixtures|golden))/.test(path)) report(path, 1, 'a name without content');
    }
    const ours = under('core', 'wasm', 'tests', 'tools', 'web/src', 'web/tests', 'web/plugins');
    for (const path of ours.filter((name) => /\.(cpp|h|ts|svelte|mjs|fbs|cmake)$/.test(name) && !/^tests\/(fixtures|golden)/.test(name))) {
      if (!/^[a-z0-9_]+(\.[a-z0-9_]+)*$/.test(basename(path)) || /[A-Z-]/.test(dirname(path))) report(path, 1, 'names are in snake_case');
    }
  },

  'no package registry is named': (report) => {
    for (const path of files) {
      const text = read(path);
      if (!kRegistryHosts.some((host) => host.test(text))) continue;
      eachLine(path, (line, number) => {
        for (const host of kRegistryHosts) if (host.test(line)) report(path, number, `names the host ${host.exec(line)[0]}`);
      });
    }
  },

  'a type of a namespace is defined once': (report) => {
    // Two of one name in two headers compile, and the linker keeps the functions of one: memory is corrupted.
    const defined = new Map();
    for (const path of files.filter((it) => /^core\/.*\.h$/.test(it))) {
      let space = '';
      read(path).split('\n').forEach((line, index) => {
        const opened = /^namespace ([\w:]+)? ?\{/.exec(line);
        if (opened) space = opened[1] ?? `in ${path}`;
        const type = /^(?:struct|class|enum class) (\w+)(?: final)?(?: : [^;]*)? ?\{/.exec(line);
        if (!type) return;
        const name = `${space}::${type[1]}`;
        if (defined.has(name)) report(path, index + 1, `${name} is also defined in ${defined.get(name)}`);
        else defined.set(name, path);
      });
    }
  },

  'no unfinished work and no path of one machine': (report) => {
    const unfinished = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`);
    const machine = new RegExp(`(?<![\\w.])/((${['home', 'root'].join('|')})/(?!runner/)\\w|work/(${['main', 'shared'].join('|')})\\b)`);
    const ours = files.filter((path) => /^(core|wasm|tools|cmake|web\/(src|plugins|tests)|tests)\//.test(path) && !/^tests\/(fixtures|golden|fuzz|corpus)/.test(path));
    for (const path of ours) {
      eachLine(path, (line, number) => {
        if (unfinished.test(line) && !/#\d+/.test(line)) report(path, number, 'unfinished work without an issue');
        if (machine.test(line) && !/_test\.(cpp|ts)$|\.test\.ts$/.test(path)) report(path, number, 'a path of one machine');
      });
    }
  },
};

const chosen = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const [name, check] of Object.entries(rules)) {
  if (chosen.length && !chosen.some((word) => name.includes(word))) continue;
  const violations = [];
  check((path, line, text) => violations.push(`${path}:${line}: ${text}`));
  if (violations.length === 0) passed += 1;
  else failed += 1;
  if (violations.length) console.log(`FAILED ${name}\n  ${[...new Set(violations)].join('\n  ')}`);
}
console.log(`structure: ${passed} passed, ${failed} failed (${files.length} files)`);
process.exitCode = failed ? 1 : 0;
