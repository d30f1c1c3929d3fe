package main

import (
	"context"
	"os"
)

const (
	rbacGroup     = "rbac.authorization.k8s.io"
	rbacPath      = "/apis/rbac.authorization.k8s.io/v1"
	apiServerUser = "kube-apiserver"
	clusterInfo   = "/api/v1/namespaces/kube-public/configmaps"
	clusterInfoID = "cluster-info"
)

// createClusterObjects says who may do what beside Kubernetes' own roles, and publishes the
// cluster's authority, sealed with the token, for agents that don't know it yet.
func createClusterObjects(ctx context.Context, api *apiClient, authorityFile, token string) error {
	certificate, err := os.ReadFile(authorityFile)
	if err != nil {
		return err
	}
	objects := []struct {
		path   string
		object object
	}{
		// An agent's kubelet asks for its first certificate with the token, and gets it …
		{rbacPath + "/clusterrolebindings", bindGroup("node-bootstrap", "system:node-bootstrapper", "system:bootstrappers")},
		{rbacPath + "/clusterrolebindings", bindGroup("node-bootstrap-approval",
			"system:certificates.k8s.io:certificatesigningrequests:nodeclient", "system:bootstrappers")},
		// … and renews it as the node that it is.
		{rbacPath + "/clusterrolebindings", bindGroup("node-renewal-approval",
			"system:certificates.k8s.io:certificatesigningrequests:selfnodeclient", "system:nodes")},
		// kube-proxy runs with its node's identity, and reads Services and their endpoints.
		{rbacPath + "/clusterrolebindings", bindGroup("node-proxy", "system:node-proxier", "system:nodes")},
		// logs, exec and port-forward: the API server calls the kubelets.
		{rbacPath + "/clusterrolebindings", bind("ClusterRoleBinding", "kubelet-api", "ClusterRole",
			"system:kubelet-api-admin", "User", apiServerUser)},
		{clusterInfo, object{"metadata": object{"name": clusterInfoID}, "data": object{
			"ca.crt": string(certificate), "hmac": seal(certificate, token)}}},
		{rbacPath + "/namespaces/kube-public/roles", object{"metadata": object{"name": clusterInfoID},
			"rules": []object{{"apiGroups": []string{""}, "resources": []string{"configmaps"},
				"resourceNames": []string{clusterInfoID}, "verbs": []string{"get"}}}}},
		{rbacPath + "/namespaces/kube-public/rolebindings", bind("RoleBinding", clusterInfoID, "Role",
			clusterInfoID, "User", "system:anonymous")},
	}
	for _, each := range objects {
		if err := api.create(ctx, each.path, each.object); err != nil {
			return err
		}
	}
	return nil
}

func bindGroup(name, role, group string) object {
	return bind("ClusterRoleBinding", name, "ClusterRole", role, "Group", group)
}

func bind(kind, name, roleKind, role, subjectKind, subject string) object {
	return object{"kind": kind, "apiVersion": rbacGroup + "/v1",
		"metadata": object{"name": "eks-workshop:" + name},
		"roleRef":  object{"apiGroup": rbacGroup, "kind": roleKind, "name": role},
		"subjects": []object{{"apiGroup": rbacGroup, "kind": subjectKind, "name": subject}}}
}
