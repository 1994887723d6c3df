// SPDX-License-Identifier: Apache-2.0
// https://kubernetes.io/docs/concepts/security/pod-security-standards/ (kubernetes_pod.h)
#include "formats/kubernetes_pod.h"

#include <string>

namespace postern {
namespace {

void addContainerTags(BatchBuilder& out, IdList& to, Node container) {
  const Node context = container["securityContext"];
  if (context["privileged"].isTrue()) to.add(out.text("privileged"));
  for (const Node capability : context["capabilities"]["add"].items())
    to.add(out.text("capability:" + std::string(capability.text())));
  for (const Node port : container["ports"].items()) {
    if (const auto number = port["hostPort"].integer(); number && *number > 0)
      to.add(out.text("host-port:" + std::to_string(*number)));
  }
}

}  // namespace

void addPodTags(BatchBuilder& out, IdList& to, Node pod) {
  if (pod["hostPID"].isTrue()) to.add(out.text("host-pid"));
  if (pod["hostNetwork"].isTrue()) to.add(out.text("host-network"));
  if (pod["hostIPC"].isTrue()) to.add(out.text("host-ipc"));
  if (pod["automountServiceAccountToken"].text() == "false") to.add(out.text("no-service-account-token"));
  for (const std::string_view list : {"containers", "initContainers", "ephemeralContainers"}) {
    for (const Node container : pod[list].items()) addContainerTags(out, to, container);
  }
  for (const Node volume : pod["volumes"].items()) {
    if (const std::string_view path = volume["hostPath"]["path"].text(); !path.empty())
      to.add(out.text("host-path:" + std::string(path)));
  }
}

}  // namespace postern
