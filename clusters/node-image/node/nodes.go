package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"strings"
)

// nodeObject is what this program reads of a Node.
type nodeObject struct {
	Metadata struct{ Name string }
	Spec     struct{ PodCIDR string }
	Status   struct {
		Addresses  []struct{ Type, Address string }
		Conditions []struct{ Type, Status string }
	}
}

func (o nodeObject) address(kind string) string {
	for _, address := range o.Status.Addresses {
		if address.Type == kind {
			return address.Address
		}
	}
	return ""
}

func (o nodeObject) ready() bool {
	for _, condition := range o.Status.Conditions {
		if condition.Type == "Ready" {
			return condition.Status == "True"
		}
	}
	return false
}

// connect keeps the node's network in step with the cluster's nodes, until the context ends.
func (n *node) connect(ctx context.Context, api *apiClient, joined func()) error {
	network := newPodNetwork(n.options.nodeName)
	var registered, ready bool
	var failure error
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	api.follow(ctx, "/api/v1/nodes", func(kind string, raw json.RawMessage) {
		var seen nodeObject
		if raw != nil && json.Unmarshal(raw, &seen) != nil {
			return
		}
		if err := network.update(kind, seen); err != nil {
			failure = err
			stop()
		}
		if seen.Metadata.Name != n.options.nodeName {
			return
		}
		if !registered {
			registered = true
			joined()
		}
		if !ready && seen.ready() {
			ready = true
			say("node %s is Ready, with the labels %s", n.options.nodeName, strings.Join(n.options.nodeLabels, " "))
		}
	})
	return failure
}

// assignPodNetworks gives each node a part of the cluster's network for its pods. The controller
// manager could, but its allocator waits ten seconds before it starts.
func assignPodNetworks(ctx context.Context, api *apiClient) {
	taken := map[string]string{} // node by network
	api.follow(ctx, "/api/v1/nodes", func(kind string, raw json.RawMessage) {
		var seen nodeObject
		if raw == nil || json.Unmarshal(raw, &seen) != nil {
			return
		}
		name, cidr := seen.Metadata.Name, seen.Spec.PodCIDR
		if kind == "DELETED" {
			delete(taken, cidr)
			return
		}
		if cidr != "" {
			taken[cidr] = name
			return
		}
		cidr, err := freeNetwork(taken, name)
		if err == nil {
			err = api.patch(ctx, "/api/v1/nodes/"+name, object{"spec": object{"podCIDR": cidr, "podCIDRs": []string{cidr}}})
		}
		if err != nil {
			say("no network for the pods of node %s: %v", name, err)
			return
		}
		taken[cidr] = name
	})
}

// freeNetwork is the one that the node was given already, or the first of 256 that nobody has.
func freeNetwork(taken map[string]string, node string) (string, error) {
	for cidr, owner := range taken {
		if owner == node {
			return cidr, nil
		}
	}
	_, whole, err := net.ParseCIDR(clusterCIDR)
	if err != nil {
		return "", err
	}
	for part := 0; part < 256; part++ {
		cidr := fmt.Sprintf("%d.%d.%d.0/24", whole.IP[0], whole.IP[1], part)
		if taken[cidr] == "" {
			return cidr, nil
		}
	}
	return "", fmt.Errorf("all parts of %s are taken", clusterCIDR)
}
