#!/bin/sh
# Make sure that there is a Chromium for the browser tests. Installs Debian's where that is allowed.
set -u
for name in "${SAYCLEAR_CHROMIUM:-}" chromium chromium-browser google-chrome; do
  if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Chromium is not there. It is installed now, about 115 MB."
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
echo "There is no Chromium, so the browser tests will fail. Install it with: sudo apt-get install chromium" >&2
exit 3
