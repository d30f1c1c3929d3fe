package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// Every cluster lives for one run, and has authorities of its own.
const validity = 365 * 24 * time.Hour

// authority signs certificates. Keys are elliptic: a dozen of them cost milliseconds.
type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
	file        string // the certificate
	keyFile     string
}

// identity is a certificate and its key, as files.
type identity struct {
	certificateFile, keyFile string
}

// request says what a certificate is for.
type request struct {
	name          string // of the files
	commonName    string
	organizations []string
	usages        []x509.ExtKeyUsage
	hosts         []string // names and addresses that a server answers to
}

var (
	asClient = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	asServer = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	asBoth   = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth}
)

func newAuthority(directory, name string) (*authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template, err := newTemplate(name, nil)
	if err != nil {
		return nil, err
	}
	template.IsCA = true
	template.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageCRLSign | x509.KeyUsageDigitalSignature
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	files, err := writePair(directory, name, der, key)
	return &authority{certificate, key, files.certificateFile, files.keyFile}, err
}

func (a *authority) issue(directory string, wanted request) (identity, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return identity{}, err
	}
	template, err := newTemplate(wanted.commonName, wanted.organizations)
	if err != nil {
		return identity{}, err
	}
	template.KeyUsage = x509.KeyUsageDigitalSignature
	template.ExtKeyUsage = wanted.usages
	for _, host := range wanted.hosts {
		if address := net.ParseIP(host); address != nil {
			template.IPAddresses = append(template.IPAddresses, address)
		} else {
			template.DNSNames = append(template.DNSNames, host)
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.certificate, key.Public(), a.key)
	if err != nil {
		return identity{}, err
	}
	return writePair(directory, wanted.name, der, key)
}

func newTemplate(commonName string, organizations []string) (*x509.Certificate, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return nil, err
	}
	return &x509.Certificate{
		SerialNumber:          serial,
		Subject:               pkix.Name{CommonName: commonName, Organization: organizations},
		NotBefore:             time.Now().Add(-time.Hour), // clocks of agents may lag
		NotAfter:              time.Now().Add(validity),
		BasicConstraintsValid: true,
	}, nil
}

func writePair(directory, name string, der []byte, key *ecdsa.PrivateKey) (identity, error) {
	files := identity{filepath.Join(directory, name+".crt"), filepath.Join(directory, name+".key")}
	if err := writePEM(files.certificateFile, "CERTIFICATE", der); err != nil {
		return files, err
	}
	return files, writeKey(files.keyFile, key)
}

func writeKey(file string, key *ecdsa.PrivateKey) error {
	der, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return err
	}
	return writePEM(file, "EC PRIVATE KEY", der)
}

func writePEM(file, kind string, der []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	return os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600)
}

// writeKubeconfig writes one that names its certificates' files, for a component beside them.
func writeKubeconfig(file, server, authorityFile string, user identity) error {
	return writeKubeconfigOf(file, server, "certificate-authority: "+authorityFile, fmt.Sprintf(
		"client-certificate: %s\n    client-key: %s", user.certificateFile, user.keyFile))
}

// writeKubeconfigOf takes the lines that say who the server and the user are.
func writeKubeconfigOf(file, server, trust, user string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(fmt.Sprintf(`apiVersion: v1
kind: Config
clusters:
- name: default
  cluster:
    server: %s
    %s
users:
- name: default
  user:
    %s
contexts:
- name: default
  context:
    cluster: default
    user: default
current-context: default
`, server, trust, user)), 0o600)
}
