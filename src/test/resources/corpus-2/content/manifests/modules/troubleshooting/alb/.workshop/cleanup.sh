#!/bin/bash
set -e
kubectl delete ingress -n ui ui --ignore-not-found
