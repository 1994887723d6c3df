// SPDX-License-Identifier: Apache-2.0
// Just enough of C++'s syntax for check_structure.mjs: text without comments and literals, and the lengths of functions.

/** Blanks comments, strings and character literals, keeping every line's number. */
export function stripCode(text) {
  const blank = (match) => match.replace(/[^\n]/g, ' ');
  const token = /R"([^()\\ ]{0,16})\([\s\S]*?\)\1"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\[\s\S]|[^"\\\n])*"|(?<![0-9a-zA-Z])'(?:\\[\s\S]|[^'\\\n])+'/g;
  return text.replace(token, blank);
}

/** Where each function's body begins (1-based line) and how many lines it spans; lambdas count towards their function. */
export function functionLengths(text) {
  const code = stripCode(text).replace(/^\s*#.*$/gm, '');
  const found = [];
  const open = []; // {isFunction, line} of every brace not closed yet
  let insideFunction = 0;
  let head = ''; // the text since the last ; { or }
  let line = 1;
  for (const char of code) {
    if (char === '\n') line += 1;
    if (char === '{') {
      const isFunction = !insideFunction && /\)\s*(const|noexcept|override|final|&|&&|->\s*[\w:<>,\s*&]+|:[\s\S]*)?\s*$/.test(head)
        && !/\b(namespace|enum|class|struct|union)\s+[\w:]*\s*$/.test(head) && !/=\s*$/.test(head);
      open.push({ isFunction, line });
      if (isFunction) insideFunction += 1;
      head = '';
    } else if (char === '}') {
      const closed = open.pop();
      if (closed?.isFunction) {
        insideFunction -= 1;
        found.push({ line: closed.line, lines: line - closed.line + 1 });
      }
      head = '';
    } else if (char === ';') {
      head = '';
    } else {
      head += char;
    }
  }
  return found;
}
