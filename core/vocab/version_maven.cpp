// SPDX-License-Identifier: Apache-2.0
// Maven versions: org.apache.maven.artifact.versioning.ComparableVersion as of Maven 3.8 ("POM reference",
// Version Order Specification), which is the order that vers-spec publishes cases of. Maven 4 moved single
// qualifiers after a dot (MNG-7644: "2.0.a" is then before "2-1"); nothing else.
#include <cstdint>

#include "vocab/version_families.h"

namespace postern::versions {
namespace {

enum class Kind : uint8_t { kNumber, kText, kList };

struct Item {
  Kind kind = Kind::kNumber;
  std::string_view digits;  ///< of a number, without zeros in front: "" is 0
  std::string text;         ///< of a text: lower case, aliases resolved
  std::vector<Item> items;
};

// "sp" is after the release itself, unknown words after "sp".
constexpr std::string_view kQualifiers[] = {"alpha", "beta", "milestone", "rc", "snapshot", "", "sp"};
constexpr int kRelease = 5, kUnknown = 7;

int rankOf(std::string_view text) {
  int rank = 0;
  for (const std::string_view qualifier : kQualifiers) {
    if (qualifier == text) return rank;
    ++rank;
  }
  return kUnknown;
}

Item textItem(std::string_view word, bool beforeDigit) {
  Item item;
  item.kind = Kind::kText;
  item.text = toLowerAscii(word);
  if (beforeDigit && item.text.size() == 1) {
    if (item.text == "a") item.text = "alpha";
    if (item.text == "b") item.text = "beta";
    if (item.text == "m") item.text = "milestone";
  }
  if (item.text == "ga" || item.text == "final" || item.text == "release") item.text.clear();
  if (item.text == "cr") item.text = "rc";
  return item;
}

Item numberItem(std::string_view digits) {
  Item item;
  item.digits = withoutZeros(digits);
  return item;
}

bool isNull(const Item& item) {
  switch (item.kind) {
    case Kind::kNumber:
      return item.digits.empty();
    case Kind::kText:
      return rankOf(item.text) == kRelease;
    case Kind::kList:
      return item.items.empty();
  }
  return false;
}

// Trailing nulls say nothing: "1.0.0" is "1", and so is "1-ga".
void dropNulls(std::vector<Item>& items) {
  for (size_t i = items.size(); i-- > 0;) {
    if (isNull(items[i]))
      items.erase(items.begin() + static_cast<long>(i));
    else if (items[i].kind != Kind::kList)
      break;
  }
}

// Lists lie in lists only at their end, so a version is a chain; its depth is bounded by its length.
using Chain = std::vector<std::vector<Item>>;

Chain split(std::string_view version) {
  Chain lists(1);
  bool digits = false;
  size_t start = 0;
  const auto word = [&](size_t end) { return version.substr(start, end - start); };
  const auto item = [&](size_t end) { return digits ? numberItem(word(end)) : textItem(word(end), false); };
  for (size_t i = 0; i < version.size(); ++i) {
    const char c = version[i];
    if (c == '.' || c == '-') {
      lists.back().push_back(i == start ? numberItem({}) : item(i));
      start = i + 1;
      if (c == '-') lists.emplace_back();
    } else if (isAsciiDigit(c)) {
      if (!digits && i > start) {
        lists.back().push_back(textItem(word(i), true));
        start = i;
        lists.emplace_back();
      }
      digits = true;
    } else {
      if (digits && i > start) {
        lists.back().push_back(numberItem(word(i)));
        start = i;
        lists.emplace_back();
      }
      digits = false;
    }
  }
  if (version.size() > start) lists.back().push_back(item(version.size()));
  return lists;
}

std::vector<Item> read(std::string_view version) {
  Chain lists = split(version);
  while (lists.size() > 1) {
    std::vector<Item> last = std::move(lists.back());
    lists.pop_back();
    dropNulls(last);
    Item list;
    list.kind = Kind::kList;
    list.items = std::move(last);
    lists.back().push_back(std::move(list));
  }
  dropNulls(lists.front());
  return std::move(lists.front());
}

int compareText(std::string_view a, std::string_view b) {
  const int left = rankOf(a), right = rankOf(b);
  if (left != right) return sign(left - right);
  return left == kUnknown ? compareBytes(a, b) : 0;
}

int compareItems(const std::vector<Item>& a, const std::vector<Item>& b);

int compareToNull(const Item& item) {
  switch (item.kind) {
    case Kind::kNumber:
      return item.digits.empty() ? 0 : 1;
    case Kind::kText:
      return compareText(item.text, "");
    case Kind::kList:
      for (const Item& inner : item.items) {
        if (const int order = compareToNull(inner)) return order;
      }
      return 0;
  }
  return 0;
}

int compareItem(const Item& a, const Item& b) {
  if (a.kind == b.kind) {
    if (a.kind == Kind::kNumber) return compareNumbers(a.digits, b.digits);
    if (a.kind == Kind::kText) return compareText(a.text, b.text);
    return compareItems(a.items, b.items);
  }
  // 1.1 is after 1-1, and that after 1-sp.
  const auto weight = [](Kind kind) { return kind == Kind::kNumber ? 2 : kind == Kind::kList ? 1 : 0; };
  return sign(weight(a.kind) - weight(b.kind));
}

int compareItems(const std::vector<Item>& a, const std::vector<Item>& b) {
  for (size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const int order = i >= a.size()   ? -compareToNull(b[i])
                      : i >= b.size() ? compareToNull(a[i])
                                      : compareItem(a[i], b[i]);
    if (order != 0) return order;
  }
  return 0;
}

}  // namespace

bool isMaven(std::string_view version) {
  return std::none_of(version.begin(), version.end(), [](char c) {
    return isAsciiSpace(c) || c == '[' || c == ']' || c == '(' || c == ')' || c == ',';
  });
}

int compareMaven(std::string_view a, std::string_view b) { return compareItems(read(a), read(b)); }

}  // namespace postern::versions
