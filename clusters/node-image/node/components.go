package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const logDirectory = "/var/log/eks-workshop-node"

// components are the programs of a node. None of them is meant to end, so the first that does ends
// the node: a cluster that limps on would make the suite's verdicts worthless.
type components struct {
	ended chan error
}

func newComponents() (*components, error) {
	return &components{ended: make(chan error, 1)}, os.MkdirAll(logDirectory, 0o755)
}

// start runs a program with its output in a log file of its own.
func (c *components) start(name string, arguments ...string) error {
	log, err := os.Create(logFile(name))
	if err != nil {
		return err
	}
	command := exec.Command(name, arguments...)
	command.Stdout, command.Stderr = log, log
	if err := command.Start(); err != nil {
		return fmt.Errorf("%s does not start: %w", name, err)
	}
	go func() {
		err := command.Wait()
		log.Close()
		if err == nil {
			err = fmt.Errorf("exit status 0")
		}
		select {
		case c.ended <- fmt.Errorf("%s ended (%v)%s", name, err, lastLines(name)):
		default: // another one was first
		}
	}()
	return nil
}

func logFile(name string) string { return filepath.Join(logDirectory, name+".log") }

// lastLines is the end of a component's log, as the tail of a message.
func lastLines(name string) string {
	content, err := os.ReadFile(logFile(name))
	if err != nil {
		return ""
	}
	lines := strings.Split(string(bytes.TrimSpace(content)), "\n")
	if len(lines) > 15 {
		lines = lines[len(lines)-15:]
	}
	return fmt.Sprintf("; the end of %s:\n    %s", logFile(name), strings.Join(lines, "\n    "))
}

// run executes a program to its end; its output is part of the error.
func run(name string, arguments ...string) error {
	output, err := exec.Command(name, arguments...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s %s: %v: %s", name, strings.Join(arguments, " "), err, bytes.TrimSpace(output))
	}
	return nil
}
