package main

import (
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
)

// release is a version, as far as flags and configurations depend on it.
type release struct{ major, minor int }

var releaseNumbers = regexp.MustCompile(`\bv?(\d+)\.(\d+)[.~+-]`)

// releaseOf asks a program for its version.
func releaseOf(program string) (release, error) {
	output, err := exec.Command(program, "--version").Output()
	if err != nil {
		return release{}, fmt.Errorf("%s --version: %w", program, err)
	}
	numbers := releaseNumbers.FindSubmatch(output)
	if numbers == nil {
		return release{}, fmt.Errorf("%s --version names none: %q", program, output)
	}
	major, _ := strconv.Atoi(string(numbers[1]))
	minor, _ := strconv.Atoi(string(numbers[2]))
	return release{major, minor}, nil
}

// before tells whether this release is older than the one of those numbers.
func (r release) before(major, minor int) bool {
	return r.major < major || r.major == major && r.minor < minor
}
