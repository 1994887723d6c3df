// SPDX-License-Identifier: Apache-2.0
// Texts to plain words, exactly as core/enrich/likelihood_words.cpp makes them: tests/enrich/likelihood_words.tsv is checked
// by both. ASCII only: every other byte separates.

/** Words that say nothing of the flaw or the product. */
const kStopWords = new Set(
  ('a affected affecting allow allowing an and are as at be before by can could cve cwe due for from has have in into is it its may not of on or prior that the '
    + 'their this through to unknown use used using version via vulnerability vulnerable was when which will with').split(' '));

/** Words of a company's name that do not tell it from another. */
const kCompanyWords = new Set(
  ('ag bv co communications company corp corporation electronics foundation gmbh group inc incorporated international lab labs limited llc ltd organization org '
    + 'project sa se software solutions system systems team technologie technologies technology the').split(' '));

const kNoVendor = new Set(['', 'n a', 'na', 'none', 'unknown', 'unspecified']);
export const kMostWords = 64;
const kMostVendorWords = 6;

const runs = (text) => text.replace(/[A-Z]+/g, (upper) => upper.toLowerCase()).match(/[a-z0-9]+/g) ?? [];

/** A plural's s is dropped: "plugins" and "plugin" are one word. */
function stem(word) {
  if (word.length <= 3 || !word.endsWith('s') || 'suioa'.includes(word.at(-2))) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** At most kMostWords, in their order. */
export function wordsOf(text) {
  return runs(text).filter((word) => word.length > 1 && !/^[0-9]/.test(word)).map(stem).filter((word) => !kStopWords.has(word)).slice(0, kMostWords);
}

/** "Fortinet, Inc." is "fortinet"; '' where nobody is named. */
export function vendorOf(text) {
  const all = runs(text);
  if (kNoVendor.has(all.join(' '))) return '';
  return all.filter((word) => !kCompanyWords.has(word)).slice(0, kMostVendorWords).join(' ');
}
