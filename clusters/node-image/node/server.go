package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

const apiURL = "https://127.0.0.1:6443"

// credentials are the server's files: three authorities, as Kubernetes advises, and what they signed.
type credentials struct {
	clusterCA, etcdCA, frontProxyCA          *authority
	apiServer, apiServerToKubelet, apiToEtcd identity
	etcd, frontProxy, admin                  identity
	serviceAccountKey                        string
}

// runServer starts the control plane and a node of its own; containerd starts beside it.
func (n *node) runServer(ctx context.Context) error {
	if n.options.token == "" {
		random := make([]byte, 16)
		if _, err := rand.Read(random); err != nil {
			return err
		}
		n.options.token = hex.EncodeToString(random)
	}
	containers := make(chan error, 1)
	go func() { containers <- n.startContainers(ctx) }()

	created, err := n.newCredentials()
	if err != nil {
		return fmt.Errorf("certificates: %w", err)
	}
	api, err := newAPIClient(apiURL, created.clusterCA.file, created.admin)
	if err != nil {
		return err
	}
	say("certificates written; kube-apiserver and etcd start")
	if err := n.startAPI(ctx, created, api); err != nil {
		return err
	}
	say("the API answers")
	if err := n.startControllers(created); err != nil {
		return err
	}
	if err := createClusterObjects(ctx, api, created.clusterCA.file, n.options.token); err != nil {
		return fmt.Errorf("the cluster's first objects: %w", err)
	}
	go approveServingCertificates(ctx, api)
	go assignPodNetworks(ctx, api)

	if err := <-containers; err != nil {
		return err
	}
	kubeconfig := configDirectory + "/kubelet.kubeconfig"
	if err := writeKubeconfig(kubeconfig, apiURL, created.clusterCA.file, kubeletIdentity()); err != nil {
		return err
	}
	if err := n.startKubelet(created.clusterCA.file, kubeconfig); err != nil {
		return err
	}
	if err := n.startProxy(kubeconfig); err != nil {
		return err
	}
	return n.connect(ctx, api, func() {
		// The line by which Testcontainers' K3sContainer knows that k3s is up.
		say("Node controller sync successful")
	})
}

func (n *node) newCredentials() (*credentials, error) {
	created := &credentials{}
	for _, wanted := range []struct {
		into **authority
		name string
	}{{&created.clusterCA, "cluster-ca"}, {&created.etcdCA, "etcd-ca"}, {&created.frontProxyCA, "front-proxy-ca"}} {
		authority, err := newAuthority(pkiDirectory, wanted.name)
		if err != nil {
			return nil, err
		}
		*wanted.into = authority
	}
	for _, wanted := range []struct {
		into   *identity
		by     *authority
		detail request
	}{
		{&created.apiServer, created.clusterCA, request{"kube-apiserver", "kube-apiserver", nil, asServer, n.serverHosts()}},
		{&created.apiServerToKubelet, created.clusterCA, request{"kube-apiserver-kubelet-client", apiServerUser, nil, asClient, nil}},
		{&created.admin, created.clusterCA, request{"admin", "system:admin", []string{"system:masters"}, asClient, nil}},
		{&created.apiToEtcd, created.etcdCA, request{"kube-apiserver-etcd-client", "kube-apiserver", nil, asClient, nil}},
		{&created.etcd, created.etcdCA, request{"etcd", "etcd", nil, asBoth, []string{"127.0.0.1", "localhost"}}},
		{&created.frontProxy, created.frontProxyCA, request{"front-proxy-client", "front-proxy-client", nil, asClient, nil}},
	} {
		identity, err := wanted.by.issue(pkiDirectory, wanted.detail)
		if err != nil {
			return nil, err
		}
		*wanted.into = identity
	}
	for _, component := range []string{"kube-controller-manager", "kube-scheduler"} {
		identity, err := created.clusterCA.issue(pkiDirectory, request{component, "system:" + component, nil, asBoth,
			[]string{"127.0.0.1", "localhost"}})
		if err != nil {
			return nil, err
		}
		if err := writeKubeconfig(kubeconfigOf(component), apiURL, created.clusterCA.file, identity); err != nil {
			return nil, err
		}
	}
	serviceAccounts, err := newAuthority(pkiDirectory, "service-accounts") // of which the key alone is used
	if err != nil {
		return nil, err
	}
	created.serviceAccountKey = serviceAccounts.keyFile
	own, err := created.clusterCA.issue(kubeletDirectory+"/pki", request{"kubelet-client-initial",
		"system:node:" + n.options.nodeName, []string{"system:nodes"}, asClient, nil})
	if err != nil {
		return nil, err
	}
	// The server's kubelet has nobody to ask yet for what the agents' kubelets ask for.
	if err := installKubeletIdentity(own); err != nil {
		return nil, err
	}
	return created, n.writeAdminKubeconfig(created)
}

// serverHosts are the names and addresses under which the API may be called.
func (n *node) serverHosts() []string {
	hosts := []string{"localhost", "127.0.0.1", serviceAddress, "kubernetes", "kubernetes.default",
		"kubernetes.default.svc", "kubernetes.default.svc.cluster.local", n.options.nodeName}
	if hostname, err := os.Hostname(); err == nil {
		hosts = append(hosts, hostname)
	}
	if addresses, err := ownAddresses(); err == nil {
		for _, address := range addresses {
			hosts = append(hosts, address.String())
		}
	}
	return append(hosts, n.options.extraSANs...)
}

