package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
)

// runAgent joins the server, which may still be starting, while containerd starts.
func (n *node) runAgent(ctx context.Context) error {
	containers := make(chan error, 1)
	go func() { containers <- n.startContainers(ctx) }()

	say("waiting for the server at %s", n.options.serverURL)
	authorityFile := pkiDirectory + "/cluster-ca.crt"
	var server string
	err := until(ctx, patience, func() (err error) {
		server, err = n.discover(ctx, authorityFile)
		return err
	})
	if err != nil {
		return fmt.Errorf("the server at %s can't be joined: %w", n.options.serverURL, err)
	}
	say("the server answers, and its authority is the token's")
	if err := n.requestIdentity(ctx, server, authorityFile); err != nil {
		return fmt.Errorf("the server signed no certificate for this node: %w", err)
	}
	say("the server signed this node's certificate")
	if err := <-containers; err != nil {
		return err
	}
	kubeconfig := configDirectory + "/kubelet.kubeconfig"
	if err := writeKubeconfig(kubeconfig, server, authorityFile, kubeletIdentity()); err != nil {
		return err
	}
	if err := n.startKubelet(authorityFile, kubeconfig); err != nil {
		return err
	}
	if err := n.startProxy(kubeconfig); err != nil {
		return err
	}
	api, err := newAPIClient(server, authorityFile, kubeletIdentity())
	if err != nil {
		return err
	}
	return n.connect(ctx, api, func() { say("the node has joined") })
}

// discover reads the cluster's authority from the server, believes it only if it is sealed with the
// token, and returns the URL under which the server proves to be that cluster's.
func (n *node) discover(ctx context.Context, authorityFile string) (string, error) {
	stranger := &apiClient{server: n.options.serverURL, http: &http.Client{Transport: &http.Transport{
		// Whoever answers is not believed but for what the token's seal proves.
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	}}}
	defer stranger.http.CloseIdleConnections()
	var info struct{ Data map[string]string }
	if err := stranger.call(ctx, http.MethodGet, clusterInfo+"/"+clusterInfoID, nil, &info); err != nil {
		return "", err
	}
	certificate := []byte(info.Data["ca.crt"])
	if !hmac.Equal([]byte(seal(certificate, n.options.token)), []byte(info.Data["hmac"])) {
		return "", hopeless{fmt.Errorf("the token is not the server's")}
	}
	if err := os.MkdirAll(pkiDirectory, 0o700); err != nil {
		return "", err
	}
	if err := os.WriteFile(authorityFile, certificate, 0o644); err != nil {
		return "", err
	}
	return verifiedURL(n.options.serverURL, certificate)
}

// verifiedURL is the server's URL as given if its certificate holds that name; a network alias, which
// the server can't know of, is replaced by the address behind it.
func verifiedURL(given string, authority []byte) (string, error) {
	parsed, err := url.Parse(given)
	if err != nil {
		return "", err
	}
	port := parsed.Port()
	if port == "" {
		port = "443"
	}
	hosts, err := net.LookupHost(parsed.Hostname())
	if err != nil {
		return "", err
	}
	for _, host := range append([]string{parsed.Hostname()}, hosts...) {
		var connection *tls.Conn
		address := net.JoinHostPort(host, port)
		connection, err = tls.Dial("tcp", address, &tls.Config{RootCAs: poolOf(authority)})
		if err == nil {
			connection.Close()
			return "https://" + address, nil
		}
	}
	return "", fmt.Errorf("%w: give the server that name by --tls-san", err)
}

// seal proves knowledge of the token without showing it.
func seal(content []byte, token string) string {
	mac := hmac.New(sha256.New, []byte(token))
	mac.Write(content)
	return hex.EncodeToString(mac.Sum(nil))
}
