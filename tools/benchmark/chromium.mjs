// SPDX-License-Identifier: Apache-2.0
// Debian's Chromium and a server of static files on the loopback interface.
import { spawn } from 'node:child_process';
import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

const { chromium } = createRequire(new URL('../../web/package.json', import.meta.url))('playwright-core');

const kArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launch() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: kArguments });
}

/** The shipped page as tools/run serves it. Gives {url, stop}. */
export async function servePage(root) {
  const server = spawn(process.execPath, [new URL('../serve.mjs', import.meta.url).pathname, '--port', '0', '--root', root], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => { const found = /http:\S+/.exec(String(text)); if (found) resolve(found[0]); });
    server.on('exit', (code) => reject(new Error(`serve.mjs ended with ${code}`)));
  });
  return { url, stop: () => server.kill() };
}

/** The bench's own page has no policy to serve. */
export async function serveFolder(root) {
  const files = new Map(readdirSync(root, { recursive: true }).filter((name) => statSync(join(root, name)).isFile()).map((name) => [`/${name}`, join(root, name)]));
  const server = createServer((request, response) => {
    const file = files.get(request.url === '/' ? '/index.html' : request.url);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': extname(file) === '.js' ? 'text/javascript' : 'text/html' });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/** Resident memory of Chromium's processes of one page's kind, bytes: {now, peak} of the largest renderer. */
export function rendererMemory() {
  let found = { now: 0, peak: 0 };
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const memory = memoryOf(pid);
    if (memory && memory.peak > found.peak) found = memory;
  }
  return found;
}

/** Only renderers that descend from this process: other Chromiums may run on the machine. */
function memoryOf(pid) {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('--type=renderer') || !descends(pid)) return null;
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const field = (name) => 1024 * Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
    return { now: field('VmRSS'), peak: field('VmHWM') };
  } catch {
    return null; // ended meanwhile
  }
}

function descends(pid) {
  for (let at = pid; Number(at) > 1; at = /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${at}/status`, 'latin1'))?.[1] ?? '0') {
    if (Number(at) === process.pid) return true;
  }
  return false;
}
