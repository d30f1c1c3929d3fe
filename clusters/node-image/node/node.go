package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Where things lie; those under /etc/rancher and /var/lib/rancher are k3s's own places.
const (
	adminKubeconfig  = "/etc/rancher/k3s/k3s.yaml"
	imagesDirectory  = "/var/lib/rancher/k3s/agent/images"
	pkiDirectory     = "/etc/eks-workshop-node/pki"
	configDirectory  = "/etc/eks-workshop-node"
	kubeletDirectory = "/var/lib/kubelet"
	containerdSocket = "/run/containerd/containerd.sock"
	pauseImage       = "localhost/eks-workshop-node/pause:1"
)

// k3s's networks.
const (
	clusterCIDR    = "10.42.0.0/16"
	serviceCIDR    = "10.43.0.0/16"
	serviceAddress = "10.43.0.1" // of the API, the first of its network
)

// patience is how long one phase of the start may take; on an idle machine it is seconds.
const patience = 3 * time.Minute

// node is what server and agent have in common.
type node struct {
	options    options
	components *components
	address    net.IP
	cgroup     string
	kubernetes release
	containerd release
}

func newNode(options options) (*node, error) {
	components, err := newComponents()
	if err != nil {
		return nil, err
	}
	kubernetes, err := releaseOf("kubelet")
	if err != nil {
		return nil, err
	}
	containerd, err := releaseOf("containerd")
	if err != nil {
		return nil, err
	}
	addresses, err := ownAddresses()
	if err != nil {
		return nil, err
	}
	cgroup, err := prepareCgroups()
	if err != nil {
		return nil, err
	}
	if err := prepareKernel(); err != nil {
		return nil, err
	}
	return &node{options, components, addresses[0], cgroup, kubernetes, containerd}, nil
}

// ownAddresses are the container's, on each of its networks.
func ownAddresses() ([]net.IP, error) {
	interfaces, err := net.InterfaceAddrs()
	if err != nil {
		return nil, err
	}
	var addresses []net.IP
	for _, address := range interfaces {
		if ip, _, err := net.ParseCIDR(address.String()); err == nil && ip.To4() != nil && ip.IsGlobalUnicast() {
			addresses = append(addresses, ip)
		}
	}
	if len(addresses) == 0 {
		return nil, fmt.Errorf("the container has no network: give it one that all nodes share")
	}
	return addresses, nil
}

// prepareKernel sets what Kubernetes' network needs in this container's own network namespace, and
// lets volumes that kubelet mounts be seen by the pods.
func prepareKernel() error {
	if err := os.WriteFile("/proc/sys/net/ipv4/ip_forward", []byte("1"), 0o644); err != nil {
		return fmt.Errorf("%w: the container must be privileged", err)
	}
	// Services, between two pods of one node; not there where bridges don't filter.
	_ = os.WriteFile("/proc/sys/net/bridge/bridge-nf-call-iptables", []byte("1"), 0o644)
	if err := syscall.Mount("", "/", "", syscall.MS_SHARED|syscall.MS_REC, ""); err != nil {
		return err
	}
	return shieldMachine()
}

