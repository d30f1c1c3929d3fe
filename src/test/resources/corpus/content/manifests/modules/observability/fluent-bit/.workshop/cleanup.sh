#!/usr/bin/env bash
kubectl delete deployment log-writer --ignore-not-found
