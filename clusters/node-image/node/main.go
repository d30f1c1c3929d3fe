// The entry point of the node image: runs one Kubernetes node, driven like k3s.
//
//	server [flags]   the control plane and a node
//	agent [flags]    a node that joins the server at K3S_URL with K3S_TOKEN
//	anything else    is executed as it is
//
// It writes the certificates and configurations, starts the components, watches over them, and ends
// with the first of them that ends.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

const usage = "use: server [flags], agent [flags], or a command to execute"

func main() {
	if len(os.Args) < 2 {
		fail(errors.New(usage))
	}
	switch role := os.Args[1]; {
	case role == "server" || role == "agent":
		options, err := parseOptions(role, os.Args[2:], os.Getenv)
		if err != nil {
			fail(err)
		}
		if err := runNode(options); err != nil {
			fail(err)
		}
	case strings.HasPrefix(role, "-"):
		fail(fmt.Errorf("%s: no such flag; %s", role, usage))
	default:
		fail(execute(os.Args[1:]))
	}
}

// execute replaces this process; it returns only what went wrong.
func execute(command []string) error {
	path, err := exec.LookPath(command[0])
	if err != nil {
		return err
	}
	return syscall.Exec(path, command, os.Environ())
}

func fail(err error) {
	say("ERROR: %v", err)
	os.Exit(1)
}

var started = time.Now()

// say prints a line with the seconds since the container's start.
func say(format string, arguments ...interface{}) {
	fmt.Printf("[%5.1f s] %s\n", time.Since(started).Seconds(), fmt.Sprintf(format, arguments...))
}

// runNode returns nil when it was told to end by a signal, and otherwise why it could not go on.
func runNode(options options) error {
	context, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	node, err := newNode(options)
	if err != nil {
		return err
	}
	failed := make(chan error, 1)
	go func() {
		var err error
		if options.role == "server" {
			err = node.runServer(context)
		} else {
			err = node.runAgent(context)
		}
		if err != nil {
			failed <- err
		}
	}()
	select {
	case err := <-failed:
		return err
	case err := <-node.components.ended:
		return err
	case <-context.Done():
		// The container's end takes every process with it; nothing here outlives it.
		say("told to end")
		return nil
	}
}
