// SPDX-License-Identifier: Apache-2.0
// Normal forms of identities. A form never claims more than the text does: no tag is no tag, an IP is not a
// name.
#include "base/text.h"
#include "correlate/identity.h"

namespace postern {
namespace {

std::string_view stripScheme(std::string_view text) {
  const size_t scheme = text.find("://");
  return scheme == std::string_view::npos ? text : text.substr(scheme + 3);
}

std::string_view stripUser(std::string_view text) {
  const size_t at = text.find('@');
  return at != std::string_view::npos && at < text.find('/') ? text.substr(at + 1) : text;
}

std::string_view stripTrailing(std::string_view text, char c) {
  while (!text.empty() && text.back() == c) text.remove_suffix(1);
  return text;
}

// Repository hosts compare names without case; "git@host:owner/name" is "host/owner/name".
std::string repository(std::string_view text) {
  if (text.starts_with("git+")) text.remove_prefix(4);
  if (text.starts_with("scm:git:")) text.remove_prefix(8);
  text = stripUser(stripScheme(text));
  text = stripTrailing(text.substr(0, text.find_first_of("?#")), '/');
  std::string out = toLowerAscii(text);
  const size_t colon = out.find(':');
  if (colon != std::string::npos && colon < out.find('/')) {
    size_t digits = colon + 1;
    while (digits < out.size() && isAsciiDigit(out[digits])) ++digits;
    const bool port = digits > colon + 1 && digits < out.size() && out[digits] == '/';
    if (port) {
      out.erase(colon, digits - colon);  // the same repository over ssh and https
    } else {
      out[colon] = '/';
    }
  }
  if (out.starts_with("www.")) out.erase(0, 4);
  if (out.ends_with(".git")) out.resize(out.size() - 4);
  return out;
}

// Docker's reference grammar: a first part with '.' or ':' or "localhost" is a registry, else docker.io; one
// part alone is an official image under library/. The digest is an identity of its own; "latest" is what no
// tag means to a registry.
std::string image(std::string_view text) {
  text = stripScheme(text);
  text = text.substr(0, text.find('@'));
  text = stripTrailing(text.substr(0, text.find(' ')), '/');
  if (text.empty()) return {};
  const size_t slash = text.find('/');
  const std::string_view first = text.substr(0, slash);
  std::string out;
  const bool hasRegistry = slash != std::string_view::npos &&
                           (first.find_first_of(".:") != std::string_view::npos || first == "localhost");
  if (!hasRegistry) out = slash == std::string_view::npos ? "docker.io/library/" : "docker.io/";
  if (hasRegistry && first == "index.docker.io") {
    out = "docker.io";
    text.remove_prefix(first.size());
  }
  // Names are lower case by grammar, tags are not.
  const size_t colon = text.rfind(':');
  const bool tagged = colon != std::string_view::npos && text.find('/', colon) == std::string_view::npos;
  out += toLowerAscii(text.substr(0, tagged ? colon : text.size()));
  if (tagged) out += text.substr(colon);
  return out;
}

std::string host(std::string_view text) {
  text = stripUser(stripScheme(text));
  text = text.substr(0, text.find_first_of("/?#"));
  if (text.starts_with('[')) {
    text = text.substr(
        1, text.find(']') == std::string_view::npos ? std::string_view::npos : text.find(']') - 1);
  } else if (const size_t colon = text.find(':');
             colon != std::string_view::npos && text.rfind(':') == colon) {
    text = text.substr(0, colon);
  }
  return toLowerAscii(stripTrailing(text, '.'));
}

bool isAddress(std::string_view text) {
  return text.find(':') != std::string_view::npos ||
         (!text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos);
}

std::string hostIdentity(std::string_view text) {
  const std::string bare = host(text);
  return bare.empty() ? std::string() : (isAddress(bare) ? "ip:" : "host:") + bare;
}

std::string url(std::string_view text) {
  std::string_view rest = stripUser(stripScheme(text));
  rest = rest.substr(0, rest.find_first_of("?#"));
  const size_t slash = rest.find('/');
  const std::string_view path =
      slash == std::string_view::npos ? std::string_view() : stripTrailing(rest.substr(slash), '/');
  if (path.empty()) return hostIdentity(text);
  const std::string bare = host(text);
  return bare.empty() ? std::string() : "url:" + bare + std::string(path);
}

// Cloud resources are often told as mere names.
std::string named(std::string_view text) {
  if (text.starts_with("arn:")) return std::string(text);
  if (startsWithIgnoreCase(text, "/subscriptions/") ||
      startsWithIgnoreCase(text, "/providers/Microsoft.Management/"))
    return "azure:" + toLowerAscii(stripTrailing(text, '/'));
  const size_t host = text.find(".googleapis.com/");
  if (text.starts_with("//") && host != std::string_view::npos && text.find('/', 2) > host)
    return "gcp:" + std::string(stripTrailing(text, '/'));
  return "name:" + std::string(text);
}

}  // namespace

bool isSocket(const UnitedAsset& asset) {
  return asset.kind == AssetKind::kEndpoint && !asset.identities.empty() &&
         asset.identities[0].starts_with("socket:");
}

std::string_view withoutTag(std::string_view identity) {
  if (!identity.starts_with("image:")) return identity;
  const size_t colon = identity.rfind(':');
  const size_t slash = identity.rfind('/');
  return slash != std::string_view::npos && colon > slash ? identity.substr(0, colon) : identity;
}

std::string_view lastSegment(std::string_view identity) {
  const size_t colon = identity.find(':');
  if (colon != std::string_view::npos) identity.remove_prefix(colon + 1);
  const size_t slash = identity.rfind('/');
  if (slash != std::string_view::npos) identity.remove_prefix(slash + 1);
  return identity;
}

std::string normaliseIdentity(std::string_view identity) {
  const size_t colon = identity.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view scheme = identity.substr(0, colon);
  const std::string_view text = trim(identity.substr(colon + 1));
  if (text.empty()) return {};
  const auto prefixed = [&](std::string rest) {
    return rest.empty() ? rest : std::string(scheme) + ":" + rest;
  };
  if (scheme == "repo") return prefixed(repository(text));
  if (scheme == "image") return prefixed(image(text));
  if (scheme == "digest") return prefixed(toLowerAscii(text));
  if (scheme == "host" || scheme == "ip") return hostIdentity(text);
  if (scheme == "url") return url(text);
  if (scheme == "k8s") return prefixed(toLowerAscii(text));
  if (scheme == "arn" && text.starts_with("arn:")) return std::string(text);  // an ARN brings its own scheme
  if (scheme == "name") return named(text);
  return prefixed(std::string(text));
}

}  // namespace postern
