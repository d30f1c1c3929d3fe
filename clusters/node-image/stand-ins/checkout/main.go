// Stands in for the sample application's checkout service, where its image can't be pulled: answers
// to the health check, and says what it is to everything else.
package main

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"os/signal"
	"syscall"
)

func main() {
	told, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	http.HandleFunc("/health", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		answer(w, http.StatusNotFound, map[string]string{
			"error": "this is a stand-in for the checkout service; only /health answers",
			"path":  r.URL.Path,
		})
	})
	go func() { log.Fatal(http.ListenAndServe(":8080", nil)) }()
	log.Print("stand-in for checkout, listening on port 8080")
	<-told.Done()
}

func answer(w http.ResponseWriter, status int, body map[string]string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
