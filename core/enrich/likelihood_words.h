// SPDX-License-Identifier: Apache-2.0
// Texts to the plain words that the likelihood table knows. The same rules as tools/likelihood/words.mjs, by
// which the table is learned: tests/enrich/likelihood_words.tsv is checked by both. ASCII only: every other
// byte separates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace postern {

/// Lower case, without numbers and words that say nothing, plurals as singulars; at most 64, in their order.
std::vector<std::string> likelihoodWords(std::string_view text);
/// "Fortinet, Inc." is "fortinet"; "" where nobody is named ("n/a").
std::string likelihoodVendor(std::string_view text);

}  // namespace postern
