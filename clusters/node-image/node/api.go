package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

// apiClient speaks to the Kubernetes API, as an identity, over verified TLS.
type apiClient struct {
	server string
	token  string // empty where a certificate says who calls
	http   *http.Client
}

// apiError is an answer of the API that isn't a success.
type apiError struct {
	status int
	text   string
}

func (e apiError) Error() string { return fmt.Sprintf("HTTP %d: %s", e.status, e.text) }

// newAPIClient reads the identity's files again for each connection: kubelet renews its own.
func newAPIClient(server, authorityFile string, user identity) (*apiClient, error) {
	trust, err := os.ReadFile(authorityFile)
	if err != nil {
		return nil, err
	}
	return &apiClient{server: server, http: &http.Client{Transport: &http.Transport{
		ForceAttemptHTTP2: true,
		TLSClientConfig: &tls.Config{
			RootCAs: poolOf(trust),
			GetClientCertificate: func(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
				pair, err := tls.LoadX509KeyPair(user.certificateFile, user.keyFile)
				return &pair, err
			},
		},
	}}}, nil
}

func poolOf(pem []byte) *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	return pool
}

// call sends a body, if there is one, and reads the answer into a value, if one is given.
func (c *apiClient) call(ctx context.Context, method, path string, body, into interface{}) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	response, err := c.send(ctx, method, path, body)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if into == nil {
		_, err = io.Copy(io.Discard, response.Body)
		return err
	}
	return json.NewDecoder(response.Body).Decode(into)
}

func (c *apiClient) send(ctx context.Context, method, path string, body interface{}) (*http.Response, error) {
	var content io.Reader
	if body != nil {
		encoded, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		content = bytes.NewReader(encoded)
	}
	request, err := http.NewRequestWithContext(ctx, method, c.server+path, content)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", "application/json")
	if method == http.MethodPatch {
		request.Header.Set("Content-Type", "application/merge-patch+json")
	}
	if c.token != "" {
		request.Header.Set("Authorization", "Bearer "+c.token)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	if response.StatusCode >= 300 {
		defer response.Body.Close()
		text, _ := io.ReadAll(io.LimitReader(response.Body, 2000))
		return nil, apiError{response.StatusCode, string(bytes.TrimSpace(text))}
	}
	return response, nil
}

// create makes an object, or finds it made already.
func (c *apiClient) create(ctx context.Context, path string, object interface{}) error {
	err := c.call(ctx, http.MethodPost, path, object, nil)
	if answer, ok := err.(apiError); ok && answer.status == http.StatusConflict {
		return nil
	}
	return err
}

// patch merges changes into an object.
func (c *apiClient) patch(ctx context.Context, path string, changes interface{}) error {
	return c.call(ctx, http.MethodPatch, path, changes, nil)
}

// watchEvent is one change of a watched object.
type watchEvent struct {
	Type   string          `json:"type"`
	Object json.RawMessage `json:"object"`
}

// follow hands every object of a collection to changed, first as it is and then at each change,
// until the context ends. A broken connection is taken up again.
func (c *apiClient) follow(ctx context.Context, path string, changed func(kind string, object json.RawMessage)) {
	for ctx.Err() == nil {
		_ = c.followOnce(ctx, path, changed)
		pause(ctx)
	}
}

func (c *apiClient) followOnce(ctx context.Context, path string, changed func(string, json.RawMessage)) error {
	var list struct {
		Metadata struct {
			ResourceVersion string `json:"resourceVersion"`
		} `json:"metadata"`
		Items []json.RawMessage `json:"items"`
	}
	if err := c.call(ctx, http.MethodGet, path, nil, &list); err != nil {
		return err
	}
	changed("LISTED", nil)
	for _, item := range list.Items {
		changed("ADDED", item)
	}
	response, err := c.send(ctx, http.MethodGet, path+"?watch=true&resourceVersion="+list.Metadata.ResourceVersion, nil)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	decoder := json.NewDecoder(response.Body)
	for {
		var event watchEvent
		if err := decoder.Decode(&event); err != nil {
			return err
		}
		if event.Type == "ERROR" { // the version is too old: list again
			return fmt.Errorf("watch of %s: %s", path, event.Object)
		}
		changed(event.Type, event.Object)
	}
}

// pause is the step of every poll.
func pause(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-time.After(100 * time.Millisecond):
	}
}

// hopeless is an error that waiting doesn't mend.
type hopeless struct{ error }

// until polls a condition; the last error seen is why it gave up.
func until(ctx context.Context, limit time.Duration, condition func() error) error {
	deadline := time.Now().Add(limit)
	for {
		err := condition()
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if _, final := err.(hopeless); final {
			return err
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("not after %s: %w", limit, err)
		}
		pause(ctx)
	}
}
