package main

import (
	"encoding/json"
	"fmt"
	"os"
)

const (
	cniDirectory = "/etc/cni/net.d"
	cniFile      = cniDirectory + "/10-pods.conflist"
)

// podNetwork joins the nodes' pod networks: a bridge on this node, and a route to each other node.
type podNetwork struct {
	ownName string
	ownCIDR string
	routes  map[string][2]string // by node: its pods' network, its address
}

func newPodNetwork(ownName string) *podNetwork {
	return &podNetwork{ownName: ownName, routes: map[string][2]string{}}
}

// update takes one change of a node. Routes to a node that goes while the watch was broken stay:
// they lead to an address that no longer answers, as the node itself.
func (p *podNetwork) update(kind string, node nodeObject) error {
	name, cidr := node.Metadata.Name, node.Spec.PodCIDR
	switch {
	case kind == "LISTED":
		return nil
	case name == p.ownName:
		if cidr == "" || cidr == p.ownCIDR {
			return nil
		}
		p.ownCIDR = cidr
		return configureBridge(cidr)
	case kind == "DELETED":
		if route, known := p.routes[name]; known {
			delete(p.routes, name)
			return run("ip", "route", "del", route[0])
		}
		return nil
	}
	route := [2]string{cidr, node.address("InternalIP")}
	if cidr == "" || route[1] == "" || p.routes[name] == route {
		return nil
	}
	p.routes[name] = route
	return run("ip", "route", "replace", route[0], "via", route[1])
}

// configureBridge gives this node's pods their network. What leaves the cluster is masqueraded here,
// and not by the bridge plugin, which would hide pods from the pods of other nodes, too.
func configureBridge(cidr string) error {
	config, err := json.MarshalIndent(object{
		"cniVersion": "0.4.0",
		"name":       "pods",
		"plugins": []object{{
			"type": "bridge", "bridge": "cni0", "isGateway": true, "ipMasq": false, "hairpinMode": true,
			"ipam": object{"type": "host-local", "ranges": [][]object{{{"subnet": cidr}}},
				"dataDir": "/run/cni", "routes": []object{{"dst": "0.0.0.0/0"}}},
		}, {
			"type": "portmap", "capabilities": object{"portMappings": true},
		}},
	}, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(cniDirectory, 0o755); err != nil {
		return err
	}
	// Renamed into place, since containerd reads it as soon as it is there.
	if err := os.WriteFile(cniFile+".new", config, 0o644); err != nil {
		return err
	}
	if err := os.Rename(cniFile+".new", cniFile); err != nil {
		return fmt.Errorf("the pods' network: %w", err)
	}
	return run("iptables", "-w", "-t", "nat", "-A", "POSTROUTING", "-s", cidr, "!", "-d", clusterCIDR,
		"-m", "comment", "--comment", "pods to the world outside", "-j", "MASQUERADE")
}
