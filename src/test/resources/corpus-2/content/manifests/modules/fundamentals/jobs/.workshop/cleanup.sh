#!/bin/bash

set -e

kubectl delete job,cronjob -n catalog --all --ignore-not-found
