// SPDX-License-Identifier: Apache-2.0
// One member is unpacked at a time and let go before the next.
#include "read/archive.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_map>

#include "read/decompress.h"
#include "read/limits.h"
#include "read/tar_reader.h"
#include "read/xlsx_reader.h"
#include "read/zip_reader.h"

namespace postern {
namespace {

enum class Packing : uint8_t { kNone, kGzip, kZstd, kZip, kTar };

Packing packingOf(std::string_view bytes) {
  if (bytes.starts_with(std::string_view("\x1F\x8B\x08", 3))) return Packing::kGzip;
  if (bytes.starts_with("\x28\xB5\x2F\xFD")) return Packing::kZstd;
  if (isWorkbook(bytes)) return Packing::kNone;  // a report, not a folder of reports
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return Packing::kZip;
  return isTar(bytes) ? Packing::kTar : Packing::kNone;
}

std::string memberName(std::string_view archive, std::string_view member) {
  return std::string(archive) + "!" + std::string(member);
}

// Fortify's FPR is one report with its sources, keys and attachments beside it: those are no inputs.
bool isOfFpr(std::string_view member) { return member == "audit.fvdl" || member == "audit.xml"; }

class Opener {
 public:
  Opener(uint64_t bytes, PlainInput onInput, BadInput onError, std::optional<std::string_view> wanted)
      : budget_(bytes), onInput_(onInput), onError_(onError), wanted_(wanted) {}

  void open(std::string_view name, std::string_view bytes, uint32_t nesting) {
    const Packing packing = packingOf(bytes);
    if (packing == Packing::kNone) {
      if (!wanted_ || *wanted_ == name) onInput_(name, bytes);
      return;
    }
    if (nesting >= limits::kMaxArchiveNesting) {
      return refuse(name, makeError(ErrorCode::kTooLarge,
                                    "archives inside archives are opened 2 levels deep, not deeper"));
    }
    if (packing == Packing::kZip) return openZip(name, bytes, nesting);
    if (packing == Packing::kTar) return openTar(name, bytes, nesting);
    Result<Unpacked> unpacked = packing == Packing::kGzip ? gunzip(bytes, budget_) : unzstd(bytes, budget_);
    if (!unpacked) return refuse(name, unpacked.error());
    const Unpacked& content = unpacked.value();
    budget_.spend(content.plain.size());
    // A packed tar is one archive, not one in another.
    if (!content.plain.empty() || !content.cut)
      open(name, content.plain, isTar(content.plain) ? nesting : nesting + 1);
    if (content.cut) refusePart(name, *content.cut, content.plain.size());
  }

 private:
  void openZip(std::string_view name, std::string_view bytes, uint32_t nesting) {
    const Result<std::vector<ZipEntry>> entries = listZip(bytes);
    if (!entries) return refuse(name, entries.error());
    const bool isFpr = std::any_of(entries.value().begin(), entries.value().end(),
                                   [](const ZipEntry& entry) { return entry.name == "audit.fvdl"; });
    for (size_t i = 0; i < entries.value().size(); ++i) {
      const ZipEntry& entry = entries.value()[i];
      const std::string member = memberName(name, entry.name);
      if (!isOnTheWay(member) || (isFpr && !isOfFpr(entry.name))) continue;
      if (++opened_ > limits::kMaxArchiveEntries) {
        return refuseRest(
            name, entries.value().size() - i,
            makeError(ErrorCode::kTooLarge, "the archives in it have more than 20,000 members"));
      }
      if (budget_.isSpent()) return refuseRest(name, entries.value().size() - i, budget_.refusal());
      const Result<ZipContent> content = readZipEntry(bytes, entry, budget_);
      if (content) {
        open(member, content.value().view, nesting + 1);
      } else {
        refuse(member, content.error());
      }
    }
  }

  void openTar(std::string_view name, std::string_view bytes, uint32_t nesting) {
    std::unordered_map<std::string, uint32_t> seen;
    TarReader tar(bytes);
    while (std::optional<TarMember> found = tar.next()) {
      if (++opened_ > limits::kMaxArchiveEntries) {
        return refuse(name,
                      makeError(ErrorCode::kTooLarge,
                                "the archives in it have more than 20,000 members; the rest was left out"));
      }
      if (const uint32_t times = ++seen[found->name]; times > 1)
        found->name += " (" + std::to_string(times) + ")";
      const std::string member = memberName(name, found->name);
      if (!isOnTheWay(member)) continue;
      if (!found->fault || !found->content.empty()) open(member, found->content, nesting + 1);
      if (found->fault) refusePart(member, *found->fault, found->content.size());
    }
    if (tar.fault()) refuse(name, *tar.fault());
  }

  // Only what is wanted, or an archive around it, is unpacked.
  bool isOnTheWay(std::string_view member) const {
    return !wanted_ || *wanted_ == member ||
           (wanted_->starts_with(member) && (*wanted_)[member.size()] == '!');
  }

  void refuse(std::string_view name, Error error) {
    error.source = name;
    onError_(name, error);
  }
  void refusePart(std::string_view name, Error error, size_t read) {
    if (read > 0) error.message += "; the first " + std::to_string(read) + " bytes were read";
    refuse(name, std::move(error));
  }
  void refuseRest(std::string_view name, size_t members, Error error) {
    error.message += "; " + std::to_string(members) + " members were left out";
    refuse(name, std::move(error));
  }

  UnpackBudget budget_;
  PlainInput onInput_;
  BadInput onError_;
  std::optional<std::string_view> wanted_;
  uint32_t opened_ = 0;
};

}  // namespace

void openInput(std::string_view name, std::string_view bytes, PlainInput onInput, BadInput onError) {
  Opener(bytes.size(), onInput, onError, std::nullopt).open(name, bytes, 0);
}

Result<ExtractedInput> extractInput(std::string_view name, std::string_view bytes, std::string_view member) {
  std::optional<ExtractedInput> found;
  std::optional<Error> failed;
  const auto keep = [&](std::string_view, std::string_view plain) {
    if (found) return;
    found.emplace();
    found->isPart = std::greater_equal<>()(plain.data(), bytes.data()) &&
                    std::less_equal<>()(plain.data() + plain.size(), bytes.data() + bytes.size());
    if (found->isPart) {
      found->view = plain;
    } else {
      found->owned = plain;
    }
  };
  // A name may contain "!": what fails on the way need not be the member itself.
  const auto fail = [&](std::string_view, const Error& error) {
    if (!failed) failed = error;
  };
  Opener(bytes.size(), keep, fail, member).open(name, bytes, 0);
  if (found) return std::move(*found);
  if (failed) return *failed;
  Error error = makeError(ErrorCode::kNotFound, "the archive has no member of this name");
  error.source = member;
  return error;
}

}  // namespace postern
