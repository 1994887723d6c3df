// SPDX-License-Identifier: Apache-2.0
// Every format, in detection order: of equal confidence the earlier wins, so specific before general. An
// importer is two lines here: its declaration and its place. No self-registration: linkers drop it, and the
// order would be an accident. Mapping specs are the files of specs/.
#include <memory>
#include <vector>

#include "formats/format.h"
#include "formats/mapping/embedded_specs.h"
#include "formats/mapping/spec.h"

namespace postern {

// declarations
extern const Format kTrivy;
extern const Format kGrype;
extern const Format kCycloneDx;
extern const Format kSpdx;
extern const Format kSnyk;
extern const Format kOsvScanner;
extern const Format kNpmAudit;
extern const Format kDependencyCheck;
extern const Format kCodeqlCsv;
extern const Format kSarif;
extern const Format kSemgrep;
extern const Format kSemgrepPro;
extern const Format kBandit;
extern const Format kGitleaks;
extern const Format kTrufflehog3;
extern const Format kTrufflehog;
extern const Format kCheckov;
extern const Format kKics;
extern const Format kGitlabSast;
extern const Format kGitlabDependencies;
extern const Format kGitlabContainer;
extern const Format kGitlabDast;
extern const Format kGitlabSecrets;
extern const Format kGitlabFuzzing;
extern const Format kInventory;
extern const Format kMsDefenderMachines;
extern const Format kKubernetes;
extern const Format kAwsAccountAuthorization;
extern const Format kAwsCredentialReport;
extern const Format kAwsConfig;
extern const Format kAwsOrganizations;
extern const Format kTerraform;
extern const Format kCloudFormation;
extern const Format kBloodhound;
extern const Format kAwsCli;
extern const Format kAzure;
extern const Format kGoogleCloud;
extern const Format kZap;
extern const Format kNmap;
extern const Format kBurp;
extern const Format kNessus;
extern const Format kNuclei;
extern const Format kAsff;
extern const Format kProwlerOcsf;
extern const Format kProwler;
extern const Format kFortify;
extern const Format kCsaf;
extern const Format kOpenVex;
extern const Format kFirmwalker;
extern const Format kBundlerAudit;
extern const Format kSyft;
extern const Format kDockerScoutText;
extern const Format kBackstage;
extern const Format kDockerCompose;
extern const Format kDockerInspect;
extern const Format kGithubWorkflow;
extern const Format kGitlabCi;
extern const Format kJenkinsfile;
extern const Format kOpenApi;
extern const Format kAsyncApi;
extern const Format kServerless;
extern const Format kEpss;
extern const Format kKev;
extern const Format kCodeowners;
extern const Format kDependencyManifest;
extern const Format kSslyze;
extern const Format kSqlmapLog;
extern const Format kRkhunter;
extern const Format kYara;
extern const Format kVcgCsv;

namespace {
constexpr const Format* kFormats[] = {
    // order
    &kTrivy,
    &kGrype,
    &kCycloneDx,
    &kSpdx,
    &kSnyk,
    &kOsvScanner,
    &kNpmAudit,
    &kDependencyCheck,
    &kCodeqlCsv,
    &kSarif,
    &kSemgrep,
    &kSemgrepPro,
    &kBandit,
    &kGitleaks,
    &kTrufflehog3,
    &kTrufflehog,
    &kCheckov,
    &kKics,
    &kGitlabSast,
    &kGitlabDependencies,
    &kGitlabContainer,
    &kGitlabDast,
    &kGitlabSecrets,
    &kGitlabFuzzing,
    &kInventory,
    &kMsDefenderMachines,
    &kKubernetes,
    &kAwsAccountAuthorization,
    &kAwsCredentialReport,
    &kAwsConfig,
    &kAwsOrganizations,
    &kTerraform,
    &kCloudFormation,
    &kBloodhound,
    &kAwsCli,
    &kAzure,
    &kGoogleCloud,
    &kZap,
    &kNmap,
    &kBurp,
    &kNessus,
    &kNuclei,
    &kAsff,
    &kProwlerOcsf,
    &kProwler,
    &kFortify,
    &kCsaf,
    &kOpenVex,
    &kFirmwalker,
    &kBundlerAudit,
    &kSyft,
    &kDockerScoutText,
    &kBackstage,
    &kDockerCompose,
    &kDockerInspect,
    &kGithubWorkflow,
    &kGitlabCi,
    &kJenkinsfile,
    &kOpenApi,
    &kAsyncApi,
    &kServerless,
    &kEpss,
    &kKev,
    &kCodeowners,
    &kDependencyManifest,
    &kSslyze,
    &kSqlmapLog,
    &kRkhunter,
    &kYara,
    &kVcgCsv,
    nullptr,
};

struct Registry {
  std::vector<std::unique_ptr<TaughtFormat>> specs;
  std::vector<const Format*> all{std::begin(kFormats), std::end(kFormats) - 1};

  // A spec that does not read is a mistake of ours that tests/formats finds; the others go on.
  Registry() {
    for (const EmbeddedSpec& embedded : embeddedSpecs()) {
      auto format = deferFormat(embedded.file, embedded.json);
      if (!format) continue;
      specs.push_back(std::move(format).value());
      all.push_back(&specs.back()->format);
    }
  }
};

}  // namespace

std::span<const Format* const> formats() {
  static const Registry kRegistry;
  return kRegistry.all;
}

Match sniffFormat(const Format& format, const Probe& probe) {
  return format.spec == nullptr ? format.sniff(probe) : sniffMapping(*format.spec, probe);
}

Status importFormat(const Format& format, Document& in, BatchBuilder& out) {
  return format.spec == nullptr ? format.import(in, out) : importMapping(*format.spec, in, out);
}

}  // namespace postern
