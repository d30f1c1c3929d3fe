package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

const (
	mirrorAddress   = "127.0.0.1:10258"
	mirrorDirectory = configDirectory + "/registries"
	contentOf       = "/var/lib/containerd/io.containerd.content.v1.content/blobs/sha256/"
)

// A kubelet asks the registry for an image whose policy is to pull always, as it is by default for the
// tag latest, even where the image is there. startMirror lets containerd ask this node first, which
// answers for the images that it holds, and for no others: containerd asks their registries.
func startMirror() error {
	hosts := fmt.Sprintf("[host.\"http://%s\"]\n  capabilities = [\"pull\", \"resolve\"]\n", mirrorAddress)
	if err := os.MkdirAll(mirrorDirectory+"/_default", 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(mirrorDirectory+"/_default/hosts.toml", []byte(hosts), 0o644); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", mirrorAddress)
	if err != nil {
		return err
	}
	go func() { say("the mirror of images ended: %v", http.Serve(listener, http.HandlerFunc(mirror))) }()
	return nil
}

var manifestPath = regexp.MustCompile(`^/v2/(.+)/manifests/([\w][\w.-]*)$`)

// mirror tells of an image's manifest; what that is made of is here already, so nothing else is asked.
func mirror(w http.ResponseWriter, r *http.Request) {
	asked := manifestPath.FindStringSubmatch(r.URL.Path)
	if asked == nil {
		http.NotFound(w, r)
		return
	}
	image := r.URL.Query().Get("ns") + "/" + asked[1] + ":" + asked[2]
	// REF TYPE DIGEST …, below a line of headings.
	listed, err := exec.Command("ctr", "--namespace", "k8s.io", "images", "list", "name=="+image).Output()
	fields := strings.Fields(string(listed[strings.IndexByte(string(listed), '\n')+1:]))
	if err != nil || len(fields) < 3 {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", fields[1])
	w.Header().Set("Docker-Content-Digest", fields[2])
	http.ServeFile(w, r, contentOf+filepath.Base(strings.TrimPrefix(fields[2], "sha256:")))
}
