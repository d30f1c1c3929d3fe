#!/usr/bin/env bash
# makes the CoreDNS deployment fail for the exercise
kubectl -n kube-system patch deployment coredns --type json \
  -p '[{"op":"replace","path":"/spec/template/spec/nodeSelector","value":{"workshop-default":"no"}}]'
