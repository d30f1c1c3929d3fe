package main

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"net/http"
	"reflect"
	"time"
)

const signingRequests = "/apis/certificates.k8s.io/v1/certificatesigningrequests"

// signingRequest is what this program reads of a CertificateSigningRequest.
type signingRequest struct {
	Metadata struct{ Name string }
	Spec     struct {
		SignerName string
		Username   string
		Groups     []string
		Usages     []string
		Request    []byte
	}
	Status struct {
		Conditions  []object
		Certificate []byte
	}
}

// approveServingCertificates lets each kubelet have a serving certificate for its own node's name and
// addresses, and no other. Kubernetes leaves this to whoever runs the cluster.
func approveServingCertificates(ctx context.Context, api *apiClient) {
	api.follow(ctx, signingRequests, func(kind string, raw json.RawMessage) {
		var request signingRequest
		if raw == nil || kind == "DELETED" || json.Unmarshal(raw, &request) != nil ||
			request.Spec.SignerName != "kubernetes.io/kubelet-serving" || len(request.Status.Conditions) > 0 {
			return
		}
		if err := approve(ctx, api, request, raw); err != nil {
			say("no serving certificate for %s: %v", request.Spec.Username, err)
		}
	})
}

func approve(ctx context.Context, api *apiClient, request signingRequest, raw json.RawMessage) error {
	var node nodeObject
	name, err := nodeOf(request)
	if err != nil {
		return err
	}
	if err := api.call(ctx, http.MethodGet, "/api/v1/nodes/"+name, nil, &node); err != nil {
		return err
	}
	if err := justified(request, node); err != nil {
		return err
	}
	var whole object
	if err := json.Unmarshal(raw, &whole); err != nil {
		return err
	}
	status, _ := whole["status"].(object)
	if status == nil {
		status = object{}
	}
	status["conditions"] = []object{{"type": "Approved", "status": "True", "reason": "OwnNode",
		"message": "asked for by the node itself", "lastUpdateTime": time.Now().UTC().Format(time.RFC3339)}}
	whole["status"] = status
	return api.call(ctx, http.MethodPut, signingRequests+"/"+request.Metadata.Name+"/approval", whole, nil)
}

// nodeOf is the node that asks.
func nodeOf(request signingRequest) (string, error) {
	const prefix = "system:node:"
	if len(request.Spec.Username) <= len(prefix) || request.Spec.Username[:len(prefix)] != prefix {
		return "", fmt.Errorf("%s is no node", request.Spec.Username)
	}
	return request.Spec.Username[len(prefix):], nil
}

// justified checks the request itself against the node that asks.
func justified(request signingRequest, node nodeObject) error {
	block, _ := pem.Decode(request.Spec.Request)
	if block == nil {
		return fmt.Errorf("the request is not readable")
	}
	wanted, err := x509.ParseCertificateRequest(block.Bytes)
	if err != nil {
		return err
	}
	if err := wanted.CheckSignature(); err != nil {
		return err
	}
	if wanted.Subject.CommonName != request.Spec.Username ||
		!reflect.DeepEqual(wanted.Subject.Organization, []string{"system:nodes"}) {
		return fmt.Errorf("it is for %s", wanted.Subject)
	}
	if len(wanted.EmailAddresses)+len(wanted.URIs) > 0 {
		return fmt.Errorf("it names more than hosts")
	}
	own := map[string]bool{node.Metadata.Name: true}
	for _, address := range node.Status.Addresses {
		own[address.Address] = true
	}
	for _, host := range wanted.DNSNames {
		if !own[host] {
			return fmt.Errorf("%s is not the node's name", host)
		}
	}
	for _, address := range wanted.IPAddresses {
		if !own[address.String()] {
			return fmt.Errorf("%s is not the node's address", address)
		}
	}
	return nil
}
