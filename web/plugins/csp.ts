// SPDX-License-Identifier: Apache-2.0
// The Content-Security-Policy, in one place: the page may run its own scripts and nothing else. There is no connect-src,
// so no script of the page or of its workers (blob: workers inherit this policy) can reach any host, not even its own.
import type { Plugin } from 'vite';

export interface CspHashes { script?: string[]; style?: string[] }

export function contentSecurityPolicy(hashes: CspHashes = {}): string {
  const script = hashes.script?.length ? hashes.script.join(' ') : "'self'";
  const style = hashes.style?.length ? hashes.style.join(' ') : "'self'";
  return [
    "default-src 'none'",
    `script-src ${script} 'wasm-unsafe-eval'`,
    `style-src ${style}`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html postern-worker',
  ].join('; ');
}

/** Puts the policy into index.html of the folder build; the single-file build makes its own, with hashes. */
export function cspMeta(): Plugin {
  return {
    name: 'postern-csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy() }, injectTo: 'head-prepend' },
      ],
    },
  };
}
