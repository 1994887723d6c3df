// SPDX-License-Identifier: Apache-2.0
// The registered purl types: package-url/purl-spec, types/*-definition.json and purl-types-index.json (schema
// 1.1, read on 2026-11-24; 42 types). Left out: default repositories. Two fields are not as the definitions
// have them: otp's subpath, which its definition calls case-insensitive, is a path and stays; golang's
// "shall be lowercased" stands beside "case_sensitive: true", and module paths are case-sensitive.
#include "vocab/purl_types.h"

#include <string_view>

namespace postern {
namespace {

constexpr auto kOpt = Requirement::kOptional;
constexpr auto kReq = Requirement::kRequired;
constexpr auto kNo = Requirement::kProhibited;

constexpr PurlType kTypes[] = {
    {"alpm", kReq, true, true, false, "arch"},
    {"apk", kReq, true, true, false, "arch"},
    {"bazel", kNo, false, false, false, "repository_url"},
    {"bitbucket", kReq, true, true, false, ""},
    {"bitnami", kNo, false, true, false, "arch distro"},
    {"brew", kOpt, true, true, false, "repository_url"},
    {"cargo", kNo, false, false, false, ""},
    {"chrome-extension", kNo, false, true, false, ""},
    {"cocoapods", kNo, false, false, false, ""},
    {"composer", kReq, true, true, false, ""},
    {"conan", kOpt, false, false, false, "user channel rrev prev"},
    {"conda", kNo, false, false, false, "build channel subdir type"},
    {"cpan", kOpt, false, false, false, "author distpath repository_url download_url vcs_url ext"},
    {"cran", kNo, false, false, false, ""},
    {"deb", kReq, true, true, false, "arch"},
    {"docker", kOpt, false, false, false, ""},
    {"gem", kNo, false, false, false, "platform"},
    {"generic", kOpt, false, false, false, "download_url checksum"},
    {"git", kReq, false, false, false, ""},
    {"github", kReq, true, true, false, ""},
    {"golang", kReq, false, false, false, ""},
    {"hackage", kNo, false, false, false, ""},
    {"hex", kOpt, true, true, false, ""},
    {"huggingface", kReq, false, false, true, ""},
    {"julia", kNo, false, false, false, "!uuid"},
    {"luarocks", kOpt, true, true, false, "repository_url"},
    {"maven", kReq, false, false, false, "classifier type"},
    {"mlflow", kNo, false, false, false, "model_uuid run_id"},
    {"npm", kOpt, false, false, false, ""},
    {"nuget", kNo, false, false, false, ""},
    {"oci", kNo, false, true, true, "arch repository_url tag"},
    {"opam", kNo, false, false, false, ""},
    {"otp", kNo, false, true, false, "repository_url platform arch"},
    {"pub", kNo, false, true, false, ""},
    {"pypi", kNo, false, true, true, "file_name"},
    {"qpkg", kReq, true, false, false, ""},
    {"rpm", kReq, true, false, false, "epoch arch"},
    {"swid", kOpt, false, false, false, "!tag_id tag_version patch tag_creator_name tag_creator_regid"},
    {"swift", kReq, false, false, false, ""},
    {"vcpkg", kNo, false, false, false, "port_version repository_revision triplet"},
    {"vscode-extension", kReq, true, true, true, "platform"},
    {"yocto", kOpt, true, false, false, "repository_url layer_version"},
};

}  // namespace

const PurlType* findPurlType(std::string_view type) {
  for (const PurlType& row : kTypes) {
    if (row.type == type) return &row;
  }
  return nullptr;
}

}  // namespace postern
