// SPDX-License-Identifier: Apache-2.0
// tools/run --dev: Vite's development server, and a watch on core/ and wasm/ that rebuilds the module. The page embeds
// the module, so Vite is started anew after each rebuild. Usage: node tools/dev.mjs --port N
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { parseArgs } from 'node:util';

const kQuietMilliseconds = 300; // an editor saves several files at once
const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' } } });
let server;
let timer;

function buildModule() {
  if (!existsSync('build/wasm/build.ninja') && spawnSync('cmake', ['--preset', 'wasm'], { stdio: 'inherit' }).status !== 0) return false;
  return spawnSync('cmake', ['--build', '--preset', 'wasm'], { stdio: 'inherit' }).status === 0;
}

function startServer() {
  server = spawn('npm', ['run', '--silent', 'dev', '--', '--port', values.port, '--strictPort'], { cwd: 'web', stdio: 'inherit', detached: true });
}

/** npm starts Vite as a child of its own: the whole process group has to go. */
function stopServer() {
  if (!server?.pid) return Promise.resolve();
  const gone = new Promise((done) => server.once('exit', done));
  try {
    process.kill(-server.pid, 'SIGTERM');
  } catch {
    return Promise.resolve();
  }
  return gone;
}

async function rebuild() {
  console.log('The core has changed: building the module.');
  if (!buildModule()) return; // the compiler has said why; the last good page stays up
  await stopServer();
  startServer();
}

if (!buildModule()) process.exit(1);
startServer();
for (const folder of ['core', 'wasm', 'samples'].filter((name) => existsSync(name))) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, kQuietMilliseconds);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopServer().then(() => process.exit(0)));
