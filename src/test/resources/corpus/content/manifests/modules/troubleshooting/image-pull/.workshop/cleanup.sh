#!/usr/bin/env bash
kubectl delete deployment ui-private --ignore-not-found
