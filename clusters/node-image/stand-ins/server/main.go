// Stands in for a workload whose image can't be pulled: a service of the sample application, or a
// database that others only need to find. What it is comes from the image, by the environment:
//
//	STAND_IN="ui http:8080 /healthy /ready"   answers to these paths, and to others says what it is
//	STAND_IN="mysql tcp:3306"                 accepts connections, says what it is, and closes them
//
// Arguments are meant for the real program, and are ignored. Called by the name of a database's own
// probe (mysqladmin, pg_isready) it tells whether the port answers.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// standIn is one workload's.
type standIn struct {
	name, protocol, port string
	healthy              []string
}

func main() {
	it, err := parse(os.Getenv("STAND_IN"))
	if err != nil {
		log.Fatal(err)
	}
	switch called := filepath.Base(os.Args[0]); called {
	case "mysqladmin", "pg_isready":
		os.Exit(it.probe(called, os.Args[1:]))
	}
	told, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	listener, err := net.Listen("tcp", ":"+it.port)
	if err != nil {
		log.Fatal(err)
	}
	if len(os.Args) > 1 {
		log.Printf("stand-in for %s, so its arguments are ignored: %s", it.name, strings.Join(os.Args[1:], " "))
	}
	log.Printf("stand-in for %s, listening on port %s", it.name, it.port)
	go func() { log.Fatal(it.serve(listener)) }()
	<-told.Done()
}

func parse(words string) (standIn, error) {
	fields := strings.Fields(words)
	if len(fields) < 2 || !strings.Contains(fields[1], ":") {
		return standIn{}, fmt.Errorf("STAND_IN=%q is not NAME PROTOCOL:PORT [PATH…]", words)
	}
	listening := strings.SplitN(fields[1], ":", 2)
	return standIn{fields[0], listening[0], listening[1], fields[2:]}, nil
}

func (s standIn) serve(listener net.Listener) error {
	if s.protocol == "http" {
		return http.Serve(listener, s)
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			return err
		}
		fmt.Fprintf(connection, "this is a stand-in for %s, which only listens\n", s.name)
		connection.Close()
	}
}

// ServeHTTP answers in JSON, whatever is asked.
func (s standIn) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	status, body := http.StatusNotFound, map[string]string{
		"error": "this is a stand-in for " + s.name + "; answers come only from: " + strings.Join(s.healthy, " "),
		"path":  r.URL.Path,
	}
	for _, path := range s.healthy {
		if r.URL.Path == path {
			status, body = http.StatusOK, map[string]string{"status": "ok", "stand-in": s.name}
		}
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

// probe is the exit code of a database's own probe; of mysqladmin's commands only ping is known.
func (s standIn) probe(called string, arguments []string) int {
	if called == "mysqladmin" && !strings.Contains(" "+strings.Join(arguments, " ")+" ", " ping ") {
		fmt.Fprintf(os.Stderr, "mysqladmin: this is a stand-in, which knows only ping\n")
		return 1
	}
	connection, err := net.DialTimeout("tcp", net.JoinHostPort("127.0.0.1", s.port), time.Second)
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: the stand-in for %s does not answer: %v\n", called, s.name, err)
		return 2
	}
	connection.Close()
	fmt.Printf("%s: the stand-in for %s listens on port %s\n", called, s.name, s.port)
	return 0
}
