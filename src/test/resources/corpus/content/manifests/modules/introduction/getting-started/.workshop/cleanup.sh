#!/usr/bin/env bash
set -e
kubectl delete namespace -l app.kubernetes.io/created-by=eks-workshop
