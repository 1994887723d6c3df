// SPDX-License-Identifier: Apache-2.0
// One HTML file that works from file://: script and style inline and named by hash in the CSP; the big strings (wasm, samples)
// in text/plain blocks, which the browser neither runs nor parses.
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { contentSecurityPolicy } from './csp.ts';

const kData = ['wasm', 'samples'] as const;

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

export function singleFile(): Plugin {
  const data = new Map<string, string>();
  return {
    name: 'postern-single-file',
    enforce: 'post',
    config: () => ({ build: { cssCodeSplit: false, rollupOptions: { output: { codeSplitting: false } } } }),
    transform(code, id) {
      const name = kData.find((it) => id === `\0virtual:postern/${it}`);
      if (!name) return undefined;
      data.set(name, JSON.parse(code.slice('export default '.length, -1)) as string);
      return { code: `export default document.getElementById("postern-${name}").textContent;`, map: null };
    },
    generateBundle: { order: 'post', handler(_options, bundle) {
      let script = '', style = '', html = '';
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type === 'chunk') script += part.code;
        else if (name.endsWith('.css')) style += String(part.source);
        else if (name.endsWith('.html')) html = String(part.source);
        delete bundle[name];
      }
      const safeScript = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
      const blocks = kData.map((name) => `<script type="text/plain" id="postern-${name}">${data.get(name) ?? ''}</script>`).join('\n');
      const policy = contentSecurityPolicy({ script: [hashOf(safeScript)], style: [hashOf(style)] });
      const page = html
        .replace(/<script type="module"[^>]*><\/script>\s*/g, '').replace(/<link rel="(stylesheet|modulepreload)"[^>]*>\s*/g, '')
        .replace('<head>', () => `<head>\n<meta http-equiv="Content-Security-Policy" content="${policy}">`)
        .replace('</head>', () => `<style>${style}</style>\n</head>`)
        .replace('</body>', () => `${blocks}\n<script type="module">${safeScript}</script>\n</body>`);
      this.emitFile({ type: 'asset', fileName: 'postern.html', source: page });
    } },
  };
}