func (n *node) writeAdminKubeconfig(created *credentials) error {
	var encoded [3]string
	for i, file := range []string{created.clusterCA.file, created.admin.certificateFile, created.admin.keyFile} {
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		encoded[i] = base64.StdEncoding.EncodeToString(content)
	}
	err := writeKubeconfigOf(adminKubeconfig, apiURL, "certificate-authority-data: "+encoded[0],
		fmt.Sprintf("client-certificate-data: %s\n    client-key-data: %s", encoded[1], encoded[2]))
	if err != nil {
		return err
	}
	return os.Chmod(adminKubeconfig, n.options.kubeconfigMode)
}

// startAPI starts etcd, which answers to the API server alone, and the API server.
func (n *node) startAPI(ctx context.Context, c *credentials, api *apiClient) error {
	tokens := filepath.Join(configDirectory, "tokens.csv")
	line := fmt.Sprintf("%q,system:node-bootstrap,node-bootstrap,%q\n", n.options.token, "system:bootstrappers")
	if err := os.WriteFile(tokens, []byte(line), 0o600); err != nil {
		return err
	}
	if err := n.components.start("etcd",
		"--name=default", "--data-dir=/var/lib/etcd", "--logger=zap",
		"--listen-client-urls=https://127.0.0.1:2379", "--advertise-client-urls=https://127.0.0.1:2379",
		"--listen-peer-urls=https://127.0.0.1:2380", "--initial-advertise-peer-urls=https://127.0.0.1:2380",
		"--initial-cluster=default=https://127.0.0.1:2380",
		"--cert-file="+c.etcd.certificateFile, "--key-file="+c.etcd.keyFile,
		"--trusted-ca-file="+c.etcdCA.file, "--client-cert-auth",
		"--peer-cert-file="+c.etcd.certificateFile, "--peer-key-file="+c.etcd.keyFile,
		"--peer-trusted-ca-file="+c.etcdCA.file, "--peer-client-cert-auth",
		"--heartbeat-interval=50", "--election-timeout=250",
	); err != nil {
		return err
	}
	if err := n.components.start("kube-apiserver",
		"--advertise-address="+n.address.String(), "--secure-port=6443",
		"--etcd-servers=https://127.0.0.1:2379", "--etcd-cafile="+c.etcdCA.file,
		"--etcd-certfile="+c.apiToEtcd.certificateFile, "--etcd-keyfile="+c.apiToEtcd.keyFile,
		"--tls-cert-file="+c.apiServer.certificateFile, "--tls-private-key-file="+c.apiServer.keyFile,
		"--client-ca-file="+c.clusterCA.file, "--token-auth-file="+tokens,
		"--authorization-mode=Node,RBAC", "--enable-admission-plugins=NodeRestriction",
		"--kubelet-certificate-authority="+c.clusterCA.file,
		"--kubelet-client-certificate="+c.apiServerToKubelet.certificateFile,
		"--kubelet-client-key="+c.apiServerToKubelet.keyFile,
		"--kubelet-preferred-address-types=InternalIP",
		"--proxy-client-cert-file="+c.frontProxy.certificateFile, "--proxy-client-key-file="+c.frontProxy.keyFile,
		"--requestheader-client-ca-file="+c.frontProxyCA.file, "--requestheader-allowed-names=front-proxy-client",
		"--requestheader-extra-headers-prefix=X-Remote-Extra-", "--requestheader-group-headers=X-Remote-Group",
		"--requestheader-username-headers=X-Remote-User",
		"--service-account-key-file="+c.serviceAccountKey, "--service-account-signing-key-file="+c.serviceAccountKey,
		"--service-account-issuer=https://kubernetes.default.svc.cluster.local",
		"--api-audiences=https://kubernetes.default.svc.cluster.local",
		"--service-cluster-ip-range="+serviceCIDR, "--profiling=false",
	); err != nil {
		return err
	}
	err := until(ctx, patience, func() error { return api.call(ctx, http.MethodGet, "/readyz", nil, nil) })
	if err != nil {
		return fmt.Errorf("kube-apiserver is not ready: %w%s", err, lastLines("kube-apiserver"))
	}
	return nil
}

func kubeconfigOf(component string) string { return configDirectory + "/" + component + ".kubeconfig" }

// startControllers starts what acts on the API. There is one of each, so none is elected.
func (n *node) startControllers(c *credentials) error {
	for component, arguments := range map[string]string{
		"kube-controller-manager": "--service-cluster-ip-range=" + serviceCIDR + " --root-ca-file=" + c.clusterCA.file +
			" --cluster-signing-cert-file=" + c.clusterCA.file + " --cluster-signing-key-file=" + c.clusterCA.keyFile +
			" --service-account-private-key-file=" + c.serviceAccountKey + " --use-service-account-credentials" +
			" --node-monitor-period=1s --kube-api-qps=100 --kube-api-burst=200",
		"kube-scheduler": "--kube-api-qps=100 --kube-api-burst=200",
	} {
		common := []string{"--leader-elect=false", "--bind-address=127.0.0.1", "--profiling=false",
			"--tls-cert-file=" + pkiDirectory + "/" + component + ".crt",
			"--tls-private-key-file=" + pkiDirectory + "/" + component + ".key"}
		if n.kubernetes.before(1, 24) {
			common = append(common, "--port=0") // the one without encryption
		}
		for _, flag := range []string{"kubeconfig", "authentication-kubeconfig", "authorization-kubeconfig"} {
			common = append(common, "--"+flag+"="+kubeconfigOf(component))
		}
		if err := n.components.start(component, append(common, strings.Fields(arguments)...)...); err != nil {
			return err
		}
	}
	return nil
}
