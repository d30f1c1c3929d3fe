package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const cgroupMount = "/sys/fs/cgroup"

// prepareCgroups makes a group for the pods inside this container's own, in every hierarchy, and
// returns its path. There, nodes and clusters of one machine don't meet, and the engine removes it
// with the container.
func prepareCgroups() (string, error) {
	own, err := ownCgroup()
	if err != nil {
		return "", err
	}
	pods := own + "/pods"
	if _, err := os.Stat(cgroupMount + "/cgroup.controllers"); err == nil {
		return pods, prepareUnified(own, pods)
	}
	return pods, prepareHierarchies(pods)
}

// ownCgroup is this container's path below the mount, which the machine's cgroup namespace shows.
func ownCgroup() (string, error) {
	content, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return "", err
	}
	own := ""
	for _, line := range strings.Split(strings.TrimSpace(string(content)), "\n") {
		part := strings.SplitN(line, ":", 3)
		if len(part) != 3 {
			continue
		}
		unified := part[0] == "0" && part[1] == ""
		if part[1] == "memory" || (unified && own == "") {
			own = part[2]
		}
	}
	if _, err := os.Stat(cgroupMount); own == "" || own == "/" || strings.Contains(own, "..") || err != nil {
		return "", fmt.Errorf("the container's cgroup can't be seen: run it with --privileged " +
			"--cgroupns=host -v /sys/fs/cgroup:/sys/fs/cgroup:rw")
	}
	return own, nil
}

// prepareHierarchies is for cgroup v1, where each controller has a tree.
func prepareHierarchies(pods string) error {
	mounts, err := os.ReadFile("/proc/self/mounts")
	if err != nil {
		return err
	}
	for _, line := range strings.Split(string(mounts), "\n") {
		field := strings.Fields(line)
		if len(field) < 3 || field[2] != "cgroup" || !strings.HasPrefix(field[1], cgroupMount+"/") {
			continue
		}
		group := field[1] + pods
		if err := os.MkdirAll(group, 0o755); err != nil {
			return fmt.Errorf("%w: /sys/fs/cgroup must be bound read-write", err)
		}
		// A new group of the cpuset tree has no processors and no memory until it is given some.
		for _, name := range []string{"cpuset.cpus", "cpuset.mems"} {
			if value, err := os.ReadFile(filepath.Join(filepath.Dir(group), name)); err == nil {
				_ = os.WriteFile(filepath.Join(group, name), value, 0o644)
			}
		}
	}
	return nil
}

// prepareUnified is for cgroup v2, where a group that hands controllers on may hold no process: ours
// move to a group beside the pods'.
func prepareUnified(own, pods string) error {
	programs := cgroupMount + own + "/node"
	for _, group := range []string{programs, cgroupMount + pods} {
		if err := os.MkdirAll(group, 0o755); err != nil {
			return fmt.Errorf("%w: /sys/fs/cgroup must be bound read-write", err)
		}
	}
	processes, err := os.ReadFile(cgroupMount + own + "/cgroup.procs")
	if err != nil {
		return err
	}
	for _, process := range strings.Fields(string(processes)) {
		// One that has ended meanwhile needs no group.
		_ = os.WriteFile(programs+"/cgroup.procs", []byte(process), 0o644)
	}
	controllers, err := os.ReadFile(cgroupMount + own + "/cgroup.controllers")
	if err != nil {
		return err
	}
	for _, controller := range strings.Fields(string(controllers)) {
		err := os.WriteFile(cgroupMount+own+"/cgroup.subtree_control", []byte("+"+controller), 0o644)
		if err != nil {
			return fmt.Errorf("controller %s: %w", controller, err)
		}
	}
	return nil
}
