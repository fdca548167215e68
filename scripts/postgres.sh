# A PostgreSQL server for one run of tests or benchmarks: own folder, free port, gone at the end. Sourced, never run.
# For tests it does not wait for the disk, its data are thrown away anyway. POSTGRES_DURABLE=1 leaves that as shipped.

PG_DIR=
PG_BIN=

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=postgres --regid=postgres --clear-groups -- env HOME="$PG_DIR" "$@"
  else
    "$@"
  fi
}

postgres_find() {
  PG_BIN=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$PG_BIN" ] && [ -x "$PG_BIN/initdb" ]
}

# Starts the server unless it runs, and tells the tests where it is.
postgres_start() {
  local port options try
  [ -z "$PG_DIR" ] || return 0
  postgres_find || { apt_install postgresql && postgres_find; } || complain "PostgreSQL could not be installed." || return
  PG_DIR=$(mktemp -d /tmp/liandong-postgres-XXXXXX)
  [ "$(id -u)" != 0 ] || chown postgres: "$PG_DIR"
  (cd "$PG_DIR" && as_postgres "$PG_BIN/initdb" -D "$PG_DIR/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 \
    --no-sync >"$PG_DIR/init.log" 2>&1) || complain "initdb failed: $(tail -n 1 "$PG_DIR/init.log")" || return
  for try in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 20000))
    options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$PG_DIR -c max_connections=200"
    options+=" -c shared_buffers=256MB"
    [ -n "${POSTGRES_DURABLE:-}" ] || options+=" -c fsync=off -c full_page_writes=off"
    if (cd "$PG_DIR" && as_postgres "$PG_BIN/pg_ctl" -D "$PG_DIR/data" -w -s -l "$PG_DIR/server.log" -o "$options" start) \
      </dev/null >/dev/null 2>&1; then
      export LIANDONG_TEST_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
      return 0
    fi
  done
  complain "PostgreSQL did not start ($try tries): $(tail -n 1 "$PG_DIR/server.log" 2>/dev/null)"
}

postgres_stop() {
  [ -n "$PG_DIR" ] || return 0
  (cd "$PG_DIR" && as_postgres "$PG_BIN/pg_ctl" -D "$PG_DIR/data" -m immediate -s stop) >/dev/null 2>&1 || true
  rm -rf "$PG_DIR"
  PG_DIR=
}