// shieldMachine shows kubelet the settings that it wants, in place of the machine's: it would
// otherwise change those, such as what the machine does when its kernel panics.
func shieldMachine() error {
	for name, value := range map[string]string{
		"vm/overcommit_memory": "1", "vm/panic_on_oom": "0", "kernel/panic": "10", "kernel/panic_on_oops": "1",
		"kernel/keys/root_maxkeys": "1000000", "kernel/keys/root_maxbytes": "25000000",
	} {
		shield := configDirectory + "/sysctl/" + name
		if err := os.MkdirAll(filepath.Dir(shield), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(shield, []byte(value+"\n"), 0o444); err != nil {
			return err
		}
		err := syscall.Mount(shield, "/proc/sys/"+name, "", syscall.MS_BIND, "")
		if err != nil && !os.IsNotExist(err) {
			return fmt.Errorf("/proc/sys/%s: %w", name, err)
		}
	}
	return nil
}

// startContainers starts containerd and gives it the images of the images folder: those baked into
// this image, and any that were put there before the start.
func (n *node) startContainers(ctx context.Context) error {
	if err := startMirror(); err != nil {
		return err
	}
	if err := os.WriteFile(configDirectory+"/containerd.toml", []byte(containerdConfig(n.containerd)), 0o644); err != nil {
		return err
	}
	if err := n.components.start("containerd", "--config", configDirectory+"/containerd.toml"); err != nil {
		return err
	}
	err := until(ctx, patience, func() error {
		connection, err := net.Dial("unix", containerdSocket)
		if err == nil {
			connection.Close()
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("containerd does not answer%s", lastLines("containerd"))
	}
	archives, err := filepath.Glob(imagesDirectory + "/*.tar")
	if err != nil {
		return err
	}
	imported := make(chan error, len(archives))
	for _, archive := range archives {
		go func(archive string) {
			imported <- until(ctx, 10*time.Second, func() error {
				return run("ctr", "--namespace", "k8s.io", "images", "import", archive)
			})
		}(archive)
	}
	for range archives {
		if err := <-imported; err != nil {
			return err
		}
	}
	say("containerd runs, with %d image archives", len(archives))
	return nil
}

// containerdConfig is in the words of the release: containerd 2 has others than 1.
func containerdConfig(containerd release) string {
	version, disabled := 3, `"io.containerd.snapshotter.v1.erofs", "io.containerd.nri.v1.nri"`
	runtime, images := "cri.v1.runtime", "cri.v1.images"
	sandbox, cni := fmt.Sprintf("[plugins.'io.containerd.cri.v1.images'.pinned_images]\n  sandbox = %q", pauseImage), `bin_dirs = ["/usr/lib/cni"]`
	if containerd.before(2, 0) {
		version, disabled = 2, `"io.containerd.snapshotter.v1.aufs", "io.containerd.internal.v1.opt"`
		runtime, images = "grpc.v1.cri", "grpc.v1.cri"
		sandbox, cni = fmt.Sprintf("  sandbox_image = %q", pauseImage), `bin_dir = "/usr/lib/cni"`
	}
	// Where root may not lower a process's oom score, the container's must not be lower than ours.
	restricted := !hasCapability(capSysResource)
	return fmt.Sprintf(`version = %[1]d
root = "/var/lib/containerd"
state = "/run/containerd"
disabled_plugins = [%[2]s, "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper",
  "io.containerd.snapshotter.v1.zfs", "io.containerd.tracing.processor.v1.otlp"]
[grpc]
  address = %[3]q
[plugins.'io.containerd.%[4]s']
  restrict_oom_score_adj = %[5]t
%[6]s
[plugins.'io.containerd.%[4]s'.cni]
  %[7]s
  conf_dir = "/etc/cni/net.d"
[plugins.'io.containerd.%[8]s'.registry]
  config_path = %[9]q
`, version, disabled, containerdSocket, runtime, restricted, sandbox, cni, images, mirrorDirectory)
}

const capSysResource = 24

// hasCapability reads this process's effective capabilities.
func hasCapability(number uint) bool {
	status, _ := os.ReadFile("/proc/self/status")
	for _, line := range strings.Split(string(status), "\n") {
		var effective uint64
		if _, err := fmt.Sscanf(line, "CapEff:\t%x", &effective); err == nil {
			return effective&(1<<number) != 0
		}
	}
	return false
}

func (n *node) startKubelet(authorityFile, kubeconfig string) error {
	config, err := json.Marshal(n.kubeletConfig(authorityFile))
	if err != nil {
		return err
	}
	if err := os.WriteFile(configDirectory+"/kubelet.json", config, 0o644); err != nil {
		return err
	}
	arguments := []string{
		"--kubeconfig=" + kubeconfig,
		"--config=" + configDirectory + "/kubelet.json",
		"--root-dir=" + kubeletDirectory,
		"--cert-dir=" + kubeletDirectory + "/pki",
		"--hostname-override=" + n.options.nodeName,
		"--node-ip=" + n.address.String(),
		"--node-labels=" + strings.Join(n.options.nodeLabels, ","),
	}
	if n.kubernetes.before(1, 24) {
		arguments = append(arguments, "--container-runtime=remote")
	}
	if n.kubernetes.before(1, 27) {
		arguments = append(arguments, "--container-runtime-endpoint=unix://"+containerdSocket,
			"--pod-infra-container-image="+pauseImage)
	}
	return n.components.start("kubelet", append(arguments, n.options.kubeletArgs...)...)
}

type object = map[string]interface{}

// kubeletConfig holds defaults that --kubelet-arg overrides. No cluster DNS runs here: Services are
// reached by their addresses.
func (n *node) kubeletConfig(authorityFile string) object {
	config := object{
		"apiVersion": "kubelet.config.k8s.io/v1beta1",
		"kind":       "KubeletConfiguration",
		"authentication": object{
			"anonymous": object{"enabled": false},
			"webhook":   object{"enabled": true},
			"x509":      object{"clientCAFile": authorityFile},
		},
		"authorization":      object{"mode": "Webhook"},
		"serverTLSBootstrap": true,
		"rotateCertificates": true,
		"readOnlyPort":       0,
		"healthzPort":        0,
		"cgroupDriver":       "cgroupfs",
		"cgroupRoot":         n.cgroup,
		"failSwapOn":         false,
		"clusterDomain":      "cluster.local",
		// k3s's; and images are never collected, since none could be pulled again.
		"evictionHard":                object{"imagefs.available": "5%", "nodefs.available": "5%"},
		"evictionMinimumReclaim":      object{"imagefs.available": "10%", "nodefs.available": "10%"},
		"imageGCHighThresholdPercent": 100,
		"nodeStatusUpdateFrequency":   "1s",
		"nodeStatusReportFrequency":   "1m0s",
		"oomScoreAdj":                 0,
		"serializeImagePulls":         false,
		"registryPullQPS":             0,
		"kubeAPIQPS":                  50,
		"kubeAPIBurst":                100,
		"eventRecordQPS":              50,
	}
	if !n.kubernetes.before(1, 27) {
		config["containerRuntimeEndpoint"] = "unix://" + containerdSocket
	}
	if !n.kubernetes.before(1, 31) {
		config["failCgroupV1"] = false
	}
	return config
}

// startProxy starts kube-proxy, as the node: the server lets nodes read what it needs. The limits of
// connection tracking belong to the machine, and are left alone.
func (n *node) startProxy(kubeconfig string) error {
	return n.components.start("kube-proxy",
		"--kubeconfig="+kubeconfig,
		"--hostname-override="+n.options.nodeName,
		"--cluster-cidr="+clusterCIDR,
		"--proxy-mode=iptables",
		"--iptables-min-sync-period=0s",
		"--oom-score-adj=0",
		"--conntrack-max-per-core=0",
		"--conntrack-tcp-timeout-established=0s",
		"--conntrack-tcp-timeout-close-wait=0s",
		"--healthz-bind-address=127.0.0.1:10256",
		"--metrics-bind-address=127.0.0.1:10249")
}
