// SPDX-License-Identifier: Apache-2.0
// https://kubernetes.io/docs/concepts/security/pod-security-standards/ (kubernetes_pod.h)
#include "formats/kubernetes_pod.h"

namespace postern {
namespace {

class Tags {
 public:
  Tags(BatchBuilder& out, IdList& to) : out_(out), to_(to) {}
  void add(std::string_view word) { to_.add(out_.text(word)); }
  void add(std::string_view word, std::string_view value) {
    if (!value.empty()) to_.add(out_.text(std::string(word) + std::string(value)));
  }
  void flag(Node node, std::string_view word) {
    if (node.isTrue()) add(word);
  }

 private:
  BatchBuilder& out_;
  IdList& to_;
};

bool isFalse(Node node) { return node.text() == "false"; }

// A container's own setting goes before its pod's.
Node either(Node own, Node pod, std::string_view key) { return own[key].exists() ? own[key] : pod[key]; }

void addIdentityTags(Tags& tags, Node own, Node pod) {
  if (const auto user = either(own, pod, "runAsUser").integer())
    tags.add("run-as-user:", std::to_string(*user));
  tags.flag(either(own, pod, "runAsNonRoot"), "run-as-non-root");
  tags.add("seccomp:", either(own, pod, "seccompProfile")["type"].text());
  tags.add("apparmor:", either(own, pod, "appArmorProfile")["type"].text());
  tags.flag(either(own["windowsOptions"], pod["windowsOptions"], "hostProcess"), "host-process");
}

}  // namespace

Node podVolume(Node podSpec, std::string_view name) {
  for (const Node volume : podSpec["volumes"].items()) {
    if (volume["name"].text() == name) return volume;
  }
  return {};
}

bool isWritable(Node mount, Node volume) {
  return !mount["readOnly"].isTrue() && !volume["persistentVolumeClaim"]["readOnly"].isTrue();
}

void addPodTags(BatchBuilder& out, IdList& to, Node pod) {
  Tags tags(out, to);
  tags.flag(pod["hostPID"], "host-pid");
  tags.flag(pod["hostNetwork"], "host-network");
  tags.flag(pod["hostIPC"], "host-ipc");
  tags.flag(pod["shareProcessNamespace"], "shared-process-namespace");
  if (isFalse(pod["hostUsers"])) tags.add("user-namespace");
  if (isFalse(pod["automountServiceAccountToken"])) tags.add("no-service-account-token");
}

void addContainerTags(BatchBuilder& out, IdList& to, Node pod, Node container) {
  Tags tags(out, to);
  const Node context = container["securityContext"];
  tags.flag(context["privileged"], "privileged");
  for (const Node capability : context["capabilities"]["add"].items())
    tags.add("capability:", capability.text());
  for (const Node capability : context["capabilities"]["drop"].items())
    tags.add("dropped-capability:", capability.text());
  tags.flag(context["allowPrivilegeEscalation"], "privilege-escalation");
  if (isFalse(context["allowPrivilegeEscalation"])) tags.add("no-privilege-escalation");
  tags.flag(context["readOnlyRootFilesystem"], "read-only-root");
  if (context["procMount"].text() == "Unmasked") tags.add("proc-mount:Unmasked");
  addIdentityTags(tags, context, pod["securityContext"]);
  for (const Node port : container["ports"].items()) {
    if (const auto number = port["hostPort"].integer(); number && *number > 0)
      tags.add("host-port:", std::to_string(*number));
  }
  for (const Node mount : container["volumeMounts"].items()) {
    const Node volume = podVolume(pod, mount["name"].text());
    const std::string_view path = volume["hostPath"]["path"].text();
    tags.add("host-path:", path);
    if (isWritable(mount, volume)) tags.add("writable-host-path:", path);
  }
}

void addWorkloadTags(BatchBuilder& out, IdList& to, Node pod) {
  addPodTags(out, to, pod);
  for (const std::string_view list : kContainerLists) {
    for (const Node container : pod[list].items()) addContainerTags(out, to, pod, container);
  }
  Tags tags(out, to);
  for (const Node volume : pod["volumes"].items()) tags.add("host-path:", volume["hostPath"]["path"].text());
}

}  // namespace postern
