package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// options is what the command line and the environment say, in k3s's words.
type options struct {
	role           string
	nodeName       string
	nodeLabels     []string
	kubeletArgs    []string
	extraSANs      []string
	token          string
	serverURL      string
	kubeconfigMode os.FileMode
}

// parseOptions understands the part of k3s's command line that the suite uses, and refuses the rest:
// a flag that is silently ignored is a cluster that isn't what was asked for.
func parseOptions(role string, arguments []string, environment func(string) string) (options, error) {
	parsed := options{
		role:           role,
		nodeName:       environment("K3S_NODE_NAME"),
		token:          environment("K3S_TOKEN"),
		serverURL:      environment("K3S_URL"),
		kubeconfigMode: 0o600,
	}
	for len(arguments) > 0 {
		flag, value, hasValue := strings.Cut(arguments[0], "=")
		arguments = arguments[1:]
		// Components of k3s that this image never has: naming one to leave out is no error.
		if strings.HasPrefix(flag, "--disable-") {
			continue
		}
		if !takesValue(flag) {
			return parsed, fmt.Errorf("%s: this image does not know that flag of k3s %s", flag, role)
		}
		if !hasValue {
			if len(arguments) == 0 {
				return parsed, fmt.Errorf("%s: value missing", flag)
			}
			value, arguments = arguments[0], arguments[1:]
		}
		if err := parsed.set(flag, value); err != nil {
			return parsed, err
		}
	}
	return parsed, parsed.complete()
}

func takesValue(flag string) bool {
	switch flag {
	case "--node-name", "--node-label", "--kubelet-arg", "--tls-san", "--disable", "--token",
		"--server", "--write-kubeconfig-mode":
		return true
	}
	return false
}

func (o *options) set(flag, value string) error {
	switch flag {
	case "--node-name":
		o.nodeName = value
	case "--node-label":
		o.nodeLabels = append(o.nodeLabels, value)
	case "--kubelet-arg":
		o.kubeletArgs = append(o.kubeletArgs, "--"+strings.TrimLeft(value, "-"))
	case "--tls-san":
		o.extraSANs = append(o.extraSANs, strings.Split(value, ",")...)
	case "--token":
		o.token = value
	case "--server":
		o.serverURL = value
	case "--write-kubeconfig-mode":
		mode, err := strconv.ParseUint(value, 8, 9)
		if err != nil {
			return fmt.Errorf("%s %s: no file mode", flag, value)
		}
		o.kubeconfigMode = os.FileMode(mode)
	}
	return nil
}

func (o *options) complete() error {
	if o.nodeName == "" {
		hostname, err := os.Hostname()
		if err != nil {
			return err
		}
		o.nodeName = hostname
	}
	o.nodeName = strings.ToLower(o.nodeName)
	if strings.ContainsAny(o.token, "\",\n") {
		return fmt.Errorf("the token holds a quote, a comma or a line break, which a token file can't")
	}
	if o.role == "agent" && o.serverURL == "" {
		return fmt.Errorf("an agent needs the server's URL in K3S_URL (https://<server>:6443)")
	}
	if o.role == "agent" && o.token == "" {
		return fmt.Errorf("an agent needs the server's token in K3S_TOKEN")
	}
	return nil
}
