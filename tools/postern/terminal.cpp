// SPDX-License-Identifier: Apache-2.0
// See terminal.h. Columns are counted in code points; wide characters make a table ragged, never wrong.
#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace postern::cli {
namespace {

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

size_t columnsOf(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !isContinuation(c); }));
}

/// Length of a sequence at `at` that is not shown: C1 controls, marks and overrides of direction, zero-width
/// characters.
size_t hiddenAt(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) return 2;
  if (byte(0) == 0xE2 && byte(1) == 0x80 &&
      ((byte(2) >= 0x8B && byte(2) <= 0x8F) || (byte(2) >= 0xA8 && byte(2) <= 0xAE))) {
    return 3;
  }
  if (byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA0 && byte(2) <= 0xAF) return 3;
  return byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF ? 3 : 0;
}

}  // namespace

Terminal::Terminal(int descriptor) {
  isTty_ = isatty(descriptor) != 0;
  const char* noColour = std::getenv("NO_COLOR");  // no-color.org: set and not empty
  const char* term = std::getenv("TERM");
  // Without a TERM nothing says that colours are understood; Emscripten calls every output a terminal and
  // passes no environment on.
  hasColours_ = isTty_ && (!noColour || *noColour == '\0') && term && std::string_view(term) != "dumb";
  winsize size{};
  if (isTty_ && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col >= 60)
    width_ = std::min<int>(size.ws_col, 180);
}

std::string Terminal::paint(std::string_view text, Colour colour) const {
  static constexpr std::string_view kCodes[] = {"", "2", "1", "31", "33", "34", "32"};
  if (!hasColours_ || colour == Colour::kNone) return std::string(text);
  return "\x1B[" + std::string(kCodes[static_cast<size_t>(colour)]) + "m" + std::string(text) + "\x1B[0m";
}

std::string printable(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (const size_t hidden = hiddenAt(text, i); hidden != 0) {
      i += hidden - 1;
    } else if (const auto c = static_cast<unsigned char>(text[i]); c < 0x20 || c == 0x7F) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string clipped(std::string_view text, size_t columns) {
  std::string clean = printable(text.substr(0, 8 * columns));  // no more is looked at of a megabyte title
  if (columnsOf(clean) <= columns) return clean;
  size_t end = 0;
  for (size_t seen = 0; end < clean.size() && (seen < columns - 1 || isContinuation(clean[end])); ++end) {
    if (!isContinuation(clean[end])) ++seen;
  }
  return clean.substr(0, end) + "…";
}

std::string padded(std::string_view text, int columns) {
  const auto wanted = static_cast<size_t>(std::abs(columns));
  const std::string shown = clipped(text, wanted);
  const std::string fill(wanted - std::min(wanted, columnsOf(shown)), ' ');
  return columns < 0 ? fill + shown : shown + fill;
}

std::string counted(uint64_t count, std::string_view one, std::string_view many) {
  std::string digits = std::to_string(count);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  if (count == 1) return digits + " " + std::string(one);
  return digits + " " + (many.empty() ? std::string(one) + "s" : std::string(many));
}

Progress::Progress(std::string_view what, uint64_t total)
    : terminal_(STDERR_FILENO), what_(what), total_(total) {
  if (total_ > 1) draw();
}

Progress::~Progress() {
  if (terminal_.isTty() && total_ > 1) std::cerr << "\r\x1B[K" << std::flush;
}

void Progress::advance() {
  ++done_;
  // A hundred steps are as many as can be seen.
  if (total_ < 2 || (done_ - drawn_) * 100 < total_) return;
  drawn_ = done_;
  draw();
}

void Progress::draw() const {
  if (!terminal_.isTty()) return;
  constexpr uint64_t kBar = 30;
  const uint64_t filled = total_ == 0 ? kBar : done_ * kBar / total_;
  std::string bar;
  for (uint64_t i = 0; i < kBar; ++i) bar += i < filled ? "█" : "░";
  std::cerr << "\r" << what_ << " " << bar << " " << done_ << "/" << total_ << "\x1B[K" << std::flush;
}

}  // namespace postern::cli
