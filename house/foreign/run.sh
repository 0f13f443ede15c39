#!/usr/bin/env bash
# Calls a running local cloud as two channels that sign by libraries of other languages.
# usage: ./yibao up --today 2025-11-05, and in another terminal house/foreign/run.sh [port]
# needs openssl, Python 3 with venv, Node.js with npm
set -euo pipefail

port="${1:-8080}"
unsigned="http://localhost:$((port + 1))"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="$here/../target/foreign"
mkdir -p "$work"
cp "$here/client.py" "$here/client.mjs" "$here/requirements.txt" "$here/package.json" "$work"
cd "$work"

# a channel of its own for each run, so that nothing has to be ended
registered() {
  openssl genpkey -algorithm ed25519 -out "$1.pem"
  openssl pkey -in "$1.pem" -pubout -out "$1.pub"
  "$here/../../yibao" channel add "$1-$(date +%s)" --kind "$2" --key "$1.pub" --port "$port" \
    | sed 's/^keyid: //'
}

python3 -m venv python
python/bin/pip install -q -r requirements.txt
python/bin/python client.py "$unsigned" "$(registered python BUREAU)" python.pem

npm install --silent --no-audit --no-fund
node client.mjs "$unsigned" "$(registered node PAYMENT)" node.pem
echo "Both were understood."
