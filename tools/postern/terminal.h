// SPDX-License-Identifier: Apache-2.0
// How text looks on a terminal: colours where wanted, untrusted text made harmless, columns aligned.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postern::cli {

enum class Colour : uint8_t { kNone, kDim, kBold, kRed, kYellow, kBlue, kGreen };

class Terminal {
 public:
  /// Colours and width of a stream: colours only on a tty and without NO_COLOR.
  explicit Terminal(int descriptor);

  bool isTty() const { return isTty_; }
  int width() const { return width_; }
  std::string paint(std::string_view text, Colour colour) const;

 private:
  bool isTty_ = false;
  bool hasColours_ = false;
  int width_ = 120;
};

/// Reports are hostile: control characters (escape sequences among them) and those that turn the direction of
/// writing become spaces or nothing.
std::string printable(std::string_view text);
/// printable(), cut to `columns` with an ellipsis.
std::string clipped(std::string_view text, size_t columns);
/// clipped(), filled with spaces; a negative width fills on the left.
std::string padded(std::string_view text, int columns);
/// "5 files", "1 file"
std::string counted(uint64_t count, std::string_view one, std::string_view many = {});

/// A bar on standard error while it is a tty.
class Progress {
 public:
  Progress(std::string_view what, uint64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// Callers take turns.
  void advance();

 private:
  void draw() const;
  Terminal terminal_;
  std::string what_;
  uint64_t total_, done_ = 0, drawn_ = 0;
};

}  // namespace postern::cli
