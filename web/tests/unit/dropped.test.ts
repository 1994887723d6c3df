// SPDX-License-Identifier: Apache-2.0
// What a dropped folder gives: hidden files stay out, but for the code owners in a forge's own folder.
import { expect, test } from '@playwright/test';
import { fromFileList } from '../../src/state/dropped';

function picked(path: string): File {
  const file = new File(['x'], path.split('/').at(-1) ?? '');
  Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}

test('hidden files stay out, code owners do not', () => {
  const paths = ['shop/a.sarif', 'shop/.git/config', 'shop/.github/CODEOWNERS', 'shop/.gitlab/CODEOWNERS', 'shop/.github/ci.yml', 'shop/.cache/.github/CODEOWNERS', 'shop/node_modules/x.json'];
  expect(fromFileList(paths.map(picked)).map(({ name }) => name)).toEqual(['shop/a.sarif', 'shop/.github/CODEOWNERS', 'shop/.gitlab/CODEOWNERS']);
});
