package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"net/http"
	"os"
)

// kubeletIdentity is kubelet's own, which it renews in place.
func kubeletIdentity() identity {
	current := kubeletDirectory + "/pki/kubelet-client-current.pem"
	return identity{current, current}
}

// installKubeletIdentity puts a certificate and its key where kubelet looks for its own, in the form
// in which kubelet keeps it.
func installKubeletIdentity(files identity) error {
	certificate, err := os.ReadFile(files.certificateFile)
	if err != nil {
		return err
	}
	key, err := os.ReadFile(files.keyFile)
	if err != nil {
		return err
	}
	pair := kubeletDirectory + "/pki/kubelet-client-initial.pem"
	if err := os.WriteFile(pair, append(certificate, key...), 0o600); err != nil {
		return err
	}
	current := kubeletIdentity().certificateFile
	_ = os.Remove(current)
	return os.Symlink(pair, current)
}

// requestIdentity asks the server, with the token, for a certificate as this one node, by the protocol
// of Kubernetes' TLS bootstrap. Kubelet could ask for itself, but until the answer comes it would call
// the API as nobody, and the more refusals it gets, the longer it waits.
func (n *node) requestIdentity(ctx context.Context, server, authorityFile string) error {
	trust, err := os.ReadFile(authorityFile)
	if err != nil {
		return err
	}
	api := &apiClient{server: server, token: n.options.token, http: &http.Client{
		Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: poolOf(trust)}, ForceAttemptHTTP2: true}}}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	der, err := x509.CreateCertificateRequest(rand.Reader, &x509.CertificateRequest{Subject: pkix.Name{
		CommonName: "system:node:" + n.options.nodeName, Organization: []string{"system:nodes"}}}, key)
	if err != nil {
		return err
	}
	var made signingRequest
	err = until(ctx, patience, func() error {
		return api.call(ctx, http.MethodPost, signingRequests, object{
			"metadata": object{"generateName": "node-"},
			"spec": object{
				"signerName": "kubernetes.io/kube-apiserver-client-kubelet",
				"usages":     []string{"digital signature", "key encipherment", "client auth"},
				"request":    pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE REQUEST", Bytes: der}),
			}}, &made)
	})
	if err != nil {
		return err
	}
	err = until(ctx, patience, func() error {
		err := api.call(ctx, http.MethodGet, signingRequests+"/"+made.Metadata.Name, nil, &made)
		if err == nil && len(made.Status.Certificate) == 0 {
			err = fmt.Errorf("the request is %v", made.Status.Conditions)
		}
		return err
	})
	if err != nil {
		return err
	}
	files := identity{kubeletDirectory + "/pki/signed.crt", kubeletDirectory + "/pki/signed.key"}
	if err := writeKey(files.keyFile, key); err != nil {
		return err
	}
	if err := os.WriteFile(files.certificateFile, made.Status.Certificate, 0o600); err != nil {
		return err
	}
	return installKubeletIdentity(files)
}
