// SPDX-License-Identifier: Apache-2.0
// Kubernetes' default cluster roles (kubernetes_roles.h). Left out: the certificate approvers and the roles
// of the built-in controllers, which only the control plane itself is bound to.
#include "formats/kubernetes_roles.h"

namespace postern {
namespace {

constexpr KubernetesRule kRules[] = {
    {"cluster-admin", "*", "*/*"},
    {"cluster-admin", "*", "url:*"},
    {"admin", "get,list,watch",
     "/configmaps,/endpoints,/persistentvolumeclaims,/persistentvolumeclaims/status,/pods,"
     "/replicationcontrollers,/replicationcontrollers/scale,/serviceaccounts,/services,"
     "/services/status,/bindings,/events,/limitranges,/namespaces/status,/pods/log,"
     "/pods/status,/replicationcontrollers/status,/resourcequotas,/resourcequotas/status,"
     "/namespaces"},
    {"admin", "get,list,watch", "discovery.k8s.io/endpointslices"},
    {"admin", "get,list,watch",
     "apps/controllerrevisions,apps/daemonsets,apps/daemonsets/status,apps/deployments,"
     "apps/deployments/scale,apps/deployments/status,apps/replicasets,"
     "apps/replicasets/scale,apps/replicasets/status,apps/statefulsets,"
     "apps/statefulsets/scale,apps/statefulsets/status"},
    {"admin", "get,list,watch",
     "autoscaling/horizontalpodautoscalers,autoscaling/horizontalpodautoscalers/status"},
    {"admin", "get,list,watch", "batch/cronjobs,batch/cronjobs/status,batch/jobs,batch/jobs/status"},
    {"admin", "get,list,watch", "policy/poddisruptionbudgets,policy/poddisruptionbudgets/status"},
    {"admin", "get,list,watch",
     "networking.k8s.io/ingresses,networking.k8s.io/ingresses/status,"
     "networking.k8s.io/networkpolicies"},
    {"admin", "get,list,watch",
     "/pods/attach,/pods/exec,/pods/portforward,/pods/proxy,/secrets,/services/proxy"},
    {"admin", "impersonate", "/serviceaccounts"},
    {"admin", "create,delete,deletecollection,patch,update",
     "/pods,/pods/attach,/pods/exec,/pods/portforward,/pods/proxy"},
    {"admin", "create", "/pods/eviction"},
    {"admin", "create,delete,deletecollection,patch,update",
     "/configmaps,/events,/persistentvolumeclaims,/replicationcontrollers,"
     "/replicationcontrollers/scale,/secrets,/serviceaccounts,/services,/services/proxy"},
    {"admin", "create", "/serviceaccounts/token"},
    {"admin", "create,delete,deletecollection,patch,update",
     "apps/daemonsets,apps/deployments,apps/deployments/rollback,apps/deployments/scale,"
     "apps/replicasets,apps/replicasets/scale,apps/statefulsets,apps/statefulsets/scale"},
    {"admin", "create,delete,deletecollection,patch,update", "autoscaling/horizontalpodautoscalers"},
    {"admin", "create,delete,deletecollection,patch,update", "batch/cronjobs,batch/jobs"},
    {"admin", "create,delete,deletecollection,patch,update", "policy/poddisruptionbudgets"},
    {"admin", "create,delete,deletecollection,patch,update",
     "networking.k8s.io/ingresses,networking.k8s.io/networkpolicies"},
    {"admin", "create,delete,deletecollection,patch,update,get,list,watch", "coordination.k8s.io/leases"},
    {"admin", "create", "authorization.k8s.io/localsubjectaccessreviews"},
    {"admin", "create,delete,deletecollection,patch,update,get,list,watch",
     "rbac.authorization.k8s.io/rolebindings,rbac.authorization.k8s.io/roles"},
    {"edit", "get,list,watch",
     "/configmaps,/endpoints,/persistentvolumeclaims,/persistentvolumeclaims/status,/pods,"
     "/replicationcontrollers,/replicationcontrollers/scale,/serviceaccounts,/services,"
     "/services/status,/bindings,/events,/limitranges,/namespaces/status,/pods/log,"
     "/pods/status,/replicationcontrollers/status,/resourcequotas,/resourcequotas/status,"
     "/namespaces"},
    {"edit", "get,list,watch", "discovery.k8s.io/endpointslices"},
    {"edit", "get,list,watch",
     "apps/controllerrevisions,apps/daemonsets,apps/daemonsets/status,apps/deployments,"
     "apps/deployments/scale,apps/deployments/status,apps/replicasets,"
     "apps/replicasets/scale,apps/replicasets/status,apps/statefulsets,"
     "apps/statefulsets/scale,apps/statefulsets/status"},
    {"edit", "get,list,watch",
     "autoscaling/horizontalpodautoscalers,autoscaling/horizontalpodautoscalers/status"},
    {"edit", "get,list,watch", "batch/cronjobs,batch/cronjobs/status,batch/jobs,batch/jobs/status"},
    {"edit", "get,list,watch", "policy/poddisruptionbudgets,policy/poddisruptionbudgets/status"},
    {"edit", "get,list,watch",
     "networking.k8s.io/ingresses,networking.k8s.io/ingresses/status,"
     "networking.k8s.io/networkpolicies"},
    {"edit", "get,list,watch",
     "/pods/attach,/pods/exec,/pods/portforward,/pods/proxy,/secrets,/services/proxy"},
    {"edit", "impersonate", "/serviceaccounts"},
    {"edit", "create,delete,deletecollection,patch,update",
     "/pods,/pods/attach,/pods/exec,/pods/portforward,/pods/proxy"},
    {"edit", "create", "/pods/eviction"},
    {"edit", "create,delete,deletecollection,patch,update",
     "/configmaps,/events,/persistentvolumeclaims,/replicationcontrollers,"
     "/replicationcontrollers/scale,/secrets,/serviceaccounts,/services,/services/proxy"},
    {"edit", "create", "/serviceaccounts/token"},
    {"edit", "create,delete,deletecollection,patch,update",
     "apps/daemonsets,apps/deployments,apps/deployments/rollback,apps/deployments/scale,"
     "apps/replicasets,apps/replicasets/scale,apps/statefulsets,apps/statefulsets/scale"},
    {"edit", "create,delete,deletecollection,patch,update", "autoscaling/horizontalpodautoscalers"},
    {"edit", "create,delete,deletecollection,patch,update", "batch/cronjobs,batch/jobs"},
    {"edit", "create,delete,deletecollection,patch,update", "policy/poddisruptionbudgets"},
    {"edit", "create,delete,deletecollection,patch,update",
     "networking.k8s.io/ingresses,networking.k8s.io/networkpolicies"},
    {"edit", "create,delete,deletecollection,patch,update,get,list,watch", "coordination.k8s.io/leases"},
    {"view", "get,list,watch",
     "/configmaps,/endpoints,/persistentvolumeclaims,/persistentvolumeclaims/status,/pods,"
     "/replicationcontrollers,/replicationcontrollers/scale,/serviceaccounts,/services,"
     "/services/status,/bindings,/events,/limitranges,/namespaces/status,/pods/log,"
     "/pods/status,/replicationcontrollers/status,/resourcequotas,/resourcequotas/status,"
     "/namespaces"},
    {"view", "get,list,watch", "discovery.k8s.io/endpointslices"},
    {"view", "get,list,watch",
     "apps/controllerrevisions,apps/daemonsets,apps/daemonsets/status,apps/deployments,"
     "apps/deployments/scale,apps/deployments/status,apps/replicasets,"
     "apps/replicasets/scale,apps/replicasets/status,apps/statefulsets,"
     "apps/statefulsets/scale,apps/statefulsets/status"},
    {"view", "get,list,watch",
     "autoscaling/horizontalpodautoscalers,autoscaling/horizontalpodautoscalers/status"},
    {"view", "get,list,watch", "batch/cronjobs,batch/cronjobs/status,batch/jobs,batch/jobs/status"},
    {"view", "get,list,watch", "policy/poddisruptionbudgets,policy/poddisruptionbudgets/status"},
    {"view", "get,list,watch",
     "networking.k8s.io/ingresses,networking.k8s.io/ingresses/status,"
     "networking.k8s.io/networkpolicies"},
    {"system:auth-delegator", "create", "authentication.k8s.io/tokenreviews"},
    {"system:auth-delegator", "create", "authorization.k8s.io/subjectaccessreviews"},
    {"system:basic-user", "create",
     "authorization.k8s.io/selfsubjectaccessreviews,"
     "authorization.k8s.io/selfsubjectrulesreviews,"
     "authentication.k8s.io/selfsubjectreviews"},
    {"system:discovery", "get",
     "url:/api,url:/api/*,url:/apis,url:/apis/*,url:/healthz,url:/livez,url:/openapi,"
     "url:/openapi/*,url:/readyz,url:/version,url:/version/"},
    {"system:heapster", "get,list,watch", "/events,/namespaces,/nodes,/pods,extensions/deployments"},
    {"system:kube-aggregator", "get,list,watch", "/endpoints,/services"},
    {"system:kube-controller-manager", "create,patch,update", "/events,events.k8s.io/events"},
    {"system:kube-controller-manager", "create", "coordination.k8s.io/leases"},
    {"system:kube-controller-manager", "get,update", "coordination.k8s.io/leases", "kube-controller-manager"},
    {"system:kube-controller-manager", "create", "/secrets,/serviceaccounts"},
    {"system:kube-controller-manager", "delete", "/secrets"},
    {"system:kube-controller-manager", "get", "/configmaps,/namespaces,/secrets,/serviceaccounts"},
    {"system:kube-controller-manager", "update", "/secrets,/serviceaccounts"},
    {"system:kube-controller-manager", "create",
     "authentication.k8s.io/tokenreviews,authorization.k8s.io/subjectaccessreviews"},
    {"system:kube-controller-manager", "list,watch", "*/*"},
    {"system:kube-controller-manager", "create", "/serviceaccounts/token"},
    {"system:kube-dns", "list,watch", "/endpoints,/services"},
    {"system:kube-scheduler", "create,patch,update", "/events,events.k8s.io/events"},
    {"system:kube-scheduler", "create", "coordination.k8s.io/leases"},
    {"system:kube-scheduler", "get,update", "coordination.k8s.io/leases", "kube-scheduler"},
    {"system:kube-scheduler", "get,list,watch", "/nodes"},
    {"system:kube-scheduler", "delete,get,list,watch", "/pods"},
    {"system:kube-scheduler", "create", "/bindings,/pods/binding"},
    {"system:kube-scheduler", "patch,update", "/pods/status"},
    {"system:kube-scheduler", "get,list,watch",
     "/replicationcontrollers,/services,apps/replicasets,apps/statefulsets,"
     "policy/poddisruptionbudgets,/persistentvolumeclaims,/persistentvolumes"},
    {"system:kube-scheduler", "create",
     "authentication.k8s.io/tokenreviews,authorization.k8s.io/subjectaccessreviews"},
    {"system:kube-scheduler", "get,list,watch",
     "storage.k8s.io/csinodes,/namespaces,storage.k8s.io/csidrivers,"
     "storage.k8s.io/csistoragecapacities"},
    {"system:kubelet-api-admin", "get,list,watch,proxy", "/nodes"},
    {"system:kubelet-api-admin", "*", "/nodes/log,/nodes/metrics,/nodes/proxy,/nodes/stats"},
    {"system:monitoring", "get",
     "url:/healthz,url:/healthz/*,url:/livez,url:/livez/*,url:/metrics,url:/metrics/slis,"
     "url:/readyz,url:/readyz/*"},
    {"system:node", "create",
     "authentication.k8s.io/tokenreviews,authorization.k8s.io/localsubjectaccessreviews,"
     "authorization.k8s.io/subjectaccessreviews"},
    {"system:node", "get,list,watch", "/services"},
    {"system:node", "create,patch,update,get,list,watch", "/nodes"},
    {"system:node", "patch,update", "/nodes/status"},
    {"system:node", "create,patch,update", "/events"},
    {"system:node", "create,delete,get,list,watch", "/pods"},
    {"system:node", "patch,update", "/pods/status"},
    {"system:node", "create", "/pods/eviction"},
    {"system:node", "get,list,watch", "/configmaps,/secrets"},
    {"system:node", "get", "/persistentvolumeclaims,/persistentvolumes,/endpoints"},
    {"system:node", "create,get,list,watch", "certificates.k8s.io/certificatesigningrequests"},
    {"system:node", "create,delete,get,patch,update", "coordination.k8s.io/leases"},
    {"system:node", "get", "storage.k8s.io/volumeattachments"},
    {"system:node", "create", "/serviceaccounts/token"},
    {"system:node", "get,patch,update", "/persistentvolumeclaims/status"},
    {"system:node", "get,list,watch", "storage.k8s.io/csidrivers"},
    {"system:node", "create,delete,get,patch,update", "storage.k8s.io/csinodes"},
    {"system:node", "get,list,watch", "node.k8s.io/runtimeclasses"},
    {"system:node-bootstrapper", "create,get,list,watch", "certificates.k8s.io/certificatesigningrequests"},
    {"system:node-problem-detector", "get", "/nodes"},
    {"system:node-problem-detector", "patch", "/nodes/status"},
    {"system:node-problem-detector", "create,patch,update", "/events,events.k8s.io/events"},
    {"system:node-proxier", "list,watch", "/endpoints,/services,discovery.k8s.io/endpointslices"},
    {"system:node-proxier", "get,list,watch", "/nodes"},
    {"system:node-proxier", "create,patch,update", "/events,events.k8s.io/events"},
    {"system:persistent-volume-provisioner", "create,delete,get,list,watch", "/persistentvolumes"},
    {"system:persistent-volume-provisioner", "update,get,list,watch", "/persistentvolumeclaims"},
    {"system:persistent-volume-provisioner", "get,list,watch", "storage.k8s.io/storageclasses"},
    {"system:persistent-volume-provisioner", "watch", "/events"},
    {"system:persistent-volume-provisioner", "create,patch,update", "/events,events.k8s.io/events"},
    {"system:public-info-viewer", "get", "url:/healthz,url:/livez,url:/readyz,url:/version,url:/version/"},
    {"system:service-account-issuer-discovery", "get",
     "url:/.well-known/openid-configuration,url:/openid/v1/jwks"},
    {"system:volume-scheduler", "patch,update,get,list,watch", "/persistentvolumes,/persistentvolumeclaims"},
    {"system:volume-scheduler", "get,list,watch", "storage.k8s.io/storageclasses"},
};

}  // namespace

std::span<const KubernetesRule> kubernetesRoles() { return kRules; }

}  // namespace postern
