// SPDX-License-Identifier: Apache-2.0
// A trained model as core/enrich/likelihood_table.cpp.

const kWidth = 118;
const kCommentWidth = 110;

function rowsOf(entries) {
  const rows = [...entries].map(([name, weight]) => [...name.split('\t'), weight]);
  return rows.sort(([g, k], [h, l]) => (g === h ? (k < l ? -1 : 1) : g < h ? -1 : 1));
}

/** As many rows on a line as fit, each group from a new line. */
function lines(rows) {
  const out = [];
  let group = '';
  for (const [own, key, weight] of rows) {
    const text = `{"${own}", "${key}", ${weight}},`;
    if (own === group && out.at(-1).length + 1 + text.length <= kWidth) out[out.length - 1] += ` ${text}`;
    else out.push(`    ${text}`);
    group = own;
  }
  return out;
}

/** Words on lines of comment, as many as fit. */
function comment(text) {
  const out = [];
  for (const word of text.split(' ')) {
    if (out.length > 0 && out.at(-1).length + 1 + word.length <= kCommentWidth) out[out.length - 1] += ` ${word}`;
    else out.push(`// ${word}`);
  }
  return out;
}

/** `facts` is the head comment. */
export function tableSource(model, facts) {
  return `${['// SPDX-License-Identifier: Apache-2.0', ...comment(facts), '#include "enrich/likelihood_table.h"', '', 'namespace postern {',
    'namespace {', '', '// clang-format off', 'constexpr LikelihoodRow kRows[] = {', ...lines(rowsOf(model.entries)), '};', '// clang-format on', '', '}  // namespace', '',
    'std::span<const LikelihoodRow> publishedLikelihoodRows() { return kRows; }', `int32_t publishedLikelihoodCenter() { return ${model.center}; }`, '', '}  // namespace postern'].join('\n')}\n`;
}
