// SPDX-License-Identifier: Apache-2.0
// `aws iam get-credential-report` (decoded CSV): which users have a password, MFA and how many active keys.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
// Ignored: when credentials were made and last used, signing certificates.
#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/format.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  const bool mine = probe.syntax == Syntax::kCsv && probe.hasColumn("password_enabled") &&
                    probe.hasColumn("mfa_active") && probe.hasColumn("access_key_1_active");
  return mine ? Match{100, "columns of an IAM credential report"} : Match{};
}

bool isTrue(Node value) { return equalsIgnoreCase(value.text(), "true"); }

void addUser(const RecordPlace& r, Node row, BatchBuilder& out) {
  const std::string_view arn = row["arn"].text();
  const auto parsed = parseArn(arn);
  if (!parsed) return out.skip(r, "no_arn", "a row without the ARN of a user");
  const int keys =
      (isTrue(row["access_key_1_active"]) ? 1 : 0) + (isTrue(row["access_key_2_active"]) ? 1 : 0);
  AwsThing thing;
  thing.arn = arn;
  if (parsed->resource == "root") thing.name = parsed->account;
  Asset asset = awsAsset(out, thing);
  if (isTrue(row["password_enabled"])) asset.tags.add(out.text("console-login"));
  addTag(out, asset.tags, "mfa", isTrue(row["mfa_active"]) ? "true" : "false");
  if (keys > 0) asset.tags.add(out.text("access-key:active"));
  addTag(out, asset.tags, "access-keys", std::to_string(keys));
  inAwsAccount(out, out.asset(asset), arn, r);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("AWS IAM");
  return in.read(
      {"/*"}, [&](const Record& r) { addUser(r, r.node, out); }, out.diagnostics());
}

}  // namespace

extern const Format kAwsCredentialReport;
const Format kAwsCredentialReport{
    "aws_credential_report",
    "AWS credential report",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html",
    "CSV",
    Family::kInventory,
    true,
    sniff,
    import};

}  // namespace postern
